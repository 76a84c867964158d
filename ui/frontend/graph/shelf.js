// The shelf along the top: region, state and federal level as chips; each opens its rows above the discs.

import { element } from "../lib/dom.js";

export class Shelf {
  constructor(view) {
    this.view = view;
    this.box = element("div", { class: "ino-shelf", role: "group", "aria-label": view.content.words.levels });
  }

  update() {
    const { scene } = this.view;
    this.box.replaceChildren(...scene.levels.map(({ id, name, count, open: shown }) => element("button", {
      type: "button", class: "ino-chip", "aria-pressed": String(shown), "data-level": id,
      onclick: () => this.view.toggleLevel(id),
    }, element("span", {}, name), element("span", { class: "ino-count" }, count))));
    this.box.hidden = !scene.levels.length || Boolean(scene.focus);
  }
}
