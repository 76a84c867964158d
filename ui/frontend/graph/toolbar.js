// Search, zoom, fit, full screen, picture, table.

import { element, fill, formerNames, icon, searchable } from "../lib/dom.js";

const MOST_HITS = 8;

export class Toolbar {
  constructor(view) {
    this.view = view;
    const { words } = view.content;
    const button = (name, word, action) => element("button",
      { type: "button", class: "ino-tool", title: words[word], "aria-label": words[word], onclick: action }, icon(name));
    this.tableButton = button("table", "table", () => this.toggleTable());
    this.tableButton.setAttribute("aria-pressed", "false");
    this.box = element("div", { class: "ino-toolbar" },
      this.search(words),
      element("div", { class: "ino-tools", role: "toolbar", "aria-label": words.help },
        button("plus", "zoom-in", () => view.zoom(1.3)),
        button("minus", "zoom-out", () => view.zoom(1 / 1.3)),
        button("fit", "fit", () => view.fit()),
        button("full", "full-screen", () => this.fullScreen()),
        button("download", "download", () => this.download()),
        this.tableButton));
    view.root.prepend(this.box);
  }

  search(words) {
    this.hits = element("ul", { class: "ino-hits", role: "listbox", id: "ino-hits", "aria-label": words.search, hidden: true });
    this.input = element("input", {
      type: "search", class: "ino-search", placeholder: words.search, "aria-label": words.search, role: "combobox",
      "aria-expanded": "false", "aria-controls": "ino-hits", "aria-autocomplete": "list", autocomplete: "off",
      oninput: () => this.find(), onkeydown: (event) => this.key(event),
      onblur: () => setTimeout(() => this.close(), 150),
    });
    return element("div", { class: "ino-searchbox" }, icon("search"), this.input, this.hits);
  }

  find() {
    const wanted = searchable(this.input.value);
    const { content, ordered, byId } = this.view;
    // What has ended is in no picture of today, but people still look for it.
    const ended = content.nodes.filter((n) => n.ended && !byId.has(n.id));
    this.found = wanted
      ? [...ordered, ...ended].filter((n) => searchable([n.name, n.label, n.place, ...(n.formerly ?? [])].join(" "))
        .includes(wanted)).slice(0, MOST_HITS)
      : [];
    this.active = 0;
    this.hits.replaceChildren(...this.found.map((node, i) => element("li", {
      role: "option", id: `ino-hit-${i}`, "aria-selected": String(i === this.active),
      onpointerdown: (event) => { event.preventDefault(); this.choose(node); },
    }, element("span", {}, node.name, ...this.past(node, wanted)), element("small", {}, content.districts[node.district]))));
    if (wanted && !this.found.length) {
      this.hits.replaceChildren(element("li", { class: "ino-none" }, content.words["search-none"]));
    }
    this.hits.hidden = !wanted;
    this.input.setAttribute("aria-expanded", String(Boolean(wanted)));
    this.mark();
  }

  // The former names by which an actor was found, and when it ended.
  past({ formerly = [], ended }, wanted) {
    const { words } = this.view.content;
    const names = formerNames(formerly, wanted);
    return [names && fill(words.formerly, { names }), ended && fill(words.ended, { year: ended })]
      .filter(Boolean).map((text) => element("small", {}, text));
  }

  key(event) {
    if (event.key === "Escape") { this.input.value = ""; this.close(); return; }
    if (!this.found?.length) return;
    if (event.key === "ArrowDown") this.active = (this.active + 1) % this.found.length;
    else if (event.key === "ArrowUp") this.active = (this.active + this.found.length - 1) % this.found.length;
    else if (event.key === "Enter") this.choose(this.found[this.active]);
    else return;
    event.preventDefault();
    this.mark();
  }

  mark() {
    [...this.hits.children].forEach((hit, i) => hit.setAttribute("aria-selected", String(i === this.active)));
    if (this.found.length) this.input.setAttribute("aria-activedescendant", `ino-hit-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  choose(node) {
    this.input.value = "";
    this.close();
    if (!this.view.byId.has(node.id)) { this.view.open(node.id); return; }
    this.view.goTo(node.id);
    this.view.canvas.focus({ preventScroll: true });
  }

  close() {
    this.hits.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  toggleTable() {
    this.view.table.toggle();
    const { words } = this.view.content;
    const open = this.view.table.open;
    this.tableButton.setAttribute("aria-pressed", String(open));
    this.tableButton.title = words[open ? "picture" : "table"];
    this.tableButton.setAttribute("aria-label", words[open ? "picture" : "table"]);
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.view.root.requestFullscreen?.();
  }

  download() {
    const drawn = this.view.canvas.querySelector("canvas");
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [drawn.width, drawn.height];
    const ctx = picture.getContext("2d");
    ctx.fillStyle = this.view.colors.background;
    ctx.fillRect(0, 0, picture.width, picture.height);
    ctx.drawImage(drawn, 0, 0);
    picture.toBlob((blob) => {
      const link = element("a", { href: URL.createObjectURL(blob), download: "integrationsnetz.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }
}
