// The same actors in two orders, joined by lines: who is on both sides, who only on one.

import { element, svg } from "./dom.js";
import { mount, Part } from "./mount.js";
import { info } from "./tooltip.js";

class Slope extends Part {
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

function list({ title, info: explained, entries }, side, root, open) {
  const items = new Map(entries.map((entry) => [entry.id, element("li", {
    class: `ino-slope-item${entry.above ? " ino-slope-above" : ""}`, "data-actor": entry.id,
    onmouseenter: () => light(root, entry.id), onmouseleave: () => light(root, null),
    onfocusin: () => light(root, entry.id), onfocusout: () => light(root, null),
  },
    element("button", { type: "button", onclick: () => open(entry.id) }, entry.name),
    element("small", {}, `${entry.where}${entry.text ? ` · ${entry.text}` : ""}`),
    entry.elsewhere && element("small", { class: "ino-slope-elsewhere" }, entry.elsewhere))]));
  const whole = element("div", { class: `ino-slope-${side}` },
    element("p", { class: "ino-slope-title" }, title, " ", info(explained)),
    element("ol", { role: "list" }, ...items.values()));
  return { whole, items };
}

function light(root, id) {
  root.classList.toggle("ino-lit", Boolean(id));
  for (const part of root.querySelectorAll("[data-actor]")) part.classList.toggle("ino-on", part.dataset.actor === id);
}

// From the middle of one entry to the middle of the other; to nowhere for who is on one side only.
function join(lines, left, right) {
  const area = lines.getBoundingClientRect();
  if (!area.width) return;
  lines.setAttribute("viewBox", `0 0 ${area.width} ${area.height}`);
  const middle = (item) => {
    const box = item.getBoundingClientRect();
    return box.top + box.height / 2 - area.top;
  };
  const parts = [];
  for (const [id, item] of left) {
    const y = middle(item);
    const other = right.get(id);
    if (other) {
      const to = middle(other);
      const bend = area.width / 2;
      parts.push(svg("path", { d: `M0,${y} C${bend},${y} ${bend},${to} ${area.width},${to}`, class: "ino-slope-line", "data-actor": id }));
    } else {
      parts.push(svg("path", { d: `M0,${y} H${area.width * 0.3}`, class: "ino-slope-line ino-slope-end", "data-actor": id }));
    }
  }
  for (const [id, item] of right) {
    if (left.has(id)) continue;
    const y = middle(item);
    const look = item.classList.contains("ino-slope-above") ? " ino-slope-paper" : "";
    parts.push(svg("path", { d: `M${area.width},${y} H${area.width * 0.7}`, class: `ino-slope-line ino-slope-end${look}`, "data-actor": id }));
  }
  lines.replaceChildren(...parts);
}
