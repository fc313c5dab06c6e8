// Vessels: choose one in 3D or in the list, read all that is known of it, clip it.
import { make } from "../dom.js";
import { Labels } from "../scene/labels.js";
import { Territories } from "../scene/territories.js";
import { Vessels } from "../scene/vessels.js";
import { t } from "../strings.js";
import { button, check, clipsInWords, figure, pairs, small, whose } from "./bits.js";
import { VesselList } from "./vessel-list.js";

const HALF = 0.5;
const SURE = 0.8;

export function install(app) {
  if (app.view3d) {
    app.labels = new Labels(app.view3d);
    app.drawnVessels = new Vessels(app, app.labels);
    const territories = new Territories(app, app.labels);
    const follow = () => {
      app.drawnVessels.follow(app.state);
      territories.follow(app.state);
    };
    app.on(follow);
    app.onModel(follow);
    app.onAnswer(follow);
    tools(app);
  }
  app.vessels = new Panel(app);
}

function tools(app) {
  const find = (hit) => app.scene.vessels.find((vessel) => vessel.id === hit?.vessel);
  const hover = (hit) => app.drawnVessels.hover(find(hit));
  const cancel = () => app.drawnVessels.hover(null);
  app.tools.add("look", { hover, cancel, press: (hit) => app.vessels.choose(find(hit)?.id ?? null) });
  app.tools.add("clip", { hover, cancel, press: (hit) => hit?.vessel && app.vessels.clip(hit.vessel, app.state.clips[hit.vessel] ? 0 : 1) });
  app.shell.tool("look", { label: t("tool.look"), key: "v", icon: "⬉" });
  app.shell.tool("clip", { label: t("tool.clip"), key: "x", icon: "✂" });
}

class Panel {
  constructor(app) {
    this.app = app;
    this.card = make("div", { id: "vessel", className: "card" });
    this.list = new VesselList(app, (id) => this.choose(id, true));
    this.territories = check(t("territory.show"), (shown) => app.do("layer", { name: "territories", shown }));
    const where = make("details", { className: "territories" }, make("summary", { textContent: t("territory.title", { count: app.scene.territories.length }) }), this.territories.label, this.#places());
    app.shell.panel({ id: "vessels", title: t("vessel.title"), element: make("div", {}, this.card, this.list.element, where) });
    app.on((state) => this.#follow(state));
    app.onAnswer(() => this.#draw());
  }

  // Chooses a vessel (or none); `fly` brings it into sight.
  choose(id, fly = false) {
    const { app } = this;
    if (id !== app.state.selected) app.do("select", { vessel: id });
    if (!id) return;
    app.shell.open("vessels");
    if (fly) this.fly(this.#vessel(id));
    this.card.scrollIntoView?.({ block: "nearest" });
  }

  // A vessel without a flow is not clipped, but said to be one.
  clip(id, share) {
    if (share > 0 && this.#vessel(id)?.in_flow === false) return this.choose(id);
    this.app.do("clip", { edge: id, share });
    this.app.shell.open("whatif");
  }

  fly(vessel) {
    const { app } = this;
    if (!app.view3d || !vessel) return;
    const sides = [0, 1, 2].map((axis) => vessel.path.map((p) => p[axis]));
    const low = sides.map((values) => Math.min(...values));
    const high = sides.map((values) => Math.max(...values));
    app.view3d.lookAt(low.map((x, axis) => (x + high[axis]) / 2), Math.max(110, 2 * Math.hypot(...high.map((x, axis) => x - low[axis]))));
  }

  #vessel(id) {
    return this.app.scene.vessels.find((one) => one.id === id);
  }

  #follow(state) {
    this.territories.box.checked = state.layers.territories;
    if (this.shown?.[0] === state.selected && this.shown[1] === state.clips) return;
    this.#draw();
    this.list.follow(state);
  }

  #draw() {
    const { state } = this.app;
    this.shown = [state.selected, state.clips];
    const vessel = this.#vessel(state.selected);
    this.card.replaceChildren(...(vessel ? this.#about(vessel) : [small(t(this.app.scene.vessels.length ? "vessel.none" : "vessel.empty"))]));
  }

  #about(vessel) {
    const share = this.app.state.clips[vessel.id] ?? 0;
    const title = vessel.name ? `${vessel.id} · ${vessel.name}` : `${vessel.id} · ${t(`vessel.kind.${vessel.kind}`)}`;
    const facts = [
      [t("vessel.whose"), this.#whose(vessel)],
      [t("vessel.kind"), t(`vessel.kind.${vessel.kind}`)],
      [t("vessel.radius"), figure(vessel.radius_mm)],
      [t("vessel.flow"), figure(vessel.flow_ml_min)],
      [t("vessel.pressure"), figure(vessel.pressure_mmhg)],
      ...this.#after(vessel),
    ];
    return [
      make("div", { className: "row head" }, make("h2", { textContent: title }), button("×", () => this.choose(null), { className: "close", "aria-label": t("vessel.leave") })), this.#tags(vessel, share), this.#buttons(vessel, share), pairs(facts),
      ...this.#conflicts(vessel), this.#evidence(vessel),
    ];
  }

  #tags(vessel, share) {
    const tags = [vessel.crosses && t("vessel.crosses"), vessel.conflict && t("vessel.conflict"), share === 1 && t("vessel.clipped"), share > 0 && share < 1 && t("vessel.clamped", { share: Math.round(share * 100) })];
    return make("p", { className: "tags" }, ...tags.filter(Boolean).map((text) => make("span", { textContent: text })));
  }

  #buttons(vessel, share) {
    const pressed = (on) => ({ "aria-pressed": String(on) });
    const set = (to) => () => this.clip(vessel.id, share === to ? 0 : to);
    const fly = button(t("vessel.fly"), () => this.fly(vessel));
    if (vessel.in_flow === false) return make("div", {}, make("p", { className: "note", textContent: t("clip.notInFlow") }), make("div", { className: "row" }, fly));
    return make("div", { className: "row" }, button(t("clip.do"), set(1), pressed(share === 1)), button(t("clip.half"), set(HALF), pressed(share === HALF)), fly);
  }

  // A probability with its word: never surer than it is.
  #whose(vessel) {
    const most = Math.max(vessel.castor, 1 - vessel.castor);
    const percent = (p) => (p > 0.995 ? t("vessel.over99") : p < 0.005 ? t("vessel.under1") : `${Math.round(p * 100)} %`);
    const unsure = vessel.owner === "uncertain" || (vessel.owner !== "shared" && most < SURE);
    const words = t("vessel.odds", { castor: percent(vessel.castor), pollux: percent(1 - vessel.castor) });
    return make("span", {}, whose(this.app.scene, vessel.owner), make("small", { textContent: ` ${words}${unsure && vessel.owner !== "uncertain" ? `; ${t("owner.uncertain")}` : ""}` }));
  }

  #after({ id }) {
    const { answer } = this.app;
    const [pressure, flow] = [answer?.pressures?.[id], answer?.flows?.[id]];
    if (!pressure && !flow) return [];
    // Numbers of older clips say so while newer ones are computed.
    const late = answer.pending ? t("vessel.pending", { clips: clipsInWords(answer.clips), now: clipsInWords(answer.pending) }) : "";
    const words = (pair, unit) => (pair && pair[0] !== null && pair[1] === null ? t("vessel.cutOff", { before: number(pair[0]), unit }) : t("vessel.changes", { before: number(pair?.[0]), after: number(pair?.[1]), unit }));
    const text = (pair, unit) => make("span", late ? { className: "old" } : {}, make("span", { textContent: words(pair, unit) }), late ? make("small", { textContent: ` ${late}` }) : null);
    return [[t("vessel.flowAfter"), text(flow, "mL/min")], [t("vessel.pressureAfter"), text(pressure, "mmHg")]];
  }

  #conflicts({ id }) {
    const said = (this.app.scene.said.blood?.conflicts ?? []).filter(([vessel]) => vessel === id);
    return said.map(([, what, text]) => make("p", { className: "note", textContent: t("vessel.contradicts", { what, text }) }));
  }

  #evidence({ evidence }) {
    if (!evidence.length) return small(t("vessel.noEvidence"));
    return make("details", { open: true }, make("summary", { textContent: t("vessel.evidence", { count: evidence.length }) }), make("ul", {}, ...evidence.map((text) => make("li", { textContent: text }))));
  }

  #places() {
    const { territories } = this.app.scene;
    if (!territories.length) return small(t("territory.none"));
    return make("ul", {}, ...territories.map((one) => make("li", {}, button(`${one.id} ${one.name}`, () => {
      if (!this.app.state.layers.territories) this.app.do("layer", { name: "territories", shown: true });
      this.app.view3d?.lookAt(one.at, 120);
    }, { className: "link" }), make("div", { className: "small" }, figure(one.pressure_mmhg)))));
  }
}

const number = (value) => (value === null || value === undefined ? t("figure.none") : Number(value.toPrecision(3)).toString());
