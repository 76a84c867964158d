// Single ties: the quiet ones of the ground as one path, those that are looked at each in its own way.

const SPREAD = 14; // pixels between the ties of one pair
const STEPS = 12;

export function drawQuiet(ctx, scale, pairs, color, alpha) {
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  for (const [a, b] of pairs) {
    ctx.moveTo(a.x * scale, a.y * scale);
    ctx.lineTo(b.x * scale, b.y * scale);
  }
  ctx.stroke();
  ctx.globalAlpha = 1;
}

// A tie as points in pixels from mark to mark; further ties of a pair bow out to one side.
export function pathOf(tie, ends, scale) {
  const [a, b] = ends;
  const [ax, ay, bx, by] = [a.x * scale, a.y * scale, b.x * scale, b.y * scale];
  const length = Math.hypot(bx - ax, by - ay) || 1;
  // From the same side, whichever end comes first.
  const bow = ((tie.curve ?? 0) * SPREAD * (a.id < b.id ? 1 : -1) * 2) / length;
  const [cx, cy] = [(ax + bx) / 2 - bow * (by - ay), (ay + by) / 2 + bow * (bx - ax)];
  const [start, end] = [Math.min(0.45, ((a.r ?? 0) + 1) / length), 1 - Math.min(0.45, ((b.r ?? 0) + 2) / length)];
  const steps = bow ? STEPS : 1;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = start + ((end - start) * i) / steps;
    const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [u * ax + v * cx + w * bx, u * ay + v * cy + w * by];
  });
}

export function drawTie(ctx, tie, points, style, chosen) {
  const color = style.tieTypes.get(tie.kind)?.color ?? style.text;
  ctx.lineCap = "round";
  if (chosen) {
    ctx.strokeStyle = style.text;
    ctx.lineWidth = 6 + (tie.strength ?? 1);
    stroke(ctx, points);
    ctx.strokeStyle = style.background;
    ctx.lineWidth = 3.6 + (tie.strength ?? 1);
    stroke(ctx, points);
  }
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = 1.2 + 0.6 * (tie.strength ?? 1);
  ctx.setLineDash(tie.old ? [6, 5] : []);
  stroke(ctx, points);
  ctx.setLineDash([]);
  if (tie.arrows) arrow(ctx, points);
}

function stroke(ctx, points) {
  ctx.beginPath();
  points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.stroke();
}

function arrow(ctx, points) {
  const [[ax, ay], [bx, by]] = points.slice(-2);
  const angle = Math.atan2(by - ay, bx - ax);
  ctx.beginPath();
  ctx.moveTo(bx, by);
  for (const side of [-0.4, 0.4]) ctx.lineTo(bx - 9 * Math.cos(angle + side), by - 9 * Math.sin(angle + side));
  ctx.fill();
}

// How far a point is from a line of points, in the same units.
export function distanceTo(points, x, y) {
  let least = Infinity;
  for (let i = 1; i < points.length; i += 1) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
  }
  return least;
}
