// How every component lives in the page: one part per element, drawn where its data differ, gone with the element.

import { hide } from "./tooltip.js";

const parts = new WeakMap();

// Returns what Streamlit calls at each run; that in turn returns the clean-up for when the element goes.
// The part's element is named by a class and, for tests, an id.
export function mount(Kind, name, testid) {
  return (component) => {
    const { parentElement, data } = component;
    const root = parentElement.querySelector("div") ?? parentElement;
    if (!parts.has(root)) {
      root.classList.add(name);
      if (testid) root.dataset.testid = testid;
      parts.set(root, new Kind(root));
    }
    const part = parts.get(root);
    part.call = component;
    const drawn = JSON.stringify([data, getComputedStyle(root).getPropertyValue("--st-background-color")]);
    if (part.drawn !== drawn) {
      part.drawn = drawn;
      part.show(data);
    }
    return () => {
      // Streamlit also cleans up after a call that the next one has overtaken; the element is still there then.
      if (root.isConnected || parts.get(root) !== part) return;
      part.destroy();
      parts.delete(root);
    };
  };
}

// What is mounted: `show(data)` draws; what it observes is released with it.
export class Part {
  constructor(root) {
    this.root = root;
    this.observers = [];
  }

  // Tells Streamlit what people did.
  report(name, value) {
    this.call?.setTriggerValue(name, value);
  }

  observe(observer, node, options) {
    observer.observe(node, options);
    this.observers.push(observer);
  }

  destroy() {
    this.call = null;
    hide();
    for (const observer of this.observers) observer.disconnect();
    this.root.replaceChildren();
  }
}
