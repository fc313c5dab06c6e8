// How finely the model is drawn, and what that costs on this machine.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { action, heading, small } from "./parts.js";

const VIEWS = ["oblique", "front", "back", "left", "right", "above", "below"];
const HEAVY = 2_000_000; // triangles
const SLOW_MS = 120;
const FRAMES = 8;

export function install(app) {
  if (!app.view3d) return;
  const display = new Display(app);
  app.shell.panel({ id: "display", title: t("display.title"), element: display.element, shown: () => display.told() });
  app.onModel(() => display.renewed());
  app.view3d.onFrame((time) => display.frame(time));
  app.display = display;
}

const million = (triangles) => (triangles >= 1e6 ? `${(triangles / 1e6).toFixed(1)} M` : `${Math.round(triangles / 1000)} k`);

class Display {
  #times = [];
  #last = 0;

  constructor(app) {
    this.app = app;
    this.radios = app.scene.models.map((model) => this.#radio(model));
    this.said = small("");
    this.slow = make("p", { className: "warn", role: "status", hidden: true });
    const views = make("div", { className: "choice" }, ...VIEWS.map((name) => action(t(`view.${name}`), () => app.view3d.view(name), { "data-view": name })));
    this.element = make("div", { className: "stack" }, heading(t("display.views")), views, heading(t("display.detail")), make("div", { className: "stack", role: "radiogroup", "aria-label": t("display.detail") }, ...this.radios.map((radio) => radio.element)), this.slow, this.said);
  }

  #radio(model) {
    const input = make("input", { type: "radio", name: "detail", value: model.name });
    input.addEventListener("change", () => this.choose(model.name));
    const text = t(model.flat_only ? "display.flat" : "display.model", { name: model.name, triangles: million(model.triangles), mb: (model.bytes / 1e6).toFixed(1) });
    const note = model.note ? make("span", { className: "small", textContent: ` ${model.note}` }) : null;
    return { input, model, element: make("label", { className: "tick" }, input, make("span", { textContent: text }, note)) };
  }

  async choose(name) {
    this.said.textContent = t("loading.model");
    await this.app.during(this.app.detail(name));
    this.renewed();
  }

  renewed() {
    for (const { input, model } of this.radios) input.checked = model.name === this.app.model.name;
    this.#times = [];
    const { triangles } = this.app.model;
    const heavy = triangles > HEAVY ? t("display.heavy", { triangles: million(triangles) }) : "";
    this.slow.textContent = heavy;
    this.slow.hidden = !heavy;
    if (heavy) this.app.say(heavy);
    this.told();
  }

  // The time between pictures drawn one after the other: a pause is no slowness.
  frame(time) {
    const took = time - this.#last;
    this.#last = time;
    if (!(took > 0 && took < 1000)) return;
    this.#times = [...this.#times, took].slice(-FRAMES);
    if (this.#times.length < FRAMES || !this.slow.hidden) return;
    const ms = [...this.#times].sort((a, b) => a - b)[FRAMES / 2];
    if (ms < SLOW_MS || this.app.model.name === this.app.scene.models[0].name) return;
    this.slow.textContent = t("display.slow", { ms: Math.round(ms), name: this.app.scene.models[0].name });
    this.slow.hidden = false;
  }

  told() {
    const { info } = this.app.view3d.renderer;
    this.said.textContent = t("display.now", { triangles: million(this.app.model.triangles), calls: info.render.calls, geometries: info.memory.geometries });
  }
}
