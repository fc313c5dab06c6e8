// What is drawn over the model: lines of a constant width in pixels, seen through everything, in LPS mm.
import { Group, Vector3 } from "three";
import { Line2 } from "three/examples/jsm/lines/Line2.js";
import { LineGeometry } from "three/examples/jsm/lines/LineGeometry.js";
import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { vector } from "./frame.js";

export const ORDER = 900; // above every clear shell
export const DARK = 0x14181d;
export const LIGHT = 0xffffff;
export const PICKED = 0xf0e442; // Okabe and Ito's yellow: no owner has it

// A dark line with a light edge, so that it is seen on every ground. `dashed`: something not yet fixed.
export function line(points, { colour = DARK, edge = LIGHT, width = 2.5, dashed = false } = {}) {
  const group = new Group();
  const geometry = new LineGeometry().setPositions(points.flatMap((p) => [p.x, p.y, p.z]));
  const strokes = [[edge, width + 3, false, 0], [colour, width, dashed, 1]];
  for (const [color, linewidth, dash, above] of strokes) {
    const material = new LineMaterial({ color, linewidth, dashed: dash, dashSize: 3, gapSize: 2, depthTest: false, depthWrite: false, transparent: true });
    const stroke = new Line2(geometry, material);
    if (dash) stroke.computeLineDistances();
    stroke.renderOrder = ORDER + above;
    stroke.frustumCulled = false;
    group.add(stroke);
  }
  return group;
}

// Takes everything out of a group, and its memory back.
export function wipe(group) {
  group.traverse((object) => {
    if (object.userData.borrowed) return; // geometry of the model's own
    object.geometry?.dispose();
    object.material?.dispose();
  });
  group.clear();
}

// Where a point as scanned is drawn: with its twin, when the twins are pulled apart.
export function drawn(app, point, twin) {
  const at = vector(point);
  const group = app.model?.twins[twin];
  return group ? at.add(group.position) : at;
}

export const middle = (points) => points.reduce((sum, p) => sum.add(p), new Vector3()).divideScalar(points.length);
