// Figures before and after, with what they mean: a real table, on phones one block per figure.

import { element } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

let shown = null;

function comparison(data) {
  // Another scenario may have been chosen far down the page; what it does stands at the top.
  if (shown !== data.scenario) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  shown = data.scenario;
  const [, before, after] = data.heads;
  // Explicit roles: a table displayed as blocks is no longer one to a screen reader.
  return [element("table", { role: "table", "aria-label": data.caption },
    element("thead", { role: "rowgroup" },
      element("tr", { role: "row" }, ...data.heads.map((text) => cell("th", "columnheader", {}, text)))),
    element("tbody", { role: "rowgroup" }, ...data.rows.map((row) =>
      element("tr", { role: "row", class: `ino-turns-${row.turn}` },
        cell("th", "rowheader", {}, row.name, element("small", {}, row.help)),
        cell("td", "cell", { class: "ino-figure", "data-head": before }, row.before),
        cell("td", "cell", { class: "ino-figure", "data-head": after },
          element("strong", {}, row.after), element("span", { class: "ino-turn" }, data.turns[row.turn])),
        cell("td", "cell", { class: "ino-meaning" }, row.words)))))];
}

function cell(tag, role, attributes, ...children) {
  return element(tag, { role, ...attributes }, ...children);
}

export default mountDrawing(comparison, "ino-before-after", "before-after");
