// A small button beside a figure; hovering, focusing or pressing it shows what the figure means.

import { element } from "./dom.js";

const GAP = 8;
let open = null;
let listening = false;
let numbers = 0;

export function info({ title, label, lines }) {
  const box = element("span", { class: "ino-explained", role: "tooltip", id: `ino-explained-${(numbers += 1)}`, hidden: true },
    element("strong", {}, title),
    ...lines.map((line) => element("span", { class: "ino-explained-line" },
      element("span", { class: "ino-explained-term" }, line.term), " ", line.text)));
  const button = element("button", { type: "button", class: "ino-info", "aria-label": label, "aria-describedby": box.id,
    onfocus: () => show(button, box), onblur: hide,
    onclick: () => (open === box && !button.matches(":hover") ? hide() : show(button, box)) }, "i");
  const whole = element("span", { class: "ino-info-whole", onmouseenter: () => show(button, box), onmouseleave: hide }, button, box);
  return whole;
}

// In the window, not in the page: no box around it may cut it off.
function show(button, box) {
  if (open && open !== box) hide();
  listen();
  open = box;
  box.hidden = false;
  const at = button.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - GAP);
  const below = at.bottom + GAP + size.height <= innerHeight || at.top < size.height + GAP;
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${below ? at.bottom + 2 : at.top - size.height - 2}px`;
}

function hide() {
  if (open) open.hidden = true;
  open = null;
}

function listen() {
  if (listening) return;
  listening = true;
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, { capture: true, passive: true });
}
