// A button that copies the page's address, so that a view can be passed on.

import { copyText, element, icon } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

function button({ words }) {
  const status = element("span", { role: "status" });
  const field = element("input", { type: "text", readonly: true, hidden: true, "aria-label": words["by-hand"] });
  const copy = async () => {
    const done = await copyText((field.value = location.href));
    field.hidden = done;
    status.textContent = done ? words.done : words["by-hand"];
    if (!done) field.select();
  };
  return [element("button", { type: "button", class: "ino-copy-button", onclick: copy }, icon("link"), words.label), status, field];
}

export default mountDrawing(button, "ino-copy");
