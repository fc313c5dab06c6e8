// The voxels of a stroke, as the server will find them (planning/viewing/edits.py): shown while the brush is dragged. LPS mm.
import { apply } from "./grid.js";

export const AXES = { sagittal: 0, coronal: 1, axial: 2 };

// Half of a voxel's extent along a body axis.
export const halfSlice = (m, axis) => (Math.abs(m[axis][0]) + Math.abs(m[axis][1]) + Math.abs(m[axis][2])) / 2 + 1e-9;

// The box of voxels that may lie within reach of the line from a to b: [start, stop], stop exclusive.
export function boxOf({ volume, back, shape }, a, b, reach) {
  const ends = [apply(back, a), apply(back, b)];
  const m = volume.lps_from_ijk;
  const [start, stop] = [[], []];
  for (let axis = 0; axis < 3; axis++) {
    const far = reach / Math.hypot(m[0][axis], m[1][axis], m[2][axis]);
    start.push(Math.min(shape[axis], Math.max(0, Math.floor(Math.min(ends[0][axis], ends[1][axis]) - far))));
    stop.push(Math.max(start[axis], Math.min(shape[axis], Math.ceil(Math.max(ends[0][axis], ends[1][axis]) + far) + 1)));
  }
  return [start, stop];
}

// Calls touch(index) for every voxel within the radius of the segment a to b; the box that was looked at.
export function capsule(labels, a, b, { radius_mm: r, flat }, touch) {
  const m = labels.volume.lps_from_ijk;
  const axis = flat ? AXES[flat] : -1;
  const half = flat ? halfSlice(m, axis) : 0;
  const box = boxOf(labels, a, b, r + half);
  const line = [0, 1, 2].map((c) => (c === axis ? 0 : b[c] - a[c]));
  const length = line[0] ** 2 + line[1] ** 2 + line[2] ** 2;
  const [start, stop] = box;
  for (let k = start[2]; k < stop[2]; k++) {
    for (let j = start[1]; j < stop[1]; j++) {
      for (let i = start[0]; i < stop[0]; i++) {
        if (near(apply(m, [i, j, k]), a, b, line, length, axis, half, r)) touch(i + labels.shape[0] * (j + labels.shape[1] * k));
      }
    }
  }
  return box;
}

function near(p, a, b, line, length, axis, half, r) {
  const off = [0, 1, 2].map((c) => (c === axis ? 0 : p[c] - a[c]));
  const t = length > 0 ? Math.min(1, Math.max(0, (off[0] * line[0] + off[1] * line[1] + off[2] * line[2]) / length)) : 0;
  if ((off[0] - t * line[0]) ** 2 + (off[1] - t * line[1]) ** 2 + (off[2] - t * line[2]) ** 2 > r * r) return false;
  if (axis < 0) return true;
  const above = p[axis] - (a[axis] + t * (b[axis] - a[axis]));
  return above > -half && above <= half;
}

export const union = (one, two) => (one ? [one[0].map((v, c) => Math.min(v, two[0][c])), one[1].map((v, c) => Math.max(v, two[1][c]))] : two);

// A stroke in the making: what it changes is kept, so that it can be taken back.
export class Stroke {
  constructor(labels, args) {
    Object.assign(this, { labels, args, box: null, before: new Map(), points: [] });
  }

  // Paints on to the next point; the box that changed.
  to(point) {
    const last = this.points.at(-1) ?? point;
    this.points.push(point);
    const { values } = this.labels;
    const { label, only = null } = this.args;
    const box = capsule(this.labels, last, point, this.args, (at) => {
      const was = this.before.get(at) ?? values[at];
      if (was === label || (only !== null && was !== only)) return;
      this.before.set(at, was);
      values[at] = label;
    });
    this.box = union(this.box, box);
    return box;
  }

  // Painted once more, over labels that have changed below.
  again() {
    const { points } = this;
    Object.assign(this, { box: null, before: new Map(), points: [] });
    for (const point of points) this.to(point);
    this.points = points; // the same list: the stroke goes by it
    return this.box;
  }

  takeBack() {
    for (const [at, was] of this.before) this.labels.values[at] = was;
    return this.box;
  }
}
