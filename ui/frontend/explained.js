// Figures by name, each with the button that explains it.

import { element, rootFor } from "./dom.js";
import { info } from "./explain.js";

export default function (component) {
  const root = rootFor(component, "ino-explained-row");
  if (!root) return;
  const { data } = component;
  root.replaceChildren(...data.figures.map((figure) => element("span", { class: "ino-r-title" }, figure.title, " ", info(figure))));
}
