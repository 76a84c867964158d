// What floats beside something: explanations of figures, and what a chart tells of the point under the pointer.

import { element } from "./dom.js";

const GAP = 8;
const AWAY = 14;
const SCROLL = { capture: true, passive: true };
let open = null;
let numbers = 0;

// A small button beside a figure; hovering, focusing or pressing it shows what the figure means.
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
  hide();
  open = box;
  document.addEventListener("keydown", onKey);
  document.addEventListener("scroll", hide, SCROLL);
  box.hidden = false;
  const at = button.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - GAP);
  const below = at.bottom + GAP + size.height <= innerHeight || at.top < size.height + GAP;
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${below ? at.bottom + 2 : at.top - size.height - 2}px`;
}

export function hide() {
  if (!open) return;
  open.hidden = true;
  open = null;
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("scroll", hide, SCROLL);
}

function onKey(event) {
  if (event.key === "Escape") hide();
}

// Places a box right and below of a point of the stage, or left and above where there is no room.
export function beside(box, x, y, stage) {
  const place = (at, size, room) => Math.max(GAP, at + AWAY + size > room ? at - AWAY - size : at + AWAY);
  box.hidden = false;
  box.style.left = `${place(x, box.offsetWidth, stage.clientWidth)}px`;
  box.style.top = `${place(y, box.offsetHeight, stage.clientHeight)}px`;
}
