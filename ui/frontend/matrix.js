// A matrix of cells to choose from: what is covered where. Each state differs by fill, sign and words.

import { element } from "./dom.js";
import { mount, Part } from "./mount.js";

class Matrix extends Part {
  show(data) {
    const { root } = this;
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
    const cell = (c) => element("td", {}, c === null ? null : element("button", {
      type: "button", class: `ino-cell ino-is-${c.state}${c.marked ? " ino-marked" : ""}`, "aria-pressed": String(c.id === data.chosen), "data-cell": c.id,
      title: c.words, "aria-label": c.words, onclick: () => this.report("chosen", c.id),
      onkeydown: (event) => walk(event, root),
    }, c.sign));
    root.replaceChildren(
      element("div", { class: "ino-scroll", tabindex: -1 }, element("table", {},
        element("caption", { class: "ino-hidden" }, data.caption),
        element("thead", {}, element("tr", {}, element("td"), ...data.columns.map((name) =>
          element("th", { scope: "col" }, element("span", {}, name))))),
        element("tbody", {}, ...data.rows.map((row) =>
          element("tr", {}, element("th", { scope: "row" }, row.name), ...row.cells.map(cell)))))),
      element("ul", { class: "ino-key-list" }, ...data.legend.map((l) =>
        element("li", {}, element("span", { class: `ino-cell ino-is-${l.state}`, "aria-hidden": "true" }, l.sign), element("span", {}, l.text)))));
    if (focused) root.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
  }
}

export default mount(Matrix, "ino-matrix", "matrix");

// Arrow keys move between cells as in a spreadsheet.
function walk(event, root) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  if (!step) return;
  const rows = [...root.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
  const y = rows.findIndex((row) => row.some((c) => c.contains(event.target)));
  const x = rows[y].findIndex((c) => c.contains(event.target));
  const next = rows[y + step[0]]?.[x + step[1]]?.querySelector("button");
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
