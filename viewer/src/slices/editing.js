// Edits of the labels by brush, growing and relabelling: shown at once, done by the server, taken back if it refuses.
import { unzipped } from "../source.js";
import { t } from "../strings.js";
import { Stroke, union } from "./brush.js";

const CLOSE = 0.25; // of the radius: points of a stroke lie at least so far apart
const MOST_POINTS = 2000; // of one operation; a longer stroke is several
export const EDIT_TOOLS = ["brush", "erase", "grow", "relabel"];

export class Editing {
  #queue = Promise.resolve();
  #seen = ""; // the edits whose result is shown
  #stroke = null;

  constructor(slices, app) {
    this.slices = slices;
    this.app = app;
    this.touched = null; // the box in which the labels may differ from the scene's files
    this.why = this.#whyNot();
    this.last_ms = null;
    if (this.why) return;
    this.plain = slices.labels.values.slice();
    app.on((state) => this.#follow(state));
  }

  get can() {
    return !this.why;
  }

  // Why labels cannot be edited here; empty where they can.
  #whyNot() {
    const { labels, stock } = this.slices;
    if (!this.app.source.online) return t("edit.offline");
    if (!labels) return t("edit.nolabels");
    if (labels.volume.place !== "full") return t(stock.huge ? "edit.huge" : "edit.small");
    return "";
  }

  // The pointer's tool for a tool of the page, or null.
  tool(name) {
    if (!this.can || !EDIT_TOOLS.includes(name)) return null;
    this.slices.setTint({ by: "labels" });
    const painting = name === "brush" || name === "erase";
    return painting ? this.#brush(name) : { down: (tile, point) => this.click(name, point), move: () => {}, up: () => {}, hover: () => {}, cancel: () => {} };
  }

  #brush(name) {
    const ring = (tile, point) => {
      const { radius_mm, flat } = this.settings;
      this.slices.brush = tile && point ? { tile, at: point, radius_mm, flat } : null;
      this.slices.changed();
    };
    return {
      hover: ring,
      down: (tile, point) => this.#begin(name, tile, point),
      move: (tile, point) => {
        ring(tile, point);
        this.#on(point);
      },
      up: () => this.#end(name),
      cancel: () => this.#drop(),
    };
  }

  get settings() {
    return this.app.edit;
  }

  #args(name, tile) {
    const { label, radius_mm, flat, only } = this.settings;
    return { label: name === "erase" ? 0 : label, radius_mm, flat: flat ? tile.plane.name : null, only };
  }

  #begin(name, tile, point) {
    this.#stroke = new Stroke(this.slices.labels, this.#args(name, tile));
    this.#show(this.#stroke.to(sent(point)));
  }

  #on(point) {
    const last = this.#stroke?.points.at(-1);
    if (!last || Math.hypot(...point.map((v, c) => v - last[c])) < CLOSE * this.settings.radius_mm) return;
    this.#show(this.#stroke.to(sent(point)));
    if (this.#stroke.points.length >= MOST_POINTS) {
      const { args } = this.#stroke;
      this.#end();
      this.#stroke = new Stroke(this.slices.labels, args);
      this.#stroke.to(sent(point));
    }
  }

  #end() {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (!stroke) return;
    const { only, ...rest } = stroke.args;
    const args = { ...rest, points: stroke.points, ...(only === null ? {} : { only }) };
    this.send("edit.paint", args, stroke);
  }

  #drop() {
    const box = this.#stroke?.takeBack();
    this.#stroke = null;
    if (box) this.#show(box);
  }

  // A click that grows or relabels at a point.
  click(name, at) {
    const { label, low, high, most_mm } = this.settings;
    return name === "grow" ? this.send("edit.grow", { label, seed: sent(at), low, high, most_mm }) : this.send("edit.relabel", { label, at: sent(at) });
  }

  // One edit after the other: the server's answer is what is shown in the end.
  send(kind, args, stroke = null) {
    const done = this.#queue.then(() => this.#sent(kind, args, stroke));
    this.#queue = done.catch(() => {});
    return this.app.during(done);
  }

  async #sent(kind, args, stroke) {
    const { app } = this;
    const started = performance.now();
    try {
      const by = await this.#signed();
      const { operation, box, values } = await app.source.post("/api/paint", { by, operation: { kind, args } });
      if (stroke && !this.#stroke) this.#show(stroke.takeBack());
      if (box) await this.#write(box, values);
      this.#seen = key([...app.state.edits.map((edit) => edit.id), `o${operation.n}`]);
      app.log.adopt(operation);
      this.last_ms = performance.now() - started;
      app.edit.problem("");
    } catch (error) {
      if (stroke) this.#show(stroke.takeBack());
      app.edit.problem(error.message);
    }
  }

  async #signed() {
    const by = this.app.who || (await (this.app.askWho?.() ?? this.app.ask?.who?.())) || "";
    if (!by) throw new Error(t("edit.unsigned"));
    return by;
  }

  #show(box) {
    if (!box) return;
    this.touched = union(this.touched, box);
    this.slices.relabelled(box);
  }

  async #write(box, values) {
    const bytes = await unzipped(Uint8Array.from(atob(values), (c) => c.charCodeAt(0)));
    this.slices.labels.write(box, new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2));
    this.#show(box);
  }

  // Edits of an earlier visit, undone or done again: the labels as the server has them now.
  #follow({ edits }) {
    const now = key(edits.map((edit) => edit.id));
    if (now === this.#seen || !this.app.log.saved || edits.some((edit) => !edit.id.startsWith("o"))) return;
    this.#seen = now;
    this.#queue = this.#queue.then(() => this.#reread()).catch((error) => this.app.edit.problem(error.message));
    this.app.during(this.#queue);
  }

  async #reread() {
    const { box, values } = await this.app.source.get("/api/edits");
    const { labels } = this.slices;
    if (this.touched) {
      labels.write(this.touched, labels.read(this.touched, this.plain));
      this.#show(this.touched);
    }
    if (box) await this.#write(box, values);
  }
}

// A point as the server is told it: the brush paints just there.
const sent = (point) => point.map((mm) => Number(mm.toFixed(3)));
const key = (ids) => ids.join(" ");
