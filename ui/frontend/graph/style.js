// Colours of the picture from the payload's facts and the page's theme, and the outlines of marks.

import { theme, withAlpha } from "../lib/theme.js";

export const FONT = "'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif";
const ACROSS = { light: "#b8430f", dark: "#f4925f" };

export class Style {
  constructor(content, root) {
    Object.assign(this, theme(root));
    const tone = this.dark ? "dark" : "light";
    this.across = ACROSS[tone];
    this.quiet = withAlpha(this.text, this.dark ? 0.34 : 0.3);
    this.ground = `color-mix(in srgb, ${this.primary} ${this.dark ? 11 : 7}%, ${this.background})`;
    // The first group is what the picture is about; the others step back a little.
    const strength = (i) => (i === 0 ? 100 : this.dark ? 80 : 78);
    this.groups = new Map(content.groups.map((g, i) => [g.id, {
      ...g, color: g[tone], mark: `color-mix(in srgb, ${g[tone]} ${strength(i)}%, ${this.background})` }]));
    this.tieTypes = new Map(content.tie_types.map((t) => [t.id, { ...t, color: t[tone] }]));
  }
}

// Corners as [angle in turns, radius], or in units of the radius; each of about the area of the circle of radius 1.
const turn = (count, start, radius) => Array.from({ length: count }, (_, i) => {
  const angle = 2 * Math.PI * (start + i / count);
  return [Math.cos(angle) * (radius[i % radius.length]), Math.sin(angle) * (radius[i % radius.length])];
});
const CROSS = [[-0.42, -1.05], [0.42, -1.05], [0.42, -0.42], [1.05, -0.42], [1.05, 0.42], [0.42, 0.42],
  [0.42, 1.05], [-0.42, 1.05], [-0.42, 0.42], [-1.05, 0.42], [-1.05, -0.42], [-0.42, -0.42]];
const OUTLINES = {
  square: turn(4, 1 / 8, [1.2]),
  diamond: turn(4, 0, [1.2]),
  triangle: turn(3, -1 / 4, [1.3]),
  triangleDown: turn(3, 1 / 4, [1.3]),
  hexagon: turn(6, 0, [1.08]),
  star: turn(10, -1 / 4, [1.35, 0.62]),
  cross: CROSS,
};

// Adds the outline of a mark to the current path.
export function outline(ctx, shape, x, y, r) {
  const corners = OUTLINES[shape];
  if (!corners) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], i) => (i ? ctx.lineTo(x + cx * r, y + cy * r) : ctx.moveTo(x + cx * r, y + cy * r)));
  ctx.closePath();
}
