// What hovering a node or a tie shows: built from text, outside the canvas.

import { fill } from "../lib/dom.js";
import { Tooltip } from "../lib/tooltip.js";

const MOST_NEIGHBOURS = 6;

export class GraphTooltip extends Tooltip {
  constructor(view) {
    super(view.stage);
    this.view = view;
    const { network } = view;
    network.on("hoverNode", ({ node, event }) => this.show(this.aboutNode(node), event));
    network.on("hoverEdge", ({ edge, event }) => this.show(this.aboutEdge(edge), event));
    for (const name of ["blurNode", "blurEdge", "dragStart", "zoom", "click"]) network.on(name, () => this.hide());
  }

  aboutNode(id) {
    const { byId, content, edgesOf } = this.view;
    const node = byId.get(id);
    const near = this.view.neighbours(id).map((other) => byId.get(other));
    near.sort((a, b) => edgesOf.get(b.id).length - edgesOf.get(a.id).length);
    const rest = near.length - MOST_NEIGHBOURS;
    const names = near.slice(0, MOST_NEIGHBOURS).map((n) => n.label).join(", ") + (rest > 0 ? ` +${rest}` : "");
    return [
      node.name,
      `${content.types[node.kind]} · ${content.districts[node.district]}`,
      fill(content.words.neighbours, { count: near.length }) + (names ? `: ${names}` : ""),
    ];
  }

  aboutEdge(id) {
    const { content, byId } = this.view;
    const edge = content.edges[id];
    const kind = content.tie_types.find((type) => type.id === edge.kind);
    const arrow = kind.directed ? " → " : " – ";
    return [
      kind.name,
      byId.get(edge.from).label + arrow + byId.get(edge.to).label,
      edge.old ? content.words["legend-old"] : content.words["legend-recent"],
    ];
  }

  show(lines, event) {
    const { left, top } = this.stage.getBoundingClientRect();
    const { clientX, clientY } = event.clientX === undefined ? { clientX: event.center?.x ?? 0, clientY: event.center?.y ?? 0 } : event;
    super.show(lines, clientX - left, clientY - top);
  }
}
