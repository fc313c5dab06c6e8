// What a ray meets first: only what is shown, not cut away, and not so clear that one means what lies behind it.
import { DoubleSide, Matrix3, Ray, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import { lps } from "./frame.js";

export const THROUGH = 0.35; // a shell clearer than this is seen through, unless nothing lies behind it

// The search tree of each geometry is built when first needed.
export function tree(geometry) {
  geometry.boundsTree ??= new MeshBVH(geometry, { indirect: true });
  return geometry.boundsTree;
}

// `ray` in three's world, metres. The hit: {point, normal (LPS, as the twins lie when not pulled apart), node, mesh, vessel, distance (m), world}.
// `seen(mesh)`: whether it is drawn in the picture that the ray goes through.
export function pick(model, ray, planes = [], seen = (mesh) => mesh.visible) {
  let [best, clear] = [null, null];
  for (const mesh of model.meshes.values()) {
    if (!seen(mesh)) continue;
    const hit = nearest(mesh, ray, mesh.material.clippingPlanes ?? planes);
    if (!hit) continue;
    if (mesh.material.opacity < THROUGH) clear = nearer(clear, hit);
    else best = nearer(best, hit);
  }
  const found = best ?? clear;
  const face = model.faces.reduce((near, one) => nearer(near, one.meet(ray)), null);
  if (face && (!best || face.distance <= best.distance)) return face;
  return found && described(model, found);
}

const nearer = (a, b) => (a && !(b && b.distance < a.distance) ? a : b);

function nearest(mesh, ray, planes) {
  const local = new Ray().copy(ray).applyMatrix4(mesh.matrixWorld.clone().invert());
  let best = null;
  for (const hit of tree(mesh.geometry).raycast(local, DoubleSide)) {
    const world = hit.point.clone().applyMatrix4(mesh.matrixWorld);
    if (planes.some((plane) => plane.distanceToPoint(world) < 0)) continue;
    const distance = world.distanceTo(ray.origin);
    if (!best || distance < best.distance) best = { mesh, world, distance, face: hit.face };
  }
  return best;
}

export function described(model, { mesh, world, distance, face }) {
  const group = mesh.parent; // LPS mm, moved when the twins are pulled apart
  const normal = face.normal.clone().applyNormalMatrix(new Matrix3().getNormalMatrix(mesh.matrix)).normalize();
  return {
    point: lps(group.worldToLocal(world.clone())), normal: lps(normal), node: mesh.userData.node, mesh, distance, world,
    vessel: vesselAt(model, mesh, face),
  };
}

// The id of the vessel at a face, or null: vessel surfaces carry their edge's index at each vertex.
function vesselAt(model, mesh, face) {
  const edges = mesh.geometry.getAttribute("_edge");
  const index = edges?.getX(face.a);
  return model.scene.vessels.find((vessel) => vessel.index === index)?.id ?? null;
}

// The ray through a place of the canvas, in pixels of the page.
export function rayAt(view3d, clientX, clientY) {
  const box = view3d.boxAt(clientX, clientY);
  const at = new Vector3(((clientX - box.left) / box.width) * 2 - 1, 1 - ((clientY - box.top) / box.height) * 2, 0.5);
  const origin = new Vector3().setFromMatrixPosition(view3d.camera.matrixWorld);
  return new Ray(origin, at.unproject(view3d.camera).sub(origin).normalize());
}
