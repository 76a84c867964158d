// Ties between districts, one band per pair, and one per district up to the levels above.

import { FONT } from "./style.js";

const POINTS = 36;
const BENDS = [0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.48, -0.48, 0.64, -0.64];
const INSIDE = 0.16; // of a disc's radius: how far a band reaches into it
const PILL = 11;

export function bandWidth(count) {
  return Math.min(12, 2 + 1.9 * Math.sqrt(count));
}

// Finds for each band a curve on the plane that keeps off the discs and names between its ends.
export function routeBands(scene) {
  const { plan } = scene;
  const highest = Math.min(...plan.discs.map(({ y, r }) => y - r - plan.title));
  const titles = plan.discs.map(({ x, y, r }) => [x - 0.6 * r, y - r - plan.title, x + 0.6 * r, y - r]);
  for (const band of scene.bands) {
    const [a, b] = band.ends.map((id) => scene.discById.get(id));
    const others = plan.discs.filter((disc) => disc !== a && disc !== b);
    const cost = (points) => points.reduce((sum, [x, y]) => {
      if (within(a, x, y) || within(b, x, y)) return sum;
      const off = x < plan.left || x > plan.left + plan.width || y < highest || y > plan.top + plan.height;
      return sum + 3 * off + others.some((disc) => within(disc, x, y))
        + titles.some((box) => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
    }, 0);
    const curves = BENDS.map((bend) => ({ bend, points: curve(a, b, bend) }));
    const [best] = curves.sort((one, two) => cost(one.points) + 4 * Math.abs(one.bend) - cost(two.points) - 4 * Math.abs(two.bend));
    const first = best.points.findIndex(([x, y]) => !within(a, x, y, 1 - INSIDE));
    const last = best.points.findLastIndex(([x, y]) => !within(b, x, y, 1 - INSIDE));
    band.points = best.points.slice(Math.max(0, first), Math.max(first, last) + 1);
    band.gap = band.points.map(([x, y]) => !plan.discs.some((disc) => within(disc, x, y)));
  }
  for (const lift of scene.lifts) lift.points = up(scene, scene.discById.get(lift.district));
}

function within({ x, y, r }, px, py, share = 1) {
  return Math.hypot(px - x, py - y) < share * r;
}

function curve(a, b, bend) {
  const [mx, my] = [(a.x + b.x) / 2 - bend * (b.y - a.y), (a.y + b.y) / 2 + bend * (b.x - a.x)];
  return Array.from({ length: POINTS + 1 }, (_, i) => {
    const t = i / POINTS;
    const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [u * a.x + v * mx + w * b.x, u * a.y + v * my + w * b.y];
  });
}

// Straight up to the shelf, where the fewest discs are in the way; it passes behind them.
function up({ plan }, disc) {
  const covered = (x) => plan.discs.reduce((sum, other) => {
    const half = Math.sqrt(Math.max(0, other.r ** 2 - (x - other.x) ** 2));
    return sum + (other !== disc && other.y < disc.y && half ? 2 * half + plan.title : 0);
  }, 0);
  const spots = [0.55, -0.55, 0.7, -0.7, 0.82, -0.82, 0.4, -0.4].map((share) => disc.x + share * disc.r);
  const [x] = spots.sort((one, two) => covered(one) - covered(two));
  const rim = disc.y - Math.sqrt(disc.r ** 2 - (x - disc.x) ** 2);
  return [[x, rim], [x, plan.top]];
}

function trace(ctx, scale, points) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x * scale, y * scale) : ctx.moveTo(x * scale, y * scale)));
  ctx.stroke();
}

// Up to the shelf, which is at `top` in pixels.
export function drawLifts(ctx, scale, lifts, style, strong, top, alpha) {
  ctx.lineCap = "butt";
  ctx.strokeStyle = style.primary;
  for (const { key, points: [[x, rim]], ties } of lifts) {
    ctx.globalAlpha = strong === key ? 0.8 : 0.22 * alpha;
    ctx.lineWidth = 0.6 * bandWidth(ties.length);
    trace(ctx, 1, [[x * scale, rim * scale], [x * scale, top]]);
  }
  const ends = lifts.map(({ points: [[x]] }) => x * scale);
  ctx.globalAlpha = 0.22 * alpha;
  ctx.lineWidth = 2;
  if (ends.length) trace(ctx, 1, [[Math.min(...ends), top], [Math.max(...ends), top]]);
  ctx.globalAlpha = 1;
}

// `alpha` fades all but the one that is `strong`.
export function drawBands(ctx, scale, bands, style, alpha, strong) {
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  for (const band of bands) {
    const width = bandWidth(band.ties.length);
    ctx.globalAlpha = strong === band.key ? 1 : alpha;
    ctx.strokeStyle = style.background;
    ctx.lineWidth = width + 3;
    trace(ctx, scale, band.points);
    ctx.strokeStyle = style.across;
    ctx.lineWidth = width;
    trace(ctx, scale, band.points);
  }
  ctx.globalAlpha = 1;
}

// Where each band's number goes, as boxes in pixels: in a gap, off the names and other numbers.
export function placeNumbers(scene, scale, taken, room) {
  const free = (box) => inside(box, room) && !taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
  for (const band of [...scene.bands].reverse()) {
    const half = PILL + 3.5 * (String(band.ties.length).length - 1);
    const boxes = band.points.map(([x, y], i) => ({ off: Math.abs(i - band.points.length / 2) + (band.gap[i] ? 0 : 60),
      box: [x * scale - half, y * scale - PILL, x * scale + half, y * scale + PILL] }));
    boxes.sort((one, two) => one.off - two.off);
    band.box = (boxes.find(({ box }) => free(box)) ?? boxes[0]).box;
    taken.push(band.box);
  }
  for (const lift of scene.lifts) {
    const [[x, rim], [, top]] = lift.points;
    const steps = Array.from({ length: 12 }, (_, i) => {
      const y = Math.max(top * scale + PILL, rim * scale - PILL - 2 - 9 * i);
      return [x * scale - 16, y - PILL + 2, x * scale + 16, y + PILL - 2];
    });
    lift.box = steps.find(free) ?? null;
    if (lift.box) taken.push(lift.box);
  }
}

function inside(box, room) {
  return box[0] > room[0] && box[1] > room[1] && box[2] < room[2] && box[3] < room[3];
}

export function drawNumbers(ctx, bands, style, color, strong) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const { key, box, ties } of bands) {
    if (!box) continue;
    ctx.font = `700 ${box[3] - box[1] > 20 ? 13 : 12}px ${FONT}`;
    ctx.fillStyle = strong === key ? color : style.background;
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.6;
    ctx.beginPath();
    ctx.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 12);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = strong === key ? style.background : color;
    ctx.fillText(ties.length, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + 1);
  }
}

