// A small picture of the network: grounds, ties, actors; names only of those who are meant.

import { element, svg } from "../lib/dom.js";
import { WITH_LINE, placeLabels, placesAround } from "../lib/labels.js";
import { Component, mount } from "../lib/mount.js";

const SMALLEST_PX = 12.5;
const LETTER = 0.56; // of the font's size

class SmallPicture extends Component {
  constructor(root) {
    super(root);
    this.observe(new ResizeObserver(() => this.name()), root);
  }

  show(data) {
    this.data = data;
    this.whole = picture(data);
    this.root.replaceChildren(this.whole, element("span", { class: "ino-hidden" }, data.label));
    this.name();
  }

  name() {
    this.whole.lastChild.replaceChildren(...names(this.data, this.whole.clientWidth, this.whole.clientHeight));
  }
}

export default mount(SmallPicture, "ino-picture", "small-picture");

function picture({ box, unit, discs, edges, nodes, label }) {
  return svg("svg", { viewBox: box.join(" "), role: "img", "aria-label": label, style: `--unit:${unit}px` },
    ...discs.map((d) => svg("circle", { cx: d.x, cy: d.y, r: d.r, class: "ino-ground" })),
    ...edges.map((e) => svg("line", { x1: e.x1, y1: e.y1, x2: e.x2, y2: e.y2, class: `ino-tie ino-tie-${e.look}` })),
    ...nodes.map((n) => svg("circle", { cx: n.x, cy: n.y, r: n.r, class: `ino-dot ino-dot-${n.look}` }, svg("title", {}, n.title))),
    svg("g"));
}

// Names stand around their dot where they cover no other, else they are left out.
function names({ box, unit, nodes }, width, height) {
  const perPx = Math.max(box[2] / (width || 1), box[3] / (height || 1));
  const size = Math.max(3.3 * unit, SMALLEST_PX * perPx);
  const mark = (n) => [n.x - n.r, n.y - n.r, n.x + n.r, n.y + n.r];
  const named = nodes.filter((n) => n.name).sort((a, b) => a.y - b.y);
  const labels = named.map((n) => ({ places: placesAround(mark(n), n.name.length * LETTER * size, 1.05 * size, 0.25 * size).slice(0, WITH_LINE) }));
  const strong = nodes.filter((n) => n.look === "strong").map(mark);
  const chosen = placeLabels(labels, strong, [box[0], box[1], box[0] + box[2], box[1] + box[3]]);
  return named.flatMap((n, i) => {
    if (chosen[i] === null) return [];
    const [x, y] = labels[i].places[chosen[i]];
    return [svg("text", { x, y: y + 0.8 * size, class: "ino-dot-name", style: `font-size:${size}px` }, n.name)];
  });
}
