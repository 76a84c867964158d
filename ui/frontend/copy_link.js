// A button that copies the page's address, so that a view can be passed on.

import { element, icon, rootFor } from "./dom.js";

export default function (component) {
  const root = rootFor(component, "ino-copy");
  if (!root) return;
  const { data } = component;
  const { words } = data;
  const said = element("span", { role: "status" });
  const field = element("input", { type: "text", readonly: true, hidden: true, "aria-label": words["by-hand"] });
  const button = element("button", {
    type: "button",
    class: "ino-copy-button",
    onclick: async () => {
      const done = await copied(field);
      field.hidden = done;
      said.textContent = done ? words.done : words["by-hand"];
      if (!done) field.select();
    },
  }, icon("link"), words.label);
  root.replaceChildren(button, said, field);
}

// Browsers give the clipboard to secure pages only; on a plain address of the house the older way works.
async function copied(field) {
  field.value = location.href;
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(location.href).then(() => true, () => false);
  }
  field.hidden = false;
  field.select();
  return document.execCommand("copy");
}
