// Small pieces that several panels are made of.
import { make } from "../dom.js";
import { t } from "../strings.js";

export const small = (text) => make("p", { className: "small", textContent: text });

export function button(text, call, properties = {}) {
  const made = make("button", { type: "button", textContent: text, ...properties });
  made.addEventListener("click", call);
  return made;
}

export function check(text, call, checked = false) {
  const box = make("input", { type: "checkbox", checked });
  box.addEventListener("change", () => call(box.checked));
  return { box, label: make("label", { className: "check" }, box, make("span", { textContent: text })) };
}

// Three digits, as a person reads a number; no more than is known.
export function digits(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return t("figure.none");
  if (value === 0) return "0";
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return (places > 3 ? Number(value.toPrecision(2)) : Number(value.toFixed(places))).toString();
}

// The bounds as text, or that they are not there yet.
export const between = ({ low, high }) => (low === null || low === undefined ? t("figure.noInterval") : t("figure.between", { low: digits(low), high: digits(high) }));

// A number with unit and interval; its source is one step away, in what unfolds.
export function figure(found, change = false) {
  if (!found) return make("span", { className: "small", textContent: t("figure.none") });
  const top = make("summary", { title: t("figure.where") }, make("b", { textContent: `${change && found.value > 0 ? "+" : ""}${digits(found.value)} ${found.unit}` }), make("span", { textContent: ` ${between(found)}` }));
  return make("details", { className: "figure" }, top, make("p", { className: "small", textContent: t("figure.source", { source: found.source }) }));
}

// The same where many stand in one table: their sources are said once, below it.
export function plainFigure(found, change = false) {
  if (!found) return make("span", { className: "small", textContent: t("figure.none") });
  return make("span", { className: "figure" }, make("b", { textContent: `${change && found.value > 0 ? "+" : ""}${digits(found.value)} ${found.unit}` }), make("span", { textContent: between(found) }));
}

export function sourcesOf(figures) {
  const found = [...new Set(figures.filter(Boolean).map((one) => one.source))];
  return make("details", { className: "sources" }, make("summary", { textContent: t("figure.sources") }), ...found.map((source) => small(t("figure.source", { source }))));
}

// Clips as words: v28, v20 (50 %).
export const clipsInWords = (clips) => Object.entries(clips).map(([id, share]) => (share < 1 ? `${id} (${Math.round(share * 100)} %)` : id)).join(", ");

export function table(head, rows, caption = "") {
  const cell = (one) => (one instanceof Node ? make("td", {}, one) : make("td", { textContent: one }));
  const top = make("tr", {}, ...head.map((text) => make("th", { textContent: text, scope: "col" })));
  const body = rows.map((cells) => make("tr", {}, ...cells.map(cell)));
  return make("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": caption || head[0] }, make("table", {}, caption ? make("caption", { textContent: caption }) : null, make("thead", {}, top), make("tbody", {}, ...body)));
}

// The words and pieces of a definition list: [[what, text or element], ...].
export const pairs = (rows) => make("dl", {}, ...rows.flatMap(([name, what]) => [make("dt", { textContent: name }), make("dd", {}, what)]));

// Whose something is: colour and a word, never colour alone.
export function whose(scene, owner, words = t(`owner.${owner}`)) {
  const dot = make("span", { className: `whose ${owner}`, "aria-hidden": "true" });
  if (scene.colours[owner]) dot.style.background = `rgb(${scene.colours[owner].join(",")})`;
  return make("span", {}, dot, make("span", { textContent: words }));
}
