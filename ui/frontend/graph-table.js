// The graph's content as a table, for screen readers, keyboards and everyone who prefers lists.

import { element } from "./dom.js";

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
    const { view } = this;
    const { content } = view;
    const { words } = content;
    const head = [words.name, words.type, words.district, words.ties, words["neighbours-of"] ?? words.neighbours];
    const rows = view.ordered.map((node) => {
      const near = [...view.neighbourhood(node.id)].filter((id) => id !== node.id);
      return element("tr", { "data-id": node.id },
        element("th", { scope: "row" }, element("button", { type: "button", onclick: () => view.select(node.id) }, node.name)),
        element("td", {}, content.types[node.kind]),
        element("td", {}, content.districts[node.district]),
        element("td", { class: "ino-number" }, String(near.length)),
        element("td", {}, near.map((id) => view.byId.get(id).label).join(", ")));
    });
    this.box.replaceChildren(element("table", {},
      element("caption", { class: "ino-hidden" }, words.label),
      element("thead", {}, element("tr", {}, ...head.map((h) => element("th", { scope: "col" }, h)))),
      element("tbody", {}, ...rows)));
    this.mark();
  }

  mark() {
    for (const row of this.box.querySelectorAll("tr[data-id]")) {
      row.toggleAttribute("aria-current", row.dataset.id === this.view.selected);
    }
  }

  remove() {
    this.box.remove();
  }
}
