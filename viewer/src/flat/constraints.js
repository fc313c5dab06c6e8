// Demands on the next cut: keep out, leave to a twin, pass through. A place is clicked in the model or on a slice.
import { make } from "../dom.js";
import { ConstraintMarks, inkOf } from "../scene/constraints.js";
import { lps } from "../scene/frame.js";
import { drawnAt } from "../scene/twin.js";
import { where } from "../slices/planes.js";
import { t } from "../strings.js";
import { action, choice, heading, slider, small } from "./parts.js";

const KINDS = ["keep-out", "must-own", "must-pass"];
const [LEAST_MM, MOST_MM] = [1, 80];

export function install(app) {
  const demands = new Demands(app);
  app.demands = demands;
  app.shell.panel({ id: "demands", title: t("demand.title"), element: demands.element });
  const place = (point) => demands.place(point);
  app.sliceTools ??= new Map();
  app.sliceTools.set("demand", { down: (tile, point) => place(point), move: (tile, point) => place(point), up: () => {}, hover: () => {}, cancel: () => {} });
  if (app.tools) {
    app.tools.add("demand", { press: (hit) => hit && place(hit.point), cancel: () => demands.drop(), cursor: "crosshair" });
    app.shell.tool("demand", { label: t("demand.tool"), icon: "⊘" });
  }
  app.on(() => demands.follow());
  app.layout.on(() => demands.follow());
}

class Demands {
  constructor(app) {
    this.app = app;
    Object.assign(this, { kind: "keep-out", twin: "castor", what: "ball", radius_mm: 8, centre: null, tool: null });
    this.marks = app.view3d ? new ConstraintMarks(app) : null;
    const set = (field) => (value) => {
      this[field] = value;
      if (this.kind === "must-pass") this.what = "ball";
      this.follow();
    };
    const words = (values) => values.map((value) => ({ value, text: t(`demand.${value}`) }));
    this.kinds = choice(t("demand.kind"), words(KINDS), set("kind"));
    this.twins = choice(t("demand.twin"), words(["castor", "pollux"]), set("twin"));
    this.whats = choice(t("demand.what"), words(["ball", "vessel", "structure"]), set("what"));
    this.radius = slider({ log: { settle: () => {} } }, { label: t("demand.radius"), min: LEAST_MM, max: MOST_MM, step: 0.5, unit: "mm", onMove: set("radius_mm") });
    this.structure = make("select", { "aria-label": t("demand.structure") }, ...app.scene.labels.filter((label) => label.name).map((label) => make("option", { value: label.name, textContent: label.name })));
    this.hint = small("");
    this.click = action(t("demand.click"), () => app.do("tool", { name: "demand" }));
    this.keep = action(t("demand.keep"), () => this.add(), { className: "main" });
    this.cancel = action(t("demand.drop"), () => this.drop());
    this.list = make("ul", { className: "demands" });
    this.element = make("div", { className: "stack" }, small(t(app.source.online ? "demand.intro" : "demand.offline")), heading(t("demand.kind")), this.kinds.element, this.twins.element, heading(t("demand.what")), this.whats.element,
      this.structure, this.radius.element, this.click, this.hint, make("div", { className: "row" }, this.keep, this.cancel), heading(t("demand.list")), this.list);
  }

  // Puts the ball in the making somewhere.
  place(point) {
    this.what = "ball";
    this.centre = point.map((mm) => Number(mm.toFixed(2)));
    this.app.cross.set(this.centre, "demand");
    this.app.shell.open("demands");
    this.follow();
  }

  get draft() {
    const whose = this.kind === "must-own" ? { twin: this.twin } : {};
    const place = { ball: this.centre && { centre: this.centre, radius_mm: this.radius_mm }, vessel: this.app.state.selected && { vessel: this.app.state.selected }, structure: { structure: this.structure.value.replaceAll(" ", "_") } }[this.what];
    return place ? { kind: this.kind, ...whose, ...place } : null;
  }

  add() {
    const { draft } = this;
    if (!draft) return;
    this.centre = null;
    this.app.do("constraint.add", draft);
  }

  drop() {
    this.centre = null;
    this.follow();
  }

  // Letters of a demand, as short as it goes.
  letters(one) {
    return t(`demand.short.${one.kind}`, { twin: one.twin ? t(`demand.${one.twin}`) : "" });
  }

  words(one) {
    const name = this.app.scene.vessels.find((vessel) => vessel.id === one.vessel)?.name || one.vessel;
    const place = one.centre ? t("demand.place.ball", { radius: one.radius_mm, at: where(one.centre) }) : one.vessel ? t("demand.place.vessel", { name }) : t("demand.place.structure", { name: one.structure.replaceAll("_", " ") });
    return `${this.letters(one)}: ${place}`;
  }

  follow() {
    const { app, draft } = this;
    const { state } = app;
    if (this.tool === "demand" && state.tool !== "demand") this.centre = null;
    this.tool = state.tool;
    this.kinds.press(this.kind);
    this.twins.press(this.twin);
    this.whats.press(this.what);
    this.twins.element.hidden = this.kind !== "must-own";
    for (const button of this.whats.buttons) button.disabled = this.kind === "must-pass" && button.dataset.value !== "ball";
    this.structure.hidden = this.what !== "structure";
    this.radius.element.hidden = this.click.hidden = this.what !== "ball";
    this.click.setAttribute("aria-pressed", String(state.tool === "demand"));
    this.radius.set(this.radius_mm);
    this.hint.textContent = this.#hint(state);
    this.keep.disabled = !draft;
    this.cancel.hidden = !this.centre;
    this.#list(state.constraints);
    this.#draw(state.constraints);
  }

  #hint(state) {
    if (this.kind === "must-pass" && !this.centre) return t("demand.passBall");
    if (this.what === "vessel") return state.selected ? t("demand.place.vessel", { name: state.selected }) : t("demand.vesselNone");
    return this.what === "ball" ? t(this.centre ? "demand.placed" : "demand.placing") : "";
  }

  #draw(constraints) {
    const { app } = this;
    const draft = this.centre && this.what === "ball" ? this.draft : null;
    const letters = (one) => this.letters(one);
    this.marks?.show(constraints, letters, draft, (mm) => {
      this.radius_mm = Math.min(MOST_MM, Math.max(LEAST_MM, Math.round(2 * mm) / 2));
      this.follow();
    });
    if (!app.slices) return;
    const all = [...constraints, ...(draft ? [draft] : [])].filter((one) => one.centre);
    app.slices.balls = all.map((one) => ({ ...one, letter: letters(one), colour: one.kind === "keep-out" ? "#ffffff" : inkOf(app.scene, one) }));
    app.slices.changed();
  }

  #list(constraints) {
    const rows = constraints.map((one) => {
      const go = action(t("demand.go"), () => this.#go(one));
      const remove = action(t("demand.remove"), () => this.app.do("constraint.remove", { id: one.id }));
      for (const button of [go, remove]) button.setAttribute("aria-label", `${button.textContent}: ${this.words(one)}`);
      return make("li", {}, make("span", { textContent: this.words(one) }), make("span", { className: "small", textContent: one.by }), ...(one.structure ? [] : [go]), remove);
    });
    this.list.replaceChildren(...(rows.length ? rows : [make("li", { className: "small", textContent: t("demand.none") })]));
  }

  #go(one) {
    if (one.vessel) return this.app.do("select", { vessel: one.vessel });
    this.app.cross.set(one.centre, "demand");
    return this.app.view3d?.lookAt(lps(drawnAt(this.app, one.centre)), 8 * one.radius_mm + 80);
  }
}
