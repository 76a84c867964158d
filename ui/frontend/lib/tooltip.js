// What floats beside something: explanations of figures, and what a chart says about the point under the pointer.

import { element } from "./dom.js";

const GAP = 8;
const AWAY = 14;
const SCROLL = { capture: true, passive: true };
let open = null;
let count = 0;

// A small button beside a figure; hovering, focusing or pressing it shows what the figure means.
export function helpButton({ title, label, lines }) {
  const box = element("span", { class: "ino-explained", role: "tooltip", id: `ino-explained-${(count += 1)}`, hidden: true },
    element("strong", {}, title),
    ...lines.map((line) => element("span", {}, element("span", { class: "ino-explained-term" }, line.term), " ", line.text)));
  const button = element("button", { type: "button", class: "ino-info", "aria-label": label, "aria-describedby": box.id,
    onfocus: () => showHelp(button, box), onblur: hideHelp,
    onclick: () => (open === box && !button.matches(":hover") ? hideHelp() : showHelp(button, box)) }, "i");
  return element("span", { onmouseenter: () => showHelp(button, box), onmouseleave: hideHelp }, button, box);
}

// In the window, not in the page: no box around it may cut it off.
function showHelp(button, box) {
  hideHelp();
  open = box;
  document.addEventListener("keydown", onKey);
  document.addEventListener("scroll", hideHelp, SCROLL);
  box.hidden = false;
  const at = button.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, at.left + at.width / 2 - size.width / 2), innerWidth - size.width - GAP);
  const below = at.bottom + GAP + size.height <= innerHeight || at.top < size.height + GAP;
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${below ? at.bottom + 2 : at.top - size.height - 2}px`;
}

export function hideHelp() {
  if (!open) return;
  open.hidden = true;
  open = null;
  document.removeEventListener("keydown", onKey);
  document.removeEventListener("scroll", hideHelp, SCROLL);
}

function onKey(event) {
  if (event.key === "Escape") hideHelp();
}

// The box of a chart: right and below of a point of the stage, or left and above where there is no room.
export class Tooltip {
  constructor(stage) {
    this.stage = stage;
    this.box = element("div", { class: "ino-tooltip", role: "tooltip", hidden: true });
    stage.append(this.box);
  }

  // The first line is the title.
  show([title, ...lines], x, y) {
    const place = (at, size, room) => Math.max(GAP, at + AWAY + size > room ? at - AWAY - size : at + AWAY);
    this.box.replaceChildren(element("strong", {}, title), ...lines.map((line) => element("span", {}, line)));
    this.box.hidden = false;
    this.box.style.left = `${place(x, this.box.offsetWidth, this.stage.clientWidth)}px`;
    this.box.style.top = `${place(y, this.box.offsetHeight, this.stage.clientHeight)}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}
