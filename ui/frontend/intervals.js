// Actors by how surely they belong to an answer, each with its values as dot and whisker on a common axis.

import { element, fill } from "./dom.js";
import { mount, Part } from "./mount.js";
import { info } from "./tooltip.js";

const unfolded = new Set();

class Intervals extends Part {
  show(data) {
    const events = {
      open: (id) => this.report("opened", id),
      act: (id) => this.report("acted", id),
    };
    const { columns } = data;
    this.root.replaceChildren(element("table", {},
      element("caption", { class: "ino-hidden" }, data.caption),
      element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, columns.name),
        head(columns.axis, "ino-r-axis", ticks(columns.axis.ticks)),
        columns.rank && head(columns.rank, "ino-r-rank"),
        columns.first && head(columns.first, "ino-r-first"))),
      ...data.bands.map((band) => bandRows(band, data, events))));
  }
}

export default mount(Intervals, "ino-ranges", "ranges");

function head({ title, info: explained }, className, ...more) {
  return element("th", { scope: "col", class: className },
    element("span", { class: "ino-r-title" }, title, " ", explained ? info(explained) : null), ...more);
}

function ticks(marks) {
  return element("span", { class: "ino-r-ticks", "aria-hidden": "true" },
    ...marks.map(({ at, text }) => element("span", { style: `left:${at}%` }, text)));
}

function bandRows(band, data, events) {
  const body = element("tbody", { class: `ino-band ino-band-${band.id}` });
  const key = `${data.caption}:${band.id}`;
  const hidden = band.folded && !unfolded.has(key);
  const rows = band.rows.flatMap((row) => [line(row, data, events), ...note(row, data, events)]);
  for (const one of rows) one.hidden = hidden;
  const more = hidden && rows.length
    ? element("button", { type: "button", class: "ino-r-more", onclick: () => {
        unfolded.add(key);
        for (const one of rows) one.hidden = false;
        more.remove();
        rows[0].querySelector("button")?.focus();
      } }, fill(data.words.more, { n: band.rows.length }))
    : null;
  const title = element("tr", { class: "ino-band-head" },
    element("th", { scope: "rowgroup", colspan: count(data.columns) }, element("span", {}, band.title), more,
      rows.length ? null : element("span", { class: "ino-band-none" }, data.words.none)));
  body.append(title, ...rows);
  return body;
}

function line(row, data, events) {
  const { columns } = data;
  return element("tr", { class: "ino-r-row" },
    element("th", { scope: "row" },
      element("button", { type: "button", onclick: () => events.open(row.id) }, row.name),
      element("small", {}, row.where)),
    element("td", { class: "ino-r-axis" }, whisker(row, columns.axis.ticks),
      element("span", { class: "ino-r-value", style: `margin-left:${Math.min(row.low ?? row.at, 78)}%` }, row.text)),
    columns.rank && element("td", { class: "ino-r-rank" }, row.rank),
    columns.first && element("td", { class: "ino-r-first" },
      element("span", { class: "ino-r-meter", "aria-hidden": "true" }, element("span", { style: `width:${100 * row.share}%` })),
      element("span", {}, row.first)));
}

// What else is to be said of an actor, over the whole width.
function note(row, { columns }, events) {
  if (!row.note) return [];
  return [element("tr", { class: "ino-r-row ino-r-note" }, element("td", { colspan: count(columns) }, row.note, " ",
    row.action && element("button", { type: "button", class: "ino-r-action", "aria-label": `${row.name}: ${row.action}`,
      onclick: () => events.act(row.id) }, row.action)))];
}

function count({ rank, first }) {
  return 2 + Boolean(rank) + Boolean(first);
}

// What stands in the words beside it, drawn.
function whisker({ low, high, at }, marks) {
  return element("span", { class: "ino-whisker", "aria-hidden": "true" },
    ...marks.map((mark) => element("span", { class: "ino-grid", style: `left:${mark.at}%` })),
    low === undefined || low === null ? null : element("span", { class: "ino-span", style: `left:${low}%;width:${Math.max(high - low, 0)}%` }),
    element("span", { class: "ino-dot-mark", style: `left:${at}%` }));
}
