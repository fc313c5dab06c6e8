// Virtual reality: what happens each frame between the hands, the world they hold, the menu and the tools. install(app).
import { Matrix4, Vector3 } from "three";
import { t } from "../strings.js";
import { ACTIONS } from "./actions.js";
import { AnswerBoard } from "./answer.js";
import { Entrance } from "./enter.js";
import { floor } from "./floor.js";
import { Gestures, PLANE } from "./gestures.js";
import { turned } from "./grab.js";
import { Hands } from "./hands.js";
import { Menu } from "./menu.js";
import { floorOf, headAt, placed, seenFrom, TURN } from "./place.js";
import { Pointer } from "./pointer.js";
import { prefs, prefer } from "./prefs.js";
import { Session } from "./session.js";

const SNAP = 0.7; // of the thumbstick's way
const CALM = 0.3;

export class VR {
  #kept = null; // where the model was in the room when the headset was left

  constructor(app) {
    this.app = app;
    this.prefs = prefs();
    this.head = new Matrix4();
    this.hands = new Hands();
    this.paused = false;
    this.stats = { calls: 0, triangles: 0 };
    this.actions = ACTIONS; // for the test that looks for each on the flat screen
    this.floor = floor();
    this.session = new Session(app, {
      began: () => this.#began(), ended: () => this.#ended(), paused: (yes) => this.#pause(yes), each: (...given) => this.#each(...given),
    });
  }

  // Needs app.vr: the menu asks for what is preferred.
  furnish() {
    const { app } = this;
    this.menu = new Menu(app);
    this.answer = new AnswerBoard(app);
    this.pointer = new Pointer(app, [
      { board: this.menu.board, get own() { return app.vr.menu.own; }, buttonAt: (spot) => app.vr.menu.buttonAt(spot) },
      { board: this.answer.board, own: null, buttonAt: () => null },
    ]);
    this.gestures = new Gestures(app, this);
    this.objects = [this.floor, ...this.hands.objects, this.menu.board.mesh, this.answer.board.mesh, ...this.pointer.objects];
  }

  get active() {
    return this.session.active;
  }

  get world() {
    return this.app.view3d.world;
  }

  // Of the room, in metres.
  get middle() {
    return new Vector3(...this.app.scene.centre).applyMatrix4(this.app.view3d.patient.matrixWorld);
  }

  get scale() {
    return this.world.matrix.getMaxScaleOnAxis();
  }

  async enter() {
    this.app.tools.cancel();
    await this.session.enter();
  }

  leave() {
    return this.session.leave();
  }

  prefer(change) {
    this.prefs = prefer(this.prefs, change);
    this.entrance?.show();
    if (this.active && ("size" in change || "posture" in change)) this.place();
  }

  // Before the person, as preferred; the patient's own frame stays.
  place() {
    const { scene, view3d } = this.app;
    const centre = new Vector3(...scene.centre).applyMatrix4(view3d.patient.matrix);
    this.put(placed(this.head, centre, scene.extent_mm / 1000, { ...this.prefs, known: this.session.space === "local-floor" }));
  }

  // Where the head is, as if the model had stayed where it is on the flat screen: for what is kept and flown to.
  get pose() {
    const back = this.world.matrix.clone().invert();
    return { position: headAt(this.head).applyMatrix4(back).toArray(), target: this.middle.applyMatrix4(back).toArray() };
  }

  // Turns the model so that the head sees it as a kept camera did, at the size and the place it has now.
  set pose(camera) {
    this.put(seenFrom(this.head, camera, this.middle, this.scale));
  }

  put(matrix) {
    const { world } = this;
    world.matrixAutoUpdate = false;
    world.matrix.copy(matrix);
    world.matrix.decompose(world.position, world.quaternion, world.scale);
    world.updateMatrixWorld(true);
  }

  #began() {
    this.fresh = true;
    this.menu.pinned = false;
    for (const object of this.objects) this.app.view3d.scene.add(object);
    const { session } = this.session;
    for (const kind of ["selectstart", "selectend", "squeezestart", "squeezeend"]) {
      session.addEventListener(kind, (event) => this.gestures.heard(kind, this.hands.of(event.inputSource)));
    }
    session.addEventListener("inputsourceschange", () => this.gestures.cancel());
    this.entrance.show();
  }

  #ended() {
    this.gestures.cancel();
    this.#kept = this.world.matrix.clone();
    for (const object of this.objects) object.removeFromParent();
    this.menu.board.mesh.visible = false;
    this.put(new Matrix4());
    this.world.matrixAutoUpdate = true;
    this.paused = false;
    this.entrance.show();
    if (this.app.state.tool === PLANE) this.app.do("tool", { name: "look" });
    if (this.app.log.unsigned) this.app.ask?.who(); // what was made in the headset waits for a name
  }

  // The system's own menu is before the eyes: nothing is held, pointed at or pressed until it has gone.
  #pause(yes) {
    this.paused = yes;
    this.gestures.cancel();
    if (yes) this.pointer.hide();
  }

  #each(time, frame, space) {
    const viewer = frame.getViewerPose(space);
    if (!viewer) return;
    this.head.fromArray(viewer.transform.matrix);
    this.#arrive();
    this.#light();
    this.#count();
    if (this.paused) return;
    this.hands.read(frame, space, frame.session.inputSources);
    this.#turn();
    const head = headAt(this.head);
    this.menu.follow(this.hands[this.prefs.hand], head);
    const middle = this.middle;
    this.answer.follow(head, middle, (this.app.scene.extent_mm / 2000) * this.scale);
    this.pointer.read(this.hands, head, (side) => this.gestures.busy(side));
    this.gestures.step();
    this.menu.paint(this.pointer.over(this.menu));
  }

  // The first frame of a session: where the head is known, the model takes its place.
  #arrive() {
    if (!this.fresh) return;
    this.fresh = false;
    if (this.#kept) this.put(this.#kept);
    else this.place();
    this.floor.visible = true;
    this.floor.position.y = floorOf(this.head, this.prefs.posture, this.session.space === "local-floor");
  }

  // A lamp at the head that shines on the model, wherever it was taken.
  #light() {
    const { light } = this.app.view3d;
    light.target.position.copy(this.middle);
    light.target.updateMatrixWorld();
  }

  // One flick of a thumbstick turns the room by 30 degrees about the person: never a smooth ride.
  #turn() {
    for (const hand of this.hands.both) {
      const way = hand.present && !hand.tracked ? hand.sideways : 0;
      if (Math.abs(way) > SNAP && !hand.snapped) {
        hand.snapped = true;
        this.put(turned(headAt(this.head), Math.sign(way) * TURN).multiply(this.world.matrix));
      } else if (Math.abs(way) < CALM) hand.snapped = false;
    }
  }

  // What the last stereo frame cost.
  #count() {
    const { render } = this.app.view3d.renderer.info;
    this.stats = { calls: render.calls, triangles: render.triangles };
  }
}

export function install(app) {
  if (!app.view3d) return;
  app.vr = new VR(app);
  if (!app.tools.names.includes("hide")) {
    app.tools.add("hide", { press: (hit) => hit?.node && app.do("show", { names: [hit.node.name], visible: false }) });
    app.shell.tool("hide", { label: t("vr.tool.hide"), icon: "⦸" });
  }
  if (app.plane) app.tools.add(PLANE, {}); // on the flat screen the plane has a handle of its own
  app.vr.furnish();
  app.view3d.worn = app.vr;
  app.vr.entrance = new Entrance(app);
}
