// Wires the parts: every control calls log.do(...), and what is drawn follows log.state. One way only.
import { Log } from "./ops/log.js";
import { recall, remember } from "./ops/memory.js";
import { Watch } from "./ops/watch.js";
import { tidy } from "./ops/words.js";
import { Look } from "./scene/look.js";
import { Model } from "./scene/model.js";
import { Tools } from "./scene/tools.js";
import { hasWebgl2, View3D } from "./scene/view3d.js";
import { t } from "./strings.js";

const FIRST = "100k";
const USUAL = "300k";

export class App {
  #pending = 0;
  #modelled = new Set();
  #answered = new Set();
  #who = null;
  #answer = null;

  constructor(scene, source, elements) {
    Object.assign(this, { scene, source, elements });
    this.log = new Log(scene, source, () => this.who);
    this.watch = new Watch(source, this.log);
    this.view3d = null;
    this.model = null;
    this.tools = null;
    this.planes = []; // clipping planes in three's world, of the cut plane
  }

  get state() {
    return this.log.state;
  }

  get who() {
    return this.#who ??= recall("dioscuri who") ?? "";
  }

  // Who works here: signs what is kept from now on, and what waits for a name.
  sign(name) {
    this.#who = tidy(name);
    remember("dioscuri who", this.#who);
    this.log.send();
  }

  get frames() {
    return this.view3d?.frames ?? 0;
  }

  do(kind, args, options) {
    return this.log.do(kind, args, options);
  }

  on(listener) {
    listener(this.state, this);
    return this.log.on((state) => listener(state, this));
  }

  // Called now and whenever another level of detail has replaced the meshes.
  onModel(listener) {
    if (this.model) listener(this.model);
    this.#modelled.add(listener);
    return () => this.#modelled.delete(listener);
  }

  // Why there are no numbers any more for the plan that is shown; "" where there are, or where nothing was asked.
  get stale() {
    return this.#answer?.stale ?? "";
  }

  // What clips do: null (nothing clipped, or not known yet), {error} or the server's numbers. With `clips`, those that it is
  // an answer to; `pending`, the newer clips that are being computed, or null; `stale`, why the plan is not the present one.
  get answer() {
    return this.#answer;
  }

  set answer(answer) {
    this.#answer = answer;
    for (const listener of this.#answered) listener(answer, this);
  }

  onAnswer(listener) {
    listener(this.#answer, this);
    this.#answered.add(listener);
    return () => this.#answered.delete(listener);
  }

  // Work that `idle()` waits for.
  async during(promise) {
    this.#pending += 1;
    try {
      return await promise;
    } finally {
      this.#pending -= 1;
    }
  }

  // Resolves when nothing is loading, flying or waiting to be drawn, and all that is kept is saved.
  async idle() {
    for (let calm = 0; calm < 3; ) {
      await new Promise((done) => requestAnimationFrame(done));
      calm = this.#pending || this.view3d?.busy || (this.source.online && !this.log.saved) ? 0 : calm + 1;
    }
  }

  async start() {
    if (hasWebgl2()) await this.during(this.#start3d());
    else this.say(t("fail.webgl"));
    addEventListener("online", () => this.log.load().catch(() => undefined));
    await this.during(this.log.load().catch((error) => this.say(error.message)));
    this.watch.start();
  }

  async #start3d() {
    this.view3d = new View3D(this.elements.canvas, this.scene);
    this.model = new Model(this.view3d, this.scene);
    this.look = new Look(this);
    this.elements.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.say(t("fail.lost"));
    });
    this.elements.canvas.addEventListener("webglcontextrestored", () => {
      this.say("");
      this.view3d.draw();
    });
    this.tools = new Tools(this);
    const names = this.scene.models.map((model) => model.name);
    const first = names.includes(FIRST) ? FIRST : names[0];
    await this.model.load(this.source, first);
    this.on((state) => this.#show(state));
    if (names.includes(USUAL) && first !== USUAL) this.during(this.detail(USUAL));
  }

  // Another level of detail; the one on the screen stays when it cannot be had.
  async detail(name) {
    try {
      await this.model.load(this.source, name);
    } catch (error) {
      this.say(t("fail.model", { why: error.message }));
    }
    this.#show(this.state);
    for (const listener of this.#modelled) listener(this.model);
  }

  #show(state) {
    this.look.show(state);
    this.view3d.draw();
  }

  say(text) {
    this.elements.said.textContent = text;
    this.elements.said.hidden = !text;
  }
}
