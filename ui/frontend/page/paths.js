// Ways between two actors: each as a line of chips, the chosen one with the ties and sources of every step.

import { citations, stop } from "../lib/chain.js";
import { element } from "../lib/dom.js";
import { Component, mount } from "../lib/mount.js";

class Paths extends Component {
  show({ title, words, lines, ways, reading, chosen }) {
    const report = (name, value) => this.report(name, value);
    const buttons = () => [...this.root.querySelectorAll("h3 button, .ino-ways-tools button")];
    const focused = buttons().indexOf(document.activeElement);
    this.root.replaceChildren(
      element("h2", {}, title),
      ...lines.map((line) => element("p", { class: "ino-ways-line" }, line)),
      element("div", { class: "ino-ways-tools" },
        element("button", { type: "button", class: "ino-chip", onclick: () => report("swapped", true) }, words.swap),
        element("button", { type: "button", class: "ino-chip", onclick: () => report("closed", true) }, words.close)),
      element("ol", { class: "ino-ways" }, ...ways.map((way, i) => drawn(way, i, i === chosen, words, report))),
      ...(reading ? [element("p", { class: "ino-aside" }, reading)] : []));
    buttons()[focused]?.focus(); // who chose by keyboard goes on from there
  }
}

export default mount(Paths, "ino-paths", "ways");

function drawn({ title, stops, steps }, i, open, words, report) {
  const visit = (id) => report("opened", id);
  return element("li", { "data-testid": "way", "data-actors": stops.map(({ id }) => id).join(" "), class: open && "ino-shown-way" },
    element("h3", {}, element("button", { type: "button", "aria-expanded": String(open), onclick: () => report("chosen", String(i + 1)) }, title)),
    open
      ? element("ol", { class: "ino-steps" }, stop(stops[0], "first", visit),
        ...steps.flatMap((ties, n) => [step(ties, words), stop(stops[n + 1], n + 1 < steps.length ? "between" : "last", visit)]))
      : element("p", { class: "ino-stops" }, ...stops.map(({ id, name }) =>
        element("button", { type: "button", class: "ino-chip", onclick: () => visit(id) }, name))));
}

function step(ties, words) {
  return element("li", { class: "ino-link-step" }, ...ties.map(({ kind, arrow, years, evidence }) => element("div", {},
    element("p", {}, arrow && element("span", { class: "ino-arrow-line", "aria-hidden": "true" }, `${arrow} `),
      element("strong", {}, kind), years && ` · ${years}`),
    evidence.length ? citations(evidence) : element("p", {}, words.none))));
}
