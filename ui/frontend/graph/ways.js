// Ways from one actor to another: the first as a strong line with numbered steps, others thinner.

import { FONT } from "./style.js";

// The ways as far as their actors are drawn, the chosen one first: lists of nodes.
export function waysOf({ data, nodes }) {
  const ways = (data.ways ?? []).map((way) => way.map((id) => nodes.get(id)).filter(Boolean));
  return [...ways.splice(data.way ?? 0, 1), ...ways];
}

export function drawWays(ctx, scale, ways, style) {
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  [...ways].reverse().forEach((way, i) => {
    const first = i === ways.length - 1;
    ctx.strokeStyle = style.across;
    ctx.globalAlpha = first ? 1 : 0.5;
    ctx.lineWidth = first ? 6 : 2.5;
    ctx.setLineDash(first ? [] : [7, 6]);
    ctx.beginPath();
    way.forEach(({ x, y }, step) => (step ? ctx.lineTo(x * scale, y * scale) : ctx.moveTo(x * scale, y * scale)));
    ctx.stroke();
  });
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

// The numbers of the first way's steps, on its marks.
export function drawSteps(ctx, scale, [way], style) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `700 13px ${FONT}`;
  way?.forEach((node, i) => {
    const r = Math.max(node.r, 11);
    ctx.beginPath();
    ctx.arc(node.x * scale, node.y * scale, r, 0, 2 * Math.PI);
    ctx.fillStyle = style.background;
    ctx.strokeStyle = style.across;
    ctx.lineWidth = 3;
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = style.text;
    ctx.fillText(i + 1, node.x * scale, node.y * scale + 1);
  });
}
