// Values of one grid on another: between voxels for a scan, so that an oblique scan is shown along the body's axes.
import { between, count } from "./grid.js";

const PAUSE_MS = 40; // the page answers in between

// The volume's values at the centres of the grid's voxels; `fill` outside the volume.
export async function resample(values, volume, grid, fill, pause = () => new Promise((done) => setTimeout(done))) {
  const out = new values.constructor(count(grid.shape));
  const [ni, nj, nk] = grid.shape;
  const row = rower(values, volume, fill);
  const m = between(volume, grid);
  let last = performance.now();
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      const start = [0, 1, 2].map((a) => m[a][1] * j + m[a][2] * k + m[a][3]);
      row(out, ni * (j + nj * k), ni, start, [m[0][0], m[1][0], m[2][0]]);
    }
    if (performance.now() - last > PAUSE_MS) {
      await pause();
      last = performance.now();
    }
  }
  return out;
}

// Fills one row of the result, whose source index starts at `start` and goes by `step`.
function rower(values, { shape }, fill) {
  const [nx, ny, nz] = shape;
  const [mx, my, mz] = [nx - 1, ny - 1, nz - 1];
  const [sy, sz] = [nx, nx * ny];
  return (out, to, n, [x, y, z], [dx, dy, dz]) => {
    for (let i = 0; i < n; i++, x += dx, y += dy, z += dz) {
      if (!(x >= -0.5 && y >= -0.5 && z >= -0.5 && x < mx + 0.5 && y < my + 0.5 && z < mz + 0.5)) {
        out[to + i] = fill;
        continue;
      }
      const cx = x < 0 ? 0 : x > mx ? mx : x;
      const cy = y < 0 ? 0 : y > my ? my : y;
      const cz = z < 0 ? 0 : z > mz ? mz : z;
      const x0 = cx | 0;
      const y0 = cy | 0;
      const z0 = cz | 0;
      const fx = cx - x0;
      const fy = cy - y0;
      const at = x0 + sy * y0 + sz * z0;
      const ex = x0 < mx ? 1 : 0;
      const ey = at + (y0 < my ? sy : 0);
      const ez = z0 < mz ? sz : 0;
      const a = values[at] + fx * (values[at + ex] - values[at]);
      const b = values[ey] + fx * (values[ey + ex] - values[ey]);
      const c = values[at + ez] + fx * (values[at + ez + ex] - values[at + ez]);
      const d = values[ey + ez] + fx * (values[ey + ez + ex] - values[ey + ez]);
      const ab = a + fy * (b - a);
      out[to + i] = Math.round(ab + (cz - z0) * (c + fy * (d - c) - ab));
    }
  };
}
