// What colours, shapes and lines mean; each entry is also a filter.

import { element, line, shape } from "../lib/dom.js";

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
    this.groups.replaceChildren(...content.groups.map(({ id, name, shape: drawn }) => this.chip({ group: id }, name,
      shape(drawn, style.groups.get(id).color), view.nodesShown.filter((node) => node.family === id), data.groups)));
    this.ties.replaceChildren(...content.tie_types.map(({ id, name, directed }) => this.chip({ tie_type: id }, name,
      line({ color: style.tieTypes.get(id).color, arrow: directed }), view.edgesShown.filter((edge) => edge.kind === id), data.tie_types)));
    const { words } = content;
    const ink = view.colors.text;
    this.notes.replaceChildren(
      element("span", {}, line({ color: ink }), words["legend-recent"]),
      element("span", {}, line({ color: ink, dashed: true }), words["legend-old"]),
      element("span", {}, line({ color: ink, arrow: true }), words["legend-directed"]),
      element("span", {}, `${words["legend-size"]}: ${data.size_name}`),
      element("span", { class: "ino-hint" }, words["legend-hint"]));
  }

  chip(filter, name, sample, found, chosen) {
    const pressed = chosen.includes(Object.values(filter)[0]);
    return element("button", {
      type: "button", class: "ino-chip", "aria-pressed": String(pressed), "data-muted": String(!pressed && chosen.length > 0),
      disabled: Boolean(this.view.data.places),
      onclick: () => this.view.report("filtered", filter),
    }, sample, element("span", {}, name), element("span", { class: "ino-count" }, found.length));
  }
}
