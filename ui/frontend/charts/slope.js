// The same actors in two orders, joined by lines: who is on both sides, who only on one.

import { element, svg } from "../lib/dom.js";
import { Component, mount } from "../lib/mount.js";
import { helpButton } from "../lib/tooltip.js";

class Slope extends Component {
  constructor(root) {
    super(root);
    this.observe(new ResizeObserver(() => this.draw()), root);
  }

  show(data) {
    const open = (id) => this.report("opened", id);
    const lines = svg("svg", { class: "ino-slope-lines", "aria-hidden": "true", preserveAspectRatio: "none" });
    const [left, right] = ["left", "right"].map((side) => list(data[side], side, this.root, open));
    this.root.replaceChildren(left.whole, lines, right.whole);
    this.draw = () => join(lines, left.items, right.items);
    this.draw();
  }
}

export default mount(Slope, "ino-slope", "slope");

function list({ title, info, entries }, side, root, open) {
  const items = new Map(entries.map((entry) => [entry.id, element("li", {
    class: `ino-slope-item${entry.above ? " ino-slope-above" : ""}`, "data-actor": entry.id,
    onmouseenter: () => light(root, entry.id), onmouseleave: () => light(root, null),
    onfocusin: () => light(root, entry.id), onfocusout: () => light(root, null),
  },
    element("button", { type: "button", onclick: () => open(entry.id) }, entry.name),
    element("small", {}, `${entry.where}${entry.text ? ` · ${entry.text}` : ""}`),
    entry.elsewhere && element("small", { class: "ino-slope-elsewhere" }, entry.elsewhere))]));
  const whole = element("div", { class: `ino-slope-${side}` },
    element("p", { class: "ino-slope-title" }, title, " ", helpButton(info)),
    element("ol", { role: "list" }, ...items.values()));
  return { whole, items };
}

function light(root, id) {
  root.classList.toggle("ino-lit", Boolean(id));
  for (const part of root.querySelectorAll("[data-actor]")) part.classList.toggle("ino-on", part.dataset.actor === id);
}

// From the middle of one entry to the middle of the other; a stub for who is on one side only.
function join(lines, left, right) {
  const { top, width, height } = lines.getBoundingClientRect();
  if (!width) return;
  lines.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const path = (id, look, d) => svg("path", { d, class: `ino-slope-line ${look}`, "data-actor": id });
  const middle = (item) => {
    const box = item.getBoundingClientRect();
    return box.top + box.height / 2 - top;
  };
  const ends = [...left].map(([id, item]) => {
    const y = middle(item);
    if (!right.has(id)) return path(id, "ino-slope-end", `M0,${y} H${width * 0.3}`);
    const to = middle(right.get(id));
    return path(id, "", `M0,${y} C${width / 2},${y} ${width / 2},${to} ${width},${to}`);
  });
  const others = [...right].filter(([id]) => !left.has(id)).map(([id, item]) =>
    path(id, `ino-slope-end${item.classList.contains("ino-slope-above") ? " ino-slope-paper" : ""}`, `M${width},${middle(item)} H${width * 0.7}`));
  lines.replaceChildren(...ends, ...others);
}
