// The plan in words, warnings first: what the dossier's page says.
import { $, make } from "../dom.js";
import { t } from "../strings.js";
import { button, small, table } from "./bits.js";

export function install(app) {
  const said = app.scene.said ?? {};
  const element = make("div", { className: "said" }, ...parts(app, said).filter(Boolean));
  app.shell.panel({ id: "plan", title: t("said.title"), element });
  $("notice").textContent = app.scene.notice || t("notice");
  banner(app);
}

function parts(app, said) {
  const { scene } = app;
  return [
    warnings([...(said.warnings ?? []), ...(said.confirmed === false ? [t("said.unconfirmed")] : [])]),
    make("p", { className: "small", textContent: t("said.which", { case: scene.case, plan: scene.plan.short, date: scene.plan.made_on }) }),
    said.junction && section(t("said.junction"), make("p", { textContent: said.junction.types }), ...figures(t("said.measure"), said.junction), ...(said.junction.notes ?? []).map(note)),
    crossings(app, said),
    said.cut && section(t("said.cut"), ...figures(t("said.theCut"), said.cut), small(t("said.proof", { statement: said.cut.statement, proof: said.cut.proof }))),
    deficits(said),
    said.volumes && section(t("said.volumes"), ...figures(t("said.measure"), said.volumes)),
    said.stages?.length ? section(t("said.hours"), ...said.stages.flatMap((one) => [make("h4", { textContent: one.name }), ...figures(t("said.measure"), one.hours)])) : null,
    blood(said),
    section(t("said.origin"), ...[said.identity && t("said.identity", { text: said.identity }), said.scan_dates && t("said.scans", { text: said.scan_dates }), said.software, said.audit_head && t("said.audit", { text: said.audit_head })].filter(Boolean).map(small), ...(scene.notes ?? []).map(note), small(scene.notice)),
  ];
}

const note = (text) => small(t("said.note", { text }));
const figures = (name, found) => (found?.rows ? [table([name, t("said.value"), t("said.interval")], found.rows, name), ...(found.sources?.length ? [make("details", {}, make("summary", { textContent: t("said.sources") }), ...found.sources.map(small))] : [])] : []);

const section = (title, ...inside) => make("section", {}, make("h3", { textContent: title }), ...inside);

function warnings(found) {
  if (!found.length) return small(t("said.noWarnings"));
  return make("section", { className: "warnings", "aria-label": t("said.warnings") }, make("h3", { textContent: t("said.warnings") }), make("ul", {}, ...found.map((text) => make("li", { textContent: text }))));
}

function crossings(app, said) {
  const found = said.crossings ?? [];
  const seen = Object.values(said.vessels ?? {}).filter((text) => typeof text === "string" && text).map(small);
  if (!found.length) return section(t("said.crossings", { count: 0 }), make("p", { textContent: said.no_crossing ?? t("said.noCrossing") }), ...seen);
  const rows = found.map((v) => [app.scene.vessels.some((one) => one.id === v.id) ? button(v.id, () => app.vessels.choose(v.id, true), { className: "link" }) : v.id, v.kind, `${v.radius}, ${v.interval}`, `${v.castor} / ${v.pollux}`, v.place]);
  const evidence = found.map((v) => make("li", { textContent: `${v.id}: ${v.evidence}` }));
  const sources = [...new Set(found.map((v) => v.source))].map((text) => small(t("figure.source", { source: text })));
  return section(t("said.crossings", { count: found.length }), table([t("said.vessel"), t("vessel.kind"), t("vessel.radius"), t("said.odds"), t("said.where")], rows, t("said.crossings", { count: found.length })),
    make("details", {}, make("summary", { textContent: t("said.evidence") }), make("ul", {}, ...evidence), ...sources), ...seen);
}

function deficits(said) {
  if (!said.deficits?.length) return null;
  const rows = said.deficits.map((d) => [d.twin, d.tissue, d.area[0], d.area[1], d.perimeter[0], d.flat[0]]);
  return section(t("said.deficits"), table(["twin", "missing", "area", "interval", "perimeter", "flat"].map((name) => t(`said.${name}`)), rows, t("said.deficits")), small(t("said.flatNote")),
    make("details", {}, make("summary", { textContent: t("said.sources") }), ...(said.deficit_sources ?? []).map(small)));
}

// The circulation's own words: what stays unknown is said as such.
function blood({ blood: found }) {
  if (!found) return null;
  const told = [["exchange", t("said.exchange")], ["hearts", t("said.hearts")]].flatMap(([name, title]) => (found[name]?.words ?? []).length ? [make("h4", { textContent: title }), ...found[name].words.map((text) => make("p", { textContent: text }))] : []);
  const notes = (found.notes ?? []).map((text) => make("li", { textContent: text }));
  const conflicts = (found.conflicts ?? []).map(([id, what, text]) => make("li", { textContent: `${id}, ${what}: ${text}` }));
  const folded = (title, items) => (items.length ? make("details", {}, make("summary", { textContent: title }), make("ul", {}, ...items)) : null);
  const none = [found.none, found.limit, found.no_stages, found.no_options].filter(Boolean).map((text) => make("p", { textContent: text }));
  return section(t("said.blood"), ...none, ...told, folded(t("said.conflicts", { count: conflicts.length }), conflicts), folded(t("said.notes", { count: notes.length }), notes));
}

// A plan that is not the case's present one: said in a row above everything, with the way on. What waits stays in the browser.
function banner(app) {
  const words = make("span");
  const how = make("span", { className: "small", textContent: t("stale.how") });
  const box = make("div", { id: "stale", role: "alert", hidden: true }, words, how);
  $("app").prepend(box);
  const show = (_, { log, source, watch } = app) => {
    const why = watch.stale || (log.stale ? log.problem : "") || app.scene.plan.stale;
    box.hidden = !why;
    words.textContent = why ? t(source.online ? "stale.said" : "stale.offline", { why }) : "";
    how.hidden = !source.online || !/dioscuri view/.test(why);
    if (log.refused.length && log.refusal && log.refusal !== app.told) app.say(t("refused.said", { why: log.refusal }));
    else if (app.told && !log.refused.length) app.say("");
    app.told = log.refused.length ? log.refusal : "";
  };
  app.on(show);
  app.watch.on(() => show());
  // Asks the server whether its plan is still the one shown: something was refused as if it were not.
  app.outdated = () => app.watch.look();
}
