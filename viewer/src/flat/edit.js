// The panel of label edits. The strokes themselves are made on the slices (slices/editing.js).
import { make } from "../dom.js";
import { t } from "../strings.js";
import { action, choice, heading, slider, small } from "./parts.js";

const TOOLS = ["look", "brush", "erase", "grow", "relabel"];
const [LEAST_MM, MOST_MM] = [0.5, 30];
const AROUND = 0.15; // of the window's width, to each side of the value at the crosshair

export function install(app) {
  const panel = new EditPanel(app);
  app.edit = { label: app.scene.labels[0]?.number ?? 1, radius_mm: 3, flat: false, only: null, low: 0, high: 100, most_mm: 20, problem: (text) => panel.say(text) };
  app.sliceTools ??= new Map(); // other tools that work on slices: {down, move, up, hover, cancel}
  app.shell.panel({ id: "edit", title: t("edit.title"), element: panel.element, shown: () => panel.follow() });
  app.on(() => panel.follow());
  app.layout.on(() => panel.follow());
  const hold = (name) => () => app.do("tool", { name: app.state.tool === name ? "look" : name });
  app.shell.key("w", hold("brush"), t("edit.key.brush"));
  app.shell.key("e", hold("erase"), t("edit.key.erase"));
  app.shell.key("9", () => panel.resize(1 / 1.25), t("edit.key.smaller"));
  app.shell.key("0", () => panel.resize(1.25), t("edit.key.larger"));
}

class EditPanel {
  constructor(app) {
    this.app = app;
    this.open = action(t("edit.open"), () => app.layout.show("both"));
    this.why = small("");
    this.body = make("div", { className: "stack" });
    this.problem = make("p", { className: "problem", role: "alert", hidden: true });
    this.stand = small(t("edit.how"));
    this.element = make("div", { className: "stack" }, this.open, this.why, this.body, this.problem, this.stand);
  }

  say(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }

  resize(by) {
    const { edit } = this.app;
    edit.radius_mm = Math.min(MOST_MM, Math.max(LEAST_MM, Math.round(2 * edit.radius_mm * by) / 2 + (by > 1 && edit.radius_mm < 2 ? 0.5 : 0)));
    this.#changed();
  }

  follow() {
    const { app } = this;
    const { slices, state } = app;
    const can = slices?.editing?.can ?? app.source.online;
    if (slices?.editing) slices.tool = slices.editing.tool(state.tool) ?? app.sliceTools.get(state.tool) ?? null;
    if (slices && !slices.tool && slices.brush) slices.brush = null;
    this.why.textContent = slices?.editing?.why || (app.source.online ? "" : t("edit.offline"));
    this.open.hidden = !can || (app.layout?.kind !== "model" && Boolean(slices));
    this.body.hidden = !can || !slices?.editing;
    const n = state.edits.length;
    this.stand.hidden = !can;
    this.stand.textContent = n === 1 ? t("edit.stand1") : n ? t("edit.stand", { n }) : t("edit.how");
    if (this.body.hidden) return;
    if (!this.tool) this.#build();
    this.#press(state.tool);
  }

  #build() {
    const { app } = this;
    const { edit } = app;
    edit.label = app.slices.labels.at(app.cross.at) || edit.label; // what one looks at
    const set = (field) => (value) => {
      edit[field] = value;
      this.#changed();
    };
    this.tool = choice(t("edit.tool"), TOOLS.map((value) => ({ value, text: t(`edit.${value}`), title: t(`edit.${value}.why`) })), (name) => app.do("tool", { name }));
    this.help = small("");
    this.label = this.#select(t("edit.label"), app.scene.labels.map(named), (value) => set("label")(Number(value)));
    this.only = this.#select(t("edit.only"), [["", t("edit.any")], ["0", t("edit.none")], ...app.scene.labels.map(named)], (value) => set("only")(value === "" ? null : Number(value)));
    this.swatch = make("span", { className: "swatch", "aria-hidden": "true" });
    this.label.element.append(this.swatch);
    this.radius = slider({ log: { settle: () => {} } }, { label: t("edit.radius"), min: LEAST_MM, max: MOST_MM, step: 0.5, unit: "mm", onMove: set("radius_mm") });
    this.shape = choice(t("edit.shape"), [{ value: "false", text: t("edit.ball") }, { value: "true", text: t("edit.disc") }], (value) => set("flat")(value === "true"));
    const number = (field) => {
      const input = make("input", { type: "number", step: "any", className: "short", "aria-label": t(`edit.${field.split("_")[0]}`) });
      input.addEventListener("change", () => Number.isFinite(input.valueAsNumber) && set(field)(input.valueAsNumber));
      return input;
    };
    [this.low, this.high, this.most] = ["low", "high", "most_mm"].map(number);
    this.painting = make("div", { className: "stack" }, this.radius.element, this.shape.element, this.only.element);
    this.growing = make("div", { className: "stack" }, make("div", { className: "row" }, make("span", { textContent: t("edit.values") }), this.low, make("span", { textContent: t("slices.to") }), this.high), action(t("edit.around"), () => this.#around()),
      make("label", { className: "row" }, make("span", { textContent: t("edit.most") }), this.most));
    this.body.append(heading(t("edit.tool")), this.tool.element, this.help, this.label.element, this.painting, this.growing);
  }

  #select(label, entries, onChoose) {
    const select = make("select", { "aria-label": label }, ...entries.map(([value, text]) => make("option", { value, textContent: text })));
    select.addEventListener("change", () => onChoose(select.value));
    return { element: make("label", { className: "row" }, make("span", { textContent: label }), select), select };
  }

  // Values near the one at the crosshair.
  #around() {
    const { app } = this;
    const { value } = app.slices.about(app.cross.at);
    if (value === null) return;
    const [low, high] = app.slices.window.range;
    const away = AROUND * (high - low);
    Object.assign(app.edit, { low: Math.round(value - away), high: Math.round(value + away) });
    this.#changed();
  }

  #changed() {
    if (this.tool) this.#press(this.app.state.tool);
    const { slices, edit } = this.app;
    if (slices?.brush) Object.assign(slices.brush, { radius_mm: edit.radius_mm, flat: edit.flat });
    slices?.changed();
  }

  #press(tool) {
    const { edit, scene } = this.app;
    this.tool.press(tool);
    this.help.textContent = TOOLS.includes(tool) ? t(`edit.${tool}.why`) : t("edit.look.why");
    this.label.select.value = String(edit.label);
    this.label.element.hidden = tool === "erase";
    const { colour } = scene.labels.find((label) => label.number === edit.label) ?? {};
    if (colour) this.swatch.style.background = `rgb(${colour.join(",")})`;
    this.only.select.value = edit.only === null ? "" : String(edit.only);
    this.radius.set(edit.radius_mm);
    this.shape.press(edit.flat);
    this.painting.hidden = tool !== "brush" && tool !== "erase";
    this.growing.hidden = tool !== "grow";
    Object.assign(this.low, { value: edit.low });
    Object.assign(this.high, { value: edit.high });
    Object.assign(this.most, { value: edit.most_mm });
  }
}

const named = (label) => [String(label.number), label.name || t("slices.nameless", { number: label.number })];
