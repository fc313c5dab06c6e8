// What the plan says, as lists and tables of text.
import { words } from "./data.js";
import { $, make } from "./dom.js";

const cell = (text) => make("td", { textContent: text });
const row = (cells) => make("tr", {}, ...cells.map(cell));

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
    make("p", { className: "small", textContent: [...new Set(said.deficits.map((d) => `${d.tissue}: ${d.area[2]}`))].join(" ") }));
  $("junction").append(make("p", { textContent: said.junction.types }), table(["measure", "value", "interval", "source"], said.junction.rows),
    ...said.junction.notes.map((text) => make("p", { className: "small", textContent: text })));
  $("crossed").append(table(["the cut", "value", "interval", "source"], said.cut.rows), make("p", { className: "small", textContent: `The cut is ${said.cut.statement} (${said.cut.proof}). It is not thereby the right place to cut.` }));
  $("hours").append(table(["operation", "hours", "interval", "source"], said.stages.flatMap((s) => [[s.name, ...s.planned], ["twins apart after", ...s.separation]])));
}

// The crossing vessels as buttons; `choose` is called with one of them.
export function vessels(choose) {
  const list = $("vessels");
  if (!words.crossings.length) list.append(make("li", { textContent: words.said.no_crossing }));
  for (const vessel of words.crossings) {
    const button = make("button", { type: "button" },
      make("b", { textContent: `${vessel.id} ${vessel.kind}` }),
      make("span", { textContent: ` radius ${vessel.radius} (${vessel.interval})` }),
      make("small", { textContent: `castor's ${vessel.castor}, pollux's ${vessel.pollux}; at ${vessel.place}. Evidence: ${vessel.evidence}` }));
    button.addEventListener("click", () => {
      for (const other of list.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      choose(vessel);
    });
    list.append(make("li", {}, button));
  }
}
