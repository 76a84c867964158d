// One district at a time: what leaves it ends in counted stubs at the rim, in the direction of the other end.

import { withAlpha } from "../lib/theme.js";
import { FONT } from "./style.js";

const HEIGHT = 0.85; // of the stage, for the disc
const ROW = 30;
const AWAY = 56;
const UPWARDS = -Math.PI / 2;

// The box to show so that the disc takes its share of the stage's height.
export function focusBox(disc, stage, insets) {
  const free = stage.clientHeight - insets.top - insets.bottom;
  const half = disc.r * Math.max(1, free / (HEIGHT * stage.clientHeight));
  return [disc.x - half, disc.y - half, disc.x + half, disc.y + half];
}

// One stub per other district and level, those without a tie as well.
export function stubsOf(scene) {
  const disc = scene.discById.get(scene.focus);
  if (!disc) return [];
  const { plan, content } = scene;
  const targets = [
    ...plan.shelf.map((level, i) => ({ id: level.id, name: content.short[level.id], level: true, angle: UPWARDS + 0.55 * (i % 2 ? -1 : 1) * (1 + (i >> 1)) })),
    ...plan.discs.filter((other) => other !== disc).map((other) => ({ id: other.id, name: content.short[other.id],
      angle: Math.atan2(other.y - disc.y, other.x - disc.x) })),
  ];
  const districtOf = (id) => content.nodes[content.numbers.get(id)].district;
  const ends = new Map(targets.map((target) => [target.id, []]));
  for (const tie of scene.outside) {
    const own = scene.byId.has(tie.from) ? tie.from : tie.to;
    const other = own === tie.from ? tie.to : tie.from;
    if (districtOf(own) === scene.focus) ends.get(districtOf(other))?.push({ ...tie, own, other });
  }
  return targets.map((target) => ({ ...target, key: `stub|${target.id}`, kind: "stub", ties: ends.get(target.id),
    side: Math.cos(target.angle) < 0 ? -1 : 1, x: disc.x + disc.r * Math.cos(target.angle), y: disc.y + disc.r * Math.sin(target.angle) }));
}

// Gives each stub the box of its name in pixels: in a column on either side, one below the other.
export function placeStubs(ctx, stubs, scene, scale, size, room) {
  const disc = scene.discById.get(scene.focus);
  ctx.font = `700 ${size}px ${FONT}`;
  for (const side of [-1, 1]) {
    const column = stubs.filter((stub) => stub.side === side).sort((a, b) => a.y - b.y);
    const wanted = column.map((stub) => stub.y * scale);
    for (let i = 1; i < wanted.length; i += 1) wanted[i] = Math.max(wanted[i], wanted[i - 1] + ROW);
    const over = Math.max(0, (wanted.at(-1) ?? 0) + ROW / 2 - room[3]);
    column.forEach((stub, i) => {
      const y = Math.max(room[1] + ROW * (i + 0.5), wanted[i] - over);
      const reach = Math.sqrt(Math.max(0, disc.r ** 2 - (y / scale - disc.y) ** 2)) * scale;
      const width = ctx.measureText(`${stub.name} ${stub.ties.length}`).width + 20;
      const edge = disc.x * scale + side * (reach + AWAY);
      const left = Math.min(Math.max(side > 0 ? edge : edge - width, room[0]), room[2] - width);
      stub.box = [left, y - 13, left + width, y + 13];
    });
  }
}

export function drawStubs(ctx, stubs, scale, style, size, strong) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const stub of stubs) {
    const { box, side, level, ties, key } = stub;
    const color = ties.length ? (level ? style.primary : style.across) : withAlpha(style.text, 0.45);
    ctx.strokeStyle = color;
    ctx.lineWidth = ties.length ? Math.min(9, 1.5 + 1.4 * Math.sqrt(ties.length)) : 1.2;
    ctx.setLineDash(ties.length ? [] : [4, 4]);
    ctx.beginPath();
    ctx.moveTo(stub.x * scale, stub.y * scale);
    ctx.lineTo(side > 0 ? box[0] : box[2], (box[1] + box[3]) / 2);
    ctx.stroke();
    ctx.lineWidth = 1.6;
    ctx.fillStyle = strong === key ? color : style.background;
    ctx.beginPath();
    ctx.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 13);
    ctx.fill();
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.font = `${ties.length ? 700 : 500} ${size}px ${FONT}`;
    ctx.fillStyle = strong === key ? style.background : ties.length ? color : withAlpha(style.text, 0.75);
    ctx.fillText(`${stub.name} ${ties.length}`, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + 1);
  }
}
