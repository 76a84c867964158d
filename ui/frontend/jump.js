// Leads to the parts of a long page.

import { element } from "./dom.js";

const drawn = new WeakMap();

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector("div") ?? parentElement;
  const content = JSON.stringify(data);
  if (drawn.get(root) === content) return;
  drawn.set(root, content);
  root.className = "ino-jump";
  root.replaceChildren(element("nav", { "aria-label": data.label },
    ...data.parts.map((part) => element("button", { type: "button", class: "ino-chip", onclick: () => go(part.id) }, part.text))));
}

function go(id) {
  const heading = document.querySelector(`.st-key-section_${CSS.escape(id)} :is(h2, h3)`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
}
