// Clips and what they do, as the server computes it; without a server there is no number, and that is said.
import { make } from "../dom.js";
import { lostOf } from "../scene/territories.js";
import { t } from "../strings.js";
import { WhatIf } from "./asking.js";
import { between, button, clipsInWords, digits, plainFigure, small, sourcesOf, table, whose } from "./bits.js";

const LITTLE_MMHG = 0.05;
const LITTLE_SHARE = 1; // % of a territory's blood

export function install(app) {
  app.whatif = new WhatIf(app);
  new Panel(app);
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
    if (app.answer?.error && !app.answer.stale) parts.push(...this.#refused(app.answer));
    else if (app.answer && !app.answer.stale) parts.push(make("div", { className: "numbers" }, ...this.#numbers(app.answer)));
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
    const { app } = this;
    const { state } = app.whatif;
    this.element.dataset.state = state;
    const text = {
      asking: app.answer?.pending ? t("whatif.pending", { clips: clipsInWords(app.answer.clips), now: clipsInWords(app.answer.pending) }) : t("whatif.asking"),
      numbers: t("whatif.noIntervals"), middle: t("whatif.middle"), offline: t("whatif.offline"), lost: t("whatif.lost"), late: t("whatif.late"),
      none: app.scene.circulation.why_not || t("whatif.none"), stale: t("whatif.stale", { why: app.answer?.stale }),
    }[state];
    if (!text) return [];
    const words = make("p", { className: state === "numbers" ? "small" : "note", role: "status", textContent: text });
    const again = state === "late" || state === "middle" ? button(t("whatif.again"), () => app.whatif.again()) : null;
    return [words, again, app.answer?.why ? this.#technical(app.answer.why) : null].filter(Boolean);
  }

  // The program's own words, for whoever looks after it.
  #technical(why) {
    return make("details", {}, make("summary", { textContent: t("whatif.technical") }), small(why));
  }

  #refused({ error, isolated }) {
    const names = new Map(this.app.scene.territories.map((one) => [one.id, one.name]));
    const warning = (textContent) => make("p", { className: "warning", role: "alert", textContent });
    if (isolated?.length) return [warning(error), make("ul", { className: "lost" }, ...isolated.map((id) => this.#lost(id, names.get(id) ?? id, "isolated"))), small(t("whatif.noNumber"))];
    const outside = this.app.scene.vessels.filter((vessel) => vessel.in_flow === false && vessel.id in this.app.state.clips).map((vessel) => vessel.id);
    return [warning(outside.length ? t("whatif.notInFlow", { ids: outside.join(", ") }) : t("whatif.refused")), this.#technical(error)];
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
      ...this.#blood(rows),
      make("h3", { textContent: t("whatif.pressure") }),
      much.length ? this.#territories(much, answer) : small(t("whatif.nothing")),
      ...(little.length ? [make("details", {}, make("summary", { textContent: t("whatif.little", { count: little.length }) }), this.#territories(little, answer))] : []),
      ...this.#carriers(answer), ...this.#next(answer, names),
      sourcesOf([...rows.flatMap((r) => [r.before, r.after, r.change]), ...answer.carriers.flatMap((c) => [c.before, c.after])]),
      ...answer.notes.map((text) => small(text)),
    ];
  }

  // Two lines for each: its name over the whole width, then the three numbers.
  #territories(rows, answer) {
    const words = (r) => [r.id === answer.worst && t("whatif.worst"), r.above_limit && t("whatif.limit", { limit: digits(answer.limit_mmhg) }), !r.seen_drain && t("lost.unseen")].filter(Boolean).join("; ");
    return this.#table(rows, t("whatif.pressure"), (r) => [r.before, r.after, r.change], words);
  }

  #table(rows, caption, figures, words = () => "") {
    const name = (r) => make("th", { colSpan: 3, scope: "rowgroup" }, whose(this.app.scene, r.twin, `${r.id} ${r.name}`), words(r) ? make("small", { textContent: words(r) }) : null);
    const cells = (r) => figures(r).map((one, n) => make("td", {}, plainFigure(one, n === 2)));
    const bodies = rows.map((r) => make("tbody", {}, make("tr", {}, name(r)), make("tr", {}, ...cells(r))));
    const head = ["before", "after", "change"].map((key) => make("th", { textContent: t(`whatif.${key}`), scope: "col" }));
    return make("table", { className: "territories" }, make("caption", { textContent: caption }), make("thead", {}, make("tr", {}, ...head)), ...bodies);
  }

  // Territories whose blood changes, the greatest loss first; that it hardly changes is said too.
  #blood(rows) {
    const moved = rows.filter((r) => Math.abs(r.flow_change?.value ?? 0) >= LITTLE_SHARE).sort((a, b) => a.flow_change.value - b.flow_change.value);
    const head = make("h3", { textContent: t("whatif.blood") });
    if (!moved.length) return [head, small(t("whatif.bloodSame"))];
    return [head, this.#table(moved, t("whatif.blood"), (r) => [r.flow_before, r.flow_after, r.flow_change])];
  }

  // Of a vessel whose interval holds both directions it is not known that it carries more.
  #carriers({ carriers }) {
    const open = carriers.filter((c) => c.after.low !== null && c.after.low < 0 && c.after.high > 0);
    const sure = carriers.filter((c) => !open.includes(c));
    const row = (c) => [this.#vessel(c.edge, c.kind), `${digits(c.before.value)}`, `${digits(c.after.value)} ${c.after.unit}`, between(c.after)];
    const shown = (list, words) => table([t("whatif.vessel"), t("whatif.before"), t("whatif.after"), t("whatif.interval")], list.map(row), words);
    return [
      ...(sure.length ? [make("h3", { textContent: t("whatif.carriers") }), shown(sure, t("whatif.carriers"))] : []),
      ...(open.length ? [make("details", {}, make("summary", { textContent: t("whatif.openCarriers", { count: open.length }) }), shown(open, t("whatif.carriers")))] : []),
    ];
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
