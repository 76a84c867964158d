// A table people can sort, search and leave by keyboard: real HTML, in the reader's language.

import { element, fill, icon, table } from "../lib/dom.js";
import { finder, formerNames } from "../lib/folding.js";
import { Component, mount } from "../lib/mount.js";

const FIRST_ROWS = 60;

class Table extends Component {
  constructor(root) {
    super(root);
    this.sort = null;
    this.wanted = "";
    this.all = false;
  }

  show(data) {
    this.data = data;
    this.sort ??= data.sort;
    this.collator = new Intl.Collator(data.language, { sensitivity: "base", numeric: true });
    this.input = data.words.search && element("input", { type: "search", class: "ino-search", placeholder: data.words.search,
      "aria-label": data.words.search, value: this.wanted, oninput: () => { this.wanted = this.input.value; this.fillRows(); } });
    this.count = element("p", { class: "ino-shown", "aria-live": "polite" });
    this.table = table(data.caption, [], []);
    this.more = element("button", { type: "button", class: "ino-more", onclick: () => { this.all = true; this.fillRows(); } });
    this.root.replaceChildren(
      ...(this.input ? [element("div", { class: "ino-searchbox" }, icon("search"), this.input)] : []),
      this.count,
      element("div", { class: "ino-scroll", tabindex: 0, role: "region", "aria-label": data.caption }, this.table),
      this.more);
    this.fillHead();
    this.fillRows();
  }

  fillHead() {
    this.table.tHead.rows[0].replaceChildren(...this.data.columns.map((column) => {
      const [key, down] = this.sort ?? [];
      const sorted = key === column.key ? (down ? "descending" : "ascending") : "none";
      return element("th", { scope: "col", "aria-sort": sorted, class: look(column) },
        element("button", { type: "button", title: column.help ?? column.name, onclick: () => this.sortBy(column) },
          column.name, element("span", { "aria-hidden": "true" }, { descending: " ▾", ascending: " ▴", none: "" }[sorted])));
    }));
  }

  sortBy(column) {
    const same = this.sort?.[0] === column.key;
    this.sort = [column.key, same ? !this.sort[1] : column.kind !== "text"];
    this.fillHead();
    this.fillRows();
  }

  ordered() {
    const [key, down] = this.sort ?? [];
    if (!key) return this.data.rows;
    const direction = down ? -1 : 1;
    // Rows without a value stay at the end in both directions.
    return [...this.data.rows].sort((a, b) => {
      const [x, y] = [value(a[key]), value(b[key])];
      if (x === null || y === null) return (x === null) - (y === null);
      return direction * (typeof x === "number" ? x - y : this.collator.compare(x, y));
    });
  }

  fillRows() {
    const wanted = this.wanted.trim();
    const fits = finder(wanted);
    const found = this.ordered().filter((row) => (wanted ? fits(Object.values(row).map(text).join(" ")) : !row.ended));
    const shown = this.all || wanted ? found : found.slice(0, FIRST_ROWS);
    this.table.tBodies[0].replaceChildren(...shown.map((row) => this.row(row, wanted && fits)));
    this.count.textContent = fill(this.data.words.shown, {
      shown: shown.length, all: this.data.rows.filter((row) => wanted || !row.ended).length });
    this.more.hidden = shown.length === found.length;
    this.count.hidden = !this.input && this.more.hidden;
    this.more.textContent = fill(this.data.words.more, { n: found.length - shown.length });
  }

  row(row, fits) {
    const names = fits && formerNames(row.formerly, fits);
    const past = [names && fill(this.data.words.formerly, { names }), row.ended]
      .filter(Boolean).map((words) => element("small", {}, words));
    return element("tr", {}, ...this.data.columns.map((column, i) => {
      const cell = row[column.key];
      if (i === 0) {
        return element("th", { scope: "row" }, row.id
          ? element("button", { type: "button", onclick: () => this.report("opened", row.id) }, text(cell)) : text(cell), ...past);
      }
      return element("td", { class: look(column) }, ...this.content(column, cell, row.id));
    }));
  }

  content({ kind, highest }, cell, id) {
    if (kind === "action") {
      return [element("button", { type: "button", "aria-label": cell.label, onclick: () => this.report("chosen", id) }, cell.text)];
    }
    if (kind !== "bar") return [text(cell)];
    const share = value(cell);
    return [
      share !== null && element("span", { class: "ino-meter", "aria-hidden": "true" },
        element("span", { style: `width:${(100 * share) / (highest || 1)}%` })),
      element("span", { class: "ino-words" }, text(cell)),
    ];
  }
}

export default mount(Table, "ino-list", "table");

// Wide columns are left out on phones.
function look(column) {
  return `ino-${column.kind}${column.wide ? " ino-wide" : ""}`;
}

// A cell is a plain value, or { value, text } where it is written otherwise.
function value(cell) {
  return (cell instanceof Object ? cell.value : cell) ?? null;
}

function text(cell) {
  return String(cell?.text ?? cell ?? "–");
}
