// Where a plane meets a volume: a polygon of at most six corners, so that nothing is drawn where there is no scan.
import { BufferGeometry, Float32BufferAttribute, Vector3 } from "three";

const MOST = 6;
const EDGES = [[0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7]];

export function polygonGeometry() {
  const made = new BufferGeometry();
  made.setAttribute("position", new Float32BufferAttribute(new Float32Array(3 * MOST), 3));
  made.setIndex(Array.from({ length: MOST - 2 }, (_, n) => [0, n + 1, n + 2]).flat());
  return made;
}

// Corners of a volume's box, half a voxel outside its outer voxels' middles.
export function cornersOf(shape, lpsFromIjk) {
  return Array.from({ length: 8 }, (_, n) => new Vector3(...shape.map((size, axis) => ((n >> axis) & 1 ? size - 0.5 : -0.5))).applyMatrix4(lpsFromIjk));
}

// Puts the polygon of a plane (LPS mm) and the box with those corners into a geometry.
export function putPolygon(geometry, corners, normal, point) {
  const found = meeting(corners, normal, point);
  const position = geometry.getAttribute("position");
  for (let n = 0; n < MOST; n += 1) {
    const at = found[Math.min(n, found.length - 1)] ?? point;
    position.setXYZ(n, at.x, at.y, at.z);
  }
  position.needsUpdate = true;
  geometry.computeBoundingSphere();
}

// In order round their middle.
function meeting(corners, normal, point) {
  const heights = corners.map((corner) => corner.clone().sub(point).dot(normal));
  const crossed = EDGES.filter(([a, b]) => heights[a] < 0 !== heights[b] < 0);
  const found = crossed.map(([a, b]) => corners[a].clone().lerp(corners[b], heights[a] / (heights[a] - heights[b])));
  if (!found.length) return found;
  const middle = found.reduce((sum, at) => sum.add(at), new Vector3()).divideScalar(found.length);
  const right = found[0].clone().sub(middle).normalize();
  const up = new Vector3().crossVectors(normal, right);
  const angle = (at) => Math.atan2(at.clone().sub(middle).dot(up), at.clone().sub(middle).dot(right));
  return found.sort((a, b) => angle(a) - angle(b));
}
