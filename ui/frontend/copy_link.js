// A button that copies the page's address, so that a view can be passed on.

import { copied, element, icon } from "./dom.js";
import { mount, Part } from "./mount.js";

class CopyLink extends Part {
  show({ words }) {
    const said = element("span", { role: "status" });
    const field = element("input", { type: "text", readonly: true, hidden: true, "aria-label": words["by-hand"] });
    const button = element("button", {
      type: "button",
      class: "ino-copy-button",
      onclick: async () => {
        const done = await copied((field.value = location.href));
        field.hidden = done;
        said.textContent = done ? words.done : words["by-hand"];
        if (!done) field.select();
      },
    }, icon("link"), words.label);
    this.root.replaceChildren(button, said, field);
  }
}

export default mount(CopyLink, "ino-copy");
