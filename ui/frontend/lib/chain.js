// What chains of actors and their sources are drawn with.

import { element } from "./dom.js";

export function stop({ id, name }, look, open) {
  return element("li", { class: `ino-stop ino-${look}` }, element("button", { type: "button", onclick: () => open(id) }, name));
}

export function outside(href, text) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}

export function citations(evidence) {
  return element("ul", {}, ...evidence.map(({ note, lang, address, source, when }) => element("li", {},
    note && element("span", { lang }, `${note} `), address ? outside(address, source) : source, `, ${when}`)));
}
