// The structures: found by typing, shown by a box for each twin, made clear by a slider; a thousand stay quick, for the
// rows are made once, by tissue, and only those that changed are touched.
import { make, rgb } from "../dom.js";
import { PRESETS } from "../ops/presets.js";
import { COLOURINGS } from "../ops/views.js";
import { nodeColour, scaleOf } from "../scene/colour.js";
import { t } from "../strings.js";
import { choice, tick } from "./parts.js";

const MANY = 40; // a tissue with more structures than this starts folded
const ORDER = ["skin", "bone", "muscle", "dura", "csf", "brain", "vessel", "cut"];
const TWINS = ["castor", "pollux"];
const WHOSE = ["castor", "pollux", "shared", "both"];

export function install(app) {
  const tree = new Tree(app);
  app.shell.panel({ id: "tree", title: t("tree.title"), element: tree.element });
  app.on((state) => tree.follow(state));
  app.tree = tree;
}

// A structure's name as people read it.
export const titleOf = (structure) => (/^\d*$/.test(structure.trim()) ? t("tree.unnamed", { number: structure.trim() || "?" }) : structure);

export class Tree {
  constructor(app) {
    this.app = app;
    this.groups = grouped(app.scene.nodes).map(([tissue, structures]) => this.#group(tissue, structures));
    this.presets = choice(t("tree.presets"), Object.keys(PRESETS).map((value) => ({ value, text: t(`preset.${value}`) })), (name) => app.do("preset", { name }), "preset");
    this.colours = make("select", { "aria-label": t("tree.colour") }, ...COLOURINGS.map((by) => make("option", { value: by, textContent: t(`colour.${by}`), "data-colour": by })));
    this.colours.addEventListener("change", () => app.do("colour", { by: this.colours.value }));
    this.doubt = tick(t("tree.doubt"), (shown) => app.do("doubt", { shown }), t("tree.doubt.why"));
    this.search = make("input", { type: "search", placeholder: t("tree.search"), "aria-label": t("tree.search") });
    this.search.addEventListener("input", () => this.filter(this.search.value));
    this.count = make("p", { className: "small", role: "status" });
    this.element = make("div", { className: "tree" }, this.presets.element,
      make("div", { className: "pair" }, make("label", {}, t("tree.colour"), " ", this.colours), this.doubt.element),
      this.search, this.count, make("div", { className: "row head small", "aria-hidden": "true" }, make("span"), make("span", { className: "boxes" }, make("span", { className: "box castor", textContent: t("twin.castor") }), make("span", { className: "box pollux", textContent: t("twin.pollux") })), make("span", { textContent: t("tree.clear") })), ...this.groups.map((group) => group.element));
  }

  // Shows only what has the words typed in its name; groups with a hit open, and are as they were afterwards.
  filter(text) {
    const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    for (const group of this.groups) {
      let hits = 0;
      for (const row of group.rows) {
        const hit = words.every((word) => row.text.includes(word));
        if (row.element.hidden === hit) row.element.hidden = !hit;
        hits += hit ? 1 : 0;
      }
      group.element.hidden = hits === 0;
      if (words.length) group.was ??= group.element.open;
      group.element.open = words.length ? hits > 0 : (group.was ?? group.element.open);
      if (!words.length) delete group.was;
    }
    this.#counted();
  }

  follow(state) {
    this.state = state;
    this.presets.press(state.preset);
    this.colours.value = state.colour;
    this.doubt.set(state.doubt);
    for (const group of this.groups) {
      for (const row of group.rows) row.follow(state);
      group.follow(state);
    }
    this.#counted();
  }

  #counted() {
    const rows = this.groups.flatMap((group) => group.rows);
    const nodes = this.app.scene.nodes;
    const shown = nodes.filter((node) => !this.state?.hidden.has(node.name)).length;
    const found = rows.filter((row) => !row.element.hidden).length;
    this.count.textContent = t(found < rows.length ? "tree.found" : "tree.count", { found, rows: rows.length, shown, nodes: nodes.length });
  }

  #group(tissue, structures) {
    const rows = structures.map(([structure, nodes]) => this.#row(structure, nodes));
    const names = structures.flatMap(([, nodes]) => nodes.map((node) => node.name));
    const all = make("input", { type: "checkbox", "aria-label": t("tree.all", { tissue }) });
    all.addEventListener("change", () => this.app.do("show", { names, visible: all.checked }));
    const count = make("span", { className: "small" });
    const head = make("summary", {}, all, make("span", { className: "name", textContent: t(`tissue.${ORDER.includes(tissue) ? tissue : "other"}`) }), count);
    const element = make("details", { open: rows.length <= MANY }, head, ...rows.map((row) => row.element));
    const follow = (state) => {
      const shown = names.filter((name) => !state.hidden.has(name)).length;
      Object.assign(all, { checked: shown === names.length, indeterminate: shown > 0 && shown < names.length });
      count.textContent = `${shown} / ${names.length}`;
    };
    return { element, rows, follow };
  }

  #row(structure, nodes) {
    const boxes = nodes.map((node) => this.#box(node));
    const name = titleOf(structure);
    const slide = make("input", { type: "range", min: 0.02, max: 1, step: 0.02, "aria-label": t("tree.opacity", { name }) });
    slide.dataset.opacity = structure;
    slide.addEventListener("input", () => this.app.do("opacity", { structure, value: Number(slide.value) }, { merge: true }));
    slide.addEventListener("change", () => this.app.log.settle());
    const held = nodes.flatMap((node) => node.holds ?? []);
    const title = make("span", { className: "name", textContent: name, title: held.length ? held.join(", ") : name });
    const element = make("div", { className: "row" }, title, make("span", { className: "boxes" }, ...boxes.map((box) => box.element)), slide);
    element.dataset.structure = structure;
    let last = "";
    const follow = (state) => {
      const opacity = state.opacity[structure] ?? nodes[0].opacity;
      const key = `${opacity} ${state.colour} ${nodes.map((node) => state.hidden.has(node.name))}`;
      if (key === last) return;
      last = key;
      slide.value = String(opacity);
      nodes.forEach((node, n) => boxes[n].follow(state));
    };
    return { element, text: [name, nodes[0].tissue, ...nodes.map((node) => node.twin), ...held].join(" ").toLowerCase(), follow };
  }

  // One twin's box: its colour, its first letter and its name for those who hear it.
  #box(node) {
    const input = make("input", { type: "checkbox", "aria-label": t("tree.show", { name: node.name }) });
    input.dataset.node = node.name;
    input.addEventListener("change", () => this.app.do("show", { names: [node.name], visible: input.checked }));
    const dot = make("span", { className: "dot" });
    const follow = (state) => {
      input.checked = !state.hidden.has(node.name);
      dot.style.backgroundColor = rgb(nodeColour(this.app.scene, node, state.colour, scaleOf(this.app.scene, state.colour)));
    };
    // The columns say castor and pollux; what is both's says so itself.
    const word = TWINS.includes(node.twin) ? null : make("span", { textContent: t(`twin.${node.twin}`) });
    return { follow, element: make("label", { className: `box ${node.twin}`, title: node.name }, input, dot, word) };
  }
}

// Nodes by tissue, then by structure; the twins in their order.
function grouped(nodes) {
  const tissues = new Map();
  for (const node of nodes) {
    const structures = tissues.get(node.tissue) ?? tissues.set(node.tissue, new Map()).get(node.tissue);
    structures.set(node.structure, [...(structures.get(node.structure) ?? []), node]);
  }
  const place = (tissue) => (ORDER.indexOf(tissue) + 1 || 99);
  const byTwin = (a, b) => WHOSE.indexOf(a.twin) - WHOSE.indexOf(b.twin);
  return [...tissues].sort(([a], [b]) => place(a) - place(b)).map(([tissue, structures]) => [tissue, [...structures].map(([name, list]) => [name, list.sort(byTwin)])]);
}
