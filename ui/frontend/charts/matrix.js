// A matrix of cells to choose from: what is covered where. Each state differs by fill, sign and words.

import { columnHeads, element, table } from "../lib/dom.js";
import { Component, mount } from "../lib/mount.js";

class Matrix extends Component {
  show(data) {
    const { root } = this;
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.cell : null;
    const head = [element("td"), ...columnHeads(data.columns.map((name) => element("span", {}, name)))];
    const rows = data.rows.map(({ name, cells }) => element("tr", {},
      element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", {}, cell && this.cell(cell, data.chosen)))));
    root.replaceChildren(
      element("div", { class: "ino-scroll", tabindex: -1 }, table(data.caption, head, rows)),
      element("ul", { class: "ino-key-list" }, ...data.legend.map(({ state, sign, text }) =>
        element("li", {}, element("span", { class: `ino-cell ino-is-${state}`, "aria-hidden": "true" }, sign), element("span", {}, text)))));
    if (focused) root.querySelector(`[data-cell="${CSS.escape(focused)}"]`)?.focus();
  }

  cell({ id, state, marked, words, sign }, chosen) {
    return element("button", {
      type: "button", class: `ino-cell ino-is-${state}${marked ? " ino-marked" : ""}`, "aria-pressed": String(id === chosen), "data-cell": id,
      title: words, "aria-label": words, onclick: () => this.report("chosen", id), onkeydown: (event) => this.moveFocus(event),
    }, sign);
  }

  // Arrow keys move between cells as in a spreadsheet.
  moveFocus(event) {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step) return;
    const rows = [...this.root.querySelectorAll("tbody tr")];
    const { cellIndex, parentElement } = event.target.parentElement;
    const next = rows[rows.indexOf(parentElement) + step[0]]?.cells[cellIndex + step[1]]?.querySelector("button");
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

export default mount(Matrix, "ino-matrix", "matrix");
