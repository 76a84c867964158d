// Actors by how surely they belong to an answer, each with its values as dot and whisker on a common axis.

import { element, fill } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";
import { helpButton } from "../lib/tooltip.js";

const unfolded = new Set();

function intervals(data, report) {
  const { columns } = data;
  return [element("table", {},
    element("caption", { class: "ino-hidden" }, data.caption),
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, columns.name),
      head(columns.axis, "ino-r-axis", ticks(columns.axis.ticks)),
      columns.rank && head(columns.rank, "ino-r-rank"),
      columns.first && head(columns.first, "ino-r-first"))),
    ...data.bands.map((band) => bandRows(band, data, report)))];
}

function head({ title, info }, look, ...more) {
  return element("th", { scope: "col", class: look },
    element("span", { class: "ino-r-title" }, title, " ", info && helpButton(info)), ...more);
}

function ticks(marks) {
  return element("span", { class: "ino-r-ticks", "aria-hidden": "true" },
    ...marks.map(({ at, text }) => element("span", { style: `left:${at}%` }, text)));
}

function bandRows(band, { caption, columns, words }, report) {
  const key = `${caption}:${band.id}`;
  const rows = band.rows.flatMap((row) => [line(row, columns, report), ...note(row, columns, report)]);
  const fold = (hidden) => rows.forEach((row) => (row.hidden = hidden));
  const folded = band.folded && !unfolded.has(key) && rows.length > 0;
  fold(folded);
  const more = folded && element("button", { type: "button", class: "ino-r-more", onclick: () => {
    unfolded.add(key);
    fold(false);
    more.remove();
    rows[0].querySelector("button")?.focus();
  } }, fill(words.more, { n: band.rows.length }));
  const title = element("th", { scope: "rowgroup", colspan: count(columns) }, element("span", {}, band.title), more,
    rows.length === 0 && element("span", { class: "ino-band-none" }, words.none));
  return element("tbody", { class: `ino-band-${band.id}` }, element("tr", { class: "ino-band-head" }, title), ...rows);
}

function line(row, columns, report) {
  return element("tr", { class: "ino-r-row" },
    element("th", { scope: "row" },
      element("button", { type: "button", onclick: () => report("opened", row.id) }, row.name),
      element("small", {}, row.where)),
    element("td", { class: "ino-r-axis" }, whisker(row, columns.axis.ticks),
      element("span", { class: "ino-r-value", style: `margin-left:${Math.min(row.low ?? row.at, 78)}%` }, row.text)),
    columns.rank && element("td", { class: "ino-r-rank" }, row.rank),
    columns.first && element("td", { class: "ino-r-first" },
      element("span", { class: "ino-meter", "aria-hidden": "true" }, element("span", { style: `width:${100 * row.share}%` })),
      element("span", {}, row.first)));
}

// A remark on an actor, over the whole width.
function note(row, columns, report) {
  if (!row.note) return [];
  return [element("tr", { class: "ino-r-row ino-r-note" }, element("td", { colspan: count(columns) }, row.note, " ",
    row.action && element("button", { type: "button", class: "ino-r-action", "aria-label": `${row.name}: ${row.action}`,
      onclick: () => report("acted", row.id) }, row.action)))];
}

function count({ rank, first }) {
  return 2 + Boolean(rank) + Boolean(first);
}

// What stands in the words beside it, drawn.
function whisker({ low, high, at }, marks) {
  return element("span", { class: "ino-whisker", "aria-hidden": "true" },
    ...marks.map((mark) => element("span", { class: "ino-grid", style: `left:${mark.at}%` })),
    low !== null && element("span", { class: "ino-span", style: `left:${low}%;width:${Math.max(high - low, 0)}%` }),
    element("span", { class: "ino-dot-mark", style: `left:${at}%` }));
}

export default mountDrawing(intervals, "ino-ranges", "ranges");
