// The graph's content as a table, for screen readers, keyboards and everyone who prefers lists.

import { columnHeads, element, table } from "../lib/dom.js";

export class Table {
  constructor(view) {
    this.view = view;
    this.box = element("div", { class: "ino-table", hidden: true, tabindex: 0, role: "region",
      "aria-label": view.content.words.label });
    view.stage.append(this.box);
  }

  get open() {
    return !this.box.hidden;
  }

  toggle() {
    this.box.hidden = !this.box.hidden;
    this.view.canvas.hidden = this.open;
    this.update();
  }

  update() {
    if (!this.open) return;
    const { words } = this.view.content;
    const head = columnHeads([words.name, words.type, words.district, words.ties, words["neighbours-of"]]);
    this.box.replaceChildren(table(words.label, head, this.view.scene.ordered.map((node) => this.row(node))));
    this.mark();
  }

  row({ id, name, kind, district }) {
    const { view } = this;
    const near = view.scene.neighbours(id);
    return element("tr", { "data-id": id },
      element("th", { scope: "row" }, element("button", { type: "button", onclick: () => view.select(id) }, name)),
      element("td", {}, view.content.types[kind]),
      element("td", {}, view.content.districts[district]),
      element("td", { class: "ino-number" }, near.length),
      element("td", {}, near.map((other) => view.scene.byId.get(other).label).join(", ")));
  }

  mark() {
    for (const row of this.box.querySelectorAll("tr[data-id]")) {
      row.toggleAttribute("aria-current", row.dataset.id === this.view.state.actor);
    }
  }
}
