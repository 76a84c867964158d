// How nodes and edges look, from the payload's facts and the page's theme.

const SMALLEST = 7;
const LARGEST = 22;

// Never so large that two neighbours meet: `room` is the distance to the nearest one.
export function nodeSize(step, room = Infinity) {
  return Math.min(SMALLEST + ((LARGEST - SMALLEST) * step) / 100, 0.45 * room);
}

// vis-network has no upright cross; it is drawn as a custom shape.
function cross({ ctx, x, y, style }) {
  const arm = style.size * 0.42;
  const reach = style.size;
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.beginPath();
      for (const [dx, dy] of [
        [-arm, -reach], [arm, -reach], [arm, -arm], [reach, -arm], [reach, arm], [arm, arm],
        [arm, reach], [-arm, reach], [-arm, arm], [-reach, arm], [-reach, -arm], [-arm, -arm],
      ]) ctx.lineTo(x + dx, y + dy);
      ctx.closePath();
      ctx.fillStyle = style.color;
      ctx.strokeStyle = style.borderColor;
      ctx.lineWidth = style.borderWidth;
      ctx.fill();
      ctx.stroke();
      ctx.restore();
    },
    nodeDimensions: { width: reach * 2, height: reach * 2 },
  };
}

export class Style {
  constructor(content, colors) {
    this.colors = colors;
    const tone = colors.dark ? "dark" : "light";
    this.groups = new Map(content.groups.map((g) => [g.id, { ...g, color: g[tone] }]));
    this.tieTypes = new Map(content.tie_types.map((t) => [t.id, { ...t, color: t[tone] }]));
  }

  node(node, { size, faded, selected }) {
    const color = this.groups.get(node.family)?.color ?? this.colors.text;
    const border = selected ? this.colors.text : this.colors.background;
    const style = {
      id: node.id,
      x: node.x,
      y: node.y,
      shape: node.shape === "cross" ? "custom" : node.shape,
      size: nodeSize(size, node.room),
      opacity: faded ? 0.16 : 1,
      borderWidth: selected ? 3.5 : 1.2,
      color: {
        background: color,
        border,
        hover: { background: color, border: this.colors.text },
        highlight: { background: color, border: this.colors.text },
      },
    };
    if (node.shape === "cross") style.ctxRenderer = cross;
    return style;
  }

  edge(edge, { faded, lit }) {
    const color = this.tieTypes.get(edge.kind)?.color ?? this.colors.text;
    const opacity = faded ? 0.05 : lit ? 0.95 : this.colors.dark ? 0.5 : 0.42;
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      width: (lit ? 1.6 : 1) + 0.7 * ((edge.strength ?? 1) - 1),
      dashes: edge.old ? [6, 5] : false,
      arrows: edge.arrows ? { to: { enabled: true, scaleFactor: lit ? 0.6 : 0.4 } } : undefined,
      smooth: edge.curve ? { enabled: true, type: "curvedCW", roundness: 0.14 * edge.curve } : false,
      color: { color, opacity, highlight: color, hover: color },
    };
  }
}
