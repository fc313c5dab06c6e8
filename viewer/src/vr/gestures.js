// From pressing, pinching and squeezing to grabs, clicks, tools that hold, and the cut plane in the hand.
import { Vector3 } from "three";
import { lps } from "../scene/frame.js";
import { Grab } from "./grab.js";

const MOVED = 0.015; // a pinch that moves farther than this holds the model, m
const TURNED = 0.12; // or turns farther, rad
const MEASURES = ["distance", "path", "angle", "area"];
const STIRRED = 0.002; // less than this is a hand that rests, m
export const PLANE = "plane in the hand";

// What a hand is doing: null, "menu", "click", "tool", "plane", "pinch" (not yet known: a click or a grab), "grab".
export class Gestures {
  #heard = [];
  #hovered = null;
  #doing = { left: null, right: null };

  constructor(app, vr) {
    Object.assign(this, { app, vr, grab: new Grab() });
  }

  // The events of the session wait for the frame, when it is known what the hand points at.
  heard(kind, hand) {
    this.#heard.push([kind, hand]);
  }

  busy(side) {
    return this.#doing[side]?.kind === "grab" || this.#doing[side]?.kind === "plane";
  }

  kind(side) {
    return this.#doing[side]?.kind ?? null;
  }

  // Everything is let go of, and nothing half done is done.
  cancel() {
    this.#heard = [];
    for (const side of ["left", "right"]) {
      if (this.#doing[side]?.kind === "tool") this.app.tools.cancel();
      if (this.#doing[side]?.kind === "plane") this.app.log.settle();
      this.#doing[side] = null;
    }
    this.grab.move(this.vr.world.matrix, []);
    this.app.view3d.controls.enabled = !this.vr.active;
  }

  step() {
    for (const [kind, hand] of this.#heard.splice(0)) this.#event(kind, hand);
    for (const hand of this.vr.hands.both) {
      const doing = this.#doing[hand.side];
      if (!hand.present && doing) this.#end(hand);
      else if (doing?.kind === "tool") this.app.tools.current.drag?.(this.#at(hand).hit ?? null, this.app);
      else if (doing?.kind === "plane") this.#plane(hand);
      else if (doing?.kind === "pinch" && (this.#moved(hand, doing) || this.#other(hand))) doing.kind = "grab";
    }
    this.#hover();
    const poses = this.vr.hands.both.filter((hand) => this.kind(hand.side) === "grab").map((hand) => hand.pose);
    const world = this.grab.move(this.vr.world.matrix, poses);
    if (world) this.vr.put(world);
  }

  // A measure that is being made shows its value while the hand still seeks the next point.
  #hover() {
    const { tools, state } = this.app;
    const at = Object.values(this.vr.pointer.at).findLast((one) => one.hit);
    if (!at || !MEASURES.includes(state.tool) || this.#hovered?.distanceTo(at.hit.world) < STIRRED) return;
    this.#hovered = at.hit.world.clone();
    tools.current?.hover?.(at.hit, this.app);
  }

  #at(hand) {
    return this.vr.pointer.at[hand.side];
  }

  #event(kind, hand) {
    if (kind === "selectstart") this.#select(hand);
    else if (kind === "squeezestart" && hand.present) this.#begin(hand, "grab");
    else if (kind === "selectend" && this.kind(hand.side) !== "grab") this.#end(hand);
    else if (kind === "selectend" && hand.tracked) this.#end(hand);
    else if (kind === "squeezeend" && this.kind(hand.side) === "grab") this.#end(hand);
  }

  #begin(hand, kind, more = {}) {
    if (kind === "grab" && this.kind(hand.side)) this.#end(hand);
    this.#doing[hand.side] = { kind, ...more };
    if (kind === "grab") hand.pulse(0.3, 20);
  }

  #select(hand) {
    const at = this.#at(hand);
    const { tools } = this.app;
    if (this.kind(hand.side) === "grab") return;
    if (at.panel) {
      this.#begin(hand, "menu");
      this.vr.menu.press(at.button, hand);
    } else if (this.#holdsPlane(hand)) {
      this.app.log.settle();
      this.#begin(hand, "plane");
    } else if (at.hit && tools.current?.holds?.(at.hit, this.app)) {
      this.#begin(hand, "tool");
      tools.current.press?.(at.hit, this.app);
      hand.pulse();
    } else if (hand.tracked) this.#begin(hand, "pinch", { hit: at.hit ?? null, pose: hand.pose.clone() });
    else {
      this.#begin(hand, "click");
      this.#click(hand, at.hit ?? null);
    }
  }

  #end(hand) {
    const doing = this.#doing[hand.side];
    this.#doing[hand.side] = null;
    if (!doing) return;
    if (doing.kind === "tool") this.app.tools.current?.release?.(this.#at(hand).hit ?? null, this.app);
    else if (doing.kind === "plane") this.app.log.settle();
    else if (doing.kind === "pinch") this.#click(hand, doing.hit);
  }

  #click(hand, hit) {
    this.app.tools.click(hit);
    if (hit) hand.pulse(0.6, 35);
  }

  // The hand without the menu holds the plane; the other still takes the model.
  #holdsPlane(hand) {
    return this.app.state.tool === PLANE && (!hand.tracked || hand.side !== this.vr.prefs.hand);
  }

  // Held like a sheet before the hand: what lies between it and the person is cut away.
  #plane(hand) {
    const { patient } = this.app.view3d;
    const point = lps(patient.worldToLocal(hand.tip.clone()));
    const normal = lps(hand.ray.direction.clone().negate().transformDirection(patient.matrixWorld.clone().invert()));
    this.app.plane.place(point, normal);
  }

  #moved(hand, { pose }) {
    const from = new Vector3().setFromMatrixPosition(pose);
    const way = (matrix, column) => new Vector3().setFromMatrixColumn(matrix, column).normalize();
    const turn = Math.max(...[0, 1].map((column) => way(pose, column).angleTo(way(hand.pose, column))));
    return from.distanceTo(new Vector3().setFromMatrixPosition(hand.pose)) > MOVED || turn > TURNED;
  }

  // Both hands pinch: they hold the model together.
  #other(hand) {
    const kind = this.kind(hand.side === "left" ? "right" : "left");
    return kind === "pinch" || kind === "grab";
  }
}
