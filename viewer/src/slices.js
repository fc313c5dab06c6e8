// Three planes along the scanner's axes through one point, with owners, the cut and the crossing vessels.
import { points, words } from "./data.js";
import { $, make, rgb } from "./dom.js";

const PLANES = [
  { name: "axial", normal: 2, right: 0, down: 1, flip: false },
  { name: "coronal", normal: 1, right: 0, down: 2, flip: true },
  { name: "sagittal", normal: 0, right: 1, down: 2, flip: true },
];
const ENDS = [["R", "L"], ["A", "P"], ["I", "S"]];
const NEAR_MM = 4;

export const along = (axis, mm) => `${ENDS[axis][mm >= 0 ? 1 : 0]} ${Math.abs(mm).toFixed(0)} mm`;

export class Slices {
  constructor(arrays, onMove) {
    this.arrays = arrays;
    this.onMove = onMove;
    this.volume = words.volume;
    this.scan = words.volume.scans[0];
    this.window = "soft";
    this.tint = true;
    this.lines = true;
    this.vessel = null;
    this.at = [...words.cut_centre];
    const cut = words.nodes.findIndex((node) => node.structure === "cut");
    this.cut = { points: points(words.nodes[cut], arrays.get(`node ${cut} points`)), faces: arrays.get(`node ${cut} faces`) };
    this.views = PLANES.map((plane) => this.#view(plane));
    // One scale for all three: a millimetre is as wide in each.
    $("slices").style.setProperty("--columns", PLANES.map((plane) => `minmax(0, ${this.volume.shape[plane.right]}fr)`).join(" "));
    new ResizeObserver(() => this.draw()).observe($("slices"));
    this.draw();
  }

  #view(plane) {
    const { shape, origin, spacing } = this.volume;
    const canvas = make("canvas", { "aria-label": `${plane.name} slice`, role: "img" });
    const place = make("output", {});
    const slider = make("input", {
      type: "range", min: 0, max: shape[plane.normal] - 1, step: 1, id: `slice-${plane.name}`, "aria-label": `move the ${plane.name} slice`,
    });
    slider.addEventListener("input", () => {
      const at = [...this.at];
      at[plane.normal] = origin[plane.normal] + Number(slider.value) * spacing;
      this.move(at);
    });
    canvas.addEventListener("click", (event) => {
      const at = [...this.at];
      at[plane.right] = origin[plane.right] + (event.offsetX / canvas.clientWidth) * shape[plane.right] * spacing;
      const share = event.offsetY / canvas.clientHeight;
      at[plane.down] = origin[plane.down] + (plane.flip ? 1 - share : share) * shape[plane.down] * spacing;
      this.move(at);
    });
    $("slices").append(make("figure", {}, make("figcaption", {}, make("b", { textContent: plane.name }), " ", place), canvas, slider));
    return { plane, canvas, place, slider, picture: new OffscreenCanvas(shape[plane.right], shape[plane.down]) };
  }

  move(at, vessel = this.vessel) {
    this.at = at;
    this.vessel = vessel;
    this.draw();
    this.onMove?.(at);
  }

  set(options) {
    Object.assign(this, options);
    this.draw();
  }

  draw() {
    for (const view of this.views) {
      const { plane, slider, place } = view;
      const { origin, spacing, shape } = this.volume;
      const index = Math.round((this.at[plane.normal] - origin[plane.normal]) / spacing);
      slider.value = String(Math.min(shape[plane.normal] - 1, Math.max(0, index)));
      place.textContent = along(plane.normal, this.at[plane.normal]);
      this.#paint(view);
      this.#overlay(view);
    }
  }

  #paint({ plane, picture, slider }) {
    const { shape } = this.volume;
    const stride = [shape[1] * shape[2], shape[2], 1];
    const [grey, labels, owners] = [this.arrays.get(this.scan), this.arrays.get("labels"), this.arrays.get("owners")];
    const [low, high] = words.volume.windows[this.scan][this.window] ?? [0, 255];
    const [w, h] = [shape[plane.right], shape[plane.down]];
    const image = new ImageData(w, h);
    for (let row = 0; row < h; row++) {
      const down = plane.flip ? h - 1 - row : row;
      let from = Number(slider.value) * stride[plane.normal] + down * stride[plane.down];
      for (let column = 0, to = 4 * row * w; column < w; column++, from += stride[plane.right], to += 4) {
        const shade = Math.min(255, Math.max(0, ((grey[from] - low) * 255) / (high - low)));
        const share = this.tint && owners[from] ? words.tints[labels[from]] ?? 0 : 0;
        const colour = words.owner_colours[owners[from]];
        for (let c = 0; c < 3; c++) image.data[to + c] = shade * (1 - share) + share * colour[c];
        image.data[to + 3] = 255;
      }
    }
    picture.getContext("2d").putImageData(image, 0, 0);
  }

  #overlay({ plane, canvas, picture }) {
    const { shape, origin, spacing } = this.volume;
    const [w, h] = [shape[plane.right] * spacing, shape[plane.down] * spacing];
    canvas.style.aspectRatio = `${w} / ${h}`;
    const width = canvas.clientWidth || 300;
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round((width * h * ratio) / w);
    const scale = canvas.width / w;
    const x = (mm) => (mm - origin[plane.right] + spacing / 2) * scale;
    const y = (mm) => (plane.flip ? h - (mm - origin[plane.down] + spacing / 2) : mm - origin[plane.down] + spacing / 2) * scale;
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    if (this.lines) this.#cutLine(pen, plane, x, y, ratio);
    this.#cross(pen, plane, x, y, ratio);
    this.#vessel(pen, plane, x, y, ratio, scale);
    this.#letters(pen, plane, ratio, scale);
  }

  #cutLine(pen, plane, x, y, ratio) {
    const { points: p, faces } = this.cut;
    const height = (i) => p[3 * i + plane.normal] - this.at[plane.normal];
    pen.beginPath();
    for (let f = 0; f < faces.length; f += 3) {
      const ends = [];
      for (let n = 0; n < 3; n++) {
        const [a, b] = [faces[f + n], faces[f + ((n + 1) % 3)]];
        const [ha, hb] = [height(a), height(b)];
        if (ha > 0 === hb > 0) continue;
        const share = ha / (ha - hb);
        ends.push([plane.right, plane.down].map((axis) => p[3 * a + axis] * (1 - share) + p[3 * b + axis] * share));
      }
      if (ends.length === 2) {
        pen.moveTo(x(ends[0][0]), y(ends[0][1]));
        pen.lineTo(x(ends[1][0]), y(ends[1][1]));
      }
    }
    Object.assign(pen, { strokeStyle: rgb(words.cut_colour), lineWidth: 2.2 * ratio, lineCap: "round" });
    pen.stroke();
  }

  #cross(pen, plane, x, y, ratio) {
    Object.assign(pen, { strokeStyle: "rgba(255,255,255,0.45)", lineWidth: ratio });
    pen.beginPath();
    pen.moveTo(x(this.at[plane.right]), 0);
    pen.lineTo(x(this.at[plane.right]), pen.canvas.height);
    pen.moveTo(0, y(this.at[plane.down]));
    pen.lineTo(pen.canvas.width, y(this.at[plane.down]));
    pen.stroke();
  }

  #vessel(pen, plane, x, y, ratio, scale) {
    for (const vessel of words.crossings) {
      if (Math.abs(vessel.at[plane.normal] - this.at[plane.normal]) > NEAR_MM) continue;
      const chosen = this.vessel === vessel.id;
      const [cx, cy] = [x(vessel.at[plane.right]), y(vessel.at[plane.down])];
      pen.beginPath();
      pen.arc(cx, cy, Math.max((chosen ? 7 : 4) * ratio, vessel.radius_mm * scale), 0, 2 * Math.PI);
      Object.assign(pen, { strokeStyle: chosen ? "#ff5fae" : "rgba(255,95,174,0.75)", lineWidth: (chosen ? 2.5 : 1.2) * ratio });
      pen.stroke();
      if (chosen) this.#text(pen, vessel.id, cx + 10 * ratio, cy - 10 * ratio, "left", "bottom", ratio);
    }
  }

  #letters(pen, plane, ratio, scale) {
    const [w, h] = [pen.canvas.width, pen.canvas.height];
    const [left, right] = ENDS[plane.right];
    const [top, bottom] = plane.flip ? [...ENDS[plane.down]].reverse() : ENDS[plane.down];
    this.#text(pen, left, 5 * ratio, h / 2, "left", "middle", ratio);
    this.#text(pen, right, w - 5 * ratio, h / 2, "right", "middle", ratio);
    this.#text(pen, top, w / 2, 4 * ratio, "center", "top", ratio);
    this.#text(pen, bottom, w / 2, h - 4 * ratio, "center", "bottom", ratio);
    pen.fillStyle = "white";
    pen.fillRect(w - 50 * scale - 8 * ratio, h - 9 * ratio, 50 * scale, 3 * ratio);
    this.#text(pen, "5 cm", w - 25 * scale - 8 * ratio, h - 12 * ratio, "center", "bottom", ratio, 11);
  }

  #text(pen, text, x, y, align, baseline, ratio, size = 15) {
    Object.assign(pen, { font: `bold ${size * ratio}px system-ui, sans-serif`, textAlign: align, textBaseline: baseline });
    Object.assign(pen, { strokeStyle: "black", lineWidth: 3 * ratio, fillStyle: "white", lineJoin: "round" });
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
}
