// The panel of the slices: how the page is shared out, which scan, which window, which tint.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { choice, heading, small, tick } from "./parts.js";

const LAYOUTS = ["model", "both", "slices"];

export class SlicesPanel {
  constructor(app) {
    this.app = app;
    this.layout = choice(t("slices.layout"), LAYOUTS.map((value, n) => ({ value, text: t(`slices.layout.${value}`), title: t("slices.layout.key", { n: n + 1 }) })), (kind) => app.layout.show(kind));
    this.body = make("div", { className: "stack" });
    this.note = small(t("slices.closed"));
    this.element = make("div", { className: "stack" }, heading(t("slices.layout")), this.layout.element, this.note, this.body);
  }

  follow() {
    const { app } = this;
    this.layout.press(app.layout.kind);
    this.note.textContent = app.layout.problem || (app.slices ? t("slices.convention") : t("slices.closed"));
    if (app.slices && !this.scan) this.#build();
    if (app.slices) this.#press();
  }

  #build() {
    const { slices } = this.app;
    const then = (work) => this.app.during(Promise.resolve(work).then(() => this.#press()));
    this.scan = choice(t("slices.scan"), slices.stock.scans.map((value) => ({ value, text: value.toUpperCase() })), (name) => then(slices.scan(name)));
    this.window = choice(t("slices.window"), ["soft", "bone", "own"].map((value) => ({ value, text: t(`slices.window.${value}`) })), (name) => then(slices.setWindow(name, name === "own" ? slices.window.range : undefined)));
    const own = () => then(slices.setWindow("own", [this.low, this.high].map((field) => Number(field.value))));
    [this.low, this.high] = ["low", "high"].map((name) => make("input", { type: "number", step: "any", className: "short", "aria-label": t(`slices.${name}`) }));
    for (const field of [this.low, this.high]) field.addEventListener("change", own);
    this.tint = choice(t("slices.tint"), ["owner", "labels", "none"].map((value) => ({ value, text: t(`slices.tint.${value}`) })), (by) => then(slices.setTint({ by })));
    this.share = make("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": t("slices.share") });
    this.share.addEventListener("input", () => slices.setTint({ share: Number(this.share.value) }));
    this.lines = tick(t("slices.lines"), (on) => {
      slices.lines = on;
      slices.changed();
    });
    this.leads = tick(t("slices.leads"), (on) => {
      this.app.cross.leads = on;
      if (on) this.app.plane?.place(this.app.cross.at);
      this.app.log.settle();
    });
    this.leads.element.hidden = !this.app.plane;
    this.key = make("ul", { className: "slice-key" });
    this.empty = small(slices.stock.scans.length ? "" : t("slices.noscan"));
    this.grid = small(t(slices.stock.huge ? "slices.huge" : slices.stock.place === "full" ? "slices.full" : "slices.page"));
    this.range = make("span", { className: "row" }, this.low, make("span", { textContent: t("slices.to") }), this.high, this.unit = make("span", { className: "small" }));
    this.body.append(heading(t("slices.scan")), this.scan.element, this.empty, heading(t("slices.window")), this.window.element, this.range,
      heading(t("slices.tint")), this.tint.element, make("label", { className: "slide" }, make("span", { textContent: t("slices.share") }), this.share), this.key, this.lines.element, this.leads.element, this.grid, small(t("slices.help")));
  }

  #press() {
    const { slices } = this.app;
    const windows = slices.volume?.windows ?? {};
    this.scan.press(slices.scanName);
    this.window.press(slices.window.name);
    for (const button of this.window.buttons) button.hidden = button.dataset.value !== "own" && !(button.dataset.value in windows);
    [this.low.value, this.high.value] = slices.window.range.map((v) => Number(v.toFixed(1)));
    this.unit.textContent = slices.volume?.unit ?? "";
    this.range.hidden = this.window.element.hidden = !slices.volume;
    this.tint.press(slices.tint.by);
    this.tint.buttons.forEach((button) => { button.hidden = (button.dataset.value === "owner" && !slices.owner) || (button.dataset.value === "labels" && !slices.labels); });
    this.share.value = slices.tint.share;
    this.lines.set(slices.lines);
    this.key.replaceChildren(...this.#names(slices.tint.by));
  }

  // What the tint's colours mean, in words.
  #names(by) {
    const { scene } = this.app;
    const owners = () => Object.values(scene.owners).map((owner) => [t(`slices.${owner}`), scene.colours[owner]]);
    const labels = () => scene.labels.slice(0, 40).map((label) => [label.name || t("slices.nameless", { number: label.number }), label.colour]);
    const pairs = by === "owner" ? owners() : by === "labels" ? labels() : [];
    const rest = by === "labels" ? scene.labels.length - 40 : 0;
    return [...pairs.map(([name, colour]) => keyed(name, colour)), ...(rest > 0 ? [make("li", { textContent: t("slices.more", { n: rest }) })] : [])];
  }
}

function keyed(name, colour) {
  const dot = make("span", { className: "whose", "aria-hidden": "true" });
  if (colour) dot.style.background = `rgb(${colour.join(",")})`;
  return make("li", {}, dot, make("span", { textContent: name }));
}
