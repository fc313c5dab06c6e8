// Three linked slices through one point, with tints, the cut and what crosses it. All points LPS mm.
import { t } from "../strings.js";
import { cutOf } from "./cutline.js";
import { Editing } from "./editing.js";
import { Frame2D } from "./frame2d.js";
import { Labels, ownerTable } from "./labels.js";
import { layout } from "./layout.js";
import { Marks2D } from "./marks2d.js";
import { PLANES, Tile, followed } from "./planes.js";
import { listen } from "./pointer.js";
import { resample } from "./resample.js";
import { Screen } from "./screen.js";
import { Stock, largest, stored, valueAt } from "./stock.js";

const RATIO = Math.min(globalThis.devicePixelRatio ?? 1, 2);

export class Slices {
  constructor(element, app) {
    Object.assign(this, { element, app, kind: "slices", one: "coronal", lines: true, active: null, tool: null, brush: null, balls: [], cut: null, waiting: false });
    this.tiles = PLANES.map((plane) => new Tile(plane));
    this.active = this.tiles[1];
    this.frame = new Frame2D(element, this);
    this.tint = { by: "owner", share: 0.35 };
    this.window = { name: "soft", range: [0, 1] };
    this.drawn = 0;
  }

  get at() {
    return this.app.cross.at;
  }

  async start() {
    const { app } = this;
    const most = largest();
    if (!most) throw new Error(t("slices.nowebgl"));
    this.stock = new Stock(app.scene, app.source, most);
    if (!this.stock.grid) throw new Error(t("slices.none"));
    this.screen = new Screen(this.frame.picture, this.tiles);
    this.marks = new Marks2D(this.frame.marks, app.scene);
    await this.screen.start(this.stock.grid);
    const [labels, owner] = await Promise.all([this.stock.read("labels"), this.stock.read("owner")]);
    this.labels = labels && new Labels(app.scene, labels.volume, labels.values);
    this.owner = owner;
    if (!owner) this.tint.by = labels ? "labels" : "none";
    await this.scan(this.stock.scans[0] ?? null);
    await this.#fill();
    this.editing = app.edit ? new Editing(this, app) : null;
    listen(this.frame.marks, this);
    new ResizeObserver(() => this.arrange()).observe(this.element);
    app.cross.on(() => this.#moved());
    app.onModel?.(() => this.#recut());
    app.on(() => this.changed());
    this.arrange();
  }

  // Shows a scan of the case, or null for labels alone on black.
  async scan(name) {
    const key = name ?? "nothing";
    if (!this.screen.has(key)) await this.#take(key, name);
    this.scanName = name;
    this.volume = name ? (await this.stock.read(name)).volume : null;
    this.read = name ? await this.stock.read(name) : null;
    const windows = this.volume?.windows ?? {};
    if (!(this.window.name in windows)) this.window.name = Object.keys(windows)[0] ?? "own";
    this.window.range = windows[this.window.name] ?? (name ? this.#range() : [0, 1]);
    this.screen.show(key, this.window.range);
    this.changed();
  }

  async #take(key, name) {
    const { grid } = this.stock;
    if (!name) return this.screen.keep(key, { type: "u8" }, new Uint8Array(grid.shape[0] * grid.shape[1] * grid.shape[2]));
    const { values, volume } = await this.stock.read(name);
    const least = values.reduce((a, b) => Math.min(a, b));
    return this.screen.keep(key, volume, await resample(values, volume, grid, least));
  }

  // A scan without windows: from its least to its greatest value.
  #range() {
    const { values, volume } = this.read;
    const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
    const [scale, zero] = [volume.scale ?? 1, volume.offset ?? 0];
    return high > low ? [low * scale + zero, high * scale + zero] : [low, low + 1];
  }

  // A window by its name, or "own" with its range.
  setWindow(name, range = this.volume?.windows?.[name]) {
    if (!range || !(range[1] > range[0])) return;
    this.window = { name, range: [...range] };
    this.screen.window(range);
    this.changed();
  }

  // by: "labels" | "owner" | "none"
  async setTint({ by = this.tint.by, share = this.tint.share }) {
    const other = by !== this.tint.by && by !== "none" && by !== this.filled;
    this.tint = { by, share };
    if (other) await this.#fill();
    this.changed();
  }

  #tinted() {
    if (this.tint.by === "labels" && this.labels) return [this.labels, this.labels.table()];
    if (this.tint.by === "owner" && this.owner) return [this.owner, ownerTable(this.app.scene)];
    return null;
  }

  async #fill() {
    const found = this.#tinted();
    if (!found) return;
    this.filled = this.tint.by;
    const { low, step } = this.stock.grid;
    await this.screen.fill(...found, (this.at[2] - low[2]) / step[2], () => {
      this.changed();
      return new Promise((done) => setTimeout(done));
    });
  }

  // Labels have changed in a box of their grid.
  relabelled(box) {
    if (this.filled === "labels") this.screen.refill(...this.#tinted(), box);
    this.changed();
  }

  move(point) {
    const { low, high } = this.stock.grid;
    this.app.cross.set(point.map((mm, axis) => Math.min(high[axis], Math.max(low[axis], mm))));
  }

  step(tile, n) {
    const { normal, flip } = tile.plane;
    const at = [...this.at];
    at[normal] += (normal === 2 || !flip ? 1 : -1) * n * this.stock.grid.step[normal];
    this.move(at);
  }

  // What lies at a point: the structure, its owner, the scan's value.
  about(at) {
    const number = this.labels?.at(at) ?? 0;
    const owner = this.owner && stored(this.owner, at);
    return { number, name: number ? this.labels.name(number) : null, owner: this.app.scene.owners[owner] ?? null, value: this.read && valueAt(this.read, at) };
  }

  show(kind, one = this.one) {
    Object.assign(this, { kind, one });
    this.arrange();
  }

  // Gives each slice its place, and shows all of the body in it.
  arrange() {
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return;
    const found = layout(this.kind, clientWidth, clientHeight, PLANES, this.one);
    const key = JSON.stringify(found);
    for (const tile of this.tiles) tile.box = found.cells[tile.plane.name]?.box ?? [0, 0, 0, 0];
    this.frame.arrange(found);
    if (key !== this.arranged) this.fit();
    this.arranged = key;
    this.changed();
  }

  fit() {
    const { low, high } = this.stock.grid;
    for (const tile of this.tiles.filter((one) => one.shown)) {
      const { right, down } = tile.plane;
      tile.middle = low.map((v, axis) => (v + high[axis]) / 2);
      tile.mm = Math.max((high[right] - low[right]) / tile.box[2], (high[down] - low[down]) / tile.box[3]);
    }
    this.changed();
  }

  // Draws with the next frame.
  changed() {
    if (this.waiting) return;
    this.waiting = true;
    this.app.during(new Promise((done) => requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
      done();
    })));
  }

  draw() {
    if (!this.element.clientWidth || !this.screen) return;
    this.screen.tint = this.tint.by === "none" ? 0 : this.tint.share;
    this.screen.draw(this.at, RATIO);
    const { at, tiles, cut, lines, brush, balls } = this;
    this.marks.draw({ at, tiles, cut, lines, brush, balls, selected: this.app.state.selected }, RATIO);
    this.frame.follow();
    this.drawn += 1;
  }

  #moved() {
    for (const tile of this.tiles.filter((one) => one.shown)) followed(tile, this.at);
    this.changed();
  }

  #recut() {
    this.cut = cutOf(this.app.model);
    this.changed();
  }
}
