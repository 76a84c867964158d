// Which actors are named, and where: in pixels, so that names stay readable however near one is.

import { LARGEST, WITH_LINE, placeLabels, placesAround } from "../lib/labels.js";
import { withAlpha } from "../lib/theme.js";
import { FONT } from "./style.js";

const GAP = 3;
const AREA = 15000; // square pixels of the stage per name
const MOST_PARTNERS = 20;
const MOST_IN_FOCUS = 40;

export class Names {
  constructor() {
    this.widths = new Map();
    this.key = "";
    this.shown = [];
  }

  // `wanted`: nodes, the most important first; `taken`: boxes to keep off; `room`: the box to stay in.
  choose(ctx, scene, { scale, key, wanted, taken, room, size, bold }) {
    if (key === this.key) return;
    this.key = key;
    ctx.font = `${bold ? 700 : 600} ${size}px ${FONT}`;
    const mark = ({ x, y, r }) => [x * scale - r, y * scale - r, x * scale + r, y * scale + r];
    const marks = scene.ordered.filter(({ id }) => scene.nodes.has(id)).slice(0, LARGEST).map(mark);
    const visible = wanted.filter(({ x, y }) => x * scale > room[0] && y * scale > room[1] && x * scale < room[2] && y * scale < room[3]);
    const labels = visible.map((node) => {
      const must = node.landmark || bold;
      return { must, places: placesAround(mark(node), this.width(ctx, node.label, `${size}${bold}`), size + 3, GAP, must) };
    });
    this.shown = placeLabels(labels, [...taken, ...marks], room)
      .map((place, i) => place !== null && { node: visible[i], far: place >= WITH_LINE, box: labels[i].places[place] }).filter(Boolean);
  }

  width(ctx, text, font) {
    const key = `${font}${text}`;
    if (!this.widths.has(key)) this.widths.set(key, ctx.measureText(text).width + 4);
    return this.widths.get(key);
  }
}

// Who should be named: the chosen ones with their partners, in a district its actors, else the most important.
export function wantedNames(scene, { lit, chosen, stage }) {
  const drawn = scene.ordered.filter(({ id }) => scene.nodes.has(id));
  const first = (id) => drawn.filter((node) => node.id === id);
  if (lit) return [...first(chosen), ...drawn.filter(({ id }) => lit.has(id) && id !== chosen).slice(0, scene.around ? Infinity : MOST_PARTNERS)];
  const keys = drawn.filter((node) => node.landmark);
  const others = drawn.filter((node) => !node.landmark);
  const most = scene.focus ? MOST_IN_FOCUS : scene.around ? Infinity
    : Math.max(keys.length, Math.round((stage.clientWidth * stage.clientHeight) / AREA));
  return [...keys, ...others].slice(0, most);
}

export function drawNames(ctx, shown, scale, style, { size, bold, strong }) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { node, box, far } of shown) {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (far) leader(ctx, node, box, scale, style);
    ctx.font = `${bold || node.landmark || strong === node.id ? 700 : 550} ${size}px ${FONT}`;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = withAlpha(style.background, 0.92);
    ctx.fillStyle = style.text;
    ctx.strokeText(node.label, x, y + 1);
    ctx.fillText(node.label, x, y + 1);
  }
}

function leader(ctx, node, box, scale, style) {
  const [x, y] = [node.x * scale, node.y * scale];
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1]), box[3]));
  ctx.lineWidth = 1;
  ctx.strokeStyle = withAlpha(style.text, 0.6);
  ctx.stroke();
}
