// The actors as marks. Their size is one of the screen, not of the plane: coming closer spreads them out.

import { outline } from "./style.js";

const SMALLEST = 4;
const LARGEST = 18;
const SHARE = 0.45; // of the distance to the nearest mark
const FREE = 0.6; // of a tie's length lies under neither of its ends

// Gives each node `r`, its radius in pixels at a scale; area follows the measure within the bounds.
export function measureMarks(scene, scale) {
  for (const node of scene.nodes.values()) {
    const tied = Math.max(SMALLEST, (1 - FREE) * node.shortest * scale - SMALLEST);
    node.r = Math.min(Math.max(SMALLEST, (LARGEST * node.size) / 100), tied, SHARE * node.gap * scale);
  }
}

// Notes for each node how far it is to the nearest other one (`gap`) and along its shortest tie.
export function measureGaps(nodes, pairs) {
  const list = [...nodes.values()].sort((a, b) => a.x - b.x);
  for (const node of list) Object.assign(node, { gap: Infinity, shortest: Infinity });
  list.forEach((node, i) => {
    for (let j = i + 1; j < list.length && list[j].x - node.x < node.gap; j += 1) {
      const distance = Math.hypot(list[j].x - node.x, list[j].y - node.y);
      node.gap = Math.min(node.gap, distance);
      list[j].gap = Math.min(list[j].gap, distance);
    }
    // The nearest may also stand to the left.
    for (let j = i - 1; j >= 0 && node.x - list[j].x < node.gap; j -= 1) {
      node.gap = Math.min(node.gap, Math.hypot(list[j].x - node.x, list[j].y - node.y));
    }
  });
  for (const [a, b] of pairs) {
    const length = Math.hypot(a.x - b.x, a.y - b.y);
    a.shortest = Math.min(a.shortest, length);
    b.shortest = Math.min(b.shortest, length);
  }
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
