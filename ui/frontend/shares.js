// A bar of shares with a legend in words: what part is recent, old, undated, and the like.

import { element } from "./dom.js";
import { mount, Part } from "./mount.js";

class Shares extends Part {
  show(data) {
    this.root.replaceChildren(
      element("div", { class: "ino-bar", role: "img", "aria-label": data.label },
        ...data.parts.filter((p) => p.share > 0).map((p) =>
          element("span", { class: `ino-part ino-${p.look}`, style: `flex-grow:${p.share}` }))),
      element("ul", {}, ...data.parts.map((p) =>
        element("li", {}, element("span", { class: `ino-key ino-${p.look}`, "aria-hidden": "true" }), element("span", {}, p.text)))));
  }
}

export default mount(Shares, "ino-shares");
