// The three planes and how each lies on the screen: LPS mm to pixels and back. Radiological: the patient's right is on the left.
// `flip`: the screen's downward way is against the LPS axis (up is superior).
export const PLANES = [
  { name: "axial", normal: 2, right: 0, down: 1, flip: false, code: 0 },
  { name: "coronal", normal: 1, right: 0, down: 2, flip: true, code: 1 },
  { name: "sagittal", normal: 0, right: 1, down: 2, flip: true, code: 2 },
];
export const ENDS = [["R", "L"], ["A", "P"], ["I", "S"]]; // towards less, towards more of each LPS axis

export const along = (axis, mm, digits = 0) => `${ENDS[axis][mm >= 0 ? 1 : 0]} ${Math.abs(mm).toFixed(digits)}`;
export const where = (at, digits = 1) => at.map((mm, axis) => along(axis, mm, digits)).join("  ");

// A plane in a rectangle of the screen (`box`: left, top, width, height in CSS pixels): `middle` LPS mm lies in its middle.
export class Tile {
  constructor(plane) {
    this.plane = plane;
    this.box = [0, 0, 0, 0];
    this.middle = [0, 0, 0];
    this.mm = 1; // of one pixel
  }

  get shown() {
    return this.box[2] > 0 && this.box[3] > 0;
  }

  holds(x, y) {
    const [left, top, width, height] = this.box;
    return x >= left && x < left + width && y >= top && y < top + height;
  }

  x(at) {
    return this.box[0] + this.box[2] / 2 + (at[this.plane.right] - this.middle[this.plane.right]) / this.mm;
  }

  y(at) {
    const away = (at[this.plane.down] - this.middle[this.plane.down]) / this.mm;
    return this.box[1] + this.box[3] / 2 + (this.plane.flip ? -away : away);
  }

  // The point of the slice through `at` that a pixel shows.
  point(x, y, at) {
    const { right, down, flip } = this.plane;
    const out = [...at];
    out[right] = this.middle[right] + (x - this.box[0] - this.box[2] / 2) * this.mm;
    out[down] = this.middle[down] + (flip ? -1 : 1) * (y - this.box[1] - this.box[3] / 2) * this.mm;
    return out;
  }

  // Least and most of each LPS axis that is seen.
  get seen() {
    const { right, down } = this.plane;
    const [w, h] = [(this.box[2] / 2) * this.mm, (this.box[3] / 2) * this.mm];
    return { right: [this.middle[right] - w, this.middle[right] + w], down: [this.middle[down] - h, this.middle[down] + h] };
  }
}

// Zooms and pans a tile, so that the point under (x, y) stays there.
export function zoomed(tile, share, x, y, at) {
  const before = tile.point(x, y, at);
  tile.mm = Math.min(3, Math.max(0.02, tile.mm * share));
  const after = tile.point(x, y, at);
  for (const axis of [tile.plane.right, tile.plane.down]) tile.middle[axis] += before[axis] - after[axis];
}

// Moves a tile so that the point is in sight; what is in sight already stays where it is.
export function followed(tile, at) {
  for (const [axis, [low, high]] of [[tile.plane.right, tile.seen.right], [tile.plane.down, tile.seen.down]]) {
    if (at[axis] < low || at[axis] > high) tile.middle[axis] = at[axis];
  }
}
