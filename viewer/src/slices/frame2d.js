// The slices' part of the page: two canvases, each slice's line with its slider, the words about the crosshair.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { along, PLANES, where } from "./planes.js";

const TURN = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Frame2D {
  constructor(element, slices) {
    this.slices = slices;
    this.picture = make("canvas", { className: "slice-picture", "aria-hidden": "true" });
    this.marks = make("canvas", { className: "slice-marks", tabIndex: 0, role: "application", "aria-label": t("slices.label") });
    this.foot = make("output", { className: "slice-about", "aria-live": "off" });
    this.heads = new Map(PLANES.map((plane) => [plane.name, this.#head(plane)]));
    element.replaceChildren(this.picture, this.marks, ...[...this.heads.values()].map((head) => head.element), this.foot);
    this.marks.addEventListener("keydown", (event) => this.#key(event));
    this.marks.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  #head(plane) {
    const place = make("output", { className: "slice-place" });
    const slider = make("input", { type: "range", "aria-label": t("slices.slider", { plane: t(`slices.${plane.name}`) }) });
    slider.addEventListener("input", () => {
      const at = [...this.slices.at];
      at[plane.normal] = Number(slider.value);
      this.slices.move(at);
    });
    const names = PLANES.map((other) => {
      const button = make("button", { type: "button", className: "slice-choose", textContent: t(`slices.${other.name}`) });
      button.setAttribute("aria-pressed", String(other === plane));
      button.addEventListener("click", () => this.slices.show(this.slices.kind, other.name));
      return button;
    });
    const title = make("b", { className: "slice-title", textContent: t(`slices.${plane.name}`) });
    return { element: make("div", { className: "slice-head" }, title, ...names, place, slider), place, slider };
  }

  // Puts everything where the layout says.
  arrange({ cells, foot, narrow }) {
    for (const [name, { element }] of this.heads) {
      element.hidden = !(name in cells);
      element.classList.toggle("narrow", narrow);
      if (name in cells) put(element, cells[name].head);
    }
    put(this.foot, foot);
  }

  // Sliders and words follow the crosshair.
  follow() {
    const { at, stock } = this.slices;
    for (const { name, normal } of PLANES) {
      const { place, slider } = this.heads.get(name);
      const step = stock.grid.step[normal];
      Object.assign(slider, { min: stock.grid.low[normal] + step / 2, max: stock.grid.high[normal] - step / 2, step });
      slider.value = at[normal];
      slider.setAttribute("aria-valuetext", `${along(normal, at[normal])} mm`);
      place.textContent = `${along(normal, at[normal], 1)} mm`;
    }
    this.foot.textContent = this.words(at);
  }

  words(at) {
    const { number, name, owner, value } = this.slices.about(at);
    const { volume, scanName, labels } = this.slices;
    const structure = number ? name ?? t("slices.nameless", { number }) : labels ? t("slices.nothing") : "";
    const read = value === null ? "" : `${scanName.toUpperCase()} ${Number(value.toFixed(value % 1 ? 1 : 0))} ${volume.unit}`;
    return [structure, owner && t(`slices.${owner}`), read, `${where(at)} mm`].filter(Boolean).join("  ·  ");
  }

  // Arrow keys move the crosshair in the slice that was pointed at last, page keys go through the slices.
  #key(event) {
    const { slices } = this;
    const { plane } = slices.active;
    const turn = TURN[event.key];
    const page = { PageUp: 1, PageDown: -1 }[event.key];
    if ((!turn && !page) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (page) return void slices.step(slices.active, page);
    const at = [...slices.at];
    at[plane.right] += turn[0] * slices.stock.grid.step[plane.right];
    at[plane.down] += (plane.flip ? -1 : 1) * turn[1] * slices.stock.grid.step[plane.down];
    slices.move(at);
  }
}

function put(element, [left, top, width, height]) {
  Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
