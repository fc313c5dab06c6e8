// Names beside the places where the stage divides a vessel, and what stage is shown: colour alone would not say it.
import { make } from "../dom.js";
import { gap } from "../ops/seen.js";
import { lps } from "../scene/frame.js";
import { drawnAt } from "../scene/twin.js";
import { t } from "../strings.js";

// Names closer than this (px) would lie over each other: then only a ring is drawn, and the panel lists them all.
const [WIDE, HIGH] = [84, 20];

export class Tags {
  constructor(app) {
    this.app = app;
    this.caption = make("p", { id: "caption", hidden: true });
    this.box = make("div", { id: "tags", "aria-hidden": "true" });
    app.elements.canvas.parentElement.querySelector("#overlay").append(this.caption, this.box);
    app.look.beforeRender.add((camera) => this.#placed(camera));
  }

  follow() {
    const { state, scene, look } = this.app;
    const stage = scene.stages.find((one) => one.number === state.stage);
    const caption = state.stage === null ? "" : stage ? t("stages.caption", { number: stage.number, of: scene.stages.length, name: stage.name }) : t("stages.today");
    if (this.caption.textContent !== caption) this.caption.textContent = caption;
    this.caption.hidden = !caption;
    this.caption.classList.toggle("low", state.compare !== null); // below the names of the two pictures
    const now = look.divisions.filter((one) => one.when === "now" && one.at);
    const key = [...now.map((one) => one.id), gap(scene, state)].join();
    if (key === this.key) return;
    this.key = key;
    this.places = now.map(({ id, at }) => ({ at: lps(drawnAt(this.app, at, "vessel")), element: make("span", { textContent: t("stages.tag", { id }) }) }));
    this.box.replaceChildren(...this.places.map((place) => place.element));
  }

  // In the first picture only, where two are compared.
  #placed(camera) {
    const { view3d } = this.app;
    this.box.hidden = view3d.presenting;
    if (!this.places?.length || this.app.look.side !== "plan" || view3d.presenting) return;
    const { left, top, width, height } = view3d.boxes()[0];
    const taken = [];
    for (const { at, element } of this.places) {
      const on = view3d.metres(at).project(camera);
      element.hidden = Math.abs(on.x) > 1 || Math.abs(on.y) > 1 || on.z > 1;
      const [x, y] = [left + ((on.x + 1) / 2) * width, top + ((1 - on.y) / 2) * height];
      const over = taken.some((other) => Math.abs(other[0] - x) < WIDE && Math.abs(other[1] - y) < HIGH);
      if (!over) taken.push([x, y]);
      // A name that would run over the picture's edge stands on the other side of its place.
      element.className = over ? "dot" : x + WIDE > left + width ? "before" : "";
      element.style.transform = `translate(${x}px, ${y}px)`;
    }
  }
}
