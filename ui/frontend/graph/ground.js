// What lies below everything: the districts' discs with their names, and the rows of open levels.

import { withAlpha } from "../lib/theme.js";
import { FONT } from "./style.js";

export function drawGround(ctx, scale, scene, style, strong) {
  const shown = new Set(scene.discs.map((disc) => disc.id));
  for (const { id, x, y, r } of scene.around ? [] : scene.plan.discs) {
    const alive = shown.has(id) && scene.present.has(id);
    ctx.beginPath();
    ctx.arc(x * scale, y * scale, r * scale, 0, 2 * Math.PI);
    ctx.fillStyle = alive ? style.ground : style.background;
    ctx.fill();
    ctx.strokeStyle = withAlpha(style.primary, strong === id ? 0.9 : alive ? 0.42 : 0.16);
    ctx.lineWidth = strong === id ? 2.5 : 1.5;
    ctx.stroke();
  }
  for (const { drawn, x, y, width, height } of scene.levels) {
    if (!drawn) continue;
    ctx.beginPath();
    ctx.roundRect(x * scale, y * scale, width * scale, height * scale, 12);
    ctx.fillStyle = style.ground;
    ctx.fill();
  }
}

// The names of districts and open levels with their boxes in pixels: [{ id, text, x, y, size, box }].
// Within `room` as far as their grounds are.
export function titles(ctx, scale, scene, size, room) {
  const made = scene.around ? [] : scene.plan.discs
    .filter(({ id }) => !scene.focus || scene.focus === id)
    .map((disc) => ({ id: disc.id, kind: "district", name: scene.content.short[disc.id], x: disc.x * scale,
      y: (disc.y - disc.r) * scale - 5, count: scene.actors.filter((node) => node.district === disc.id).length }));
  const rows = scene.levels.filter(({ drawn }) => drawn).map((level) => ({ id: level.id, kind: "level", name: level.name,
    count: level.count, x: level.x * scale, left: true, y: level.y * scale + size + 4 }));
  return [...made, ...rows].map((title) => {
    ctx.font = `700 ${size}px ${FONT}`;
    const wide = ctx.measureText(title.name).width;
    ctx.font = `500 ${size}px ${FONT}`;
    const count = ` ${title.count}`;
    const width = wide + ctx.measureText(count).width;
    const inside = title.x > room[0] && title.x < room[2];
    const wanted = title.left ? title.x + 12 : title.x - width / 2;
    const left = inside ? Math.min(Math.max(wanted, room[0] + 3), room[2] - width - 3) : wanted;
    return { ...title, wide, count, size, box: [left - 3, title.y - size, left + width + 3, title.y + 4] };
  });
}

export function drawTitles(ctx, made, style, strong) {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = withAlpha(style.background, 0.92);
  for (const { id, name, count, wide, size, box, y } of made) {
    ctx.fillStyle = strong === id ? style.text : style.primary;
    for (const [text, weight, x] of [[name, 700, box[0] + 3], [count, 500, box[0] + 3 + wide]]) {
      ctx.font = `${weight} ${size}px ${FONT}`;
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
    }
  }
}
