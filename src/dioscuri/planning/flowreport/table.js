"use strict";
// Adds a filter box and sorting to the vessel table; words are set as text only.
for (const table of document.querySelectorAll("table.vessels")) {
  const rows = [...table.tBodies[0].rows];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const bar = document.createElement("p");
  bar.className = "filter";
  const label = document.createElement("label");
  label.textContent = "filter ";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "such as v12, pollux, sinus, contested";
  label.append(input);
  const count = document.createElement("output");
  count.setAttribute("aria-live", "polite");
  bar.append(label, " ", count);
  table.parentElement.before(bar);
  const filter = () => {
    const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let seen = 0;
    rows.forEach((row, n) => {
      row.hidden = !asked.every((word) => words[n].includes(word));
      seen += row.hidden ? 0 : 1;
    });
    count.textContent = `${seen} of ${rows.length} vessels`;
  };
  input.addEventListener("input", filter);
  filter();

  const key = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const found = text.match(/^[a-z]*(-?\d+(?:\.\d+)?)/i);
    return [text === "" ? 1 : 0, found ? Number(found[1]) : Infinity, text];
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = rows.map((row, n) => ({ row, n, key: key(row, column) }));
      order.sort((a, b) => {
        if (a.key[0] !== b.key[0]) return a.key[0] - b.key[0];
        const less = a.key[1] - b.key[1] || a.key[2].localeCompare(b.key[2]) || a.n - b.n;
        return down ? -less || 0 : less || 0;
      });
      table.tBodies[0].append(...order.map((one) => one.row));
    });
  });
}
