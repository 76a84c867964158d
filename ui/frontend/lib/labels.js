// Where names stand in drawings: the rule of network/geo/label_placement.py, number for number.
//
// Names come in order of importance, each with its possible places, the best first; boxes are [left, top, right,
// bottom]. A place is free within the frame and off all obstacles and earlier names; edge to edge is free. Without
// a free place, one that must be there takes the place that covers least, and any other is left out.

const AROUND = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [1, 1], [-1, -1], [-1, 1]];
const FURTHER = [1, 2];
const MUCH_FURTHER = [3.5, 5];
// From this place on, a line leads from the mark to its name.
export const WITH_LINE = AROUND.length;
// The number of largest marks that names keep off; smaller ones they may cover.
export const LARGEST = 60;

// Returns for each of the labels { places, must? } the number of its place, or null.
export function placeLabels(labels, obstacles, frame = null) {
  const taken = [...obstacles];
  return labels.map(({ places, must }) => {
    const inside = places.map((box) => !frame || (box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3]));
    const anyInside = inside.includes(true);
    let best = null;
    let least = Infinity;
    for (let i = 0; i < places.length && least > 0; i += 1) {
      if (!inside[i] && (anyInside || !must)) continue;
      const covered = coveredArea(places[i], taken, must ? least : 0);
      if (covered < least && (must || covered === 0)) [best, least] = [i, covered];
    }
    if (best !== null) taken.push(places[best]);
    return best;
  });
}

// Returns the places of a name of this size around a mark: eight beside it, then further out.
export function placesAround(mark, width, height, gap, must = false) {
  const [x, y] = [(mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2];
  return [0, ...FURTHER, ...(must ? MUCH_FURTHER : [])].flatMap((step) => {
    const across = (mark[2] - mark[0]) / 2 + gap + step * height;
    const down = (mark[3] - mark[1]) / 2 + gap + step * height;
    return AROUND.map(([right, below]) => {
      const left = x + right * across + ((right - 1) * width) / 2;
      const top = y + below * down + ((below - 1) * height) / 2;
      return [left, top, left + width, top + height];
    });
  });
}

// The area of a box that others cover; counting stops beyond `enough`.
function coveredArea(box, others, enough) {
  let sum = 0;
  for (const other of others) {
    const wide = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
    const high = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
    if (wide > 0 && high > 0) sum += wide * high;
    if (sum > enough) break;
  }
  return sum;
}
