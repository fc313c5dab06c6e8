// Whose surface a point lies on: marks are kept as places of the scan, and must move with their twin when it is pulled away.
import { vector } from "./frame.js";
import { tree } from "./pick.js";

const known = new WeakMap(); // answers per set of meshes: another level of detail asks anew

// "castor", "pollux" or "both", by the nearest surface that is shown (of vessels only, where `role` says so).
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
    const asked = role ? node.role === role : mesh.visible && ["anatomy", "vessel", "cut"].includes(node.role);
    if (!asked) continue;
    const local = vector(point).applyMatrix4(mesh.matrix.clone().invert());
    const found = tree(mesh.geometry).closestPointToPoint(local);
    const distance = found ? found.point.applyMatrix4(mesh.matrix).distanceTo(vector(point)) : Infinity;
    if (distance < best.distance) best = { distance, twin: node.twin };
  }
  return best.twin;
}

// The twins of points; none has to be asked while they lie together.
export const twinsAt = (app, points, role) => points.map((point) => (app.state.apart && app.model ? twinAt(app.model, point, role) : "both"));
