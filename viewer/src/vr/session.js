// Into the headset and back: the session, what the flat view looked like before, and a model the headset can draw in time.
import { Color } from "three";

const DARK = 0x1d2126;
const LEVELS = ["300k", "100k", "500k"]; // what a headset may draw, the usual one first; never "1M"
const HERTZ = 72;

// Why there is no way in: a key of the catalogue, or "" where there is one.
export async function hindrance() {
  if (!globalThis.isSecureContext) return "vr.none.https";
  if (!navigator.xr) return "vr.none.webxr";
  const able = await navigator.xr.isSessionSupported("immersive-vr").catch(() => false);
  return able ? "" : "vr.none.headset";
}

export const levelFor = (names) => LEVELS.find((name) => names.includes(name)) ?? names[0];

export class Session {
  #flat = null;

  // `each(time, frame, space)` before every frame; `began(space kind)`, `ended()`, `paused(yes)`.
  constructor(app, calls) {
    Object.assign(this, { app, calls, session: null, space: "local-floor", entering: false });
  }

  get active() {
    return Boolean(this.session) && this.app.view3d.presenting;
  }

  // Must start in a click: browsers allow it only then.
  async enter() {
    if (this.session || this.entering) return;
    this.entering = true;
    try {
      const session = await navigator.xr.requestSession("immersive-vr", { optionalFeatures: ["local-floor", "hand-tracking"] });
      await this.#begin(session);
    } finally {
      this.entering = false;
    }
  }

  async leave() {
    await this.session?.end();
  }

  async #begin(session) {
    const { view3d } = this.app;
    this.session = session;
    this.#flat = this.#remember();
    session.addEventListener("end", () => this.#over());
    session.addEventListener("visibilitychange", () => this.calls.paused(session.visibilityState !== "visible"));
    try {
      await this.#lighter();
      this.space = await session.requestReferenceSpace("local-floor").then(() => "local-floor", () => "local");
      if (this.session !== session) return; // taken off meanwhile
      const { xr } = view3d.renderer;
      xr.setReferenceSpaceType(this.space);
      xr.setFramebufferScaleFactor(1);
      xr.setFoveation(1);
      view3d.renderer.setAnimationLoop((time, frame) => this.#frame(time, frame));
      await xr.setSession(session);
    } catch (error) {
      await session.end().catch(() => {});
      throw error;
    }
    if (session.supportedFrameRates?.includes(HERTZ)) session.updateTargetFrameRate?.(HERTZ).catch(() => {});
    view3d.controls.enabled = false;
    view3d.scene.background = new Color(DARK);
    view3d.scene.add(view3d.light.target);
    this.calls.began(this.space);
  }

  #frame(time, frame) {
    const { view3d } = this.app;
    const space = view3d.renderer.xr.getReferenceSpace();
    if (!frame || !space) return; // the page's own frames, before and after
    this.calls.each(time, frame, space);
    view3d.render(time, frame);
  }

  // Few enough triangles for two eyes, before the first frame is drawn.
  async #lighter() {
    const { app } = this;
    const level = levelFor(app.scene.models.map((model) => model.name));
    const now = app.scene.models.find((model) => model.name === app.model.name);
    const wanted = app.scene.models.find((model) => model.name === level);
    if (now && now.triangles <= wanted.triangles && !now.flat_only) return;
    await app.during(app.detail(level));
    if (app.model.name !== level) throw new Error(`model ${level}`);
  }

  #remember() {
    const { scene, camera, controls, light } = this.app.view3d;
    return {
      background: scene.background, position: camera.position.clone(), target: controls.target.clone(), turn: camera.quaternion.clone(),
      light: light.target.position.clone(), level: this.app.model.name,
    };
  }

  #over() {
    const { app } = this;
    const { view3d } = app;
    const flat = this.#flat;
    this.session = null;
    view3d.renderer.setAnimationLoop(null);
    this.calls.ended();
    view3d.scene.background = flat.background;
    view3d.light.target.position.copy(flat.light);
    view3d.light.target.removeFromParent();
    view3d.light.target.updateMatrixWorld();
    view3d.controls.enabled = true;
    view3d.camera.quaternion.copy(flat.turn);
    view3d.camera.scale.set(1, 1, 1);
    view3d.fly(flat.target, flat.position, true);
    // three.js forgets that it presents only after this event: the flat picture is drawn in the next task.
    app.during(Promise.resolve().then(() => this.#back(flat)));
  }

  async #back(flat) {
    const { app } = this;
    await new Promise((done) => setTimeout(done));
    app.view3d.renderer.setAnimationLoop(null); // three.js has started its own again
    app.view3d.resized();
    if (flat.level !== app.model.name) await app.detail(flat.level);
    app.view3d.draw();
  }
}
