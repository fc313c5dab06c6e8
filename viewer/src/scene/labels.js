// Labels and marks of a constant size on the screen, readable over everything. Labels that would overlap move aside, or wait.
import { CanvasTexture, Group, LinearFilter, SRGBColorSpace, Sprite, SpriteMaterial, Vector3 } from "three";
import { ORDER } from "./ink.js";

const RATIO = 2; // pixels of the picture per pixel of the screen
const FONT = "600 13px system-ui, sans-serif";
const LONGEST = 44;
const VR_RADIANS = 0.0011; // a pixel's size in a headset
// Where a label may stand beside its point, the best first: sprite centres, in its own sizes.
const SIDES = [[-0.06, 0.5, 1], [1.06, 0.5, -1], [0.5, -0.5, 0], [0.5, 1.5, 0], [-0.06, -0.3, 1], [-0.06, 1.3, 1], [1.06, -0.3, -1], [1.06, 1.3, -1]];
const MARK_PX = 14;

export class Labels {
  #sets = new Map();
  #group = new Group();

  constructor(view3d) {
    this.view3d = view3d;
    view3d.scene.add(this.#group);
    view3d.onFrame(() => this.#place());
  }

  // The labels of one owner (a panel, a tool): [{at: Vector3 in LPS mm as drawn, text, shape, colour, first}]. `first` wins its place.
  set(owner, entries) {
    for (const old of this.#sets.get(owner) ?? []) this.#drop(old);
    this.#sets.set(owner, entries.map((entry) => this.#made(entry)));
    this.view3d.draw();
  }

  // What stands where, for tests: texts that are shown.
  get shown() {
    return [...this.#sets.values()].flat().filter((one) => one.label?.visible).map((one) => one.text);
  }

  get all() {
    return [...this.#sets.values()].flat();
  }

  #made(entry) {
    const mark = sprite(marked(entry.shape ?? "dot", entry.colour ?? "#14181d"), ORDER + 5);
    const label = entry.text ? sprite(written(entry.text, entry.colour ?? "#14181d"), ORDER + 10) : null;
    this.#group.add(mark, ...(label ? [label] : []));
    return { ...entry, mark, label };
  }

  #drop({ mark, label }) {
    for (const one of [mark, label]) {
      if (!one) continue;
      one.removeFromParent();
      one.material.map.dispose();
      one.material.dispose();
    }
  }

  #place() {
    const { view3d } = this;
    const [box] = view3d.boxes(); // of two pictures that are compared both have the same size and the same camera
    const pixel = view3d.presenting ? VR_RADIANS : (2 * Math.tan((view3d.camera.fov * Math.PI) / 360)) / (box.height || 1);
    const taken = [];
    const sorted = [...this.all].sort((a, b) => (b.first ?? 0) - (a.first ?? 0));
    for (const one of sorted) {
      const at = one.at.clone().applyMatrix4(view3d.patient.matrixWorld);
      for (const part of [one.mark, one.label]) {
        if (!part) continue;
        const { width, height: tall } = part.userData;
        part.position.copy(at);
        part.scale.set(width * pixel, tall * pixel, 1);
      }
      if (one.label) this.#settle(one, at, taken, box);
    }
  }

  // The first free side; a label without one is not drawn until the view changes, its mark is.
  #settle(one, at, taken, picture) {
    const { label } = one;
    const where = at.project(this.view3d.camera);
    const { width: across, height: down } = picture;
    const [x, y] = [((where.x + 1) / 2) * across, ((1 - where.y) / 2) * down];
    const { width, height } = label.userData;
    label.visible = this.view3d.presenting || Math.abs(where.z) <= 1;
    if (!label.visible) return;
    for (const [cx, cy, shift] of SIDES) {
      const centre = [cx - (shift * (MARK_PX / 2 + 2)) / width, cy];
      const box = [x - centre[0] * width, y - (1 - centre[1]) * height, width, height];
      const outside = box[0] < 0 || box[1] < 0 || box[0] + width > across || box[1] + height > down;
      if (!this.view3d.presenting && (outside || taken.some((other) => overlap(box, other)))) continue;
      taken.push(box);
      one.box = box;
      label.center.set(...centre);
      return;
    }
    label.visible = false;
  }
}

const overlap = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

function sprite({ canvas, width, height }, order) {
  const map = new CanvasTexture(canvas);
  Object.assign(map, { colorSpace: SRGBColorSpace, minFilter: LinearFilter, generateMipmaps: false });
  const made = new Sprite(new SpriteMaterial({ map, sizeAttenuation: false, depthTest: false, depthWrite: false, transparent: true, toneMapped: false }));
  made.userData = { width, height };
  made.renderOrder = order;
  made.frustumCulled = false;
  return made;
}

function sheet(width, height) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * RATIO, height: height * RATIO });
  const pen = canvas.getContext("2d");
  pen.scale(RATIO, RATIO);
  return { canvas, pen, width, height };
}

const measuring = document.createElement("canvas").getContext("2d");

function written(text, colour) {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  measuring.font = FONT;
  const paper = sheet(Math.ceil(measuring.measureText(short).width) + 18, 22);
  const { pen, width, height } = paper;
  pen.fillStyle = "rgba(255, 255, 255, 0.94)";
  pen.strokeStyle = "rgba(20, 24, 29, 0.55)";
  pen.beginPath();
  pen.roundRect(0.5, 0.5, width - 1, height - 1, 4);
  pen.fill();
  pen.stroke();
  pen.fillStyle = colour;
  pen.fillRect(3, 4, 3, height - 8);
  pen.fillStyle = "#14181d";
  pen.font = FONT;
  pen.textBaseline = "middle";
  pen.fillText(short, 11, height / 2 + 0.5);
  return paper;
}

const SHAPES = {
  dot: (pen) => pen.arc(0, 0, 4.5, 0, 7),
  square: (pen) => pen.rect(-4.5, -4.5, 9, 9),
  diamond: (pen) => [[0, -6], [6, 0], [0, 6], [-6, 0]].forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y))),
  flag: (pen) => [[0, 5], [-5, -5], [5, -5]].forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y))),
  clip: (pen) => [-4, 1].forEach((x) => pen.rect(x, -6, 3, 12)),
  clamp: (pen) => pen.rect(-1.5, -6, 3, 12),
  lost: (pen) => pen.rect(-6, -6, 12, 12),
};

function marked(shape, colour) {
  const paper = sheet(MARK_PX + 2, MARK_PX + 2);
  const { pen } = paper;
  pen.translate(MARK_PX / 2 + 1, MARK_PX / 2 + 1);
  pen.beginPath();
  SHAPES[shape](pen);
  pen.closePath();
  pen.fillStyle = shape === "lost" ? "#ffffff" : colour;
  pen.fill();
  if (shape === "lost") hatch(pen);
  pen.lineWidth = 1.6;
  pen.strokeStyle = shape === "lost" ? "#14181d" : "#ffffff";
  pen.stroke();
  return paper;
}

function hatch(pen) {
  pen.save();
  pen.clip();
  pen.lineWidth = 1.6;
  pen.strokeStyle = "#14181d";
  pen.beginPath();
  for (let x = -14; x < 14; x += 4) {
    pen.moveTo(x, 7);
    pen.lineTo(x + 14, -7);
  }
  pen.stroke();
  pen.restore();
}
