// A drawn board in the room: a canvas as a texture, with places that can be pressed by a ray or by a finger.
import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace, Vector3 } from "three";

export const PIXELS = 2800; // per metre
export const ABOVE = 2000; // the order of what is drawn over the model and its labels
export const INK = { board: "#20252b", line: "#3d464f", text: "#f2f4f6", soft: "#aeb7c0", button: "#343c45", over: "#4b5763", on: "#0b5cad", off: "#2a3037", dim: "#727c86", warn: "#e69f00" };
const NEAR = 0.03; // a fingertip this near the board points at it, m
const PRESSED = 0.004;

export class Panel {
  // Size in metres. `paint(context, width, height)` in pixels draws it.
  constructor(width, height) {
    Object.assign(this, { width, height, shown: "" });
    this.canvas = document.createElement("canvas");
    this.canvas.width = Math.round(width * PIXELS);
    this.canvas.height = Math.round(height * PIXELS);
    this.texture = new CanvasTexture(this.canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.anisotropy = 4;
    // Always legible: drawn after the model and not hidden by it; hands are drawn later still.
    const material = new MeshBasicMaterial({ map: this.texture, transparent: true, depthTest: false, depthWrite: false, toneMapped: false });
    this.mesh = new Mesh(new PlaneGeometry(width, height), material);
    Object.assign(this.mesh, { renderOrder: ABOVE, visible: false });
    this.fingers = new Map();
  }

  // Paints only when what it shows has another `key`.
  draw(key, paint) {
    if (key === this.shown) return;
    this.shown = key;
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    board(context, this.canvas.width, this.canvas.height);
    paint(context, this.canvas.width, this.canvas.height);
    this.texture.needsUpdate = true;
  }

  // Where a ray meets it: {x, y (pixels), distance (m)} or null.
  at(ray) {
    if (!this.mesh.visible) return null;
    const inverse = this.mesh.matrixWorld.clone().invert();
    const local = ray.clone().applyMatrix4(inverse);
    if (Math.abs(local.direction.z) < 1e-6) return null;
    const distance = -local.origin.z / local.direction.z;
    return distance < 0 ? null : this.#inside(local.at(distance, new Vector3()), distance);
  }

  // A fingertip near it: {x, y, distance 0, pressed: it has just gone through} or null.
  touch(hand) {
    if (!this.mesh.visible) return null;
    const tip = this.mesh.worldToLocal(hand.tip.clone());
    const inside = Math.abs(tip.z) < NEAR ? this.#inside(tip, 0) : null;
    const before = this.fingers.get(hand.side) ?? 0;
    this.fingers.set(hand.side, inside ? tip.z : Infinity);
    return inside && { ...inside, pressed: before > PRESSED && before < NEAR && tip.z <= PRESSED };
  }

  // Stands at a place of the room and faces another.
  face(at, towards) {
    this.mesh.position.copy(at);
    this.mesh.lookAt(towards);
    this.mesh.updateMatrixWorld(true);
  }

  #inside(local, distance) {
    const [u, v] = [local.x / this.width + 0.5, 0.5 - local.y / this.height];
    return u < 0 || u > 1 || v < 0 || v > 1 ? null : { x: u * this.canvas.width, y: v * this.canvas.height, distance };
  }
}

function board(context, width, height) {
  context.fillStyle = INK.board;
  context.strokeStyle = INK.line;
  context.lineWidth = 3;
  context.beginPath();
  context.roundRect(2, 2, width - 4, height - 4, 22);
  context.fill();
  context.stroke();
}

export const font = (px, weight = 500) => `${weight} ${px}px system-ui, "DejaVu Sans", sans-serif`;

// The text in at most `lines` lines of `width`; what does not fit ends with a dot-dot-dot.
export function wrapped(context, text, width, lines) {
  const out = [];
  let line = "";
  for (const word of String(text).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      out.push(line);
      line = word;
    } else line = longer;
  }
  out.push(line);
  const kept = out.slice(0, lines);
  if (out.length > lines) kept[lines - 1] += "…";
  return kept.map((one) => shortened(context, one, width));
}

function shortened(context, text, width) {
  let kept = text;
  while (kept.length > 2 && context.measureText(kept).width > width) kept = `${kept.slice(0, -2)}…`;
  return kept;
}
