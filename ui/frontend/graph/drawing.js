// What is drawn on the canvas besides nodes and edges: the districts' discs, and the labels.
//
// Labels are drawn in screen pixels, so that they stay readable at every zoom. Which ones are shown is
// decided by importance: a label that would cover a more important one waits for a closer zoom.

import { placeLabels } from "../lib/labels.js";
import { withAlpha } from "../lib/theme.js";
import { nodeSize } from "./style.js";

const FONT = "'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif";
const LABEL_PX = 13;
const LINE_PX = 17;
const MOST_LABELS = 160;
// The number of largest dots that labels keep off; smaller ones they may cover.
const OBSTACLES = 60;

export function drawDistricts(ctx, { discs, bands }, colors, districtsShown) {
  ctx.save();
  ctx.lineWidth = 2;
  ctx.fillStyle = withAlpha(colors.primary, colors.dark ? 0.09 : 0.06);
  for (const { id, x, y, r, width, height } of [...discs, ...bands]) {
    const shown = districtsShown.has(id);
    ctx.strokeStyle = withAlpha(colors.primary, shown ? 0.35 : 0.12);
    ctx.beginPath();
    if (r) ctx.arc(x, y, r, 0, 2 * Math.PI);
    else ctx.roundRect(x, y, width, height, 40);
    if (shown) ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

export class Labels {
  constructor() {
    this.widths = new Map();
    this.key = "";
    this.shown = [];
  }

  // Nodes in order of importance; boxes are in screen pixels relative to the canvas origin.
  choose(ctx, nodes, scale, key, reserved) {
    if (key === this.key) return this.shown;
    this.key = key;
    ctx.font = `600 ${LABEL_PX}px ${FONT}`;
    const labels = nodes.map((node, i) => {
      const r = nodeSize(node.size) * scale;
      const [x, y] = [node.x * scale, node.y * scale];
      const half = this.width(ctx, node.label) / 2 + 3;
      return {
        dot: i < OBSTACLES ? [x - r, y - r, x + r, y + r] : null,
        spots: [{ node, box: [x - half, y + r + 4, x + half, y + r + 4 + LINE_PX] }],
        must: node.chosen,
      };
    });
    this.shown = placeLabels(labels, reserved, MOST_LABELS).map(({ node }) => node);
    return this.shown;
  }

  width(ctx, text) {
    if (!this.widths.has(text)) this.widths.set(text, ctx.measureText(text).width);
    return this.widths.get(text);
  }
}

// The context comes scaled to the view; labels want plain pixels at the same places.
function inPixels(ctx, scale, draw) {
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  draw();
  ctx.restore();
}

export function drawLabels(ctx, labels, scale, colors, bold) {
  inPixels(ctx, scale, () => {
    ctx.font = `${bold ? 700 : 550} ${LABEL_PX}px ${FONT}`;
    ctx.fillStyle = colors.text;
    ctx.textBaseline = "top";
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = withAlpha(colors.background, 0.92);
    for (const node of labels) {
      const y = (node.y + nodeSize(node.size)) * scale + 5;
      ctx.strokeText(node.label, node.x * scale, y);
      ctx.fillText(node.label, node.x * scale, y);
    }
  });
}

// Draws the names and returns their boxes, so that labels keep off them.
export function drawDistrictNames(ctx, content, scale, colors) {
  const size = Math.max(11, Math.min(19, 46 * scale));
  const boxes = [];
  const write = (text, x, y, left) => {
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
    const width = ctx.measureText(text).width;
    boxes.push([left ? x : x - width / 2, y - size, left ? x + width : x + width / 2, y + 2]);
  };
  inPixels(ctx, scale, () => {
    ctx.font = `700 ${size}px ${FONT}`;
    ctx.fillStyle = withAlpha(colors.primary, 0.95);
    ctx.strokeStyle = withAlpha(colors.background, 0.9);
    ctx.lineWidth = 4;
    ctx.textBaseline = "bottom";
    for (const disc of content.discs) {
      write(disc.name, disc.x * scale, (disc.y - disc.r) * scale - 5, false);
    }
    ctx.textAlign = "left";
    for (const band of content.bands) {
      write(band.name, (band.x + 20) * scale, band.y * scale - 5, true);
    }
  });
  return boxes;
}
