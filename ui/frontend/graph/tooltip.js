// What the picture says of an actor, a tie, a band or a district; beside the pointer as a box.

import { fill } from "../lib/dom.js";
import { Tooltip } from "../lib/tooltip.js";

const MOST_NEIGHBOURS = 6;
const GAP = 12;
const PLACES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, 1], [1, -1], [-1, 1], [-1, -1]];

export class GraphTooltip extends Tooltip {
  constructor(view) {
    super(view.stage);
    this.view = view;
    for (const name of ["dragStart", "zoom", "click"]) view.network.on(name, () => this.hide());
  }

  // Beside a part: on the side where it covers the fewest names, and never the mark itself.
  about(part, at) {
    const { view } = this;
    this.show(about(view, part), 0, 0);
    const node = part.kind === "actor" ? view.scene.nodes.get(part.key) : null;
    const point = node ? view.camera.onScreen(node) : at ?? this.place(part);
    const [width, height, free] = [this.box.offsetWidth, this.box.offsetHeight, (node?.r ?? 4) + GAP];
    const scale = view.camera.scale;
    const origin = view.camera.onScreen({ x: 0, y: 0 });
    const near = node ? view.scene.neighbourhood(node.id) : new Set();
    const names = view.names.shown.filter((spot) => near.has(spot.node.id)).map(({ box }) => box);
    const marks = [...near].map((id) => view.scene.nodes.get(id)).filter(Boolean)
      .map(({ x, y, r }) => [x * scale - r, y * scale - r, x * scale + r, y * scale + r]);
    const kept = [...names, ...marks].map((box) => box.map((side, i) => side + (i % 2 ? origin.y : origin.x)));
    const { clientWidth, clientHeight } = this.stage;
    const spots = [1, 2.5, 5, 9].flatMap((far) => PLACES.map(([dx, dy]) => {
      const left = point.x + dx * free * far - (dx > 0 ? 0 : dx < 0 ? width : width / 2);
      const top = point.y + dy * free * far - (dy > 0 ? 0 : dy < 0 ? height : height / 2);
      const box = [left, top, left + width, top + height];
      const outside = left < 4 || top < 4 || box[2] > clientWidth - 4 || box[3] > clientHeight - 4;
      const covered = kept.filter((k) => box[0] < k[2] && k[0] < box[2] && box[1] < k[3] && k[1] < box[3]).length;
      return { left, top, cost: 100 * outside + covered + far / 100 };
    }));
    const [best] = spots.sort((a, b) => a.cost - b.cost);
    this.box.style.left = `${Math.max(4, best.left)}px`;
    this.box.style.top = `${Math.max(4, best.top)}px`;
  }

  // A pixel of the stage on a part that has no pointer on it.
  place({ box, tie, key }) {
    const { view } = this;
    const scale = view.camera.scale;
    const disc = view.scene.discById.get(key);
    const points = view.drawnTies.find((drawn) => drawn.tie === tie)?.points;
    const [x, y] = disc ? [disc.x * scale, disc.y * scale] : points?.[0] ?? (box ? [box[2], (box[1] + box[3]) / 2] : [0, 0]);
    return view.camera.onScreen({ x: x / scale, y: y / scale });
  }
}

// The lines about a part; the first is its title.
export function about(view, part) {
  return ABOUT[part.kind](view, part);
}

const ABOUT = {
  actor(view, { key }) {
    const { content, scene } = view;
    const node = scene.byId.get(key);
    const near = view.scene.neighbours(key).map((id) => scene.byId.get(id)).sort((a, b) => b.size - a.size);
    const all = scene.neighbourhood(key).size - 1;
    const rest = near.length - MOST_NEIGHBOURS;
    const names = near.slice(0, MOST_NEIGHBOURS).map((n) => n.label).join(", ") + (rest > 0 ? ` +${rest}` : "");
    const words = scene.focus
      ? fill(content.words["partners-here"], { count: all, here: near.length })
      : fill(content.words.neighbours, { count: all });
    return [node.name, `${content.types[node.kind]} · ${content.districts[node.district]}`, words + (names ? `: ${names}` : "")];
  },

  tie(view, { tie }) {
    const { content } = view;
    const kind = content.tie_types.find((type) => type.id === tie.kind);
    const [one, other] = [tie.from, tie.to].map((id) => content.nodes[content.numbers.get(id)].label);
    return [kind.name, one + (kind.directed ? " → " : " – ") + other, content.words[tie.old ? "legend-old" : "legend-recent"]];
  },

  district(view, { key }) {
    const { content, scene } = view;
    const count = scene.actors.filter((node) => node.district === key).length;
    return [content.districts[key], fill(content.words["district-actors"], { count })];
  },

  band(view, { ends, ties }) {
    const { content } = view;
    return [ends.map((id) => content.districts[id]).join(" – "), fill(content.words["band-ties"], { count: ties.length })];
  },

  lift(view, { district, ties }) {
    const { content } = view;
    const levels = view.scene.levels.map(({ name }) => name).join(", ");
    return [`${content.districts[district]} – ${levels}`, fill(content.words["band-ties"], { count: ties.length })];
  },

  stub(view, { name, ties }) {
    const { content, scene } = view;
    return [`${content.districts[scene.focus]} – ${name}`, fill(content.words["band-ties"], { count: ties.length })];
  },
};
