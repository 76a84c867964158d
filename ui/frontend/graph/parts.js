// The picture's districts, bands, stubs and ties as a row of buttons for the keyboard: focus shows, Enter chooses.

import { element } from "../lib/dom.js";

export class Parts {
  constructor(view) {
    this.view = view;
    this.box = element("div", { class: "ino-parts ino-hidden", role: "group", "aria-label": view.content.words.parts });
    this.key = "";
  }

  update() {
    const { view } = this;
    const parts = [...view.scene.discs.map(({ id }) => ({ kind: "district", key: id })), ...view.scene.lifts,
      ...[...view.scene.bands].reverse(), ...view.stubs, ...view.litTies().map((tie) => ({ kind: "tie", key: tie.id, tie }))];
    const key = parts.map(({ kind, key: id }) => kind + id).join();
    if (key === this.key) return;
    this.key = key;
    this.box.replaceChildren(...parts.map((part) => element("button", {
      type: "button", "data-kind": part.kind, "data-key": part.key,
      onfocus: () => view.pointer.hover(part), onblur: () => view.pointer.hover(null),
      onclick: () => view.choose(part, true),
    }, view.say(part).join(", "))));
  }
}
