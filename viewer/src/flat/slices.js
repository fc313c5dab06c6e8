// Slices beside the model: the layouts, the shared crosshair, the panel. NiiVue itself is loaded when slices are first wanted.
import { $, make } from "../dom.js";
import { gap } from "../ops/seen.js";
import { Cross, CrossMark } from "../slices/cross.js";
import { t } from "../strings.js";
import { icon } from "./icons.js";
import { SlicesPanel } from "./slices-panel.js";

export const LAYOUTS = ["model", "both", "slices"];
const NARROW = 620;

export function install(app) {
  app.cross = new Cross(app.scene.cut_centre);
  app.slices = null;
  app.layout = new Layout(app);
  if (app.view3d) linked(app);
  const panel = new SlicesPanel(app);
  app.shell.panel({ id: "slices", title: t("slices.title"), element: panel.element });
  app.layout.on(() => panel.follow());
  $("tools").append(app.layout.button);
  app.shell.key("s", () => app.layout.show(app.layout.kind === "model" ? "both" : "model"), t("slices.key"));
  LAYOUTS.forEach((kind, n) => app.shell.key(String(n + 1), () => app.layout.show(kind), t(`slices.layout.${kind}`)));
  if (!app.view3d) app.layout.show("slices");
}

class Layout {
  #listeners = new Set();
  #opening = null;

  constructor(app) {
    Object.assign(this, { app, kind: "model", problem: "" });
    this.main = document.querySelector("main");
    this.button = make("button", { type: "button", title: t("slices.button"), "aria-label": t("slices.button"), "aria-pressed": "false" }, icon("slices"));
    this.button.addEventListener("click", () => this.show(this.kind === "model" ? "both" : "model"));
    new ResizeObserver(() => this.#measure()).observe(this.main);
    this.#measure();
  }

  on(listener) {
    this.#listeners.add(listener);
  }

  tell() {
    for (const listener of this.#listeners) listener();
  }

  // "model" | "both" | "slices"; resolves when the slices are there, or why they cannot be is said.
  async show(kind) {
    this.kind = kind;
    this.main.dataset.layout = kind;
    this.button.setAttribute("aria-pressed", String(kind !== "model"));
    $("slices").hidden = kind === "model";
    this.tell();
    if (kind !== "model" && this.main.dataset.narrow === "true" && !this.app.slices) this.app.shell?.fold(true); // room for the picture
    if (kind !== "model") await this.app.during(this.#open());
    this.app.slices?.show(kind);
    this.tell();
  }

  #measure() {
    this.main.dataset.narrow = String(this.main.clientWidth < NARROW);
  }

  #open() {
    this.#opening ??= this.#load();
    return this.#opening;
  }

  async #load() {
    const { app } = this;
    const words = make("p", { className: "slice-waiting", role: "status", textContent: t("slices.loading") });
    $("slices").replaceChildren(words);
    const started = performance.now();
    try {
      const { openSlices } = await app.source.module("slices.js");
      this.bundle_ms = performance.now() - started;
      const box = make("div", { className: "slices" });
      $("slices").append(box);
      app.slices = await openSlices(box, app);
      this.open_ms = performance.now() - started;
      words.remove();
    } catch (error) {
      this.problem = t("slices.failed", { why: error.message });
      $("slices").replaceChildren(make("p", { className: "slice-waiting", role: "alert", textContent: this.problem }));
      this.#opening = null;
    }
  }
}

// The model answers the slices and they answer it.
function linked(app) {
  const mark = new CrossMark(app);
  app.cross.mark = mark;
  const marked = () => mark.follow(app.layout.kind !== "model");
  app.cross.on(marked);
  app.cross.on((at) => app.cross.leads && app.plane?.place(at));
  app.layout.on(marked);
  app.tools.clicked.add((hit) => hit && app.cross.set(hit.point, "model"));
  let [apart, selected] = [gap(app.scene, app.state), app.state.selected];
  app.on((state) => {
    if (gap(app.scene, state) !== apart) marked();
    if (state.selected && state.selected !== selected) toVessel(app, state.selected);
    [apart, selected] = [gap(app.scene, state), state.selected];
  });
}

// To a chosen vessel, unless the crosshair is in it already: where it crosses the cut, or its middle.
function toVessel(app, id) {
  const vessel = app.scene.vessels.find((one) => one.id === id);
  if (!vessel) return;
  const reach = vessel.radius_mm.value + 3;
  if (vessel.path.some((p) => Math.hypot(...p.map((mm, axis) => mm - app.cross.at[axis])) <= reach)) return;
  const crossing = app.scene.said.crossings?.find((one) => one.id === id);
  app.cross.set(crossing?.at ?? vessel.path[vessel.path.length >> 1], "vessel");
}
