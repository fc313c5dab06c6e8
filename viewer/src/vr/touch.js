// What a fingertip or the tip of a controller is at: the nearest shown surface within reach.
import { Vector3 } from "three";
import { described, THROUGH, tree } from "../scene/pick.js";

export const REACH = 0.05; // m of the room

// The hit, as scene/pick.js gives it, or null. `at` in metres of the room.
export function touch(model, at, planes = [], reach = REACH) {
  let [solid, clear] = [null, null];
  for (const mesh of model.meshes.values()) {
    if (!mesh.visible) continue;
    const hit = nearest(mesh, at, mesh.material.clippingPlanes ?? planes, reach);
    if (!hit) continue;
    if (mesh.material.opacity < THROUGH) clear = nearer(clear, hit);
    else solid = nearer(solid, hit);
  }
  const found = solid ?? clear;
  return found && { ...described(model, found), touched: true };
}

const nearer = (a, b) => (a && a.distance <= b.distance ? a : b);

function nearest(mesh, at, planes, reach) {
  const scale = mesh.matrixWorld.getMaxScaleOnAxis();
  const local = at.clone().applyMatrix4(mesh.matrixWorld.clone().invert());
  if (mesh.geometry.boundingBox === null) mesh.geometry.computeBoundingBox();
  if (mesh.geometry.boundingBox.distanceToPoint(local) * scale > reach) return null;
  const found = tree(mesh.geometry).closestPointToPoint(local, {}, 0, reach / scale);
  if (!found) return null;
  const world = found.point.clone().applyMatrix4(mesh.matrixWorld);
  if (planes.some((plane) => plane.distanceToPoint(world) < 0)) return null;
  return { mesh, world, distance: world.distanceTo(at), face: faceAt(mesh.geometry, found.faceIndex) };
}

// A triangle's first corner and its normal, as three.js gives them for a ray.
function faceAt(geometry, index) {
  const [a, b, c] = [0, 1, 2].map((k) => geometry.index ? geometry.index.getX(3 * index + k) : 3 * index + k);
  const [p, q, r] = [a, b, c].map((corner) => new Vector3().fromBufferAttribute(geometry.getAttribute("position"), corner));
  return { a, b, c, normal: q.sub(p).cross(r.sub(p)).normalize() };
}
