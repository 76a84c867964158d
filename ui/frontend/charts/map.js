// The region's map: districts to choose from, actors where they sit, ties between places.

import { element, svg } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

const PAD = 12;

export default mountDrawing((data, report) => [
  map(data, (id) => report("chosen", id)), element("p", { class: "ino-source" }, data.attribution),
], "ino-map", "district-map");

function map(data, choose) {
  const viewBox = `${-PAD} ${-PAD} ${data.width + 2 * PAD} ${data.height + 2 * PAD}`;
  return svg("svg", { viewBox, role: "group", "aria-label": data.label },
    svg("g", {}, ...data.districts.map((district) => area(district, choose))),
    svg("g", { class: "ino-links", "aria-hidden": "true" }, ...data.links.map(link)),
    svg("g", { class: "ino-places", "aria-hidden": "true" }, ...data.dots.map(dot)),
    svg("g", { class: "ino-names", "aria-hidden": "true" }, ...data.districts.map(label), ...(data.here ? here(data.here) : [])));
}

function area({ id, rings, summary, pressed, share }, choose) {
  return svg("path", {
    d: rings.map((ring) => `M${ring.join("L")}Z`).join(""), class: "ino-area", tabindex: 0, role: "button", "aria-label": summary,
    "aria-pressed": pressed?.toString(), style: `--share:${share}`,
    onclick: () => choose(id),
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(id);
    },
  }, svg("title", {}, summary));
}

function link(l) {
  const [dx, dy] = [l.x2 - l.x1, l.y2 - l.y1];
  const bend = 0.12;
  const [cx, cy] = [(l.x1 + l.x2) / 2 - dy * bend, (l.y1 + l.y2) / 2 + dx * bend];
  return svg("path", { d: `M${l.x1},${l.y1}Q${cx},${cy} ${l.x2},${l.y2}`, class: l.cross ? "ino-link ino-cross" : "ino-link",
    "stroke-width": 1.2 + 1.1 * Math.sqrt(l.count) });
}

function dot([cx, cy, r]) {
  return svg("circle", { cx, cy, r, class: "ino-place" });
}

function here({ x, y, name, left }) {
  return [svg("circle", { cx: x, cy: y, r: 17, class: "ino-here" }),
    svg("text", { x: x + (left ? -26 : 26), y: y + 9, "text-anchor": left ? "end" : "start", class: "ino-here-name" }, name)];
}

function label({ at: [x, y], name, counted }) {
  return svg("text", { x, y, "text-anchor": "middle" },
    svg("tspan", { x, class: "ino-name" }, name),
    svg("tspan", { x, dy: "1.25em", class: "ino-sum" }, counted));
}
