// NiiVue as it is used here: it draws scans and tints in three tiles; what is written and pointed at is drawn over it.
import { NVImage, Niivue } from "@niivue/niivue";
import { between, count } from "./grid.js";
import { nifti } from "./nifti.js";

const [SCAN, OVERLAY] = [0x84c0, 0x84c2]; // NiiVue's texture units
const SLAB = 8; // slices sent to the graphics card at once
const OPTIONS = {
  isResizeCanvas: false, interactive: false, dragAndDropEnabled: false, crosshairWidth: 0, isOrientationTextVisible: false, isRadiologicalConvention: true,
  sagittalNoseLeft: true, isSliceMM: true, backColor: [0, 0, 0, 1], forceDevicePixelRatio: -1, logLevel: "error", isColorbar: false, sliceType: 3,
};

export class Screen {
  constructor(canvas, tiles) {
    this.canvas = canvas;
    this.tiles = tiles;
    this.nv = tuned(new Niivue(OPTIONS), this);
    this.scans = new Map();
  }

  // NiiVue is given the grid as a volume of eight voxels: where it lies is all that it has to know. The voxels themselves
  // are put into its textures here, so that a window, a stroke or another scan costs what changed and nothing more.
  async start(grid) {
    this.grid = grid;
    const { nv } = this;
    await nv.attachToCanvas(this.canvas, false);
    const image = await NVImage.new(nifti({ ...eighths(grid), type: "u8" }, new Uint8Array(8)), "grid.nii", "gray", 1, null, 0, 1);
    Object.assign(nv, { volumes: [image], back: image, overlays: [image] });
    nv.refreshLayers(image, 0);
    const { gl } = nv;
    nv.volumeTexture = texture(gl, SCAN, grid.shape, gl.LUMINANCE, gl.LINEAR);
    nv.overlayTexture = texture(gl, OVERLAY, grid.shape, gl.RGBA, gl.NEAREST); // a mixed colour would look like another structure
  }

  has(name) {
    return this.scans.has(name);
  }

  // A scan whose values lie on the grid; `volume` tells scale and offset.
  keep(name, volume, values) {
    this.scans.set(name, { volume, values });
  }

  show(name, range) {
    this.shown = this.scans.get(name);
    this.window(range);
  }

  // Grey of every voxel from its value: `low` is black and `high` white.
  window([low, high]) {
    const { gl } = this.nv;
    const { values, volume } = this.shown;
    const [ni, nj, nk] = this.grid.shape;
    const greys = shades(volume, low, high);
    const slab = new Uint8Array(ni * nj * SLAB);
    bound(gl, SCAN, this.nv.volumeTexture);
    for (let k = 0; k < nk; k += SLAB) {
      const [start, stop] = [ni * nj * k, ni * nj * Math.min(nk, k + SLAB)];
      for (let n = start; n < stop; n++) slab[n - start] = greys[values[n] & 0xffff];
      gl.texSubImage3D(gl.TEXTURE_3D, 0, 0, 0, k, ni, nj, Math.min(nk, k + SLAB) - k, gl.LUMINANCE, gl.UNSIGNED_BYTE, slab);
    }
  }

  set tint(share) {
    this.nv.overlayAlphaShader = share;
  }

  // Colours of the whole tint, slab by slab, the slices near `first` at once; a later call takes over.
  async fill(from, table, first, pause) {
    const [ni, nj, nk] = this.grid.shape;
    const mine = (this.filling = Symbol("fill"));
    const slabs = Array.from({ length: Math.ceil(nk / SLAB) }, (_, n) => n * SLAB).sort((a, b) => Math.abs(a + SLAB / 2 - first) - Math.abs(b + SLAB / 2 - first));
    for (const k of slabs) {
      if (this.filling !== mine) return;
      this.#send(from, table, [0, 0, k], [ni, nj, Math.min(nk, k + SLAB)]);
      await pause();
    }
  }

  // Colours of the part of the tint that a box of the labels' own grid touches.
  refill(from, table, [start, stop]) {
    const back = between(this.grid, from.volume);
    const [low, high] = [[Infinity, Infinity, Infinity], [-Infinity, -Infinity, -Infinity]];
    for (let corner = 0; corner < 8; corner++) {
      const at = [0, 1, 2].map((axis) => ((corner >> axis) & 1 ? stop[axis] - 0.5 : start[axis] - 0.5));
      back.slice(0, 3).forEach((row, axis) => {
        const v = row[0] * at[0] + row[1] * at[1] + row[2] * at[2] + row[3];
        low[axis] = Math.min(low[axis], v);
        high[axis] = Math.max(high[axis], v);
      });
    }
    const clip = (v, axis) => Math.min(this.grid.shape[axis], Math.max(0, v));
    const from_ = low.map((v, axis) => clip(Math.floor(v), axis));
    const to = high.map((v, axis) => clip(Math.ceil(v) + 1, axis));
    if (from_.every((v, axis) => v < to[axis])) this.#send(from, table, from_, to);
  }

  #send(from, table, start, stop) {
    const { gl } = this.nv;
    const shape = stop.map((v, axis) => v - start[axis]);
    const words = tinted(from, table, this.grid, start, stop);
    bound(gl, OVERLAY, this.nv.overlayTexture);
    gl.texSubImage3D(gl.TEXTURE_3D, 0, ...start, ...shape, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(words.buffer));
  }

  // Draws the slices through a point (LPS mm) where the tiles are.
  draw(at, ratio) {
    const { nv, grid } = this;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!width || !height || !this.shown) return;
    const size = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== size[0] || this.canvas.height !== size[1]) [this.canvas.width, this.canvas.height] = size;
    nv.customLayout = this.tiles.filter((tile) => tile.shown).map((tile) => ({
      sliceType: tile.plane.code, position: [tile.box[0] / width, tile.box[1] / height, tile.box[2] / width, tile.box[3] / height],
    }));
    nv.scene.crosshairPos = at.map((mm, axis) => {
      const share = (mm - grid.low[axis]) / (grid.step[axis] * grid.shape[axis]);
      return axis === 2 ? share : 1 - share;
    });
    if (nv.customLayout.length) nv.drawScene();
  }
}

// The grid's box as 2 x 2 x 2 voxels.
function eighths({ shape, step, low, lps_from_ijk: m }) {
  const half = shape.map((n, axis) => (n * step[axis]) / 2);
  const first = [m[0][3] + step[0] / 2 - half[0] / 2, m[1][3] + step[1] / 2 - half[1] / 2, low[2] + half[2] / 2];
  return { shape: [2, 2, 2], lps_from_ijk: [[-half[0], 0, 0, first[0]], [0, -half[1], 0, first[1]], [0, 0, half[2], first[2]], [0, 0, 0, 1]] };
}

// The grey of each stored number, whose low 16 bits name it.
function shades({ scale = 1, offset = 0, type }, low, high) {
  const out = new Uint8ClampedArray(65536);
  for (let n = 0; n < 65536; n++) out[n] = (((type === "i16" ? (n << 16) >> 16 : n) * scale + offset - low) / (high - low)) * 255;
  return out;
}

function bound(gl, unit, one) {
  gl.activeTexture(unit);
  gl.bindTexture(gl.TEXTURE_3D, one);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
}

function texture(gl, unit, shape, format, filter) {
  const made = gl.createTexture();
  bound(gl, unit, made);
  gl.texImage3D(gl.TEXTURE_3D, 0, format, ...shape, 0, format, gl.UNSIGNED_BYTE, null);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_3D, name, filter);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) gl.texParameteri(gl.TEXTURE_3D, name, gl.CLAMP_TO_EDGE);
  return made;
}

// NiiVue fits its field of view to the volume; here each tile says what it shows. It writes nothing itself.
function tuned(nv, screen) {
  nv.meshShaders = [];
  nv.initText = async () => {};
  nv.drawLoadingText = () => {};
  nv.calculateWidthHeight = (type, scale, width, height) => [width, height];
  nv.screenFieldOfViewExtendedMM = (code) => field(screen.tiles.find((tile) => tile.plane.code === code), screen.grid);
  return nv;
}

// What a tile shows, in NiiVue's RAS mm in the plane's own order.
function field({ plane, seen }, { low, high }) {
  const turned = ([a, b], axis) => (axis === 2 ? [a, b] : [-b, -a]);
  const sides = [turned(seen.right, plane.right), turned(seen.down, plane.down), turned([low[plane.normal], high[plane.normal]], plane.normal)];
  const [mnMM, mxMM] = [0, 1].map((end) => Float32Array.from(sides, (side) => side[end]));
  return { mnMM, mxMM, rotation: Float32Array.from({ length: 16 }, (_, n) => (n % 5 ? 0 : 1)), fovMM: mxMM.map((v, n) => v - mnMM[n]) };
}

// One 32-bit RGBA for each voxel of a box of the grid: the colour of the label whose voxel holds its centre.
function tinted({ values, shape, volume }, table, grid, start, stop) {
  const m = between(volume, grid);
  const out = new Uint32Array(count(stop.map((v, axis) => v - start[axis])));
  const [nx, ny, nz] = shape;
  const [dx, dy, dz] = [m[0][0], m[1][0], m[2][0]];
  let to = 0;
  for (let k = start[2]; k < stop[2]; k++) {
    for (let j = start[1]; j < stop[1]; j++) {
      let [x, y, z] = [0, 1, 2].map((r) => m[r][0] * start[0] + m[r][1] * j + m[r][2] * k + m[r][3] + 0.5);
      for (let i = start[0]; i < stop[0]; i++, to++, x += dx, y += dy, z += dz) {
        const a = Math.floor(x);
        const b = Math.floor(y);
        const c = Math.floor(z);
        if (a >= 0 && b >= 0 && c >= 0 && a < nx && b < ny && c < nz) out[to] = table[values[a + nx * (b + ny * c)]];
      }
    }
  }
  return out;
}
