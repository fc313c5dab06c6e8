// Demands on the cut, in the model: a hatched ball for a place, its meaning in letters; a draft with a knob for its radius. LPS mm.
import { CanvasTexture, Group, Mesh, MeshBasicMaterial, RepeatWrapping, SphereGeometry, Sprite, SpriteMaterial, SRGBColorSpace, Vector3 } from "three";
import { gap } from "../ops/seen.js";
import { lps, vector } from "./frame.js";
import { ORDER } from "./ink.js";
import { drawnAt } from "./twin.js";

const KNOB = 0.011; // of the scene's extent
const INK = { "keep-out": "#14181d", "must-pass": "#009e73" };
// The hatch differs too: never colour alone.
const TURNS = { "keep-out": 0, "must-own": 1, "must-pass": 2 };

export const inkOf = (scene, one) => (one.kind === "must-own" ? `rgb(${scene.colours[one.twin].join(",")})` : INK[one.kind]);

export class ConstraintMarks {
  #shown = "[[],null,0]";

  constructor(app) {
    this.app = app;
    this.group = new Group();
    this.sphere = new SphereGeometry(1, 40, 28);
    this.knob = new Mesh(new SphereGeometry(KNOB * app.scene.extent_mm, 20, 14), new MeshBasicMaterial({ color: 0x0b5cad, depthTest: false, transparent: true }));
    this.knob.renderOrder = ORDER + 3;
    this.knob.visible = false;
    app.view3d.patient.add(this.group, this.knob);
    app.tools.grips.push(this);
    app.view3d.onFrame(() => this.#place());
  }

  // `demands` as kept, `words(demand)` their letters; `draft` the one in the making: its radius can be dragged, onRadius(mm).
  show(demands, words, draft = null, onRadius = null) {
    Object.assign(this, { draft, onRadius });
    const key = JSON.stringify([demands, draft, gap(this.app.scene, this.app.state)]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#wipe();
    const all = [...demands, ...(draft ? [draft] : [])];
    for (const one of all.filter((demand) => demand.centre)) this.group.add(this.#ball(one, one === draft), this.#rim(one, one === draft));
    this.app.labels?.set("demands", all.map((one) => this.#label(one, words(one))).filter(Boolean));
    this.knob.visible = Boolean(draft?.centre);
    this.#place();
    this.app.view3d.scene.updateMatrixWorld(true);
    this.app.view3d.draw();
  }

  #ball(one, draft) {
    const material = new MeshBasicMaterial({ map: hatch(inkOf(this.app.scene, one), TURNS[one.kind], draft), transparent: true, depthTest: false, depthWrite: false, opacity: draft ? 0.7 : 0.9 }); // seen inside a solid brain too
    const ball = new Mesh(this.sphere, material);
    ball.position.copy(drawnAt(this.app, one.centre));
    ball.scale.setScalar(one.radius_mm);
    ball.renderOrder = ORDER - 10;
    ball.userData.demand = one;
    return ball;
  }

  // Its border, always seen in full: dashed while it is in the making.
  #rim(one, draft) {
    const rim = new Sprite(new SpriteMaterial({ map: ring(inkOf(this.app.scene, one), draft), transparent: true, depthTest: false, depthWrite: false }));
    rim.position.copy(drawnAt(this.app, one.centre));
    rim.scale.setScalar((2 * one.radius_mm) / RIM);
    rim.renderOrder = ORDER - 9;
    return rim;
  }

  #wipe() {
    for (const { material } of this.group.children) {
      material.map.dispose();
      material.dispose();
    }
    this.group.clear();
  }

  #label(one, text) {
    const at = one.centre ?? this.app.scene.vessels.find((vessel) => vessel.id === one.vessel)?.path.at(0);
    return at && { at: drawnAt(this.app, at, one.centre ? null : "vessel"), text, shape: "square", colour: inkOf(this.app.scene, one), first: 6 };
  }

  // The knob stands to the right of the ball, as it is looked at.
  #place() {
    if (!this.knob.visible) return;
    const { camera, patient } = this.app.view3d;
    const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0).transformDirection(patient.matrixWorld.clone().invert());
    this.knob.position.copy(drawnAt(this.app, this.draft.centre)).addScaledVector(right, this.draft.radius_mm);
    this.knob.updateMatrixWorld(true);
  }

  holds(ray) {
    if (!this.knob.visible) return false;
    const at = this.knob.getWorldPosition(new Vector3());
    const reach = (KNOB * this.app.scene.extent_mm) / 1000 + 0.006 * ray.origin.distanceTo(at);
    return Math.sqrt(ray.distanceSqToPoint(at)) < reach;
  }

  drag(ray) {
    const { patient } = this.app.view3d;
    const centre = drawnAt(this.app, this.draft.centre);
    const near = ray.closestPointToPoint(centre.clone().applyMatrix4(patient.matrixWorld), new Vector3());
    this.onRadius?.(near.applyMatrix4(patient.matrixWorld.clone().invert()).distanceTo(centre));
  }

  release() {}

  get balls() {
    return this.group.children.filter((one) => one.isMesh).map((ball) => ({ centre: lps(ball.position), radius_mm: ball.scale.x }));
  }
}

const RIM = 0.94; // of the picture's width
function ring(ink, draft) {
  const size = 256;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.beginPath();
  pen.arc(size / 2, size / 2, (size / 2) * RIM, 0, 2 * Math.PI);
  for (const [strokeStyle, lineWidth] of [["#ffffff", 15], [ink, 9]]) {
    Object.assign(pen, { strokeStyle, lineWidth });
    if (draft) pen.setLineDash([28, 22]);
    pen.stroke();
  }
  return Object.assign(new CanvasTexture(canvas), { colorSpace: SRGBColorSpace });
}

// Stripes on a sheet that is mostly clear: along, across, or both.
function hatch(ink, turn, draft) {
  const size = 64;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  pen.fillStyle = ink;
  pen.globalAlpha = draft ? 0.2 : 0.3;
  pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 1;
  Object.assign(pen, { strokeStyle: ink, lineWidth: turn === 1 ? 6 : 9 });
  const line = (x0, y0, x1, y1) => {
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
    pen.stroke();
  };
  const slant = (way) => [-size, 0, size].forEach((shift) => line(shift, way > 0 ? size : 0, shift + size, way > 0 ? 0 : size));
  if (turn === 0) [1, -1].forEach(slant);
  else if (turn === 1) slant(1);
  else line(0, size / 2, size, size / 2);
  const map = new CanvasTexture(canvas);
  Object.assign(map, { colorSpace: SRGBColorSpace, wrapS: RepeatWrapping, wrapT: RepeatWrapping });
  map.repeat.set(10, 5);
  return map;
}
