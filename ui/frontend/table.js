// A table people can sort, search and leave by keyboard: real HTML, in the reader's language.

import { element, fill, icon, plain } from "./dom.js";
import { mount, Part } from "./mount.js";

const FIRST_ROWS = 60;

class Table extends Part {
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
    this.body = element("tbody");
    this.head = element("tr");
    this.more = element("button", { type: "button", class: "ino-more", onclick: () => { this.all = true; this.fillRows(); } });
    this.root.replaceChildren(
      ...(this.input ? [element("div", { class: "ino-searchbox" }, icon("search"), this.input)] : []),
      this.count,
      element("div", { class: "ino-scroll", tabindex: 0, role: "region", "aria-label": data.caption },
        element("table", {}, element("caption", { class: "ino-hidden" }, data.caption), element("thead", {}, this.head), this.body)),
      this.more);
    this.fillHead();
    this.fillRows();
  }

  fillHead() {
    this.head.replaceChildren(...this.data.columns.map((column) => {
      const [key, down] = this.sort ?? [];
      const sorted = key === column.key ? (down ? "descending" : "ascending") : "none";
      return element("th", { scope: "col", "aria-sort": sorted, class: look(column) },
        element("button", { type: "button", title: column.help ?? column.name, onclick: () => this.sortBy(column) },
          column.name, element("span", { "aria-hidden": "true", class: "ino-arrow" },
            { descending: " ▾", ascending: " ▴", none: "" }[sorted])));
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
    // Rows without a value stay at the end whichever way the table is sorted.
    return [...this.data.rows].sort((a, b) => {
      const [x, y] = [a[key]?.value ?? a[key], b[key]?.value ?? b[key]];
      if (x === null || x === undefined) return y === null || y === undefined ? 0 : 1;
      if (y === null || y === undefined) return -1;
      return direction * (typeof x === "number" ? x - y : this.collator.compare(x, y));
    });
  }

  fillRows() {
    const wanted = plain(this.wanted);
    const found = this.ordered().filter((row) => !wanted || plain(Object.values(row).map(text).join(" ")).includes(wanted));
    const shown = this.all || wanted ? found : found.slice(0, FIRST_ROWS);
    this.body.replaceChildren(...shown.map((row) => this.row(row)));
    this.count.textContent = fill(this.data.words.shown, { shown: shown.length, all: this.data.rows.length });
    this.more.hidden = shown.length === found.length;
    this.count.hidden = !this.input && this.more.hidden;
    this.more.textContent = fill(this.data.words.more, { n: found.length - shown.length });
  }

  row(row) {
    return element("tr", {}, ...this.data.columns.map((column, i) => {
      const value = row[column.key];
      if (i === 0) {
        return element("th", { scope: "row" }, row.id
          ? element("button", { type: "button", onclick: () => this.report("opened", row.id) }, text(value)) : text(value));
      }
      if (column.kind === "action") return element("td", { class: look(column) }, this.action(row.id, value));
      return element("td", { class: look(column) }, ...this.cell(column, value));
    }));
  }

  action(id, { text: words, label }) {
    return element("button", { type: "button", "aria-label": label, onclick: () => this.report("chosen", id) }, words);
  }

  cell(column, value) {
    if (column.kind !== "bar") return [text(value)];
    if (value?.value === null || value?.value === undefined) return [element("span", { class: "ino-words" }, value?.text ?? "–")];
    return [
      element("span", { class: "ino-meter", "aria-hidden": "true" },
        element("span", { style: `width:${(100 * value.value) / (column.highest || 1)}%` })),
      element("span", { class: "ino-words" }, value.text),
    ];
  }
}

export default mount(Table, "ino-list", "table");

// Wide columns are left out on phones.
function look(column) {
  return `ino-${column.kind}${column.wide ? " ino-wide" : ""}`;
}

function text(value) {
  if (value === null || value === undefined) return "–";
  return String(value.text ?? value);
}
