// Two figures of every actor against each other, with crosses for their ranges; to hover, walk and choose.

import { element, shape, svg } from "./dom.js";
import { theme } from "./graph-style.js";
import { placeNames } from "./labels.js";
import { mount, Part } from "./mount.js";
import { beside, info } from "./tooltip.js";

const PAD = { left: 52, right: 18, top: 16, bottom: 46 };
const RADIUS = 5.5;
const REACH = 16;
const LETTER = 7.1;
const MOST_LABELS = 18;

class Scatter extends Part {
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
    this.colours = Object.fromEntries(data.groups.map((g) => [g.id, g[tone]]));
    this.shapes = Object.fromEntries(data.groups.map((g) => [g.id, g.shape]));
    this.order = [...data.points].filter((p) => !p.faint).sort((a, b) => b.y[1] - a.y[1] || b.x[1] - a.x[1]);
    this.current ??= data.chosen;
    this.tooltip = element("div", { class: "ino-tooltip", role: "tooltip", hidden: true });
    this.stage = element("div", { class: "ino-scatter-stage", hidden: this.asTable });
    this.table = element("div", { class: "ino-scroll ino-scatter-table", tabindex: 0, role: "region", "aria-label": data.label, hidden: !this.asTable });
    this.toggle = element("button", { type: "button", class: "ino-more", onclick: () => this.turn() }, this.asTable ? data.words.picture : data.words.table);
    this.root.replaceChildren(
      element("div", { class: "ino-scatter-head" },
        element("span", { class: "ino-r-title" }, `↑ ${data.y.title} `, info(data.y.info)),
        element("span", { class: "ino-r-title" }, `→ ${data.x.title} `, info(data.x.info)),
        this.toggle),
      this.stage, this.table, this.legend(), element("p", { class: "ino-shown" }, data.words.keys));
    this.draw();
    if (this.asTable) this.fillTable();
  }

  turn() {
    this.asTable = !this.asTable;
    this.stage.hidden = this.asTable;
    this.table.hidden = !this.asTable;
    this.toggle.textContent = this.asTable ? this.data.words.picture : this.data.words.table;
    if (this.asTable) this.fillTable();
    else this.draw();
  }

  legend() {
    return element("ul", { class: "ino-key-list" }, ...this.data.groups.map((g) =>
      element("li", {}, shape(g.shape, this.colours[g.id]), element("span", {}, g.name))));
  }

  // Square roots: most actors have few partners and bridge little, and would lie on one another.
  draw() {
    this.width = this.stage.clientWidth;
    if (!this.width) return;
    this.height = Math.round(Math.min(Math.max(this.width * 0.52, 340), 600));
    const { data } = this;
    this.x = (v) => PAD.left + (this.width - PAD.left - PAD.right) * Math.sqrt(v / data.x.highest);
    this.y = (v) => this.height - PAD.bottom - (this.height - PAD.top - PAD.bottom) * Math.sqrt(v / data.y.highest);
    const faint = data.points.filter((p) => p.faint);
    const picture = svg("svg", { width: this.width, height: this.height, viewBox: `0 0 ${this.width} ${this.height}`, role: "group", "aria-label": data.label,
      onmousemove: (event) => this.point(this.near(event)), onmouseleave: () => this.point(null), onclick: (event) => this.near(event) && this.take(this.near(event).id) },
      ...this.grid(),
      ...faint.map((p) => svg("circle", { cx: this.x(p.x[1]), cy: this.y(p.y[1]), r: 2.4, class: "ino-point-faint" })));
    this.marks = new Map();
    const places = (this.places = stacked(this.order, this.x, this.y));
    for (const p of [...this.order].reverse()) {
      const mark = this.mark(p, places.get(p.id));
      this.marks.set(p.id, mark);
      picture.append(mark);
    }
    picture.append(...this.labels());
    this.stage.replaceChildren(picture, this.tooltip);
    this.entry();
  }

  grid() {
    const { data } = this;
    const bottom = this.height - PAD.bottom;
    const right = this.width - PAD.right;
    return [
      ...data.x.ticks.flatMap((tick) => [
        svg("line", { x1: this.x(tick.at), x2: this.x(tick.at), y1: PAD.top, y2: bottom, class: "ino-axis" }),
        svg("text", { x: this.x(tick.at), y: bottom + 34, "text-anchor": "middle", class: "ino-axis-text" }, tick.text)]),
      ...data.y.ticks.flatMap((tick) => [
        svg("line", { x1: PAD.left, x2: right, y1: this.y(tick.at), y2: this.y(tick.at), class: "ino-axis" }),
        svg("text", { x: PAD.left - 8, y: this.y(tick.at) + 4, "text-anchor": "end", class: "ino-axis-text" }, tick.text)]),
    ];
  }

  mark(p, place) {
    const colour = this.colours[p.group];
    const strong = p.id === this.data.chosen;
    const drawn = shape(this.shapes[p.group], colour);
    const size = (strong ? 3.4 : p.y[1] > 0 ? 2.4 : 1.7) * RADIUS;
    for (const [name, value] of Object.entries({ x: place.x - size / 2, y: place.y - size / 2, width: size, height: size })) drawn.setAttribute(name, value);
    const [x, y] = [this.x(p.x[1]), this.y(p.y[1])];
    return svg("g", {
      class: `ino-point${strong ? " ino-point-chosen" : ""}`, role: "button", tabindex: -1, "data-actor": p.id,
      "aria-label": `${p.name}, ${p.where}: ${p.partners}; ${p.bridging}`, "aria-pressed": String(strong),
      onfocus: () => this.tell(p), onblur: () => this.hush(), onkeydown: (event) => this.walk(event, p),
    },
    svg("line", { x1: this.x(p.x[0]), x2: this.x(p.x[2]), y1: y, y2: y, stroke: colour, class: "ino-cross-line" }),
    svg("line", { x1: x, x2: x, y1: this.y(p.y[0]), y2: this.y(p.y[2]), stroke: colour, class: "ino-cross-line" }),
    drawn);
  }

  // The outstanding ones first, beside their crosses; a name that finds no room waits for hovering.
  labels() {
    const most = this.width < 500 ? 7 : MOST_LABELS;
    const far = (p) => Math.max(Math.sqrt(p.x[1] / this.data.x.highest), Math.sqrt(p.y[1] / this.data.y.highest));
    const wanted = [...this.order].sort((a, b) => (b.id === this.data.chosen) - (a.id === this.data.chosen) || far(b) - far(a)).slice(0, 2 * most);
    const dots = wanted.slice(0, most).map((p) => [this.x(p.x[1]), this.y(p.y[1])]);
    const placed = placeNames(wanted.map((p) => ({ spots: this.spots(p) })),
      dots.map(([x, y]) => [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]), most);
    return placed.map(({ p, x, y, anchor }) => {
      this.marks.get(p.id).classList.add("ino-point-named");
      return svg("text", { x, y, "text-anchor": anchor, class: "ino-point-name" }, p.name);
    });
  }

  // Where a point's name may stand within the axes.
  spots(p) {
    const [x, y] = [this.x(p.x[1]), this.y(p.y[1])];
    const wide = p.name.length * LETTER;
    const places = [[x + 10, y + 4, "start"], [x + 7, y - 9, "start"], [x + 7, y + 18, "start"], [x - 7, y - 9, "end"], [x - 7, y + 18, "end"]];
    return places.map(([tx, ty, anchor]) => {
      const left = anchor === "start" ? tx : tx - wide;
      return { p, x: tx, y: ty, anchor, box: [left - 2, ty - 12, left + wide + 2, ty + 4] };
    }).filter(({ box }) => box[0] > PAD.left && box[2] < this.width - 4 && box[1] > 0 && box[3] < this.height - PAD.bottom);
  }

  // One point can be reached by the tab key, the others by arrows.
  entry() {
    const first = this.marks.get(this.current) ?? this.marks.get(this.order[0]?.id);
    first?.setAttribute("tabindex", 0);
  }

  walk(event, p) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.take(p.id);
      return;
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = this.order.indexOf(p);
    const next = event.key === "Home" ? this.order[0] : event.key === "End" ? this.order.at(-1) : this.order[at + (step ?? NaN)];
    if (!next) return;
    event.preventDefault();
    this.marks.get(p.id).setAttribute("tabindex", -1);
    this.current = next.id;
    this.marks.get(next.id).setAttribute("tabindex", 0);
    this.marks.get(next.id).focus();
  }

  // Small points need no steady hand: the nearest one is meant.
  near(event) {
    const box = this.stage.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const far = (p) => Math.hypot(this.places.get(p.id).x - x, this.places.get(p.id).y - y);
    const nearest = this.order.reduce((best, p) => (best && far(best) <= far(p) ? best : p), null);
    return nearest && far(nearest) <= REACH ? nearest : null;
  }

  point(p) {
    this.stage.style.cursor = p ? "pointer" : "";
    if (p) this.tell(p);
    else this.hush();
  }

  take(id) {
    this.current = id;
    this.report("chosen", id);
  }

  tell(p) {
    this.hush();
    this.marks.get(p.id)?.classList.add("ino-point-on");
    this.tooltip.replaceChildren(element("strong", {}, p.name), element("span", {}, p.where), element("span", {}, p.partners), element("span", {}, p.bridging));
    beside(this.tooltip, this.x(p.x[1]), this.y(p.y[1]), this.stage);
  }

  hush() {
    this.tooltip.hidden = true;
    for (const mark of this.marks.values()) mark.classList.remove("ino-point-on");
  }

  fillTable() {
    const { data } = this;
    const name = Object.fromEntries(data.groups.map((g) => [g.id, g.name]));
    this.table.replaceChildren(element("table", {},
      element("caption", { class: "ino-hidden" }, data.label),
      element("thead", {}, element("tr", {}, ...[data.words.name, data.words.group, data.x.title, data.y.title].map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...this.order.map((p) => element("tr", { "aria-current": p.id === data.chosen ? "true" : null },
        element("th", { scope: "row" }, element("button", { type: "button", onclick: () => this.take(p.id) }, p.name), element("small", {}, ` ${p.where}`)),
        element("td", {}, name[p.group]), element("td", {}, p.partners), element("td", {}, p.bridging))))));
  }
}

// Those with equal figures lie side by side in small rows, not on one another.
function stacked(points, x, y) {
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
