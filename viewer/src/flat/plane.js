// The cut plane's panel: on or off, its direction and depth, and what the face shows.
import { make } from "../dom.js";
import { CutPlane } from "../scene/plane.js";
import { t } from "../strings.js";
import { action, choice, heading, slider, small, tick } from "./parts.js";

const DIRECTIONS = ["sagittal", "coronal", "axial", "cut", "eye"];
const [STEP_MM, BIG_MM] = [1, 5];

export function install(app) {
  if (!app.view3d) return;
  app.plane = new CutPlane(app);
  const panel = new PlanePanel(app);
  app.shell.panel({ id: "plane", title: t("plane.title"), element: panel.element });
  app.on((state) => panel.follow(state));
  keys(app);
}

function keys(app) {
  const move = (mm) => () => {
    app.plane.move(mm);
    app.log.settle();
  };
  app.shell.key("c", () => app.do("plane", { on: !app.state.plane.on }), t("plane.key.on"));
  app.shell.key("[", move(-STEP_MM), t("plane.key.in"));
  app.shell.key("]", move(STEP_MM), t("plane.key.out"));
  app.shell.key("{", move(-BIG_MM), t("plane.key.in5"));
  app.shell.key("}", move(BIG_MM), t("plane.key.out5"));
}

class PlanePanel {
  constructor(app) {
    this.app = app;
    const { plane } = app;
    const put = (args) => app.do("plane", args);
    const half = Math.round(app.scene.extent_mm / 2);
    this.on = tick(t("plane.on"), (on) => put({ on }));
    this.on.input.dataset.plane = "on";
    this.direction = choice(t("plane.direction"), DIRECTIONS.map((value) => ({ value, text: t(`plane.${value}`), title: t(`plane.${value}.why`) })), (name) => plane.set(name));
    this.depth = slider(app, { label: t("plane.depth"), min: -half, max: half, step: 0.5, unit: "mm", onMove: (mm) => plane.move(mm - plane.depth) });
    this.scan = choice(t("plane.scan"), plane.scan.names.map((value) => ({ value, text: t(`scan.${value}`) })), (scan) => put({ scan, window: "soft" }));
    this.window = choice(t("plane.window"), ["soft", "bone"].map((value) => ({ value, text: t(`window.${value}`) })), (window) => put({ window }));
    this.tint = choice(t("plane.tint"), ["none", "structure", "owner"].map((value) => ({ value, text: t(`tint.${value}`) })), (tint) => put({ tint }));
    this.outline = tick(t("plane.outline"), (outline) => put({ outline }));
    this.whole = tick(t("plane.whole"), (whole) => put({ whole }), t("plane.whole.why"));
    this.level = small("");
    this.body = make("div", { className: "stack" }, heading(t("plane.direction")), this.direction.element, this.depth.element,
      make("div", { className: "pair" }, action(t("plane.flip"), () => plane.flip())), small(t("plane.drag")),
      heading(t("plane.face")), this.scan.element, this.window.element, this.level, this.tint.element, this.outline.element, this.whole.element);
    this.element = make("div", { className: "stack" }, plane.scan.there ? this.on.element : small(t("plane.none")), this.body);
  }

  follow({ plane }) {
    const { scan } = this.app.plane;
    this.on.set(plane.on);
    this.body.hidden = !plane.on || !scan.there;
    if (this.body.hidden) return;
    this.direction.press(this.#named(plane.normal));
    this.depth.set(Math.round(2 * this.app.plane.depth) / 2);
    const name = scan.names.includes(plane.scan) ? plane.scan : scan.names[0];
    this.scan.press(name);
    const windows = scan.windows(name);
    for (const button of this.window.buttons) button.hidden = !(button.dataset.value in windows);
    const window = plane.window in windows ? plane.window : Object.keys(windows)[0];
    this.window.press(window);
    const [low, high] = windows[window] ?? [];
    this.level.textContent = low === undefined ? "" : t("plane.level", { low: Math.round(low), high: Math.round(high), unit: this.app.scene.volumes.find((one) => one.name === name)?.unit ?? "" });
    this.tint.press(plane.tint);
    this.outline.set(plane.outline);
    this.whole.set(plane.whole);
  }

  // The ready direction that a normal has, either way round.
  #named(normal) {
    const along = (axis) => Math.abs(axis.reduce((sum, x, n) => sum + x * normal[n], 0)) > 0.9999;
    const axes = { sagittal: [1, 0, 0], coronal: [0, 1, 0], axial: [0, 0, 1], cut: this.app.scene.normal };
    return Object.keys(axes).find((name) => along(axes[name])) ?? "";
  }
}
