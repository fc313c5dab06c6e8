// The small volumes as textures: the scan's grey, and label, owner and side of the cut at each voxel.
import { ClampToEdgeWrapping, Data3DTexture, DataTexture, LinearFilter, NearestFilter, RedFormat, RGBAFormat, RGFormat, UnsignedByteType } from "three";
import { voxels, volumeOf } from "../source.js";
import { fromIjk, lps, vector } from "./frame.js";
import { sidesOf } from "./sides.js";

const BYTE = 255;

// The volumes of a case that a cut can show; `grey(name)` loads a scan when it is first asked for.
export class Scan {
  #greys = new Map();

  constructor(app) {
    this.app = app;
    this.labels = volumeOf(app.scene, "labels");
    this.names = ["ct", "t1"].filter((name) => volumeOf(app.scene, name));
    this.shape = this.labels?.shape;
    if (this.labels) this.ijkFromLps = fromIjk(this.labels).invert();
  }

  get there() {
    return Boolean(this.labels && this.names.length);
  }

  windows(name) {
    return volumeOf(this.app.scene, name)?.windows ?? {};
  }

  // Low and high of a window as shares of the texture's 0 to 1.
  range(name, window) {
    const volume = volumeOf(this.app.scene, name);
    const windows = this.windows(name);
    const [low, high] = windows[window] ?? Object.values(windows)[0] ?? [volume.offset, volume.offset + BYTE * volume.scale];
    return [low, high].map((value) => (value - volume.offset) / volume.scale / BYTE);
  }

  grey(name) {
    if (!this.#greys.has(name)) this.#greys.set(name, this.#loadGrey(name));
    return this.#greys.get(name);
  }

  // Label, owner and side of each voxel, and the labels' colours.
  codes() {
    this.coded ??= this.#loadCodes();
    return this.coded;
  }

  // What lies at a place (LPS mm): {label, owner, side, value, unit}, of the nearest voxel, or null outside.
  at(place, name) {
    const index = lps(vector(place).applyMatrix4(this.ijkFromLps)).map(Math.round);
    if (!this.sides || index.some((i, axis) => i < 0 || i >= this.shape[axis])) return null;
    const n = index[0] + this.shape[0] * (index[1] + this.shape[1] * index[2]);
    const volume = volumeOf(this.app.scene, name);
    const stored = this.loaded?.get(name)?.[n];
    return { label: this.labelled[n], owner: this.owned?.[n] ?? 0, side: this.sides[n] ? "pollux" : "castor", value: stored === undefined ? null : stored * volume.scale + volume.offset, unit: volume?.unit ?? "" };
  }

  async #loadGrey(name) {
    const data = await voxels(this.app.source, volumeOf(this.app.scene, name));
    (this.loaded ??= new Map()).set(name, data);
    return texture(data, this.shape, RedFormat, LinearFilter);
  }

  async #loadCodes() {
    const { scene, source } = this.app;
    const owners = volumeOf(scene, "owner");
    this.labelled = await voxels(source, this.labels);
    this.owned = owners ? await voxels(source, owners) : new Uint8Array(this.labelled.length);
    this.sides = sidesOf(this.app, this.labels, this.labelled);
    const wide = this.labelled.some((label) => label > BYTE);
    return { texture: texture(packed(this.labelled, this.owned, this.sides, wide), this.shape, wide ? RGBAFormat : RGFormat, NearestFilter), palette: palette(scene) };
  }
}

// Owner and side share a byte: 0 to 3, and 4 more on pollux's side.
function packed(labels, owners, sides, wide) {
  const step = wide ? 4 : 2;
  const out = new Uint8Array(step * labels.length);
  for (let n = 0; n < labels.length; n += 1) {
    out[step * n] = labels[n] & BYTE;
    out[step * n + 1] = owners[n] | (sides[n] << 2);
    if (wide) out[step * n + 2] = labels[n] >> 8;
  }
  return out;
}

function texture(data, shape, format, filter) {
  const made = new Data3DTexture(data, ...shape);
  Object.assign(made, { format, type: UnsignedByteType, minFilter: filter, magFilter: filter, unpackAlignment: 1, wrapS: ClampToEdgeWrapping, wrapT: ClampToEdgeWrapping, wrapR: ClampToEdgeWrapping, needsUpdate: true });
  return made;
}

const WIDTH = 256;

// The labels' colours: number n at column n % 256 of row n / 256.
function palette(scene) {
  const most = scene.labels.reduce((high, label) => Math.max(high, label.number), 0);
  const rows = Math.floor(most / WIDTH) + 1;
  const data = new Uint8Array(4 * WIDTH * rows);
  for (const label of scene.labels) data.set([...label.colour, BYTE], 4 * label.number);
  const made = new DataTexture(data, WIDTH, rows, RGBAFormat, UnsignedByteType);
  Object.assign(made, { minFilter: NearestFilter, magFilter: NearestFilter, needsUpdate: true });
  return made;
}
