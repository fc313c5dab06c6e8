// Whose surface a point lies on: marks are kept as places of the scan, and must move with their twin when it is pulled away.
import { gap } from "../ops/seen.js";
import { vector } from "./frame.js";
import { drawn } from "./ink.js";
import { tree } from "./pick.js";

const OWN = ["anatomy", "vessel"];
const known = new WeakMap(); // answers per set of meshes: another level of detail asks anew

// "castor", "pollux" or "both", by the nearest of the anatomy's surfaces, shown or not (of vessels only, where `role` says so).
// The cut is none of them: its two halves part, and what lies on it goes along with one.
export function twinAt(model, point, role = null) {
  if (!known.has(model.meshes)) known.set(model.meshes, new Map());
  const answers = known.get(model.meshes);
  const key = `${role} ${point}`;
  if (!answers.has(key)) answers.set(key, nearest(model, point, role));
  return answers.get(key);
}

function nearest(model, point, role) {
  let best = { distance: Infinity, twin: "both" };
  for (const mesh of model.meshes.values()) {
    const { node } = mesh.userData;
    if (role ? node.role !== role : !OWN.includes(node.role)) continue;
    const local = vector(point).applyMatrix4(mesh.matrix.clone().invert());
    const found = tree(mesh.geometry).closestPointToPoint(local);
    const distance = found ? found.point.applyMatrix4(mesh.matrix).distanceTo(vector(point)) : Infinity;
    if (distance < best.distance) best = { distance, twin: node.twin };
  }
  return best.twin;
}

// Whether the twins lie apart: pulled, or with the cut opened by hand or by the last stage.
export const parted = (app) => gap(app.scene, app.state) > 0;

// The twins of points; none has to be asked while they lie together.
export const twinsAt = (app, points, role) => points.map((point) => (parted(app) && app.model ? twinAt(app.model, point, role) : "both"));

// Where a point as scanned is drawn: with the twin whose surface (or vessel) it lies on.
export const drawnAt = (app, point, role) => drawn(app, point, twinsAt(app, [point], role)[0]);
