// What colours, shapes and lines mean; each group and kind of tie is also a filter.

import { element, line, shape } from "../lib/dom.js";

export class Legend {
  constructor(view) {
    this.view = view;
    const { words } = view.content;
    this.groups = element("div", { class: "ino-chips", role: "group", "aria-label": words["legend-groups"] });
    this.ties = element("div", { class: "ino-chips", role: "group", "aria-label": words["legend-ties"] });
    this.notes = element("div", { class: "ino-notes" });
    this.more = element("button", { type: "button", class: "ino-chip", "aria-expanded": "false", onclick: () => this.toggle() }, words.legend);
    this.lines = element("div", { class: "ino-lines", hidden: true }, this.ties, this.notes);
    this.box = element("div", { class: "ino-legend" }, this.lines, element("div", { class: "ino-legend-row" }, this.groups, this.more));
  }

  // The part that always covers the stage; the lines open over the picture.
  height() {
    return this.box.lastChild.offsetHeight + 6;
  }

  toggle() {
    this.lines.hidden = !this.lines.hidden;
    this.more.setAttribute("aria-expanded", String(!this.lines.hidden));
  }

  update() {
    const { content, data, scene, style } = this.view;
    const { words } = content;
    this.groups.replaceChildren(...content.groups.map(({ id, name, shape: drawn }) => this.chip({ group: id }, name,
      shape(drawn, style.groups.get(id).mark), scene.actors.filter((node) => node.family === id), data.groups)));
    this.ties.replaceChildren(...content.tie_types.map(({ id, name, directed }) => this.chip({ tie_type: id }, name,
      line({ color: style.tieTypes.get(id).color, arrow: directed }), scene.ties.filter((tie) => tie.kind === id), data.tie_types)));
    const note = (sample, text) => element("span", {}, sample, text);
    this.notes.replaceChildren(
      note(line({ color: style.across }), words["legend-band"]),
      note(line({ color: style.text, dashed: true }), words["legend-old"]),
      note(line({ color: style.text, arrow: true }), words["legend-directed"]),
      note("", `${words["legend-size"]}: ${data.size_name}`));
  }

  chip(filter, name, sample, found, chosen) {
    const pressed = chosen.includes(Object.values(filter)[0]);
    return element("button", {
      type: "button", class: "ino-chip", "aria-pressed": String(pressed), "data-muted": String(!pressed && chosen.length > 0),
      disabled: this.view.scene.around, title: `${name}: ${found.length}`,
      onclick: () => this.view.report("filtered", filter),
    }, sample, element("span", {}, name), element("span", { class: "ino-count" }, found.length));
  }
}
