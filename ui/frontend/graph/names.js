// Which actors are named, and where: in pixels, so that names stay readable however near one is.

import { placeLabels } from "../lib/labels.js";
import { withAlpha } from "../lib/theme.js";
import { FONT } from "./style.js";

const SIDES = [[1, 0], [-1, 0], [0, 1], [0, -1], [0.8, 0.7], [0.8, -0.7], [-0.8, 0.7], [-0.8, -0.7]];
const RINGS = [4, 15, 30, 48, 70, 96];
const LEADER = 12; // from this distance a line leads to the mark
const OBSTACLES = 60; // of the largest marks
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
    if (key === this.key) return this.shown;
    this.key = key;
    ctx.font = `${bold ? 700 : 600} ${size}px ${FONT}`;
    const dots = scene.ordered.filter(({ id }) => scene.nodes.has(id)).slice(0, OBSTACLES)
      .map(({ x, y, r }) => [x * scale - r, y * scale - r, x * scale + r, y * scale + r]);
    const labels = wanted.map((node) => ({ spots: this.spots(ctx, node, scale, size, bold)
      .filter(({ box }) => box[0] >= room[0] && box[1] >= room[1] && box[2] <= room[2] && box[3] <= room[3]) }));
    this.shown = placeLabels(labels, [...taken, ...dots]);
    return this.shown;
  }

  spots(ctx, node, scale, size, bold) {
    const width = this.width(ctx, node.label, `${size}${bold}`);
    const height = size + 3;
    const [x, y] = [node.x * scale, node.y * scale];
    return RINGS.flatMap((away) => SIDES.map(([dx, dy]) => {
      const [cx, cy] = [x + dx * (node.r + away) + (dx && Math.sign(dx) * width) / 2,
        y + dy * (node.r + away) + (dy && Math.sign(dy) * height) / 2];
      return { node, away, box: [cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2] };
    }));
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
  const keys = drawn.filter((node) => node.key);
  const others = drawn.filter((node) => !node.key);
  const most = scene.focus ? MOST_IN_FOCUS : scene.around ? Infinity
    : Math.max(keys.length, Math.round((stage.clientWidth * stage.clientHeight) / AREA));
  return [...keys, ...others].slice(0, most);
}

export function drawNames(ctx, shown, scale, style, { size, bold, strong }) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { node, box, away } of shown) {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (away > LEADER) leader(ctx, node, box, scale, style);
    ctx.font = `${bold || node.key || strong === node.id ? 700 : 550} ${size}px ${FONT}`;
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
