// What is shown: which actors stand where, and what ties them, their districts and the levels above.

import { measureGaps } from "./marks.js";

const LEVEL_GAP = 14;

const NOWHERE = { left: 0, top: 0, width: 0, height: 0, title: 0, discs: [], shelf: [], positions: [] };

// The shape of canvas whose aspect is nearest to the stage's.
export function shapeOf({ aspects }, aspect) {
  const off = (name) => Math.abs(Math.log(aspect / aspects[name]));
  return Object.keys(aspects).sort((a, b) => off(a) - off(b))[0];
}

// Indices from the bits that the page's script packs into text.
export function unpacked(text) {
  const found = [];
  const bytes = atob(text);
  for (let i = 0; i < 8 * bytes.length; i += 1) if (bytes.charCodeAt(i >> 3) & (1 << (i & 7))) found.push(i);
  return found;
}

export class Scene {
  // `plan`: the places on a shape of canvas; `open`: ids of the levels above the districts whose actors are drawn.
  constructor(content, data, plan, open) {
    Object.assign(this, { content, data });
    const take = (list, part) => unpacked(data.visible[part]).map((i) => list[i]);
    this.around = Boolean(data.places);
    this.plan = this.around ? NOWHERE : plan;
    this.focus = this.around ? null : data.focus;
    this.actors = take(content.nodes, "nodes").map((node) => ({ ...node, size: data.sizes[node.index] }));
    this.byId = new Map(this.actors.map((node) => [node.id, node]));
    this.ordered = [...this.actors].sort((a, b) => b.size - a.size);
    this.ties = take(content.edges, "edges");
    this.outside = take(content.edges, "outside");
    this.tiesOf = new Map(this.actors.map(({ id }) => [id, []]));
    for (const tie of [...this.ties, ...this.outside]) {
      for (const end of [tie.from, tie.to]) this.tiesOf.get(end)?.push(tie);
    }
    this.present = new Set(this.actors.map((node) => node.district));
    this.discs = this.around ? [] : this.plan.discs.filter((disc) => !this.focus || disc.id === this.focus);
    this.discById = new Map(this.plan.discs.map((disc) => [disc.id, disc]));
    this.place(open);
    this.join();
  }

  // Places actors in their discs, those of open levels in rows above.
  place(open) {
    const { data, plan } = this;
    this.levels = [];
    let bottom = plan.discs.length ? plan.top : plan.top + plan.height;
    for (const level of this.around ? [] : plan.shelf) {
      const count = this.actors.filter((node) => node.district === level.id).length;
      if (!count) continue;
      const shown = open.has(level.id) || !plan.discs.length;
      if (shown) bottom -= level.height + LEVEL_GAP;
      this.levels.push({ ...level, name: this.content.short[level.id], count, open: shown, x: plan.left, y: bottom, width: plan.width });
    }
    const strips = new Map(this.levels.map((level) => [level.id, level]));
    this.nodes = new Map();
    for (const node of this.actors) {
      const strip = strips.get(node.district);
      if (strip && !strip.open) continue;
      const [x, y] = data.places?.[node.index] ?? plan.positions[node.index];
      this.nodes.set(node.id, Object.assign(node, { x: x + (strip?.x ?? 0), y: y + (strip?.y ?? 0) }));
    }
  }

  // Sorts the ties: within a ground, between two districts, or up to a level.
  join() {
    const [inner, bands, lifts] = [new Map(), new Map(), new Map()];
    const add = (map, key, tie, facts) => {
      if (!map.has(key)) map.set(key, { key, ...facts, ties: [] });
      map.get(key).ties.push(tie);
    };
    for (const tie of this.ties) {
      const ends = [tie.from, tie.to].map((id) => this.byId.get(id).district).sort();
      const [a, b] = ends.map((id) => this.discById.has(id));
      if (ends[0] === ends[1] || this.around) add(inner, [tie.from, tie.to].sort().join("|"), tie);
      else if (a && b) add(bands, ends.join("|"), tie, { kind: "band", ends });
      else if (a || b) add(lifts, a ? ends[0] : ends[1], tie, { kind: "lift", district: a ? ends[0] : ends[1] });
    }
    const drawn = ({ ties: [tie] }) => [this.nodes.get(tie.from), this.nodes.get(tie.to)];
    this.pairs = [...inner.values()].map(drawn).filter(([a, b]) => a && b);
    this.bands = [...bands.values()].sort((a, b) => a.ties.length - b.ties.length);
    this.lifts = [...lifts.values()];
    measureGaps(this.nodes);
  }

  // An actor and those it shares a shown tie with.
  neighbourhood(id) {
    const near = new Set([id]);
    for (const { from, to } of this.tiesOf.get(id) ?? []) near.add(from).add(to);
    return near;
  }

  neighbours(id) {
    return [...this.neighbourhood(id)].filter((other) => other !== id && this.byId.has(other));
  }

  // The levels that an actor and its partners belong to.
  levelsOf(id) {
    const above = new Set(this.levels.map((level) => level.id));
    return [...this.neighbourhood(id)].map((other) => this.byId.get(other)?.district).filter((d) => above.has(d));
  }

  // The box of all that is shown without anything chosen, as [left, top, right, bottom] on the plane.
  box() {
    const { plan } = this;
    if (this.around || !(this.discs.length + this.levels.length)) {
      return bounds([...this.nodes.values()].map(({ x, y }) => [x - 130, y - 40, x + 130, y + 50]));
    }
    const title = plan.title ?? 0;
    const boxes = this.discs.map(({ x, y, r }) => [x - r, y - r - title, x + r, y + r]);
    for (const { open, x, y, width, height } of this.levels) if (open) boxes.push([x, y, x + width, y + height]);
    return bounds(boxes.length ? boxes : [[plan.left, plan.top, plan.left + plan.width, plan.top + plan.height]]);
  }
}

export function bounds(boxes) {
  if (!boxes.length) return [-100, -100, 100, 100];
  const side = (i, pick) => boxes.reduce((most, box) => pick(most, box[i]), boxes[0][i]);
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
