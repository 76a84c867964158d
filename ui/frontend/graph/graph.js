// The graph view: one vis-network on a canvas, kept alive while pages rerun. Nothing in it moves by itself.
//
// vis-network holds the camera and the actors' places; what is drawn is ours. What is looked at is `state`:
// the chosen actor, the chosen part of the picture (a band, lift or stub) and the tie whose card is open.

import { element } from "../lib/dom.js";
import { cached, json, script } from "../lib/loading.js";
import { mount } from "../lib/mount.js";
import { Camera } from "./camera.js";
import { Choices } from "./choices.js";
import { focusBox } from "./focus.js";
import { Keyboard } from "./keyboard.js";
import { Legend } from "./legend.js";
import { Names } from "./names.js";
import { Painter } from "./painter.js";
import { Parts } from "./parts.js";
import { Pointer } from "./pointer.js";
import { Scene, bounds, shapeOf } from "./scene.js";
import { Shelf } from "./shelf.js";
import { Style } from "./style.js";
import { Table } from "./table.js";
import { TieCard } from "./tie_card.js";
import { Toolbar } from "./toolbar.js";
import { GraphTooltip } from "./tooltip.js";

const PARTNERS = 48; // pixels around an actor and its partners
const NEAR = 3; // pixels per unit of the plane, at most, when an actor is brought into view
const WIDE = 900; // narrower stages have the card below them
const KEPT = 0.06; // change of a stage's aspect that keeps the shape of the picture

class GraphView extends Choices {
  constructor(root) {
    super(root);
    Object.assign(this, { state: {}, levels: new Set(), stubs: [], ways: [], titles: [], drawnTies: [], version: 0 });
    root.dataset.ready = "false";
    root.inoView = this; // the browser tests ask where things stand on the screen
    this.canvas = element("div", { class: "ino-canvas" });
    this.empty = element("p", { class: "ino-empty", hidden: true });
    this.message = element("p", { class: "ino-message", role: "status" });
    this.stage = element("div", { class: "ino-stage" }, this.canvas, this.empty, this.message);
    this.live = element("div", { class: "ino-hidden", "aria-live": "polite" });
    root.append(this.stage, this.live);
    this.names = new Names();
    this.camera = new Camera(this);
    this.painter = new Painter(this);
  }

  async show(data) {
    this.wanted = data;
    if (!this.content) this.message.textContent = data.loading;
    const content = await this.fetched(data, Promise.all([cached(data.url, json), cached(data.vis, script)]).then(([found]) => found));
    if (content && await this.choosePlan(content, data)) this.draw(content, data);
  }

  // Returns what is fetched for data that are still wanted then; a failure is said.
  async fetched(data, promise) {
    const found = await promise.catch(() => {
      if (this.wanted === data) this.fail(data.failed);
    });
    return this.wanted === data && found;
  }

  // Keeps the shape of the picture unless the stage has become clearly another one; an actor alone needs none.
  async choosePlan(content, data) {
    if (data.places) return true;
    const { clientWidth, clientHeight } = this.stage;
    const aspect = clientWidth / clientHeight || this.aspect || 1;
    const kept = this.shape && Math.abs(aspect / this.aspect - 1) < KEPT;
    const shape = kept ? this.shape : shapeOf(content, aspect);
    const plan = await this.fetched(data, cached(data.plans[shape], json));
    if (plan) Object.assign(this, { shape, plan, aspect: kept ? this.aspect : aspect });
    return Boolean(plan);
  }

  draw(content, data) {
    const before = this.data;
    const other = !before || content !== this.content || Boolean(before.places) !== Boolean(data.places);
    this.data = data;
    this.opening = null;
    if (content !== this.content) this.build(content);
    this.root.classList.toggle("ino-around", Boolean(data.places));
    this.style = new Style(content, this.root);
    // An answer to an earlier choice must not take back the one that the reader has made since.
    const late = this.awaited !== undefined && this.awaited !== (data.selected ?? "");
    const actor = late ? this.state.actor : data.selected;
    if (!late) this.awaited = undefined;
    if (other) {
      this.camera.steps = [];
      this.state = { actor };
      this.arrange();
      this.settle();
    } else this.arrive(before, actor);
    this.message.hidden = true;
  }

  // What a rerun brings: another actor or district is a step, or the way back from one.
  arrive(before, actor) {
    const same = (step) => (step?.actor ?? null) === (actor ?? null) && (step?.focus ?? null) === (this.data.focus ?? null);
    const stays = same({ actor: this.state.actor, focus: before.focus });
    const ways = JSON.stringify(before.ways) !== JSON.stringify(this.data.ways);
    if (stays && !ways) {
      this.arrange();
      if (!this.scene.byId.has(this.state.actor)) this.state = {};
      return this.refresh();
    }
    if (this.camera.steps.length && same(this.camera.steps.at(-1)) && !ways) return this.back(true);
    this.camera.mark({ ...this.state, focus: before.focus, open: new Set(this.levels) });
    this.state = { actor };
    this.arrange();
    return this.settle();
  }

  build(content) {
    const first = !this.content;
    this.content = content;
    content.nodes.forEach((node, index) => (node.index = index));
    content.numbers = new Map(content.nodes.map((node) => [node.id, node.index]));
    if (first) {
      this.nodes = new window.vis.DataSet();
      const options = { ...content.options, autoResize: true, height: "100%", width: "100%" };
      this.network = new window.vis.Network(this.canvas, { nodes: this.nodes, edges: [] }, options);
      this.listen();
      this.keyboard = new Keyboard(this);
      this.pointer = new Pointer(this);
      this.tooltip = new GraphTooltip(this);
    } else for (const part of [this.toolbar, this.shelf, this.legend, this.table, this.parts, this.tieCard]) part.box.remove();
    this.shelf = new Shelf(this);
    this.toolbar = new Toolbar(this);
    this.legend = new Legend(this);
    this.parts = new Parts(this);
    this.tieCard = new TieCard(this);
    this.table = new Table(this);
    this.stage.prepend(this.toolbar.box);
    this.stage.append(this.parts.box, this.legend.box);
    this.keyboard.describe();
  }

  listen() {
    const net = this.network;
    net.on("beforeDrawing", (ctx) => this.scene && this.painter.paint(ctx));
    net.on("afterDrawing", () => {
      if (this.scene && this.root.dataset.ready !== "true") this.root.dataset.ready = "true";
    });
    for (const [name, dragging] of [["dragStart", true], ["dragEnd", false]]) {
      net.on(name, () => {
        Object.assign(this, { dragging, fitted: false });
        this.pointer.wait(null);
        if (!dragging) net.redraw();
      });
    }
    net.on("zoom", () => (this.fitted = false));
    this.observe(new ResizeObserver(() => this.resize()), this.stage);
    this.fitted = true;
  }

  async resize() {
    if (!this.scene || !this.wanted) return;
    const { plan } = this;
    if (!await this.choosePlan(this.content, this.wanted)) return;
    if (plan !== this.plan) this.arrange();
    if (this.fitted || plan !== this.plan) this.settle();
  }

  // Makes the scene anew, and passes to vis-network where its actors stand.
  arrange() {
    const { actor, part } = this.state;
    this.hovered = null;
    this.tooltip.hide();
    this.scene = new Scene(this.content, this.data, this.plan, this.levels, (scene) => [
      ...(actor ? scene.neighbourhood(actor) : []), ...(part?.ties ?? []).flatMap(({ from, to }) => [from, to]), ...(this.data.ways ?? []).flat()]);
    this.painter.prepare();
    const places = [...this.scene.nodes.values()].map(({ id, x, y }) => ({ id, x, y, shape: "custom", ctxRenderer: () => ({}) }));
    this.nodes.clear();
    this.nodes.add(places);
    this.nodesShown = this.scene.actors;
    const { dataset } = this.root;
    [dataset.nodes, dataset.edges] = [this.scene.actors.length, this.scene.ties.length];
  }

  // Brings into view what the state is about.
  settle() {
    const { scene, state } = this;
    const chosen = this.chosen();
    const lit = chosen && [...chosen].map((id) => scene.nodes.get(id)).filter(Boolean);
    if (lit?.length && !scene.focus && !scene.around) {
      const rows = scene.levels.filter(({ drawn, open }) => drawn && !open).map(({ x, y, width, height }) => [x, y, x + width, y + height]);
      this.camera.fit(bounds([...lit.map(({ x, y }) => [x, y, x, y]), ...rows]), this.insets(), PARTNERS, NEAR);
      this.fitted = false;
    } else this.fit(!state.actor);
    this.refresh();
  }

  fit() {
    const { scene } = this;
    const disc = scene.discById.get(scene.focus);
    const insets = this.insets();
    this.camera.fit(disc ? focusBox(disc, this.stage, insets) : scene.box(), insets);
    this.fitted = true;
  }

  // All of it, as the reader asks; the levels stay as they are.
  whole() {
    this.camera.fit(this.scene.box(), this.insets());
    this.fitted = true;
  }

  zoom(factor) {
    this.fitted = false;
    this.camera.zoom(factor);
  }

  // What covers the stage at its edges, in pixels.
  insets() {
    const bottom = this.legend?.height() ?? 0;
    const covered = this.data?.aside && (this.state.actor || this.data.ways?.length) && this.stage.clientWidth >= WIDE;
    return { left: 0, right: covered ? this.data.aside : 0, top: this.toolbar?.height() ?? 0, bottom };
  }

  refresh() {
    const { scene, state } = this;
    this.version += 1;
    this.root.dataset.selected = state.actor ?? "";
    this.shelf.update();
    this.legend.update();
    this.table.update();
    this.parts.update();
    this.empty.textContent = this.content.words.nothing;
    this.empty.hidden = scene.actors.length > 0;
    if (!state.tie) this.tieCard.hide();
    this.network.redraw();
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
