// A bar of shares with a legend in words: what part is recent, old, undated, and the like.

import { element } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

export default mountDrawing(({ label, parts }) => [
  element("div", { class: "ino-bar", role: "img", "aria-label": label },
    ...parts.filter(({ share }) => share > 0).map(({ look, share }) =>
      element("span", { class: `ino-part ino-${look}`, style: `flex-grow:${share}` }))),
  element("ul", { class: "ino-key-list" }, ...parts.map(({ look, text }) =>
    element("li", {}, element("span", { class: `ino-key ino-${look}`, "aria-hidden": "true" }), element("span", {}, text)))),
], "ino-shares");
