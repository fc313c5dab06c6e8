// Edits of the labels by brush, growing and relabelling: shown at once, done by the server, taken back if it refuses. A
// server that is lost takes nothing back: the strokes wait, as everything kept does.
import { unzipped } from "../source.js";
import { t } from "../strings.js";
import { Stroke, union } from "./brush.js";

const CLOSE = 0.25; // of the radius: points of a stroke lie at least so far apart
const MOST_POINTS = 2000; // of one operation; a longer stroke is several
const PATIENCE_MS = 60_000; // large strokes take the server a while
const RETRY_MS = 3000;
export const EDIT_TOOLS = ["brush", "erase", "grow", "relabel"];

export class Editing {
  #queue = Promise.resolve();
  #seen = ""; // the edits whose result is shown
  #had = new Set(); // ids of the edits that are in the labels as the server gave them
  #drawn = new Map(); // strokes that are not, by their points, in order
  #told = new WeakSet(); // refusals that were said
  #tried = new Set(); // refs that were sent once already
  #stroke = null;

  constructor(slices, app) {
    this.slices = slices;
    this.app = app;
    this.touched = null; // the box in which the labels may differ from the scene's files
    this.why = this.#whyNot();
    this.last_ms = null;
    if (this.why) return;
    this.plain = slices.labels.values.slice();
    app.log.painter = (by, change) => this.#sent(by, change);
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
    this.#drawn.set(args.points, stroke);
    this.#keep("edit.paint", args);
  }

  #drop() {
    const box = this.#stroke?.takeBack();
    this.#stroke = null;
    if (box) this.#show(box);
  }

  // A click that grows or relabels at a point.
  click(name, at) {
    const { label, low, high, most_mm } = this.settings;
    return name === "grow" ? this.#keep("edit.grow", { label, seed: sent(at), low, high, most_mm }) : this.#keep("edit.relabel", { label, at: sent(at) });
  }

  // Kept as everything else is: numbered by the server, or waiting for it, and for a name.
  #keep(kind, args) {
    this.began = performance.now();
    return this.app.do(kind, args);
  }

  // Sends one edit for the log, and shows what the server made of it. One that it knew already (its answer was lost) comes
  // without the voxels: then all are read again.
  async #sent(by, change) {
    const { app } = this;
    const known = this.#tried.has(change.ref);
    this.#tried.add(change.ref);
    const { operation, box, values } = await app.source.post("/api/paint", { by, operation: change }, { timeout: PATIENCE_MS });
    const found = box ? await bytesOf(values) : null;
    this.#beneath(() => {
      this.#drawn.delete(change.args.points);
      if (found) this.#write(box, found);
    });
    this.#had.add(`o${operation.n}`);
    const ids = app.state.edits.map((edit) => edit.id); // without it, where it was taken back meanwhile
    this.#seen = known || !ids.includes(change.ref) ? null : key(ids.map((id) => (id === change.ref ? `o${operation.n}` : id)));
    this.last_ms = performance.now() - this.began;
    app.edit.problem("");
    return { operations: [operation], head: operation.n };
  }

  // Changes the server's labels below the strokes that it does not have yet.
  #beneath(change) {
    const above = [...this.#drawn.values(), this.#stroke].filter(Boolean);
    for (const stroke of above.reverse()) this.#show(stroke.takeBack());
    change();
    for (const stroke of [...this.#drawn.values(), this.#stroke].filter(Boolean)) this.#show(stroke.again());
  }

  #show(box) {
    if (!box) return;
    this.touched = union(this.touched, box);
    this.slices.relabelled(box);
  }

  #write(box, bytes) {
    this.slices.labels.write(box, new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2));
    this.#show(box);
  }

  // Strokes that wait are drawn over the labels; what is numbered, undone or another's is read from the server.
  #follow({ edits }) {
    this.#redraw(edits);
    this.#refused(this.app.log.refused.findLast((op) => op.kind.startsWith("edit.")));
    const now = key(edits.map((edit) => edit.id));
    if (now === this.#seen || !this.app.log.saved || edits.some((edit) => !edit.id.startsWith("o"))) return;
    this.#seen = now;
    this.#queue = this.#queue.then(() => this.#reread(edits)).catch((error) => this.#unread(error));
    this.app.during(this.#queue);
  }

  // A stroke goes by its points: they stay the same when the server gives it a number.
  #redraw(edits) {
    const over = edits.filter((edit) => edit.points && !this.#had.has(edit.id) && (!edit.id.startsWith("o") || this.#drawn.has(edit.points)));
    if (over.length === this.#drawn.size && over.every((edit) => this.#drawn.has(edit.points))) return;
    this.#beneath(() => {
      const strokes = over.map(({ points, label, radius_mm, flat, only }) => [points, this.#drawn.get(points) ?? Object.assign(new Stroke(this.slices.labels, { label, radius_mm, flat, only }), { points })]);
      this.#drawn = new Map(strokes);
    });
  }

  #refused(op) {
    if (!op || this.#told.has(op)) return;
    this.#told.add(op);
    this.app.edit.problem(op.why);
  }

  // Read again when the server is back.
  #unread(error) {
    this.app.edit.problem(error.message);
    setTimeout(() => {
      this.#seen = null;
      this.#follow(this.app.state);
    }, RETRY_MS);
  }

  async #reread(edits) {
    const { box, values } = await this.app.source.get("/api/edits");
    const found = box ? await bytesOf(values) : null;
    const { labels } = this.slices;
    for (const edit of edits) this.#had.add(edit.id);
    this.#beneath(() => {
      for (const edit of edits) this.#drawn.delete(edit.points);
      if (this.touched) {
        labels.write(this.touched, labels.read(this.touched, this.plain));
        this.#show(this.touched);
      }
      if (found) this.#write(box, found);
    });
  }
}

const bytesOf = (values) => unzipped(Uint8Array.from(atob(values), (c) => c.charCodeAt(0)));

// A point as the server is told it: the brush paints just there.
const sent = (point) => point.map((mm) => Number(mm.toFixed(3)));
const key = (ids) => ids.join(" ");
