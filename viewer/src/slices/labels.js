// The label volume in the browser: what lies where, in which colour; edits write into it. LPS mm.
import { inverse, offset, voxelOf } from "./grid.js";

const NAMELESS = [128, 128, 128];

export class Labels {
  constructor(scene, volume, values) {
    this.volume = volume;
    this.shape = volume.shape;
    this.values = Uint16Array.from(values);
    this.back = inverse(volume.lps_from_ijk);
    this.known = new Map(scene.labels.map((label) => [label.number, label]));
  }

  at(point) {
    const ijk = voxelOf(this.back, this.shape, point);
    return ijk ? this.values[offset(this.shape, ijk)] : 0;
  }

  // Numbers that the scene does not name have a grey of their own and say so.
  colour(number) {
    return this.known.get(number)?.colour ?? NAMELESS;
  }

  name(number) {
    return this.known.get(number)?.name || null;
  }

  // RGBA of every number, as one 32-bit word each.
  table() {
    const out = new Uint32Array(65536).fill(word(NAMELESS));
    for (const [number, label] of this.known) out[number] = word(label.colour);
    out[0] = 0;
    return out;
  }

  // `box`: [start, stop] of indices, stop exclusive.
  read([start, stop], values = this.values) {
    const out = new Uint16Array(rows(start, stop) * (stop[0] - start[0]));
    each(this.shape, start, stop, (from, n, at) => out.set(values.subarray(from, from + n), at));
    return out;
  }

  write([start, stop], values) {
    each(this.shape, start, stop, (to, n, at) => this.values.set(values.subarray(at, at + n), to));
  }
}

export const word = ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

// RGBA of each owner's number.
export function ownerTable(scene) {
  const out = new Uint32Array(65536);
  for (const [number, owner] of Object.entries(scene.owners)) if (scene.colours[owner]) out[number] = word(scene.colours[owner]);
  return out;
}

const rows = (start, stop) => (stop[1] - start[1]) * (stop[2] - start[2]);

function each(shape, start, stop, call) {
  const n = stop[0] - start[0];
  let at = 0;
  for (let k = start[2]; k < stop[2]; k++) {
    for (let j = start[1]; j < stop[1]; j++, at += n) call(offset(shape, [start[0], j, k]), n, at);
  }
}
