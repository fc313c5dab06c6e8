// What the plan says, as lists and tables of text.
import { words } from "./data.js";
import { $, make } from "./dom.js";

const cell = (text) => make("td", { textContent: text });
const row = (cells) => make("tr", {}, ...cells.map(cell));

const small = (text) => make("p", { className: "small", textContent: text });
const figures = (name, found) => [table([name, "value", "interval"], found.rows), ...found.sources.map((text) => small(`Source: ${text}`))];

function table(head, rows) {
  const top = make("tr", {}, ...head.map((text) => make("th", { textContent: text, scope: "col" })));
  return make("div", { className: "scroll" }, make("table", {}, make("thead", {}, top), make("tbody", {}, ...rows.map(row))));
}

export function facts() {
  const { said } = words;
  $("warnings").append(...said.warnings.map((text) => make("li", { textContent: text })));
  $("warnings").parentElement.hidden = said.warnings.length === 0;
  $("deficits").append(
    table(["twin", "missing", "area", "interval", "perimeter", "flat measure"],
      said.deficits.map((d) => [d.twin, d.tissue, d.area[0], d.area[1], d.perimeter[0], d.flat[0]])),
    small("Area on the completed, curved head. The flat measure is what a plane over the same rim would give: too small, and shown only as a warning."),
    ...said.deficit_sources.map(small));
  $("junction").append(make("p", { textContent: said.junction.types }), ...figures("measure", said.junction), ...said.junction.notes.map((text) => small(`Note: ${text}.`)));
  $("crossed").append(...figures("the cut", said.cut), small(`The cut is ${said.cut.statement} (${said.cut.proof}). It is not thereby the right place to cut.`));
  $("hours").append(...said.stages.flatMap((s) => figures(s.name, s.hours)));
}

// The crossing vessels as buttons; `choose` is called with one of them.
export function vessels(choose) {
  const list = $("vessels");
  if (!words.crossings.length) list.append(make("li", { textContent: words.said.no_crossing }));
  const sources = [...new Set(words.crossings.map((vessel) => vessel.source))];
  list.after(...sources.map((text) => small(`Radius: ${text}`)));
  for (const vessel of words.crossings) {
    const button = make("button", { type: "button" },
      make("b", { textContent: `${vessel.id} ${vessel.kind}` }),
      make("span", { textContent: `, radius ${vessel.radius}, ${vessel.interval}` }),
      make("small", { textContent: `castor's ${vessel.castor}, pollux's ${vessel.pollux}; at ${vessel.place}. Evidence: ${vessel.evidence}` }));
    button.addEventListener("click", () => {
      for (const other of list.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      choose(vessel);
    });
    list.append(make("li", {}, button));
  }
}
