// Leads to the parts of a long page.

import { element } from "./dom.js";
import { mount, Part } from "./mount.js";

class Jump extends Part {
  show(data) {
    this.root.replaceChildren(element("nav", { "aria-label": data.label },
      ...data.parts.map((part) => element("button", { type: "button", class: "ino-chip", onclick: () => go(part.id) }, part.text))));
  }
}

export default mount(Jump, "ino-jump");

function go(id) {
  const heading = document.querySelector(`.st-key-section_${CSS.escape(id)} :is(h2, h3)`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
