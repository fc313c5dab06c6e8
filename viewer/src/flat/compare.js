// Another surface beside the plan's: two pictures of one camera, with their names above them.
import { make } from "../dom.js";
import { t } from "../strings.js";
import { small } from "./parts.js";

export function install(app) {
  if (!app.view3d) return;
  const compare = new Compare(app);
  app.shell.panel({ id: "compare", title: t("compare.title"), element: compare.element });
  app.on((state) => compare.follow(state));
  app.compare = compare;
}

class Compare {
  constructor(app) {
    this.app = app;
    this.titles = [0, 1].map(() => make("p", { className: "side", hidden: true }));
    this.line = make("div", { className: "divider", hidden: true });
    app.elements.canvas.parentElement.querySelector("#overlay").append(...this.titles, this.line);
    this.list = make("div", { className: "stack", role: "radiogroup", "aria-label": t("compare.title") });
    this.facts = make("ul", { className: "facts" });
    this.element = make("div", { className: "stack" }, small(t("compare.why")), this.list, this.facts);
    new ResizeObserver(() => this.#labels()).observe(app.elements.canvas.parentElement);
    this.renew();
  }

  // The list of surfaces that can be compared; other parts call it when the scene has got new ones.
  renew() {
    const { others } = this.app.scene;
    const radio = (id, text) => {
      const input = make("input", { type: "radio", name: "compare", value: id ?? "" });
      input.addEventListener("change", () => this.app.do("compare", { id }));
      return make("label", { className: "tick" }, input, make("span", { textContent: text }));
    };
    this.list.replaceChildren(...(others.length ? [radio(null, t("compare.none")), ...others.map((other) => radio(other.id, other.name))] : [small(t("compare.nothing"))]));
    this.follow(this.app.state);
  }

  follow(state) {
    const { look, view3d, scene } = this.app;
    const other = scene.others.find((one) => one.id === state.compare) ?? null;
    for (const input of this.list.querySelectorAll("input")) input.checked = input.value === (other?.id ?? "");
    this.facts.replaceChildren(...(other?.facts ?? []).map((text) => make("li", { textContent: text })));
    if ((other?.id ?? null) === this.shown) return;
    this.shown = other?.id ?? null;
    this.other = other;
    view3d.split(other ? [() => look.see("plan"), () => look.see("other")] : null);
    if (!other) look.see("plan");
    this.#labels();
    view3d.draw();
  }

  #labels() {
    const boxes = this.app.view3d.boxes();
    const names = this.other ? [t("compare.plan", { short: this.app.scene.plan.short }), this.other.name] : [];
    this.titles.forEach((title, n) => {
      title.hidden = !this.other;
      title.textContent = names[n] ?? "";
      if (boxes[n]) Object.assign(title.style, { left: `${boxes[n].left}px`, top: `${boxes[n].top}px`, width: `${boxes[n].width}px` });
    });
    this.line.hidden = !this.other;
    if (!this.other) return;
    const [, second] = boxes;
    const across = second.left > 0;
    Object.assign(this.line.style, { left: `${second.left}px`, top: `${second.top}px`, width: across ? "1px" : "100%", height: across ? "100%" : "1px" });
  }
}
