// A small picture of the network: grounds, ties, actors; names only of those who are meant.

import { element, svg } from "../lib/dom.js";
import { placeLabels } from "../lib/labels.js";
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

// Names stand beside, above or below their dot where they cover no other, else they are left out.
function names({ box, unit, nodes }, width, height) {
  const perPx = Math.max(box[2] / (width || 1), box[3] / (height || 1));
  const size = Math.max(3.3 * unit, SMALLEST_PX * perPx);
  const [right, bottom] = [box[0] + box[2], box[1] + box[3]];
  const inside = ({ box: area }) => area[0] >= box[0] && area[2] <= right && area[1] >= box[1] && area[3] <= bottom;
  const spots = (n) => {
    const wide = n.name.length * LETTER * size;
    const [near, up] = [n.r + 0.3 * size, n.r + 0.9 * size];
    return [
      [n.x + near, n.y + 0.33 * size], [n.x - near - wide, n.y + 0.33 * size],
      [n.x - wide / 2, n.y - n.r - 0.3 * size], [n.x - wide / 2, n.y + up],
      [n.x + near, n.y - 0.6 * size], [n.x + near, n.y + 1.2 * size],
      [n.x - near - wide, n.y - 0.6 * size], [n.x - near - wide, n.y + 1.2 * size],
    ].map(([x, y]) => ({ x, y, text: n.name, box: [x, y - 0.8 * size, x + wide, y + 0.25 * size] })).filter(inside);
  };
  const named = nodes.filter((n) => n.name).sort((a, b) => a.y - b.y);
  const strong = nodes.filter((n) => n.look === "strong").map((n) => [n.x - n.r, n.y - n.r, n.x + n.r, n.y + n.r]);
  return placeLabels(named.map((n) => ({ spots: spots(n) })), strong).map(({ x, y, text }) =>
    svg("text", { x, y, class: "ino-dot-name", style: `font-size:${size}px` }, text));
}
