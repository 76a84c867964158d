// Figures by name, each with the button that explains it.

import { element } from "./dom.js";
import { mount, Part } from "./mount.js";
import { info } from "./tooltip.js";

class Explained extends Part {
  show({ figures }) {
    this.root.replaceChildren(...figures.map((figure) => element("span", { class: "ino-r-title" }, figure.title, " ", info(figure))));
  }
}

export default mount(Explained, "ino-explained-row");
