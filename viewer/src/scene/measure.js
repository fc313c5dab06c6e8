// Measures from points in LPS mm, as the twins were scanned; how fine each can be is about half a voxel. No three.js, no screen.
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const distance = (a, b) => Math.hypot(...minus(a, b));
export const along = (points) => points.slice(1).reduce((sum, p, i) => sum + distance(points[i], p), 0);

// Degrees at the middle point of three; 0 where two of them are one.
export function angle([a, b, c]) {
  const [u, v] = [minus(a, b), minus(c, b)];
  return (Math.atan2(Math.hypot(...cross(u, v)), dot(u, v)) * 180) / Math.PI;
}

// Of the polygon laid flat in the plane that suits it best (its vector area), mm²: right for corners in any order around, hollows too.
export function area(points) {
  const sides = points.map((p, i) => cross(minus(p, points[0]), minus(points[(i + 1) % points.length], points[0])));
  return Math.hypot(...[0, 1, 2].map((axis) => sides.reduce((sum, side) => sum + side[axis], 0))) / 2;
}

export const KINDS = {
  distance: { points: 2, unit: "mm", value: ([a, b]) => distance(a, b) },
  path: { points: 2, unit: "mm", value: along },
  angle: { points: 3, unit: "°", value: angle },
  area: { points: null, least: 3, unit: "mm²", value: area },
};

// About what half a voxel at each point does to the value.
export function resolution(type, points, voxel) {
  const half = voxel / 2;
  if (type === "angle") {
    const arm = Math.min(distance(points[0], points[1]), distance(points[1], points[2]));
    return (Math.atan2(half, Math.max(arm, 1e-6)) * 180) / Math.PI;
  }
  if (type === "area") return half * along([...points, points[0]]);
  return half;
}

// The widest side of a voxel of the labels, from which every surface is made; of the smallest volume known otherwise.
export function voxelOf(scene) {
  const volume = ["full", "page"].map((place) => scene.volumes.find((v) => v.name === "labels" && v.place === place)).find(Boolean);
  if (!volume) return 1;
  return Math.max(...[0, 1, 2].map((axis) => Math.hypot(...[0, 1, 2].map((row) => volume.lps_from_ijk[row][axis]))));
}

// The place on a line of points that is nearest to a point.
export function onLine(path, point) {
  let best = { at: path[0], away: distance(path[0], point) };
  for (let i = 1; i < path.length; i += 1) {
    const [side, to] = [minus(path[i], path[i - 1]), minus(point, path[i - 1])];
    const share = Math.min(1, Math.max(0, dot(side, to) / (dot(side, side) || 1)));
    const at = path[i - 1].map((x, axis) => x + share * side[axis]);
    const away = distance(at, point);
    if (away < best.away) best = { at, away };
  }
  return best.at;
}

// Half way along a line of points, and the direction there.
export function halfway(path) {
  let left = along(path) / 2;
  for (let i = 1; i < path.length; i += 1) {
    const [side, step] = [minus(path[i], path[i - 1]), distance(path[i], path[i - 1])];
    if (left <= step && step > 0) return { at: path[i - 1].map((x, axis) => x + (left / step) * side[axis]), way: side.map((x) => x / step) };
    left -= step;
  }
  return { at: path.at(-1), way: [0, 0, 1] };
}

// As many digits as the resolution bears.
export const rounded = (value, fine) => value.toFixed(Math.max(0, Math.min(2, Math.ceil(-Math.log10(Math.max(fine, 1e-3))))));
