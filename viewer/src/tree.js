// The list of structures: a box for each twin, one opacity for the structure, and ready-made choices.
import { words } from "./data.js";
import { $, make, rgb } from "./dom.js";

const VESSELS = ["artery", "vein", "dural sinus"];
const all = (structures, opacity) => Object.fromEntries(structures.map((s) => [s, opacity]));

// Opacity by structure; what is not named is hidden.
export const PRESETS = {
  all: { skin: 0.18, skull: 0.25, brain: 1, "uncertain brain": 0.6, ...all(VESSELS, 1), cut: 0.85 },
  skin: { skin: 1 },
  bone: { skin: 0.1, skull: 1 },
  brain: { skin: 0.08, brain: 1, "uncertain brain": 0.6, ...all(VESSELS, 1), cut: 0.5 },
  vessels: { skin: 0.06, brain: 0.12, ...all(VESSELS, 1), cut: 0.25 },
  after: { skin: 1, skull: 1, brain: 1, ...all(VESSELS, 1), "missing skin": 0.45, "missing bone": 0.6 },
};

export class Tree {
  constructor(onChange) {
    this.onChange = onChange;
    this.rows = new Map();
    for (const node of words.nodes) {
      if (!this.rows.has(node.structure)) this.rows.set(node.structure, []);
      this.rows.get(node.structure).push({ node, box: this.#box(node) });
    }
    this.sliders = new Map();
    const body = make("tbody");
    for (const [structure, entries] of this.rows) body.append(this.#row(structure, entries));
    const head = (text, className = "") => make("th", { textContent: text, className, scope: "col" });
    $("tree").append(make("table", {}, make("thead", {}, make("tr", {}, head("structure"), head("castor", "castor"), head("pollux", "pollux"), head("opacity"))), body));
  }

  #box(node) {
    const box = make("input", { type: "checkbox", checked: true, "aria-label": `show ${node.name}` });
    box.dataset.node = node.name;
    box.addEventListener("change", () => this.changed());
    return box;
  }

  #row(structure, entries) {
    const slider = make("input", { type: "range", min: 0.02, max: 1, step: 0.02, value: entries[0].node.opacity, "aria-label": `opacity of ${structure}` });
    slider.addEventListener("input", () => this.changed());
    this.sliders.set(structure, slider);
    const of = (twin) => entries.find((entry) => entry.node.twin === twin);
    const cell = (entry) => make("td", {}, entry ? make("label", { className: "box" }, entry.box, make("span", { className: "dot", style: `background:${rgb(entry.node.colour)}` })) : null);
    const shared = entries.find((entry) => !["castor", "pollux"].includes(entry.node.twin));
    const cells = shared ? [make("td", { colSpan: 2 }, ...cell(shared).childNodes)] : [cell(of("castor")), cell(of("pollux"))];
    return make("tr", {}, make("th", { textContent: structure, scope: "row" }), ...cells, make("td", {}, slider));
  }

  changed() {
    const states = [];
    for (const [structure, entries] of this.rows) {
      const opacity = Number(this.sliders.get(structure).value);
      for (const { node, box } of entries) states.push({ name: node.name, shown: box.checked, opacity });
    }
    this.onChange(states);
  }

  preset(name) {
    const chosen = PRESETS[name];
    for (const [structure, entries] of this.rows) {
      for (const { box } of entries) box.checked = structure in chosen;
      if (structure in chosen) this.sliders.get(structure).value = String(chosen[structure]);
    }
    this.changed();
  }
}
