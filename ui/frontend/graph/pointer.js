// What lies under the pointer, and what happens when it rests there or is pressed.

import { distanceTo } from "./ties.js";

const DOUBLE = 500; // milliseconds between the presses of a double click
const DELAY = 80; // milliseconds until a hover shows
const REACH = { mouse: 7, touch: 22 };
const TIE = 6;

export class Pointer {
  constructor(view) {
    this.view = view;
    this.kind = "mouse";
    const { canvas, network } = view;
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerdown", (event) => (this.kind = event.pointerType === "mouse" ? "mouse" : "touch"));
    canvas.addEventListener("pointerleave", () => this.wait(null));
    network.on("click", ({ pointer }) => this.press(pointer.DOM));
    network.on("doubleClick", ({ pointer }) => this.open(pointer.DOM));
    // vis-network misses a double click while a slow machine still draws the first; browsers do not.
    canvas.addEventListener("dblclick", (event) => this.open(this.inStage(event)));
  }

  inStage({ clientX, clientY }) {
    const { left, top } = this.view.canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  // The second press of a double click means what the first one did, though the picture may have moved since.
  press(at) {
    if (this.isAgain(at)) return;
    this.pressed = { at, part: this.at(at), time: performance.now() };
    this.wait(null);
    this.view.choose(this.pressed.part);
  }

  isAgain({ x, y }) {
    const { at, time } = this.pressed ?? { at: {}, time: -Infinity };
    return performance.now() - time < DOUBLE && Math.hypot(at.x - x, at.y - y) < REACH.mouse;
  }

  open(at) {
    const part = this.isAgain(at) ? this.pressed.part : this.at(at);
    if (part?.kind === "actor") this.view.open(part.key);
  }

  move(event) {
    if (event.buttons || event.pointerType === "touch") return this.wait(null);
    const at = this.inStage(event);
    const part = this.at(at);
    this.view.canvas.style.cursor = part ? "pointer" : "";
    return this.wait(part, at);
  }

  // Shows a hover after a moment; what is left goes at once.
  wait(part, at) {
    if (part?.key === this.waiting?.key && part?.kind === this.waiting?.kind) return;
    this.waiting = part;
    clearTimeout(this.timer);
    if (part) this.timer = setTimeout(() => this.hover(part, at), DELAY);
    else this.hover(null);
  }

  hover(part, at) {
    const { view } = this;
    if (!view.scene || part === view.hovered) return;
    view.hovered = part;
    view.network.redraw();
    if (part) view.tooltip.about(part, at);
    else view.tooltip.hide();
  }

  // What is at a pixel of the stage: { kind, key, ... }, or null. Marks win over names, those over ties and grounds.
  at(pixel) {
    const { view } = this;
    const { scene } = view;
    if (!scene) return null;
    const scale = view.camera.scale;
    const plane = view.network.DOMtoCanvas(pixel);
    const [x, y] = [plane.x * scale, plane.y * scale];
    const over = ({ box }) => box && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
    return this.mark(x, y, scale)
      ?? [...scene.bands, ...(scene.focus ? view.stubs : scene.lifts)].find(over)
      ?? actor(view.names.shown.find(over)?.node)
      ?? this.tie(x, y)
      ?? district(view.titles.find((title) => title.kind === "district" && over(title))?.id)
      ?? scene.bands.find(({ points }) => distanceTo(points.map(([px, py]) => [px * scale, py * scale]), x, y) < TIE + 2)
      ?? district(scene.around ? null : scene.plan.discs.find((disc) => Math.hypot(disc.x - plane.x, disc.y - plane.y) < disc.r)?.id)
      ?? null;
  }

  mark(x, y, scale) {
    let [best, least] = [null, Infinity];
    for (const node of this.view.scene.nodes.values()) {
      const off = Math.hypot(node.x * scale - x, node.y * scale - y);
      if (off <= Math.max(node.r + 2, REACH[this.kind]) && off < least) [best, least] = [node, off];
    }
    return actor(best);
  }

  tie(x, y) {
    const near = this.view.drawnTies.map((drawn) => ({ ...drawn, off: distanceTo(drawn.points, x, y) }))
      .filter(({ off }) => off <= TIE).sort((a, b) => a.off - b.off)[0];
    return near ? { kind: "tie", key: near.tie.id, tie: near.tie } : null;
  }
}

function actor(node) {
  return node ? { kind: "actor", key: node.id } : null;
}

function district(id) {
  return id ? { kind: "district", key: id } : null;
}
