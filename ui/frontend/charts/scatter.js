// Two figures of every actor against each other, with crosses for their intervals; to hover, walk and choose.

import { columnHeads, element, shape, svg, table } from "../lib/dom.js";
import { WITH_LINE, placeLabels, placesAround } from "../lib/labels.js";
import { Component, mount } from "../lib/mount.js";
import { theme } from "../lib/theme.js";
import { Tooltip, helpButton } from "../lib/tooltip.js";

const PAD = { left: 52, right: 18, top: 16, bottom: 46 };
const RADIUS = 5.5;
const REACH = 16;
const LETTER = 7.1;
const MOST_LABELS = 18;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

class Scatter extends Component {
  constructor(root) {
    super(root);
    this.width = 0;
    this.marks = new Map();
    this.asTable = false;
    this.observe(new ResizeObserver(() => Math.abs(this.stage.clientWidth - this.width) > 2 && this.draw()), root);
  }

  show(data) {
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.actor : null;
    this.data = data;
    this.build();
    if (focused) this.marks.get(focused)?.focus({ preventScroll: true });
  }

  build() {
    const { data } = this;
    const tone = theme(this.root).dark ? "dark" : "light";
    this.groups = new Map(data.groups.map((g) => [g.id, { ...g, color: g[tone] }]));
    this.ordered = data.points.filter((p) => !p.faint).sort((a, b) => b.y[1] - a.y[1] || b.x[1] - a.x[1]);
    this.current ??= data.chosen;
    this.stage = element("div", { class: "ino-scatter-stage" });
    this.tooltip = new Tooltip(this.stage);
    this.table = element("div", { class: "ino-scroll ino-scatter-table", tabindex: 0, role: "region", "aria-label": data.label });
    this.toggle = element("button", { type: "button", class: "ino-more", onclick: () => this.turn(!this.asTable) });
    this.root.replaceChildren(
      element("div", { class: "ino-scatter-head" },
        element("span", { class: "ino-r-title" }, `↑ ${data.y.title} `, helpButton(data.y.info)),
        element("span", { class: "ino-r-title" }, `→ ${data.x.title} `, helpButton(data.x.info)),
        this.toggle),
      this.stage, this.table,
      element("ul", { class: "ino-key-list" }, ...[...this.groups.values()].map((g) =>
        element("li", {}, shape(g.shape, g.color), element("span", {}, g.name)))),
      element("p", { class: "ino-shown" }, data.words.keys));
    this.turn(this.asTable);
  }

  turn(asTable) {
    this.asTable = asTable;
    this.stage.hidden = asTable;
    this.table.hidden = !asTable;
    this.toggle.textContent = asTable ? this.data.words.picture : this.data.words.table;
    if (asTable) this.fillTable();
    else this.draw();
  }

  // Square roots: most actors have few partners and bridge little, and would lie on one another.
  draw() {
    this.width = this.stage.clientWidth;
    if (!this.width) return;
    this.height = Math.round(Math.min(Math.max(this.width * 0.52, 340), 600));
    const { data } = this;
    this.x = (v) => PAD.left + (this.width - PAD.left - PAD.right) * Math.sqrt(v / data.x.highest);
    this.y = (v) => this.height - PAD.bottom - (this.height - PAD.top - PAD.bottom) * Math.sqrt(v / data.y.highest);
    this.places = spread(this.ordered, this.x, this.y);
    this.marks = new Map(this.ordered.map((p) => [p.id, this.mark(p, this.places.get(p.id))]));
    const faint = data.points.filter((p) => p.faint);
    const picture = svg("svg", { width: this.width, height: this.height, viewBox: `0 0 ${this.width} ${this.height}`, role: "group", "aria-label": data.label,
      onmousemove: (event) => this.hover(this.nearest(event)), onmouseleave: () => this.hover(null), onclick: (event) => this.choose(this.nearest(event)?.id) },
      ...this.grid(),
      ...faint.map((p) => svg("circle", { cx: this.x(p.x[1]), cy: this.y(p.y[1]), r: 2.4, class: "ino-point-faint" })),
      ...[...this.marks.values()].reverse(), ...this.labels());
    this.stage.replaceChildren(picture, this.tooltip.box);
    // One point can be reached by the tab key, the others by arrows.
    const entry = this.marks.get(this.current) ?? this.marks.get(this.ordered[0]?.id);
    entry?.setAttribute("tabindex", 0);
  }

  grid() {
    const bottom = this.height - PAD.bottom;
    const axis = (x1, x2, y1, y2) => svg("line", { x1, x2, y1, y2, class: "ino-axis" });
    const number = (x, y, anchor, text) => svg("text", { x, y, "text-anchor": anchor, class: "ino-axis-text" }, text);
    return [
      ...this.data.x.ticks.map(({ at, text }) => [this.x(at), text]).flatMap(([x, text]) =>
        [axis(x, x, PAD.top, bottom), number(x, bottom + 34, "middle", text)]),
      ...this.data.y.ticks.map(({ at, text }) => [this.y(at), text]).flatMap(([y, text]) =>
        [axis(PAD.left, this.width - PAD.right, y, y), number(PAD.left - 8, y + 4, "end", text)]),
    ];
  }

  mark(p, place) {
    const group = this.groups.get(p.group);
    const chosen = p.id === this.data.chosen;
    const drawn = shape(group.shape, group.color);
    const size = (chosen ? 3.4 : p.y[1] > 0 ? 2.4 : 1.7) * RADIUS;
    for (const [name, value] of Object.entries({ x: place.x - size / 2, y: place.y - size / 2, width: size, height: size })) drawn.setAttribute(name, value);
    const [x, y] = [p.x.map(this.x), p.y.map(this.y)];
    const interval = (x1, x2, y1, y2) => svg("line", { x1, x2, y1, y2, stroke: group.color, class: "ino-cross-line" });
    return svg("g", {
      class: `ino-point${chosen ? " ino-point-chosen" : ""}`, role: "button", tabindex: -1, "data-actor": p.id,
      "aria-label": `${p.name}, ${p.where}: ${p.partners}; ${p.bridging}`, "aria-pressed": String(chosen),
      onfocus: () => this.hover(p), onblur: () => this.hover(null), onkeydown: (event) => this.press(event, p),
    }, interval(x[0], x[2], y[1], y[1]), interval(x[1], x[1], y[0], y[2]), drawn);
  }

  // The outstanding ones first, beside their crosses; a name that finds no room waits for hovering.
  labels() {
    const most = this.width < 500 ? 7 : MOST_LABELS;
    const far = (p) => Math.max(Math.sqrt(p.x[1] / this.data.x.highest), Math.sqrt(p.y[1] / this.data.y.highest));
    const wanted = [...this.ordered].sort((a, b) => (b.id === this.data.chosen) - (a.id === this.data.chosen) || far(b) - far(a)).slice(0, most);
    const marks = wanted.map((p) => [this.x(p.x[1]) - RADIUS, this.y(p.y[1]) - RADIUS, this.x(p.x[1]) + RADIUS, this.y(p.y[1]) + RADIUS]);
    const labels = wanted.map((p, i) => ({ places: placesAround(marks[i], p.name.length * LETTER, 15, 3).slice(0, WITH_LINE) }));
    const chosen = placeLabels(labels, marks, [PAD.left, 0, this.width - 4, this.height - PAD.bottom]);
    return wanted.flatMap((p, i) => {
      if (chosen[i] === null) return [];
      this.marks.get(p.id).classList.add("ino-point-named");
      const [x, y] = labels[i].places[chosen[i]];
      return [svg("text", { x, y: y + 12, class: "ino-point-name" }, p.name)];
    });
  }

  press(event, p) {
    const enter = event.key === "Enter" || event.key === " ";
    if (!enter && !(event.key in STEPS)) return;
    event.preventDefault();
    if (enter) return this.choose(p.id);
    const last = this.ordered.length - 1;
    const next = this.ordered[Math.min(Math.max(this.ordered.indexOf(p) + STEPS[event.key], 0), last)];
    this.marks.get(p.id).setAttribute("tabindex", -1);
    this.marks.get(next.id).setAttribute("tabindex", 0);
    this.marks.get(next.id).focus();
    this.current = next.id;
  }

  // Small points need no steady hand: the nearest one is meant.
  nearest(event) {
    const box = this.stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const far = (p) => Math.hypot(this.places.get(p.id).x - x, this.places.get(p.id).y - y);
    const best = this.ordered.reduce((near, p) => (near && far(near) <= far(p) ? near : p), null);
    return best && far(best) <= REACH ? best : null;
  }

  hover(p) {
    this.stage.style.cursor = p ? "pointer" : "";
    for (const [id, mark] of this.marks) mark.classList.toggle("ino-point-on", id === p?.id);
    if (p) this.tooltip.show([p.name, p.where, p.partners, p.bridging], this.x(p.x[1]), this.y(p.y[1]));
    else this.tooltip.hide();
  }

  choose(id) {
    if (!id) return;
    this.current = id;
    this.report("chosen", id);
  }

  fillTable() {
    const { chosen, label, words, x, y } = this.data;
    this.table.replaceChildren(table(label, columnHeads([words.name, words.group, x.title, y.title]),
      this.ordered.map((p) => element("tr", { "aria-current": p.id === chosen ? "true" : null },
        element("th", { scope: "row" }, element("button", { type: "button", onclick: () => this.choose(p.id) }, p.name), element("small", {}, ` ${p.where}`)),
        element("td", {}, this.groups.get(p.group).name), element("td", {}, p.partners), element("td", {}, p.bridging)))));
  }
}

// Those with equal figures lie side by side in small rows, not on one another.
function spread(points, x, y) {
  const cells = new Map();
  const places = new Map();
  for (const p of points) {
    const key = `${p.x[1]}:${p.y[1]}`;
    const n = cells.get(key) ?? 0;
    cells.set(key, n + 1);
    const angle = n * 2.4;
    const away = n ? 2.1 * Math.sqrt(n) : 0;
    places.set(p.id, { x: x(p.x[1]) + away * Math.cos(angle), y: y(p.y[1]) + Math.max(-14, Math.min(away * Math.sin(angle), 14)) });
  }
  return places;
}

export default mount(Scatter, "ino-scatter", "scatter");
