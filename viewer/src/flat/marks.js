// Marks: measures, landmarks, notes, kept views and pictures, each in a list to fly to or take away.
import { make } from "../dom.js";
import { gap } from "../ops/seen.js";
import { viewOf } from "../ops/views.js";
import { Marks, valueText } from "../scene/marks.js";
import { geodesic, surfaceOf } from "../scene/geodesic.js";
import * as measuring from "../scene/measure.js";
import { t } from "../strings.js";
import { button, check, small } from "./bits.js";
import { Refused } from "./refused.js";
import { Hint } from "./hint.js";
import { measures, pins } from "./measuring.js";
import { take } from "./shot.js";

const FAMILIES = { measures: "measure", landmarks: "landmark", notes: "note", bookmarks: "bookmark" };

export function install(app) {
  if (app.view3d) {
    const marks = new Marks(app, app.labels);
    app.marks = marks;
    app.on((state) => marks.follow(state));
    app.onModel(() => marks.follow(app.state));
    app.measuring = { ...measuring, geodesic, surfaceOf };
    const hint = new Hint(app);
    measures(app, marks, hint);
    pins(app, hint);
    app.shell.key("Escape", () => app.state.tool !== "look" && app.do("tool", { name: "look" }));
  }
  new Panel(app);
}

class Panel {
  constructor(app) {
    this.app = app;
    this.lists = Object.fromEntries(Object.keys(FAMILIES).map((name) => [name, make("div")]));
    this.said = make("p", { className: "note", role: "status", hidden: true });
    const sections = Object.entries(this.lists).map(([name, list]) => make("section", { className: "marks" }, this.#head(name), list));
    const element = make("div", {}, this.said, new Refused(app).element, this.#buttons(), ...sections);
    app.shell.panel({ id: "marks", title: t("marks.title"), element });
    app.shell.key("p", () => this.#picture(), t("shot.take"));
    app.shell.key("b", () => this.#bookmark(), t("bookmark.add"));
    app.on((state) => this.#follow(state));
  }

  #buttons() {
    const snap = check(t("measure.snap"), (on) => { this.app.snap = on; });
    const tool = (name) => button(t(`tool.${name}`), () => this.app.do("tool", { name }), { disabled: !this.app.view3d });
    const tools = ["distance", "path", "angle", "area", "landmark", "note"].map(tool);
    return make("div", {}, make("div", { className: "row" }, ...tools), snap.label,
      make("div", { className: "row" }, button(t("bookmark.add"), () => this.#bookmark(), { disabled: !this.app.view3d }), button(t("shot.take"), () => this.#picture(), { disabled: !this.app.view3d })));
  }

  #head(name) {
    const layer = name === "bookmarks" ? null : check(t("marks.shown"), (shown) => this.app.do("layer", { name, shown }), true);
    if (layer) (this.layers ??= {})[name] = layer.box;
    return make("div", { className: "row head" }, make("h3", { textContent: t(`marks.${name}`) }), layer?.label);
  }

  async #bookmark() {
    const { app } = this;
    if (!app.view3d) return;
    const [camera, view] = [app.view3d.pose, viewOf(app.state)];
    const name = await app.ask.text({ title: t("bookmark.new"), label: t("bookmark.name") });
    if (name) app.do("bookmark.add", { name, camera, view });
  }

  async #picture() {
    const { app } = this;
    if (!app.view3d) return;
    const name = await app.ask.text({ title: t("shot.take"), label: t("shot.name"), value: t("shot.default", { case: app.scene.case }) });
    if (!name || (app.source.online && !app.who && !(await app.ask.who()))) return;
    this.#say(await take(app, name).catch((error) => t("shot.failed", { why: error.message })));
  }

  #say(text) {
    this.said.textContent = text;
    this.said.hidden = !text;
    this.app.shell.open("marks");
  }

  #follow(state) {
    for (const [name, box] of Object.entries(this.layers)) box.checked = state.layers[name];
    for (const [name, list] of Object.entries(this.lists)) {
      const key = [state[name], gap(this.app.scene, state) > 0];
      if (this.last?.[name]?.every((one, i) => one === key[i])) continue;
      (this.last ??= {})[name] = key;
      const rows = state[name].map((one) => this.#row(name, one));
      list.replaceChildren(rows.length ? make("ul", { className: "list" }, ...rows) : small(t(`marks.no.${name}`)));
    }
  }

  #row(name, one) {
    const { title, more } = this.#words(name, one);
    const by = t("marks.by", { who: one.by || t("marks.nobody"), when: (one.at_time ?? "").slice(0, 16).replace("T", " ") });
    const go = button(title, () => this.#go(name, one), { className: "link" });
    const away = button(t("marks.remove"), () => this.app.do(`${FAMILIES[name]}.remove`, { id: one.id }), { "aria-label": t("marks.removeOne", { name: title }) });
    return make("li", {}, make("div", {}, go, ...more.map(small), small(by)), away);
  }

  #words(name, one) {
    if (name === "measures") return this.#measure(one);
    if (name === "notes") return { title: one.text, more: [] };
    return { title: one.name, more: [] };
  }

  #measure(one) {
    const { value, fine } = valueText(this.app.scene, one);
    const how = t(`measure.how.${one.type}`);
    const apart = this.app.marks?.apart(one) ? [t("measure.apart")] : [];
    return { title: `${t(`tool.${one.type}`)}: ${value}`, more: [`${fine}${t("measure.halfVoxel")}. ${how}`, ...apart] };
  }

  #go(name, one) {
    const { view3d } = this.app;
    if (!view3d) return;
    if (name === "bookmarks") {
      this.app.do("view", { view: one.view });
      if (aims(one.camera)) view3d.pose = one.camera;
    } else if (aims(one.camera)) view3d.pose = one.camera;
    else if (one.points) {
      const centre = [0, 1, 2].map((axis) => one.points.reduce((sum, p) => sum + p[axis], 0) / one.points.length);
      view3d.lookAt(centre, Math.max(60, 1.8 * measuring.along(one.points)));
    } else view3d.lookAt(one.at, 120);
  }
}

// Whether a kept camera is one of this viewer's: another program may keep its own.
const aims = (camera) => [camera?.position, camera?.target].every((at) => Array.isArray(at) && at.length === 3 && at.every(Number.isFinite));
