// Figures by name, each with the button that explains it.

import { element } from "./dom.js";
import { info } from "./explain.js";

const drawn = new WeakMap();

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector("div") ?? parentElement;
  const content = JSON.stringify(data);
  if (drawn.get(root) === content) return;
  drawn.set(root, content);
  root.className = "ino-explained-row";
  root.replaceChildren(...data.figures.map((figure) => element("span", { class: "ino-r-title" }, figure.title, " ", info(figure))));
}
