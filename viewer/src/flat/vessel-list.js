// The list of vessels, to be searched and narrowed; those that cross come first.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { digits, small, whose } from "./bits.js";

const CHOICES = {
  all: () => true,
  crosses: (v) => v.crosses,
  conflict: (v) => v.conflict,
  clipped: (v, state) => v.id in state.clips,
  castor: (v) => v.owner === "castor",
  pollux: (v) => v.owner === "pollux",
  shared: (v) => v.owner === "shared",
  uncertain: (v) => v.owner === "uncertain",
  artery: (v) => v.kind === "artery",
  vein: (v) => v.kind === "vein",
  sinus: (v) => v.kind === "sinus",
};

export class VesselList {
  constructor(app, choose) {
    this.app = app;
    this.field = make("input", { type: "search", placeholder: t("vessel.search"), "aria-label": t("vessel.search") });
    this.choice = make("select", { "aria-label": t("vessel.filter") }, ...Object.keys(CHOICES).map((name) => make("option", { value: name, textContent: t(`vessel.filter.${name}`) })));
    this.count = make("p", { className: "small", role: "status" });
    this.rows = this.#sorted().map((vessel) => this.#row(vessel, choose));
    this.list = make("ul", { className: "vessels" }, ...this.rows.map((row) => row.item));
    this.element = make("div", {}, make("div", { className: "row filter" }, this.field, this.choice), this.count, this.list);
    this.element.hidden = !this.rows.length;
    this.field.addEventListener("input", () => this.narrow());
    this.choice.addEventListener("change", () => this.narrow());
    this.narrow();
  }

  follow(state) {
    for (const { vessel, press } of this.rows) {
      const share = state.clips[vessel.id];
      press.setAttribute("aria-pressed", String(vessel.id === state.selected));
      press.classList.toggle("clipped", Boolean(share));
    }
    if (this.choice.value === "clipped") this.narrow();
  }

  narrow() {
    const words = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = CHOICES[this.choice.value];
    let shown = 0;
    for (const { vessel, item, text } of this.rows) {
      item.hidden = !(fits(vessel, this.app.state) && words.every((word) => text.includes(word)));
      shown += item.hidden ? 0 : 1;
    }
    this.count.textContent = shown ? t("vessel.count", { shown, all: this.rows.length }) : t("vessel.noneFits");
  }

  #sorted() {
    const rank = (v) => (v.crosses ? 0 : 2) + (v.conflict ? 0 : 1);
    return this.app.scene.vessels.map((v, i) => [v, i]).sort(([a, i], [b, j]) => rank(a) - rank(b) || i - j).map(([v]) => v);
  }

  #row(vessel, choose) {
    const marks = [vessel.crosses && t("vessel.crosses"), vessel.conflict && t("vessel.conflict")].filter(Boolean).join(", ");
    const kind = t(`vessel.kind.${vessel.kind}`);
    const press = make("button", { type: "button", "aria-pressed": "false" },
      make("b", { textContent: vessel.id }), make("span", { textContent: vessel.name || kind }), whose(this.app.scene, vessel.owner),
      make("span", { className: "small", textContent: `r ${digits(vessel.radius_mm.value)} mm` }), marks ? make("small", { className: "marks", textContent: marks }) : null);
    press.addEventListener("click", () => choose(vessel.id));
    press.dataset.vessel = vessel.id;
    const text = [vessel.id, vessel.name, kind, vessel.owner, marks].join(" ").toLowerCase();
    return { vessel, press, item: make("li", {}, press), text };
  }
}
