// The operation step by step: what is divided, moved and closed, and the planned cut opened and closed by hand.
import { make } from "../dom.js";
import { OPEN_MM, openedShare } from "../ops/seen.js";
import { lps } from "../scene/frame.js";
import { Opened } from "../scene/opened.js";
import { drawnAt } from "../scene/twin.js";
import { t } from "../strings.js";
import { action, heading, slider, small } from "./parts.js";
import { Tags } from "./tags.js";

const [PLAY, PAUSE] = ["▶▶", "❚❚"];
const PLAY_MS = 2500;
const MOST_APART_MM = 200;

export function install(app) {
  const player = new Player(app);
  if (app.view3d) {
    app.opened = new Opened(app);
    const tags = new Tags(app);
    app.on(() => tags.follow());
  }
  app.shell.panel({ id: "stages", title: t("stages.title"), element: player.element });
  app.on((state) => player.follow(state));
  app.shell.key(",", () => player.step(-1), t("stages.key.back"));
  app.shell.key(".", () => player.step(1), t("stages.key.on"));
  app.player = player;
}

export class Player {
  #timer = 0;

  constructor(app) {
    this.app = app;
    this.numbers = [0, ...app.scene.stages.map((stage) => stage.number)];
    this.first = action("|◀", () => this.go(this.numbers[0]), { "aria-label": t("stages.first"), title: t("stages.first") });
    this.back = action("◀", () => this.step(-1), { "aria-label": t("stages.back"), title: t("stages.back") });
    this.playing = action(PLAY, () => this.play(!this.#timer), { "aria-label": t("stages.play"), title: t("stages.play") });
    this.next = action("▶", () => this.step(1), { "aria-label": t("stages.next"), title: t("stages.next") });
    this.last = action("▶|", () => this.go(this.numbers.at(-1)), { "aria-label": t("stages.last"), title: t("stages.last") });
    this.leave = action(t("stages.leave"), () => app.do("stage", { number: null }));
    this.slide = slider(app, { label: t("stages.stage"), min: 0, max: this.numbers.length - 1, step: 1, onMove: (n) => this.go(this.numbers[n], { merge: true }) });
    this.list = make("ol", { className: "stages", start: 0 }, ...this.numbers.map((number) => this.#item(number)));
    this.said = make("div", { className: "said", "aria-live": "polite" });
    this.opened = slider(app, { label: t("stages.opened"), min: 0, max: OPEN_MM, step: 1, unit: "mm", onMove: (mm) => app.do("opened", { share: mm / OPEN_MM }, { merge: true }) });
    this.apart = slider(app, { label: t("stages.apart"), min: 0, max: MOST_APART_MM, step: 2, unit: "mm", onMove: (mm) => app.do("apart", { mm }, { merge: true }) });
    this.apart.input.dataset.apart = this.opened.input.dataset.opened = "mm";
    Object.entries({ first: this.first, back: this.back, play: this.playing, forward: this.next, last: this.last, leave: this.leave }).forEach(([name, button]) => { button.dataset.stage = name; });
    this.element = make("div", { className: "stack" },
      heading(t("stages.cut")), this.opened.element, this.apart.element, small(t("stages.cut.why")),
      heading(t("stages.title")), make("div", { className: "player" }, this.first, this.back, this.playing, this.next, this.last, this.leave), this.slide.element, this.said, this.list);
  }

  get place() {
    return this.numbers.indexOf(this.app.state.stage);
  }

  go(number, options) {
    this.app.do("stage", { number }, options);
  }

  // One stage on or back; the first step shows the twins as they are today.
  step(by) {
    if (this.place < 0) return this.go(by > 0 ? this.numbers[0] : this.numbers.at(-1));
    const number = this.numbers[this.place + by];
    return number === undefined ? this.play(false) : this.go(number);
  }

  play(on) {
    clearInterval(this.#timer);
    this.#timer = 0;
    if (on) {
      if (this.place < 0 || this.place === this.numbers.length - 1) this.go(this.numbers[0]);
      this.#timer = setInterval(() => this.step(1), PLAY_MS);
    }
    this.playing.textContent = on ? PAUSE : PLAY;
    this.playing.setAttribute("aria-pressed", String(on));
  }

  follow(state) {
    const at = this.place;
    const end = this.numbers.length - 1;
    if (this.#timer && at === end) this.play(false);
    Object.assign(this.first, { disabled: at === 0 });
    Object.assign(this.back, { disabled: at === 0 });
    Object.assign(this.next, { disabled: at === end });
    Object.assign(this.last, { disabled: at === end });
    this.leave.disabled = at < 0;
    this.slide.set(Math.max(0, at));
    this.opened.set(Math.round(openedShare(this.app.scene, state) * OPEN_MM));
    this.apart.set(state.apart);
    [...this.list.children].forEach((item, n) => item.firstChild.setAttribute("aria-pressed", String(n === at)));
    if (this.shown === state.stage) return;
    this.shown = state.stage;
    this.said.replaceChildren(...this.#words(state.stage));
  }

  #item(number) {
    const stage = this.app.scene.stages.find((one) => one.number === number);
    return make("li", {}, action(stage ? stage.name : t("stages.today"), () => this.go(number), { "aria-pressed": "false" }));
  }

  #words(number) {
    if (number === null) return [small(t("stages.off"))];
    const stage = this.app.scene.stages.find((one) => one.number === number);
    if (!stage) return [heading(t("stages.today")), small(t("stages.today.why"))];
    const part = (key, items) => (items.length ? [make("dt", { textContent: t(key) }), make("dd", {}, ...items)] : []);
    const plain = (items) => items.map((text) => make("span", { className: "line", textContent: text }));
    return [heading(stage.name), make("dl", {},
      ...part("stages.divides", stage.divides.map((id) => this.#vessel(id))), ...part("stages.moves", plain(stage.moves)), ...part("stages.closes", plain(stage.closes)),
      ...part("stages.share", plain(stage.cut_share > 0 ? [t("stages.share.of", { share: Math.round(100 * stage.cut_share) })] : []))), ...(stage.note ? [small(stage.note)] : [])];
  }

  // A divided vessel: a click selects it and flies there.
  #vessel(id) {
    const vessel = this.app.scene.vessels.find((one) => one.id === id);
    const text = vessel ? t("stages.vessel", { id, kind: t(`kind.${vessel.kind}`), owner: t(`owner.${vessel.owner}`), name: vessel.name }) : id;
    return action(text.trim(), () => {
      this.app.do("select", { vessel: id });
      const found = this.app.look?.divisions.find((one) => one.id === id);
      if (found?.at) this.app.view3d.lookAt(lps(drawnAt(this.app, found.at, "vessel")), 120);
    }, { className: "line link" });
  }
}
