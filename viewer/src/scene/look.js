// How each mesh looks, from the state alone: shown or hidden, how clear, in which order, in which colour.
import { Color, DoubleSide, FrontSide, SRGBColorSpace, Vector3 } from "three";
import { divided, gap, openedShare, shows } from "../ops/seen.js";
import { answerNow } from "./answered.js";
import { nodeColour, nodeSurety, scaleOf } from "./colour.js";
import { fog, hatched, marksOf } from "./doubt.js";
import { vector } from "./frame.js";
import { crossings, isWall, paintWall } from "./walls.js";

// Clear shells are drawn after what is solid: the farther twin first, and in each twin the innermost first.
const LAYER = { brain: 3, csf: 4, dura: 5, bone: 6, muscle: 7, skin: 8 };
const [FAR, BETWEEN, NEAR] = [0, 10, 20];
const SOLID = 0.995;
const MOST_CLEAR = 4; // shells over each other; the inner ones of more are dithered, which needs no order

export class Look {
  #painted = new WeakMap(); // mesh -> the key of its colours
  #crossings = null;
  #near = null;

  constructor(app) {
    this.app = app;
    this.side = "plan";
    app.view3d.scene.onBeforeRender = (renderer, scene, camera) => this.#ordered(camera);
    this.beforeRender = new Set(); // called with the camera, once the world is where it will be drawn
    app.onModel(() => this.#renewed());
    app.onAnswer(() => this.refresh());
  }

  // Something that colours follow has changed beside the state: the answer to a clip, or the scene itself.
  refresh() {
    if (!this.app.model?.name) return;
    this.#painted = new WeakMap();
    this.show(this.app.state);
    this.app.view3d.draw();
  }

  get scale() {
    return scaleOf(this.app.scene, this.app.state.colour, answerNow(this.app));
  }

  // Which vessels the stage shown divides, and where, LPS mm as the twins lie when not pulled apart.
  get divisions() {
    this.#crossings ??= crossings(this.app.scene, this.app.model);
    return [...divided(this.app.scene, this.app.state)].map(([id, when]) => ({ id, when, at: this.#crossings.get(id) }));
  }

  show(state) {
    const { scene, model, view3d } = this.app;
    this.state = state;
    view3d.spread = gap(scene, state);
    model.pull(view3d.spread / 2);
    fog(state.doubt);
    this.#sides = Object.fromEntries(["plan", "other"].map((side) => [side, shows(scene, state, side)]));
    for (const mesh of model.meshes.values()) {
      if (!this.#known.has(mesh)) this.#prepare(mesh);
      this.#dress(mesh, state);
      this.#paint(mesh, state);
    }
    this.#dithered();
    this.see(this.side);
  }

  // Only what this side of a comparison shows is drawn next.
  see(side) {
    this.side = side;
    const seen = this.seenBy(side);
    for (const mesh of this.app.model.meshes.values()) mesh.visible = seen(mesh);
    for (const follow of this.onSide) follow(side);
  }

  // A function of a mesh: does this side draw it?
  seenBy(side) {
    const shown = this.#sides[side];
    return (mesh) => shown(mesh.userData.node) && mesh.material.opacity > 0;
  }

  onSide = new Set();
  #sides = {};
  #known = new WeakSet();

  #renewed() {
    this.#painted = new WeakMap();
    this.#crossings = null;
    this.#near = null;
  }

  #prepare(mesh) {
    this.#known.add(mesh);
    if (isWall(mesh)) marksOf(mesh.geometry);
    mesh.material.vertexColors = isWall(mesh);
    mesh.material.forceSinglePass = true;
    hatched(mesh);
  }

  #dress(mesh, state) {
    const { node } = mesh.userData;
    const share = openedShare(this.app.scene, state);
    // The surface fades as its two faces part.
    const fade = node.role === "cut" ? 1 - share : 1;
    const opacity = (state.opacity[node.structure] ?? node.opacity) * fade;
    const clear = opacity < SOLID;
    const closed = node.role === "anatomy";
    turn(mesh.material, { opacity, transparent: clear, depthWrite: !clear, alphaHash: false, side: clear && closed ? FrontSide : DoubleSide });
    mesh.material.userData.doubt.sure.value = node.role === "doubt" ? nodeSurety(node) : 1;
  }

  // At most four clear shells over each other: of more, the inner ones are dithered.
  #dithered() {
    const plan = this.#sides.plan;
    const clear = [...this.app.model.meshes.values()].filter((mesh) => mesh.material.transparent && mesh.userData.node.role === "anatomy" && plan(mesh.userData.node));
    const layers = [...new Set(clear.map((mesh) => mesh.userData.node.structure))];
    const depth = new Map(clear.map((mesh) => [mesh.userData.node.structure, LAYER[mesh.userData.node.tissue] ?? 2]));
    const extra = new Set(layers.sort((a, b) => depth.get(b) - depth.get(a)).slice(MOST_CLEAR));
    for (const mesh of clear.filter((one) => extra.has(one.userData.node.structure))) turn(mesh.material, { transparent: false, depthWrite: true, alphaHash: true, side: DoubleSide });
    this.#near = null;
  }

  // The order of the clear shells follows the side of the cut that the eye is on; it is the same for both eyes.
  #ordered(camera) {
    const { scene, model, view3d } = this.app;
    for (const call of this.beforeRender) call(camera);
    const eye = new Vector3().setFromMatrixPosition(camera.matrixWorld);
    const towards = eye.sub(view3d.metres(scene.cut_centre)).dot(vector(scene.normal).transformDirection(view3d.patient.matrixWorld));
    const near = towards > 0 ? "pollux" : "castor";
    if (near === this.#near) return;
    this.#near = near;
    for (const mesh of model.meshes.values()) mesh.renderOrder = mesh.material.transparent ? order(mesh.userData.node, near) : outermostFirst(mesh.userData.node);
  }

  #paint(mesh, state) {
    const { scene } = this.app;
    const answer = answerNow(this.app);
    const wall = isWall(mesh);
    const key = [state.colour, wall && state.stage, wall && this.#answered(answer)].join();
    if (this.#painted.get(mesh) === key) return;
    this.#painted.set(mesh, key);
    const scale = scaleOf(scene, state.colour, answer);
    this.#crossings ??= crossings(scene, this.app.model);
    if (wall) paintWall(mesh, { scene, state, scale, answer, crossings: this.#crossings });
    const rgb = wall ? [255, 255, 255] : nodeColour(scene, mesh.userData.node, state.colour, scale);
    mesh.material.color.copy(new Color().setRGB(...rgb.map((c) => c / 255), SRGBColorSpace));
  }

  #answers = new WeakMap();
  #count = 0;

  // A number for each answer, so that a new one is seen to be new.
  #answered(answer) {
    if (!answer) return 0;
    if (!this.#answers.has(answer)) this.#answers.set(answer, ++this.#count);
    return this.#answers.get(answer);
  }
}

function order(node, near) {
  const twin = node.twin === near ? NEAR : node.twin === "both" || node.twin === "shared" ? BETWEEN : FAR;
  return twin + (LAYER[node.tissue] ?? 2);
}

// Of what is solid the outermost goes first: what it hides need not be shaded.
function outermostFirst(node) {
  return -(LAYER[node.tissue] ?? 2);
}

// New values of a material; one that changes its program is compiled anew.
function turn(material, values) {
  const other = ["transparent", "side", "alphaHash"].some((name) => name in values && material[name] !== values[name]);
  Object.assign(material, values);
  if (other) material.needsUpdate = true;
}
