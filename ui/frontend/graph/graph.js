// The graph view: one vis-network on a canvas, kept alive while pages rerun. Nothing in it moves by itself.

import { element, fill } from "../lib/dom.js";
import { cached, json, script } from "../lib/loading.js";
import { Component, mount } from "../lib/mount.js";
import { theme } from "../lib/theme.js";
import { Labels, drawDistrictNames, drawDistricts, drawLabels } from "./drawing.js";
import { Keyboard } from "./keyboard.js";
import { Legend } from "./legend.js";
import { Style } from "./style.js";
import { Table } from "./table.js";
import { Toolbar } from "./toolbar.js";
import { GraphTooltip } from "./tooltip.js";

const MARGIN = 30;

class GraphView extends Component {
  constructor(root) {
    super(root);
    this.selected = null;
    this.styles = new Map();
    this.labels = new Labels();
    root.dataset.ready = "false";
    root.inoView = this; // the browser tests ask where a node stands on the screen
    this.canvas = element("div", { class: "ino-canvas" });
    this.empty = element("p", { class: "ino-empty", hidden: true });
    this.message = element("p", { class: "ino-message", role: "status" });
    this.stage = element("div", { class: "ino-stage" }, this.canvas, this.empty, this.message);
    this.live = element("div", { class: "ino-hidden", "aria-live": "polite" });
    root.append(this.stage, this.live);
  }

  async show(data) {
    this.wanted = data;
    if (!this.content) this.message.textContent = data.loading;
    let content;
    try {
      [content] = await Promise.all([cached(data.url, json), cached(data.vis, script)]);
    } catch {
      if (this.wanted === data) this.fail(data.failed);
      return;
    }
    if (this.wanted === data) this.draw(content, data);
  }

  draw(content, data) {
    this.data = data;
    this.opening = null;
    if (content !== this.content) this.build(content);
    this.colors = theme(this.root);
    this.style = new Style(content, this.colors);
    this.sizes = new Map(content.nodes.map((n, i) => [n.id, data.sizes[i]]));
    const { clientWidth, clientHeight } = this.stage;
    const shape = content.shapes[clientWidth < clientHeight ? "tall" : "wide"];
    const placed = (i) => data.places?.[i] ?? { x: shape.places[i][0], y: shape.places[i][1], room: shape.room[i] };
    this.nodesShown = data.visible.nodes.map((i) => ({ ...content.nodes[i], ...placed(i) }));
    // Around one actor everything is in view: nothing to search or to filter.
    this.root.classList.toggle("ino-around", Boolean(data.places));
    this.districts = data.places ? { ...shape, discs: [], strips: [] } : shape;
    this.edgesShown = data.visible.edges.map((i) => content.edges[i]);
    this.byId = new Map(this.nodesShown.map((n) => [n.id, n]));
    this.edgesOf = new Map(this.nodesShown.map((n) => [n.id, []]));
    for (const edge of this.edgesShown) {
      this.edgesOf.get(edge.from).push(edge);
      this.edgesOf.get(edge.to).push(edge);
    }
    this.districtsShown = new Set(this.nodesShown.map((n) => n.district));
    // An answer to an earlier choice must not take back the one that the reader has made since.
    if (this.awaited === undefined || this.awaited === (data.selected ?? "")) {
      this.awaited = undefined;
      this.selected = data.selected;
    }
    if (!this.byId.has(this.selected)) this.selected = null;
    this.ordered = [...this.nodesShown].sort((a, b) => this.sizes.get(b.id) - this.sizes.get(a.id));
    const scene = JSON.stringify(data.places ?? null);
    if (scene !== this.scene) this.fit();
    this.scene = scene;
    this.redraw();
    this.legend.update();
    this.table.update();
    this.empty.textContent = content.words.nothing;
    this.empty.hidden = this.nodesShown.length > 0;
    this.message.hidden = true;
  }

  build(content) {
    const first = !this.content;
    this.content = content;
    if (!first) {
      this.nodes.clear();
      this.edges.clear();
      this.styles.clear();
      for (const part of [this.toolbar, this.legend, this.table]) part.box.remove();
    } else {
      this.nodes = new window.vis.DataSet();
      this.edges = new window.vis.DataSet();
      const options = { ...content.options, autoResize: true, height: "100%", width: "100%" };
      this.network = new window.vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, options);
      this.listen();
      this.keyboard = new Keyboard(this);
      this.tooltip = new GraphTooltip(this);
    }
    this.toolbar = new Toolbar(this);
    this.legend = new Legend(this);
    this.table = new Table(this);
    this.keyboard.describe();
  }

  listen() {
    const net = this.network;
    net.on("beforeDrawing", (ctx) => this.colors && drawDistricts(ctx, this.districts, this.colors, this.districtsShown));
    net.on("afterDrawing", (ctx) => this.afterDrawing(ctx));
    net.on("click", ({ nodes }) => this.select(nodes[0] ?? null));
    net.on("doubleClick", ({ nodes }) => this.open(nodes[0]));
    // vis-network misses a double click while a slow machine still draws the first; browsers do not.
    this.canvas.addEventListener("dblclick", (event) => {
      const { left, top } = this.canvas.getBoundingClientRect();
      this.open(this.network.getNodeAt({ x: event.clientX - left, y: event.clientY - top }));
    });
    this.observe(new ResizeObserver(() => this.fitted && this.fit()), this.stage);
    net.on("dragStart", () => (this.fitted = false));
    net.on("zoom", () => (this.fitted = false));
    this.fitted = true;
  }

  afterDrawing(ctx) {
    if (!this.colors) return;
    const scale = this.network.getScale();
    const near = this.selected && this.neighbourhood(this.selected);
    // The selected actor is labelled first; while there is one, only its neighbours are labelled besides.
    const labelled = this.ordered.filter(({ id }) => !near || near.has(id))
      .map(({ id, label, landmark, x, y, room }) => ({ label, landmark, x, y, room, size: this.sizes.get(id), chosen: id === this.selected }))
      .sort((a, b) => b.chosen - a.chosen || b.landmark - a.landmark);
    const key = `${scale.toFixed(4)}|${this.selected}|${this.version}|${this.fitted}`;
    const names = drawDistrictNames(ctx, this.districts, scale, this.colors);
    const frame = this.frame(scale);
    const inFrame = ({ box }) => box[0] >= frame[0] && box[2] <= frame[2];
    // While the picture is moved, names stay where they are relative to it.
    const labels = this.labels.choose(ctx, labelled, scale, key, names, this.fitted ? frame : null).filter(inFrame);
    drawLabels(ctx, labels, scale, this.colors, Boolean(near));
    if (this.root.dataset.ready !== "true") this.root.dataset.ready = "true";
  }

  // The part of the picture on the stage, in pixels from its origin.
  frame(scale) {
    const { x, y } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    return [x * scale, y * scale, x * scale + this.stage.clientWidth, y * scale + this.stage.clientHeight];
  }

  // An actor and those it shares a tie with.
  neighbourhood(id) {
    const near = new Set([id]);
    for (const edge of this.edgesOf.get(id) ?? []) near.add(edge.from).add(edge.to);
    return near;
  }

  neighbours(id) {
    return [...this.neighbourhood(id)].filter((other) => other !== id);
  }

  // Passes to vis-network only what is new, gone or looks different.
  redraw() {
    const near = this.selected && this.neighbourhood(this.selected);
    const nodes = this.nodesShown.map((n) => this.style.node(n, {
      size: this.sizes.get(n.id), faded: near && !near.has(n.id), selected: n.id === this.selected }));
    const edges = this.edgesShown.map((e) => {
      const lit = near && (e.from === this.selected || e.to === this.selected);
      return this.style.edge(e, { faded: near && !lit, lit });
    });
    this.version = (this.version ?? 0) + 1;
    // vis-network would draw after each change of its data; once at the end is enough.
    const { emitter } = this.network.body;
    emitter.emit("_blockRedraw");
    this.sync(this.edges, edges, "e");
    this.sync(this.nodes, nodes, "n");
    emitter.emit("_allowRedraw");
    this.network.redraw();
    this.root.dataset.nodes = nodes.length;
    this.root.dataset.edges = edges.length;
    this.root.dataset.selected = this.selected ?? "";
  }

  sync(set, items, prefix) {
    const wanted = new Set(items.map((i) => i.id));
    const gone = set.getIds().filter((id) => !wanted.has(id));
    const changed = items.filter((item) => {
      const look = JSON.stringify(item);
      const key = prefix + item.id;
      const differs = this.styles.get(key) !== look;
      this.styles.set(key, look);
      return differs;
    });
    for (const id of gone) this.styles.delete(prefix + id);
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed);
  }

  select(id) {
    if (id === this.selected) return;
    this.selected = id;
    this.redraw();
    this.table.mark();
    if (id) {
      const { name } = this.byId.get(id);
      this.live.textContent = fill(this.content.words.selected, { name, count: this.neighbours(id).length });
    }
    this.awaited = id ?? "";
    this.report("selected", this.awaited);
  }

  open(id) {
    if (id === undefined || this.opening === id) return;
    this.opening = id;
    this.report("opened", id);
  }

  // Brings an actor into view; an explicit wish of the reader, so the picture may move.
  goTo(id) {
    const node = this.byId.get(id);
    this.fitted = false;
    this.network.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(this.network.getScale(), 0.9) });
    this.select(id);
  }

  // Shows all districts that have something to show; the open shelf above them is a swipe away.
  fit() {
    const shown = (part) => this.districtsShown.has(part.id);
    const [discs, strips] = [this.districts.discs.filter(shown), this.districts.strips.filter(shown)];
    const boxes = discs.map((d) => [d.x - d.r, d.y - d.r - 1.3 * this.districts.title_size, d.x + d.r, d.y + d.r]);
    if (!discs.length) boxes.push(...strips.map((s) => [s.x, s.y, s.x + s.width, s.y + s.height]));
    if (!boxes.length) boxes.push(...this.nodesShown.map((n) => [n.x - 110, n.y - 30, n.x + 110, n.y + 45]), [-100, -100, 100, 100]);
    const [left, top] = [0, 1].map((i) => Math.min(...boxes.map((b) => b[i])));
    const [right, bottom] = [2, 3].map((i) => Math.max(...boxes.map((b) => b[i])));
    const { clientWidth: width, clientHeight: height } = this.stage;
    const scale = Math.min((width - MARGIN) / (right - left), (height - MARGIN) / (bottom - top));
    // A stage that is just leaving the page has no size.
    if (scale > 0) this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    this.fitted = true;
  }

  zoom(factor) {
    this.fitted = false;
    this.network.moveTo({ scale: Math.min(4, Math.max(0.08, this.network.getScale() * factor)) });
  }

  fail(text) {
    this.message.textContent = text;
    this.message.hidden = false;
    this.drawn = null; // the next run asks again
  }

  // What is still being fetched finds nothing to draw any more.
  destroy() {
    this.wanted = null;
    super.destroy();
    this.network?.destroy();
  }
}

export default mount(GraphView, "ino-graph", "network-graph");
