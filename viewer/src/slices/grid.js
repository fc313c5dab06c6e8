// Grids of volumes: index (i, j, k) to LPS mm and back, and the grid along the body's axes that slices are shown on.
export const apply = (m, [x, y, z]) => [0, 1, 2].map((r) => m[r][0] * x + m[r][1] * y + m[r][2] * z + m[r][3]);

// The inverse of an affine 4 x 4 (rows), by cofactors.
export function inverse(m) {
  const [[a, b, c], [d, e, f], [g, h, i]] = m;
  const cof = [[e * i - f * h, c * h - b * i, b * f - c * e], [f * g - d * i, a * i - c * g, c * d - a * f], [d * h - e * g, b * g - a * h, a * e - b * d]];
  const det = a * cof[0][0] + b * cof[1][0] + c * cof[2][0];
  const rows = cof.map((row) => row.map((v) => v / det));
  const t = [m[0][3], m[1][3], m[2][3]];
  return [...rows.map((row) => [...row, -(row[0] * t[0] + row[1] * t[1] + row[2] * t[2])]), [0, 0, 0, 1]];
}

// RAS mm, as NIfTI has it, from LPS mm.
export const ras = (m) => [m[0].map((v) => -v), m[1].map((v) => -v), [...m[2]], [0, 0, 0, 1]];

export const count = (shape) => shape[0] * shape[1] * shape[2];

// How far one index step goes along each body axis at most: a slice of that thickness misses no voxel.
function steps(m) {
  const back = inverse(m);
  return [0, 1, 2].map((axis) => 1 / Math.hypot(back[0][axis], back[1][axis], back[2][axis]));
}

function boxOf({ shape, lps_from_ijk: m }) {
  const [low, high] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]];
  for (let corner = 0; corner < 8; corner++) {
    const at = apply(m, shape.map((n, axis) => ((corner >> axis) & 1 ? n - 0.5 : -0.5)));
    at.forEach((v, axis) => {
      low[axis] = Math.min(low[axis], v);
      high[axis] = Math.max(high[axis], v);
    });
  }
  return { low, high };
}

// The grid along the body's axes (first index to the right, then to the front, then up: NIfTI's order) that holds the
// boxes of all these volumes, as finely as the finest of them is.
export function aligned(volumes) {
  const size = (volume) => steps(volume.lps_from_ijk).reduce((a, b) => a * b);
  const finest = volumes.reduce((a, b) => (size(b) < size(a) ? b : a));
  const step = steps(finest.lps_from_ijk);
  const { low, high } = boxOf(finest);
  for (const box of volumes.map(boxOf)) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] -= step[axis] * Math.ceil(Math.max(0, low[axis] - box.low[axis]) / step[axis] - 1e-3);
      high[axis] = Math.max(high[axis], box.high[axis]);
    }
  }
  const shape = step.map((s, axis) => Math.max(1, Math.ceil((high[axis] - low[axis]) / s - 1e-3)));
  const last = low.map((v, axis) => v + (shape[axis] - 0.5) * step[axis]);
  return { shape, step, low, high, lps_from_ijk: [[-step[0], 0, 0, last[0]], [0, -step[1], 0, last[1]], [0, 0, step[2], low[2] + step[2] / 2], [0, 0, 0, 1]] };
}

// Index of a volume from index of a grid.
export function between(volume, grid) {
  const [a, b] = [inverse(volume.lps_from_ijk), grid.lps_from_ijk];
  return a.map((row) => [0, 1, 2, 3].map((c) => row[0] * b[0][c] + row[1] * b[1][c] + row[2] * b[2][c] + row[3] * b[3][c]));
}

// The index of the voxel that holds a point, or null outside.
export function voxelOf(back, shape, at) {
  const ijk = apply(back, at).map((v) => Math.floor(v + 0.5));
  return ijk.every((v, axis) => v >= 0 && v < shape[axis]) ? ijk : null;
}

export const offset = (shape, [i, j, k]) => i + shape[0] * (j + shape[1] * k);
