// Tools that take points: measures, landmarks and notes. Points are kept as the twins were scanned.
import { angle, KINDS, onLine } from "../scene/measure.js";
import { geodesic, surfaceOf } from "../scene/geodesic.js";
import { valueText } from "../scene/marks.js";
import { t } from "../strings.js";

const KEYS = { distance: ["d", "↔"], path: ["g", "∿"], angle: ["a", "∠"], area: ["r", "▱"] };
const CLOSE_PX = 12;

export function measures(app, marks, hint) {
  const surfaces = new Surfaces(app);
  for (const [type, [key, icon]] of Object.entries(KEYS)) {
    const tool = new MeasureTool(app, type, { marks, hint, surfaces });
    app.tools.add(type, tool);
    app.shell.tool(type, { label: t(`tool.${type}`), key, icon });
    app.on((state) => tool.held(state.tool === type));
  }
}

// The surfaces that paths were sought on, kept until the model changes: building one takes a moment.
class Surfaces {
  #kept = new Map();
  #meshes = null;

  constructor(app) {
    this.app = app;
  }

  // All pieces of one structure that are shown: a way may lead from twin to twin.
  of(structure) {
    const { model } = this.app;
    if (this.#meshes !== model.meshes) this.#kept.clear();
    this.#meshes = model.meshes;
    const meshes = [...model.meshes.values()].filter((mesh) => mesh.visible && mesh.userData.node.structure === structure);
    const key = meshes.map((mesh) => mesh.name).join();
    if (!this.#kept.has(key)) this.#kept.set(key, surfaceOf(meshes));
    return this.#kept.get(key);
  }
}

class MeasureTool {
  #points = [];
  #held = false;
  #structure = "";

  constructor(app, type, parts) {
    Object.assign(this, { app, type, ...parts });
  }

  held(held) {
    if (held === this.#held) return;
    this.#held = held;
    this.#restart();
    if (!held) this.hint.clear(this.type);
  }

  press(hit) {
    if (!hit) return this.hint.show(this.type, t("measure.beside"));
    if (this.type === "area" && this.#points.length >= 3 && this.#closes(hit)) return this.finish();
    if (this.type === "path" && this.#points.length && hit.node.structure !== this.#structure) return this.hint.show(this.type, t("measure.otherSurface", { structure: this.#structure }));
    this.#structure = hit.node.structure;
    this.#points.push(this.#place(hit));
    if (this.#points.length === KINDS[this.type].points) return this.finish();
    this.#say();
    return this.marks.preview(this.type, this.#points, "");
  }

  hover(hit) {
    if (!this.#points.length || !hit) return;
    const points = [...this.#points, this.#place(hit)];
    this.marks.preview(this.type, points, this.#live(points));
  }

  finish() {
    const points = this.#points;
    this.#restart();
    const done = this.type === "path" ? this.#path(points) : { points, value: KINDS[this.type].value(points) };
    if (!done) return this.hint.show(this.type, t("measure.noWay"));
    const args = { type: this.type, points: done.points.map((p) => p.map((x) => Number(x.toFixed(3)))), value: Number(done.value.toFixed(4)), unit: KINDS[this.type].unit };
    this.app.do("measure.add", args);
    return this.app.shell.open("marks");
  }

  cancel() {
    if (this.#held) this.#restart();
  }

  #restart() {
    this.#points = [];
    if (this.#held) this.#say();
    this.marks.preview(this.type, [], "");
  }

  #path([a, b]) {
    const way = geodesic(this.surfaces.of(this.#structure), a, b);
    return way && { points: way.points, value: way.mm };
  }

  // On the vessel's centreline where that is wanted, else on the surface.
  #place(hit) {
    const vessel = this.app.snap && this.app.scene.vessels.find((one) => one.id === hit.vessel);
    return vessel ? onLine(vessel.path, hit.point) : hit.point;
  }

  #closes(hit) {
    const at = [this.#points[0], hit.point].map((p) => this.app.view3d.metres(p).project(this.app.view3d.camera));
    const { clientWidth, clientHeight } = this.app.view3d.canvas;
    return Math.hypot(((at[0].x - at[1].x) * clientWidth) / 2, ((at[0].y - at[1].y) * clientHeight) / 2) < CLOSE_PX;
  }

  #say() {
    const count = this.#points.length;
    const key = this.type === "area" && count >= 3 ? "more" : ["first", "second", "third"][count] ?? "more";
    this.hint.show(this.type, t(`measure.${this.type}.${key}`), this.type === "area" && count >= 3 ? () => this.finish() : null);
  }

  // What the measure would be at the place pointed at; a path is sought only when both ends are given.
  #live(points) {
    const { scene } = this.app;
    if (this.type === "angle") return points.length === 3 ? valueText(scene, { type: "angle", points, value: angle(points), unit: "°" }).value : "";
    if (this.type === "area") return points.length >= 3 ? valueText(scene, { type: "area", points, value: KINDS.area.value(points), unit: "mm²" }).value : "";
    const straight = valueText(scene, { type: "distance", points: points.slice(-2), value: KINDS.distance.value(points.slice(-2)), unit: "mm" }).value;
    return this.type === "path" ? t("measure.straight", { value: straight }) : straight;
  }
}

// A click that asks for a name or a text, and keeps it there.
export function pins(app, hint) {
  const pin = (name, key, icon, press) => {
    app.tools.add(name, { press: (hit) => (hit ? press(hit) : hint.show(name, t("measure.beside"))) });
    app.shell.tool(name, { label: t(`tool.${name}`), key, icon });
    let held = false;
    app.on((state) => {
      const now = state.tool === name;
      if (now && !held) hint.show(name, t(`hint.${name}`));
      if (!now) hint.clear(name);
      held = now;
    });
  };
  pin("landmark", "m", "⚑", async ({ point }) => {
    const name = await app.ask.text({ title: t("landmark.new"), label: t("landmark.name"), spoken: t("vr.landmark", { n: app.state.landmarks.length + 1 }) });
    if (name) app.do("landmark.add", { name, at: point });
  });
  pin("note", "n", "✎", async ({ point }) => {
    const text = await app.ask.text({ title: t("note.new"), label: t("note.text"), long: true, spoken: t("vr.note", { n: app.state.notes.length + 1 }) });
    if (text) app.do("note.add", { text, at: point, camera: app.view3d.pose });
  });
}
