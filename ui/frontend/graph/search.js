// Search in the picture: actors to go to, places and topics to filter by.

import { element, fill } from "../lib/dom.js";
import { finder, formerNames } from "../lib/folding.js";

const MOST_HITS = 8;
const MOST_FILTERS = 3;

export class Search {
  constructor(view) {
    this.view = view;
    this.found = [];
    const { words } = view.content;
    this.hits = element("ul", { class: "ino-hits", role: "listbox", id: "ino-hits", "aria-label": words.search, hidden: true });
    this.input = element("input", {
      type: "search", class: "ino-search", placeholder: words.search, "aria-label": words.search, role: "combobox",
      "aria-expanded": "false", "aria-controls": "ino-hits", "aria-autocomplete": "list", autocomplete: "off",
      oninput: () => this.find(), onkeydown: (event) => this.key(event),
      onblur: () => setTimeout(() => this.close(), 150),
    });
  }

  find() {
    const { content, scene } = this.view;
    const wanted = this.input.value.trim();
    const fits = finder(wanted);
    // What has ended is in no picture of today, but people still look for it.
    const ended = content.nodes.filter((n) => n.ended && !scene.byId.has(n.id));
    const actors = [...scene.ordered, ...ended].filter((n) => fits([n.name, n.label, n.place, ...(n.formerly ?? [])].join(" ")));
    const filters = [
      ...[...new Set(content.nodes.map((n) => n.place))].filter((place) => place && fits(place))
        .map((place) => ({ name: place, note: content.words.place, filter: { municipality: place } })),
      ...Object.entries(content.topics).filter(([, name]) => fits(name))
        .map(([id, name]) => ({ name, note: content.words.topic, filter: { topic: id } })),
    ].slice(0, MOST_FILTERS);
    const hits = [...actors.slice(0, MOST_HITS - filters.length)
      .map((n) => ({ name: n.name, note: content.districts[n.district], actor: n.id, past: this.past(n, fits) })), ...filters];
    this.found = wanted ? hits : [];
    this.active = 0;
    this.hits.replaceChildren(...this.found.map((hit, i) => element("li", {
      role: "option", id: `ino-hit-${i}`, "aria-selected": String(i === this.active),
      onpointerdown: (event) => { event.preventDefault(); this.choose(hit); },
    }, element("span", {}, hit.name, ...(hit.past ?? [])), element("small", {}, hit.note))));
    if (wanted && !this.found.length) {
      this.hits.replaceChildren(element("li", { class: "ino-none" }, content.words["search-none"]));
    }
    this.hits.hidden = !wanted;
    this.input.setAttribute("aria-expanded", String(Boolean(wanted)));
    this.mark();
  }

  // The former names by which an actor was found, and when it ended.
  past({ formerly = [], ended }, fits) {
    const { words } = this.view.content;
    const names = formerNames(formerly, fits);
    return [names && fill(words.formerly, { names }), ended && fill(words.ended, { year: ended })]
      .filter(Boolean).map((text) => element("small", {}, text));
  }

  key(event) {
    if (event.key === "Escape") { event.preventDefault(); this.input.value = ""; this.close(); return; }
    if (!this.found.length) return;
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

  choose({ actor, filter }) {
    this.input.value = "";
    this.close();
    if (filter) return this.view.report("filtered", filter);
    if (!this.view.scene.byId.has(actor)) return this.view.open(actor);
    this.view.select(actor);
    return this.view.canvas.focus({ preventScroll: true });
  }

  close() {
    this.hits.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
