// One tool at a time takes what is pointed at, by mouse, finger, VR ray or hand: a tool never knows which.
// A tool: {press(hit, app), drag(hit, app), release(hit, app), hover(hit, app, event), cancel(app), cursor}. `hit` is null beside the model.
import { pick, rayAt } from "./pick.js";

const STILL_PX = 6; // less movement than this is a click; more turns the model

export class Tools {
  #tools = new Map();
  #down = null;
  #hovering = null;

  constructor(app) {
    this.app = app;
    this.holding = false;
    this.clicked = new Set(); // told of each click's hit, whichever tool is in hand
    this.grips = []; // handles that any tool may drag: {holds(ray), drag(ray, event), release()}
    const { canvas } = app.view3d;
    canvas.addEventListener("pointerdown", (event) => this.#pressed(event));
    canvas.addEventListener("pointermove", (event) => this.#moved(event));
    canvas.addEventListener("pointerup", (event) => this.#released(event));
    canvas.addEventListener("pointercancel", () => this.cancel());
    canvas.addEventListener("pointerleave", (event) => this.current?.hover?.(null, app, event));
    addEventListener("keydown", (event) => event.key === "Escape" && this.cancel());
  }

  add(name, tool) {
    this.#tools.set(name, tool);
  }

  get names() {
    return [...this.#tools.keys()];
  }

  get current() {
    return this.#tools.get(this.app.state.tool) ?? this.#tools.get("look");
  }

  // For VR and tests: a whole click at a hit.
  click(hit) {
    this.current?.press?.(hit, this.app);
    this.current?.release?.(hit, this.app);
    for (const listener of this.clicked) listener(hit, this.app);
  }

  cancel() {
    this.current?.cancel?.(this.app);
    this.#down = null;
    this.app.view3d.controls.enabled = true;
  }

  ray(event) {
    return rayAt(this.app.view3d, event.clientX, event.clientY);
  }

  at(event) {
    const { look, model, planes, view3d } = this.app;
    return pick(model, this.ray(event), planes ?? [], look.seenBy(view3d.boxAt(event.clientX, event.clientY).side));
  }

  // A tool that drags (a brush, a handle) keeps the model still: `holds(hit)` says whether it does.
  #pressed(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    this.#down = { x: event.clientX, y: event.clientY, moved: false, holds: false };
    const grip = this.grips.find((one) => one.holds(this.ray(event)));
    if (grip) {
      this.#down.grip = grip;
      this.app.view3d.controls.enabled = false;
      return;
    }
    const tool = this.current;
    if (tool?.holds) {
      const hit = this.at(event);
      if (tool.holds(hit, this.app)) {
        this.#down.holds = true;
        this.app.view3d.controls.enabled = false;
        tool.press?.(hit, this.app);
      }
    }
  }

  #moved(event) {
    if (!this.#down) return this.#hover(event);
    if (this.#down.grip) return this.#down.grip.drag(this.ray(event), event);
    const far = Math.hypot(event.clientX - this.#down.x, event.clientY - this.#down.y);
    this.#down.moved ||= far > STILL_PX;
    if (this.#down.holds) this.current.drag?.(this.at(event), this.app, event);
  }

  // What a mouse points at without a button, once a frame at most: fingers do not hover.
  #hover(event) {
    if (event.pointerType === "touch" || event.buttons || !this.current?.hover) return;
    if (!this.#hovering) {
      requestAnimationFrame(() => {
        const last = this.#hovering;
        this.#hovering = null;
        if (!this.#down) this.current?.hover?.(this.at(last), this.app, last);
      });
    }
    this.#hovering = event;
  }

  #released(event) {
    const down = this.#down;
    this.#down = null;
    this.app.view3d.controls.enabled = true;
    if (!down) return;
    if (down.grip) return down.grip.release();
    const hit = this.at(event);
    if (down.holds) this.current.release?.(hit, this.app);
    else if (!down.moved) this.click(hit);
  }
}
