// What to ask next: one sheet per district, to read here, and to print and write on.

import { element } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

const LINES = 2;

export default mountDrawing(({ sheets, words }, report) => [
  element("div", { class: "ino-answer-tools" },
    element("button", { type: "button", class: "ino-more", onclick: printSheets }, words.print)),
  ...sheets.map((sheet) => section(sheet, words, (id) => report("opened", id))),
], "ino-sheets", "sheets");

function section({ district, facts, items, nothing }, words, open) {
  return element("section", { class: "ino-sheet" },
    element("h3", {}, district),
    element("p", { class: "ino-aside" }, facts, element("span", { class: "ino-on-paper ino-asked" }, `${words.asked} ____________________`)),
    items.length ? element("ol", {}, ...items.map((item) => line(item, words, open))) : element("p", {}, nothing));
}

function line({ id, who, question, detail }, words, open) {
  return element("li", { class: "ino-sheet-item" },
    element("p", { class: "ino-sheet-question" }, question),
    element("p", { class: "ino-sheet-detail" }, detail),
    element("p", { class: "ino-sheet-who" }, `${words.ask} `,
      id ? element("button", { type: "button", onclick: () => open(id) }, who) : who),
    element("div", { class: "ino-on-paper", "aria-hidden": "true" },
      ...Array.from({ length: LINES }, () => element("div", { class: "ino-write" }))));
}

// Only the sheets go on paper; the page prints as a whole by the browser's own command.
function printSheets() {
  const page = document.documentElement;
  page.dataset.printing = "sheets";
  addEventListener("afterprint", () => delete page.dataset.printing, { once: true });
  print();
}
