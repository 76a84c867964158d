// Leads to the sections of a long page.

import { element } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

export default mountDrawing(({ label, parts }) => [element("nav", { "aria-label": label },
  ...parts.map(({ id, text }) => element("button", { type: "button", class: "ino-chip", onclick: () => scrollTo(id) }, text)))], "ino-jump");

function scrollTo(id) {
  const heading = document.querySelector(`.st-key-section_${CSS.escape(id)} :is(h2, h3)`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
