// The volumes of the scene as they are wanted: the finest that can be had, read once.
import { voxels, volumeOf } from "../source.js";
import { aligned, count, inverse, offset, voxelOf } from "./grid.js";

const MOST_BYTES = 256 * 2 ** 20; // of one picture on the graphics card; above it the small volumes are shown
const SCANS = ["ct", "t1"];

export class Stock {
  #read = new Map();

  constructor(scene, source, largest = 2048) {
    this.scene = scene;
    this.source = source;
    const fine = this.#grid("full");
    this.huge = Boolean(fine) && (4 * count(fine.shape) > MOST_BYTES || Math.max(...fine.shape) > largest);
    this.place = source.online && fine && !this.huge ? "full" : "page";
    this.grid = this.place === "full" ? fine : this.#grid("page") ?? this.#grid("full");
    this.scans = SCANS.filter((name) => this.of(name));
  }

  of(name) {
    return volumeOf(this.scene, name, this.place) ?? volumeOf(this.scene, name, "page") ?? (this.source.online && !this.huge ? volumeOf(this.scene, name, "full") : undefined);
  }

  // {volume, shape, values, back}, or null where the case has no such volume.
  read(name) {
    if (!this.#read.has(name)) this.#read.set(name, this.#load(name));
    return this.#read.get(name);
  }

  async #load(name) {
    const volume = this.of(name);
    if (!volume) return null;
    const values = await voxels(this.source, volume);
    if (values.length !== count(volume.shape)) throw new Error(`${volume.file}: ${values.length} values, must be ${count(volume.shape)}`);
    return { volume, shape: volume.shape, values, back: inverse(volume.lps_from_ijk) };
  }

  #grid(place) {
    const here = this.scene.volumes.filter((volume) => volume.place === place);
    const scans = here.filter((volume) => SCANS.includes(volume.name));
    return here.length ? aligned(scans.length ? scans : here) : null;
  }
}

// The number that a volume holds at a point (LPS mm); null outside.
export function stored(read, at) {
  const ijk = voxelOf(read.back, read.shape, at);
  return ijk && read.values[offset(read.shape, ijk)];
}

// The same in the volume's unit.
export function valueAt(read, at) {
  const found = stored(read, at);
  return found === null ? null : found * (read.volume.scale ?? 1) + (read.volume.offset ?? 0);
}

// The largest side of a volume that this browser can draw; 0 where it cannot draw volumes.
export function largest() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const most = gl?.getParameter(gl.MAX_3D_TEXTURE_SIZE) ?? 0;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return most;
}
