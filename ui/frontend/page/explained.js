// Figures by name, each with the button that explains it.

import { element } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";
import { helpButton } from "../lib/tooltip.js";

export default mountDrawing(({ figures }) => figures.map((figure) =>
  element("span", { class: "ino-r-title" }, figure.title, " ", helpButton(figure))), "ino-explained-row");
