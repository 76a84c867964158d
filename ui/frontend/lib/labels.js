// Labels that cover nothing: each takes the first of its spots that is free, the most important first.

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

// Returns the spots that are taken. A label is { spots: [{ box, ... }], dot?, must? }: boxes are [left, top, right,
// bottom]; its `dot` is in the way of those after it; one that `must` be shown may cover others.
export function placeLabels(labels, obstacles, most = Infinity) {
  const taken = [...obstacles];
  const placed = [];
  for (const { spots, dot, must } of labels) {
    if (placed.length >= most) break;
    if (dot) taken.push(dot);
    const spot = spots.find(({ box }) => must || !taken.some((other) => overlap(box, other)));
    if (!spot) continue;
    taken.push(spot.box);
    placed.push(spot);
  }
  return placed;
}
