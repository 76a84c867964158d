// A small picture of the network: grounds, ties, actors; names only of those who are meant.

import { element, svg } from "./dom.js";

const drawn = new WeakMap();

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector("div") ?? parentElement;
  const content = JSON.stringify(data);
  if (drawn.get(root) === content) return;
  drawn.set(root, content);
  root.className = "ino-picture";
  root.dataset.testid = "small-picture";
  root.replaceChildren(picture(data), element("span", { class: "ino-hidden" }, data.label));
}

export function picture({ box, unit, discs, edges, nodes, label }) {
  return svg("svg", { viewBox: box.join(" "), role: "img", "aria-label": label, style: `--unit:${unit}px` },
    ...discs.map((d) => svg("circle", { cx: d.x, cy: d.y, r: d.r, class: "ino-ground" })),
    ...edges.map((e) => svg("line", { x1: e.x1, y1: e.y1, x2: e.x2, y2: e.y2, class: `ino-tie ino-tie-${e.look}` })),
    ...nodes.map((n) => svg("circle", { cx: n.x, cy: n.y, r: n.r, class: `ino-dot ino-dot-${n.look}` }, svg("title", {}, n.title))),
    ...nodes.filter((n) => n.name).map((n) => name(n, box, unit)));
}

// Names at the right edge end at their dot, others begin there, so that none is cut off.
function name(node, box, unit) {
  const atRight = node.x > box[0] + 0.6 * box[2];
  const x = node.x + (atRight ? -1 : 1) * (node.r + 0.8 * unit);
  return svg("text", { x, y: node.y + 1.1 * unit, "text-anchor": atRight ? "end" : "start", class: "ino-dot-name" }, node.name);
}
