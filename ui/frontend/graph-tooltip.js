// What hovering a node or a tie shows: built from text, outside the canvas.

import { element, fill } from "./dom.js";
import { beside } from "./tooltip.js";

const MOST_NEIGHBOURS = 6;

export class Tooltip {
  constructor(view) {
    this.view = view;
    this.box = element("div", { class: "ino-tooltip", role: "tooltip", hidden: true });
    view.stage.append(this.box);
    const net = view.network;
    net.on("hoverNode", ({ node, event }) => this.show(this.aboutNode(node), event));
    net.on("hoverEdge", ({ edge, event }) => this.show(this.aboutEdge(edge), event));
    for (const name of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) net.on(name, () => this.hide());
  }

  aboutNode(id) {
    const { byId, content, edgesOf } = this.view;
    const node = byId.get(id);
    if (!node) return [];
    const near = [...this.view.neighbourhood(id)].filter((other) => other !== id).map((other) => byId.get(other));
    near.sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length);
    const rest = near.length - MOST_NEIGHBOURS;
    const names = near.slice(0, MOST_NEIGHBOURS).map((n) => n.label).join(", ") + (rest > 0 ? ` +${rest}` : "");
    return [
      element("strong", {}, node.name),
      element("span", {}, `${content.types[node.kind]} · ${content.districts[node.district]}`),
      element("span", {}, fill(content.words.neighbours, { count: near.length }) + (names ? `: ${names}` : "")),
    ];
  }

  aboutEdge(id) {
    const { content, byId } = this.view;
    const edge = content.edges[id];
    const kind = content.tie_types.find((t) => t.id === edge.kind);
    const arrow = kind.directed ? " → " : " – ";
    return [
      element("strong", {}, kind.name),
      element("span", {}, byId.get(edge.from).label + arrow + byId.get(edge.to).label),
      element("span", {}, edge.old ? content.words["legend-old"] : content.words["legend-recent"]),
    ];
  }

  show(lines, event) {
    const { stage } = this.view;
    this.box.replaceChildren(...lines);
    const place = stage.getBoundingClientRect();
    const { clientX, clientY } = event.clientX === undefined ? { clientX: event.center?.x ?? 0, clientY: event.center?.y ?? 0 } : event;
    beside(this.box, clientX - place.left, clientY - place.top, stage);
  }

  hide() {
    this.box.hidden = true;
  }
}
