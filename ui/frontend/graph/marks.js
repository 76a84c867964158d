// The actors as marks. Their size is one of the screen, not of the plane: coming closer spreads them out.

import { outline } from "./style.js";

const SMALLEST = 4;
// At least, where a tie would hardly be seen between two marks; the ones that people look for stay larger.
const crowded = ({ landmark }) => (landmark ? 5 : 2.8);
const LARGEST = 18;
const SHARE = 0.45; // of the distance to the nearest mark
const FREE = 0.62; // of a tie's length lies under neither of its ends

// Gives each node `r`, its radius in pixels at a scale; area follows the measure within the bounds.
export function measureMarks(scene, scale) {
  const wanted = new Map();
  for (const node of scene.nodes.values()) {
    wanted.set(node, Math.min(Math.max(SMALLEST, (LARGEST * node.size) / 100), SHARE * node.gap * scale));
    node.r = wanted.get(node);
  }
  for (const [a, b] of scene.pairs) {
    const shrink = ((1 - FREE) * Math.hypot(a.x - b.x, a.y - b.y) * scale) / (wanted.get(a) + wanted.get(b));
    for (const end of [a, b]) end.r = Math.min(end.r, Math.max(shrink * wanted.get(end), Math.min(crowded(end), wanted.get(end))));
  }
  for (const { ends: [a, b], length, nodes } of scene.crossed) {
    const covered = nodes.reduce((sum, [node, off]) => sum + 2 * Math.sqrt(Math.max(0, node.r ** 2 - (off * scale) ** 2)), a.r + b.r);
    if (covered <= (1 - FREE) * length * scale) continue;
    for (const [node, off] of nodes) node.r = Math.min(node.r, Math.max(crowded(node), 0.6 * node.r, off * scale));
  }
}

// The ties that run under marks of others, with these and how far they are from the line on the plane.
export function crossedTies(nodes, pairs) {
  return pairs.map(([a, b]) => {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const length = Math.hypot(dx, dy) || 1;
    const near = [...nodes.values()].filter((node) => node !== a && node !== b).map((node) => {
      const t = ((node.x - a.x) * dx + (node.y - a.y) * dy) / length ** 2;
      return [node, t > 0 && t < 1 ? Math.abs((node.x - a.x) * dy - (node.y - a.y) * dx) / length : Infinity];
    });
    return { ends: [a, b], length, nodes: near.filter(([, off]) => off < LARGEST) };
  }).filter((tie) => tie.nodes.length);
}

// Notes for each node how far it is to the nearest other one (`gap`).
export function measureGaps(nodes) {
  const list = [...nodes.values()].sort((a, b) => a.x - b.x);
  for (const node of list) node.gap = Infinity;
  list.forEach((node, i) => {
    for (const step of [1, -1]) {
      for (let j = i + step; list[j] && Math.abs(list[j].x - node.x) < node.gap; j += step) {
        node.gap = Math.min(node.gap, Math.hypot(list[j].x - node.x, list[j].y - node.y));
      }
    }
  });
}

// One path for all marks of a group that are equally strong.
// `near`: those to show in full strength; the others with the alpha `rest`.
export function drawMarks(ctx, scale, scene, style, near, rest) {
  const batches = new Map();
  for (const node of scene.nodes.values()) {
    const key = `${node.family}|${!near || near.has(node.id)}`;
    if (!batches.has(key)) batches.set(key, []);
    batches.get(key).push(node);
  }
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = style.background;
  for (const lit of [false, true]) {
    for (const [key, nodes] of batches) {
      const [family, strong] = key.split("|");
      if ((strong === "true") !== lit) continue;
      const group = style.groups.get(family);
      ctx.globalAlpha = lit ? 1 : rest;
      ctx.fillStyle = near && lit ? group.color : group.mark;
      ctx.beginPath();
      for (const { x, y, r } of nodes) outline(ctx, group.shape, x * scale, y * scale, r);
      ctx.fill();
      if (lit) ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

// A ring around the one that is chosen or under the pointer.
export function drawRing(ctx, scale, node, color) {
  ctx.lineWidth = 3;
  ctx.strokeStyle = color;
  ctx.beginPath();
  ctx.arc(node.x * scale, node.y * scale, node.r + 4, 0, 2 * Math.PI);
  ctx.stroke();
}
