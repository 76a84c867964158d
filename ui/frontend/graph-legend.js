// What colours, shapes and lines mean; each entry is also a filter.

import { element, line, shape } from "./dom.js";

export class Legend {
  constructor(view) {
    this.view = view;
    const { words } = view.content;
    this.groups = element("div", { class: "ino-chips", role: "group", "aria-label": words["legend-groups"] });
    this.ties = element("div", { class: "ino-chips", role: "group", "aria-label": words["legend-ties"] });
    this.notes = element("div", { class: "ino-notes" });
    this.box = element("details", { class: "ino-legend" },
      element("summary", {}, words.legend),
      element("div", { class: "ino-legend-row" }, element("span", { class: "ino-legend-title" }, words["legend-groups"]), this.groups),
      element("div", { class: "ino-legend-row" }, element("span", { class: "ino-legend-title" }, words["legend-ties"]), this.ties),
      this.notes);
    this.box.open = window.innerWidth > 700;
    view.root.append(this.box);
  }

  update() {
    const { view } = this;
    const { content, style, data } = view;
    const count = (items, key) => items.reduce((n, item) => n.set(item[key], (n.get(item[key]) ?? 0) + 1), new Map());
    const actors = count(view.nodesShown, "family");
    const ties = count(view.edgesShown, "kind");
    this.groups.replaceChildren(...content.groups.map((g) =>
      this.chip("group", g, shape(g.shape, style.groups.get(g.id).color), actors.get(g.id), data.groups)));
    this.ties.replaceChildren(...content.tie_types.map((t) =>
      this.chip("tie_type", t, line({ color: style.tieTypes.get(t.id).color, arrow: t.directed }), ties.get(t.id), data.tie_types)));
    const { words } = content;
    const ink = view.colors.text;
    this.notes.replaceChildren(
      element("span", {}, line({ color: ink }), words["legend-recent"]),
      element("span", {}, line({ color: ink, dashed: true }), words["legend-old"]),
      element("span", {}, line({ color: ink, arrow: true }), words["legend-directed"]),
      element("span", {}, `${words["legend-size"]}: ${data.size_name}`),
      element("span", { class: "ino-hint" }, words["legend-hint"]));
  }

  chip(name, part, sample, count, chosen) {
    const pressed = chosen.includes(part.id);
    return element("button", {
      type: "button", class: "ino-chip", "aria-pressed": String(pressed), "data-muted": String(!pressed && chosen.length > 0),
      disabled: Boolean(this.view.data.places),
      onclick: () => this.view.report("filtered", { [name]: part.id }),
    }, sample, element("span", {}, part.name), element("span", { class: "ino-count" }, String(count ?? 0)));
  }

  remove() {
    this.box.remove();
  }
}
