// Bars of two parts, one per row, in panels side by side; a row without a length says why.

import { columnHeads, element, table } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

export default mountDrawing(({ panels, legend }) => [
  element("div", { class: "ino-panels" }, ...panels.map(panel)),
  element("ul", { class: "ino-key-list" }, ...legend.map(({ look, text }) =>
    element("li", {}, element("span", { class: `ino-key ino-${look}`, "aria-hidden": "true" }), element("span", {}, text)))),
], "ino-bars", "bars");

function panel({ title, head, rows, longest }) {
  return element("section", {},
    element("p", { class: "ino-panel-title", "aria-hidden": "true" }, title),
    table(title, columnHeads(head), rows.map((row) => element("tr", {},
      element("th", { scope: "row" }, row.name),
      element("td", { class: "ino-bar-value" }, row.value),
      element("td", { class: "ino-bar-cell" },
        element("span", { class: "ino-bar", "aria-hidden": "true" }, ...row.parts.map(({ look, length }) =>
          element("span", { class: `ino-part ino-${look}`, style: `width:${(100 * length) / longest}%` }))),
        element("small", {}, row.words))))));
}
