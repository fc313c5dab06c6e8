// What the team made, drawn where it is: measures, landmarks, notes. A mark moves with the twin that it lies on.
import { Group, Vector3 } from "three";
import { gap } from "../ops/seen.js";
import { t } from "../strings.js";
import { drawn, line, middle, wipe } from "./ink.js";
import { resolution, rounded, voxelOf } from "./measure.js";
import { parted, twinsAt } from "./twin.js";

const MEASURE = "#0b5cad";
const LANDMARK = "#8a3b00";
const NOTE = "#5b2a86";
export const SHAPES = { distance: "dot", path: "dot", angle: "diamond", area: "square" };

// The value as it is written everywhere: with as many digits as half a voxel bears, and that half voxel.
export function valueText(scene, { type, points, value, unit }) {
  const fine = resolution(type, type === "path" ? [points[0], points.at(-1)] : points, voxelOf(scene));
  return { value: `${rounded(value, fine)} ${unit}`, fine: `± ${t("measure.about")} ${rounded(fine, fine)} ${unit}` };
}

export class Marks {
  #last = null;

  constructor(app, labels) {
    Object.assign(this, { app, labels });
    this.group = new Group();
    app.view3d.patient.add(this.group);
  }

  follow(state) {
    const now = [state.measures, state.landmarks, state.notes, gap(this.app.scene, state), state.layers, this.app.model.meshes];
    if (this.#last && now.every((one, i) => one === this.#last[i])) return;
    this.#last = now;
    wipe(this.group);
    const { measures, landmarks, notes } = state.layers;
    this.labels.set("measures", measures ? state.measures.flatMap((one) => this.#measure(one)) : []);
    this.labels.set("landmarks", landmarks ? state.landmarks.map((one) => this.#pin(one, one.name, "flag", LANDMARK)) : []);
    this.labels.set("notes", notes ? state.notes.map((one) => this.#pin(one, `${t("notes.sign")} ${one.text.split("\n")[0]}`, "square", NOTE)) : []);
    this.app.view3d.draw();
  }

  // What is being measured now, not yet kept.
  preview(type, points, text) {
    if (this.previewed) {
      wipe(this.previewed);
      this.previewed.removeFromParent();
    }
    this.previewed = new Group();
    this.app.view3d.patient.add(this.previewed);
    const at = this.#places(points);
    if (at.length > 1) this.previewed.add(line(type === "area" && at.length > 2 ? [...at, at[0]] : at, { dashed: true }));
    this.labels.set("preview", at.map((p, i) => ({ at: p, shape: SHAPES[type], colour: MEASURE, first: 9, text: i === at.length - 1 ? this.#told({ points }, text) : "" })));
    this.app.view3d.draw();
  }

  #places(points) {
    const twins = twinsAt(this.app, points);
    return points.map((point, i) => drawn(this.app, point, twins[i]));
  }

  #pin(one, text, shape, colour) {
    return { at: this.#places([one.at])[0], text, shape, colour, first: 3 };
  }

  #measure(one) {
    const at = this.#places(one.points);
    this.group.add(line(one.type === "area" ? [...at, at[0]] : at, { colour: 0x0b5cad }));
    const corners = one.type === "path" ? [at[0], at.at(-1)] : at;
    const { value } = valueText(this.app.scene, one);
    const text = this.#told(one, value);
    const where = { angle: at[1], area: middle(at), path: at[Math.floor(at.length / 2)] }[one.type] ?? middle(at);
    const dots = corners.map((p) => ({ at: p, text: "", shape: SHAPES[one.type], colour: MEASURE }));
    return [...dots, { at: where.clone?.() ?? new Vector3(), text, shape: SHAPES[one.type], colour: MEASURE, first: 5 }];
  }

  #told(one, text) {
    return text && this.apart(one) ? `${text} ${t("measure.asScanned")}` : text;
  }

  // Whether its points lie on twins that are pulled apart: then the line is longer than the value.
  apart(one) {
    return parted(this.app) && new Set(twinsAt(this.app, one.points)).size > 1;
  }
}
