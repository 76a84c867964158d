// What is drawn on the canvas besides nodes and edges: the districts' discs, and the labels.
//
// Labels are drawn in screen pixels, so that they stay readable at every zoom. Which ones are shown is
// decided by importance: a label that would cover a more important one waits for a closer zoom.

import { LARGEST, WITH_LINE, placeLabels, placesAround } from "../lib/labels.js";
import { withAlpha } from "../lib/theme.js";
import { nodeSize } from "./style.js";

const FONT = "'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif";
const LABEL_PX = 13;
const LINE_PX = 17;
const MOST_LABELS = 200;

export function drawDistricts(ctx, { discs, strips }, colors, districtsShown) {
  ctx.save();
  ctx.lineWidth = 2;
  ctx.fillStyle = withAlpha(colors.primary, colors.dark ? 0.09 : 0.06);
  for (const { id, x, y, r, width, height } of [...discs, ...strips]) {
    const shown = districtsShown.has(id);
    ctx.strokeStyle = withAlpha(colors.primary, shown ? 0.35 : 0.12);
    ctx.beginPath();
    if (r) ctx.arc(x, y, r, 0, 2 * Math.PI);
    else ctx.roundRect(x, y, width, height, 12);
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

  // Nodes in order of importance; boxes are in screen pixels relative to the canvas origin, also the frame's.
  choose(ctx, nodes, scale, key, reserved, frame) {
    if (key === this.key) return this.shown;
    this.key = key;
    ctx.font = `600 ${LABEL_PX}px ${FONT}`;
    const marks = nodes.map((node) => {
      const [x, y, r] = [node.x * scale, node.y * scale, nodeSize(node.size, node.room) * scale];
      return [x - r, y - r, x + r, y + r];
    });
    const labels = nodes.slice(0, MOST_LABELS).map((node, i) => {
      const must = node.chosen || node.landmark;
      return { node, must, mark: marks[i], places: placesAround(marks[i], this.width(ctx, node.label) + 4, LINE_PX, 2, must) };
    });
    const chosen = placeLabels(labels, [...reserved, ...marks.slice(0, LARGEST)], frame);
    this.shown = labels.map(({ node, mark, places }, i) => ({ node, mark, box: places[chosen[i]], far: chosen[i] >= WITH_LINE }))
      .filter(({ box }) => box);
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
    for (const { node, mark, box, far } of labels) {
      if (far) lead(ctx, mark, box, colors);
      const x = (box[0] + box[2]) / 2;
      ctx.strokeText(node.label, x, box[1] + 2);
      ctx.fillText(node.label, x, box[1] + 2);
    }
  });
}

// A thin line from a mark to the nearest point of its name.
function lead(ctx, mark, box, colors) {
  const [x, y] = [(mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2];
  ctx.save();
  ctx.lineWidth = 1;
  ctx.strokeStyle = withAlpha(colors.text, 0.6);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(Math.max(box[0], Math.min(x, box[2])), Math.max(box[1], Math.min(y, box[3])));
  ctx.stroke();
  ctx.restore();
}

// Draws the names and returns their boxes, so that labels keep off them.
export function drawDistrictNames(ctx, content, scale, colors) {
  const size = Math.max(11, Math.min(19, content.title_size * scale));
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
      write(disc.name, disc.x * scale, (disc.y - disc.r) * scale - 3, false);
    }
    ctx.textAlign = "left";
    for (const strip of content.strips) {
      write(strip.name, (strip.x + 12) * scale, (strip.y + 30) * scale, true);
    }
  });
  return boxes;
}
