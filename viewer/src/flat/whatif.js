// Clips and what they do, as the server computes it. The newest question wins; without a server there is no number, and that is said.
import { make } from "../dom.js";
import { lostOf } from "../scene/territories.js";
import { t } from "../strings.js";
import { between, button, digits, figure, small, table, whose } from "./bits.js";

const RETRY_MS = 3000;
const STALE = 409; // the case has another plan by now, or no numbers
const LITTLE_MMHG = 0.05;

export function install(app) {
  app.whatif = new WhatIf(app);
  new Panel(app);
}

const keyOf = (clips) => JSON.stringify(Object.entries(clips).sort(([a], [b]) => (a < b ? -1 : 1)));

// Asks and remembers: app.answer is null (nothing is clipped, or not known yet), {error} or numbers.
class WhatIf {
  #known = new Map(); // answers by clips: undo brings back the very numbers of before
  #asked = keyOf({});
  #abort = null;
  #retry = 0;

  constructor(app) {
    this.app = app;
    this.state = "idle"; // "idle", "asking", "numbers", "intervals", "refused", "offline", "lost", "none"
    app.on((state) => this.#follow(state.clips));
    addEventListener("online", () => this.state === "lost" && this.#again());
  }

  #follow(clips) {
    const key = keyOf(clips);
    if (key === this.#asked) return;
    this.#asked = key;
    this.since = performance.now();
    clearTimeout(this.#retry);
    this.#abort?.abort();
    if (!Object.keys(clips).length) this.#tell("idle", null);
    else if (!this.app.source.online) this.#tell("offline", null);
    else if (!this.app.scene.circulation.answers) this.#tell("none", null);
    else if (this.#known.has(key)) this.#tell("intervals", this.#known.get(key));
    else this.app.during(this.#ask(clips, key));
  }

  // First the numbers, at once; then their intervals.
  async #ask(clips, key) {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#tell("asking", this.app.answer);
    try {
      const quick = await this.app.source.post("/api/whatif", { clips }, { signal });
      if (key !== this.#asked) return;
      if (quick.error) return this.#kept(key, "refused", quick);
      this.#tell("numbers", quick);
      this.ms = performance.now() - this.since; // from the click to the numbers on the page
      const whole = await this.app.source.post("/api/whatif?intervals=1", { clips }, { signal });
      if (key === this.#asked) this.#kept(key, "intervals", whole);
    } catch (error) {
      if (key === this.#asked) this.#failed(error, key);
    }
  }

  #kept(key, state, answer) {
    this.#known.set(key, answer);
    this.#tell(answer.error ? "refused" : state, answer);
  }

  #failed(error, key) {
    if (error.status === STALE) this.app.outdated();
    if (error.status >= 400 && error.status < 500) return this.#tell("refused", { error: error.message, isolated: [], territories: [] });
    this.#retry = setTimeout(() => key === this.#asked && this.#again(), RETRY_MS);
    return this.#tell("lost", null);
  }

  #again() {
    clearTimeout(this.#retry);
    this.app.during(this.#ask(this.app.state.clips, this.#asked));
  }

  #tell(state, answer) {
    this.state = answer?.error ? "refused" : state;
    this.app.answer = answer;
    this.app.view3d?.draw();
  }
}

class Panel {
  constructor(app) {
    this.app = app;
    this.element = make("div", { className: "whatif" });
    app.shell.panel({ id: "whatif", title: t("whatif.title"), element: this.element });
    app.onAnswer(() => this.#draw());
    app.on((state) => {
      if (state.clips !== this.clips) this.#draw();
    });
  }

  #draw() {
    const { app } = this;
    this.clips = app.state.clips;
    const parts = [this.#clips(), ...this.#words()];
    if (app.answer?.error) parts.push(...this.#refused(app.answer));
    else if (app.answer) parts.push(...this.#numbers(app.answer));
    this.element.replaceChildren(...parts);
    this.element.setAttribute("aria-busy", String(app.whatif.state === "asking"));
  }

  #clips() {
    const clips = Object.entries(this.app.state.clips);
    if (!clips.length) return make("p", { textContent: t(this.app.source.online ? "whatif.empty" : "whatif.emptyOffline") });
    const row = ([id, share]) =>
      make("li", {}, button(share < 1 ? t("clip.partly", { id, share: Math.round(share * 100) }) : t("clip.closed", { id }), () => this.app.vessels.choose(id)),
        button("×", () => this.app.do("clip", { edge: id, share: 0 }), { "aria-label": t("clip.openOne", { id }) }));
    return make("div", {}, make("ul", { className: "chips" }, ...clips.map(row)), clips.length > 1 ? button(t("clip.openAll"), () => this.#openAll()) : null);
  }

  // One step to undo.
  #openAll() {
    this.app.do("view", { view: { clips: {} } });
  }

  #words() {
    const { state } = this.app.whatif;
    const text = { asking: t("whatif.asking"), numbers: t("whatif.noIntervals"), offline: t("whatif.offline"), lost: t("whatif.lost"), none: this.app.scene.circulation.why_not || t("whatif.none") }[state];
    const out = text ? [make("p", { className: state === "numbers" ? "small" : "note", role: "status", textContent: text })] : [];
    this.element.dataset.state = state;
    return out;
  }

  #refused({ error, isolated }) {
    const names = new Map(this.app.scene.territories.map((one) => [one.id, one.name]));
    const cut = isolated?.length ? [make("ul", { className: "lost" }, ...isolated.map((id) => this.#lost(id, names.get(id) ?? id, "isolated")))] : [];
    return [make("p", { className: "warning", role: "alert", textContent: error }), ...cut, small(t("whatif.noNumber"))];
  }

  #lost(id, name, why) {
    const place = this.app.scene.territories.find((one) => one.id === id);
    const words = `${id} ${name}: ${t(`lost.${why}`)}`;
    return make("li", {}, place ? button(words, () => this.app.view3d?.lookAt(place.at, 120)) : make("span", { textContent: words }));
  }

  #numbers(answer) {
    const unseen = [...lostOf(answer).keys()];
    const rows = [...answer.territories].sort((a, b) => b.change.value - a.change.value);
    const [much, little] = [rows.filter((r) => Math.abs(r.change.value) >= LITTLE_MMHG), rows.filter((r) => Math.abs(r.change.value) < LITTLE_MMHG)];
    const names = new Map(rows.map((r) => [r.id, r.name]));
    return [
      ...(unseen.length ? [make("h3", { textContent: t("whatif.lose") }), make("ul", { className: "lost" }, ...unseen.map((id) => this.#lost(id, names.get(id), "unseen")))] : []),
      make("h3", { textContent: t("whatif.pressure") }),
      much.length ? this.#territories(much, answer) : small(t("whatif.nothing")),
      ...(little.length ? [make("details", {}, make("summary", { textContent: t("whatif.little", { count: little.length }) }), this.#territories(little, answer))] : []),
      ...this.#carriers(answer), ...this.#next(answer, names),
      ...answer.notes.map((text) => small(text)),
    ];
  }

  // Two lines for each: its name over the whole width, then the three numbers.
  #territories(rows, answer) {
    const words = (r) => [r.id === answer.worst && t("whatif.worst"), r.above_limit && t("whatif.limit", { limit: digits(answer.limit_mmhg) }), !r.seen_drain && t("lost.unseen")].filter(Boolean).join("; ");
    const name = (r) => make("th", { colSpan: 3, scope: "rowgroup" }, whose(this.app.scene, r.twin, `${r.id} ${r.name}`), words(r) ? make("small", { textContent: words(r) }) : null);
    const cells = (r) => [figure(r.before), figure(r.after), figure(r.change, true)].map((one) => make("td", {}, one));
    const bodies = rows.map((r) => make("tbody", {}, make("tr", {}, name(r)), make("tr", {}, ...cells(r))));
    const head = ["before", "after", "change"].map((key) => make("th", { textContent: t(`whatif.${key}`), scope: "col" }));
    return make("table", { className: "territories" }, make("caption", { textContent: t("whatif.pressure") }), make("thead", {}, make("tr", {}, ...head)), ...bodies);
  }

  #carriers({ carriers }) {
    if (!carriers.length) return [];
    const rows = carriers.map((c) => [this.#vessel(c.edge, c.kind), `${digits(c.before.value)}`, `${digits(c.after.value)} ${c.after.unit}`, between(c.after)]);
    return [make("h3", { textContent: t("whatif.carriers") }), table([t("whatif.vessel"), t("whatif.before"), t("whatif.after"), t("whatif.interval")], rows, t("whatif.carriers"))];
  }

  #next(answer, names) {
    if (!answer.next.length) return [];
    const words = (n) => (n.isolates.length ? t("whatif.isolates", { names: n.isolates.map((id) => names.get(id) ?? id).join(", ") }) : t("whatif.raises", { name: names.get(n.territory) ?? n.territory, pressure: digits(n.pressure_mmhg) }));
    return [make("h3", { textContent: t("whatif.next") }), make("ul", {}, ...answer.next.map((n) => make("li", {}, this.#vessel(n.edge), make("span", { textContent: ` ${words(n)}` })))), small(t("whatif.preview"))];
  }

  #vessel(id, kind = "") {
    if (!this.app.scene.vessels.some((one) => one.id === id)) return make("span", { textContent: `${id} ${kind === "unknown" ? "" : kind}`.trim() });
    return button(id, () => this.app.vessels.choose(id, true), { className: "link" });
  }
}
