// What is shown: which actors stand where, and what ties them, their districts and the levels above.

import { crossedTies, measureGaps } from "./marks.js";

const LEVEL_GAP = 14;
// A closed level with some of its actors called: a row of at most so many, and its height.
const ROW = { most: 12, width: 112, title: 42, height: 56 };

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
  // `called` returns the actors that are drawn even while their level is closed.
  constructor(content, data, plan, open, called = () => []) {
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
    this.place(open, new Set(called(this)));
    this.join();
  }

  // Places actors in their discs, those of open levels in rows above; of closed ones, who is called.
  place(open, called) {
    const { data, plan } = this;
    this.levels = [];
    this.nodes = new Map();
    const above = new Set(plan.shelf.map(({ id }) => id));
    for (const node of this.actors) {
      if (above.has(node.district)) continue;
      const [x, y] = this.around ? Object.values(data.places[node.index]) : plan.positions[node.index];
      this.nodes.set(node.id, Object.assign(node, { x, y }));
    }
    const below = [...this.nodes.values()].filter(({ id }) => called.has(id));
    const middle = below.reduce((sum, { x }) => sum + x / below.length, 0);
    let bottom = plan.discs.length ? plan.top : plan.top + plan.height;
    for (const level of this.around ? [] : plan.shelf) {
      const members = this.actors.filter((node) => node.district === level.id);
      if (!members.length) continue;
      const shown = open.has(level.id) || !plan.discs.length;
      const drawn = shown ? members : members.filter(({ id }) => called.has(id));
      const strip = { ...level, name: this.content.short[level.id], count: members.length, drawn: drawn.length > 0, open: shown,
        ...(shown ? { x: plan.left, width: plan.width } : row(drawn.length, middle, plan)) };
      if (drawn.length) bottom -= strip.height + LEVEL_GAP;
      this.levels.push(Object.assign(strip, { y: bottom }));
      drawn.forEach((node, i) => {
        const [x, y] = shown ? plan.positions[node.index] : seat(i, drawn.length, strip.width);
        this.nodes.set(node.id, Object.assign(node, { x: x + strip.x, y: y + strip.y }));
      });
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
    this.crossed = crossedTies(this.nodes, this.pairs);
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

  // The box of all that is shown without anything chosen, as [left, top, right, bottom] on the plane.
  box() {
    const { plan } = this;
    if (this.around || !(this.discs.length + this.levels.length)) {
      return bounds([...this.nodes.values()].map(({ x, y }) => [x - 130, y - 40, x + 130, y + 50]));
    }
    const title = plan.title ?? 0;
    const boxes = this.discs.map(({ x, y, r }) => [x - r, y - r - title, x + r, y + r]);
    for (const { drawn, x, y, width, height } of this.levels) if (drawn) boxes.push([x, y, x + width, y + height]);
    return bounds(boxes.length ? boxes : [[plan.left, plan.top, plan.left + plan.width, plan.top + plan.height]]);
  }
}

// The rows for some actors of a closed level, above the middle of those who called them.
function row(count, middle, plan) {
  const width = Math.min(plan.width, Math.max(2, Math.min(count, ROW.most)) * ROW.width);
  const x = Math.min(Math.max(middle - width / 2, plan.left), plan.left + plan.width - width);
  return { x, width, height: ROW.title + ROW.height * Math.ceil(count / ROW.most) };
}

// The place of one of some actors in their rows, from the strip's upper left corner.
function seat(i, count, width) {
  const row = Math.floor(i / ROW.most);
  const inRow = Math.min(ROW.most, count - row * ROW.most);
  return [(width * ((i % ROW.most) + 0.5)) / inRow, ROW.title + ROW.height * (row + 0.45)];
}

export function bounds(boxes) {
  if (!boxes.length) return [-100, -100, 100, 100];
  const side = (i, pick) => boxes.reduce((most, box) => pick(most, box[i]), boxes[0][i]);
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}
