// The life of every component: one per element, drawn when its data differ, gone with the element.

import { hideHelp } from "./tooltip.js";

const mounted = new WeakMap();

// Returns what Streamlit calls at each run; that in turn returns the clean-up for when the element goes.
// The component's element is named by a class and, for tests, an id.
export function mount(Kind, name, testid) {
  return (call) => {
    const { parentElement, data } = call;
    const root = parentElement.querySelector("div") ?? parentElement;
    if (!mounted.has(root)) {
      root.classList.add(name, "ino-component");
      if (testid) root.dataset.testid = testid;
      mounted.set(root, new Kind(root));
    }
    const component = mounted.get(root);
    component.call = call;
    const drawn = JSON.stringify([data, getComputedStyle(root).getPropertyValue("--st-background-color")]);
    if (component.drawn !== drawn) {
      component.drawn = drawn;
      component.show(data);
    }
    return () => {
      // Streamlit also cleans up after a call that the next one has overtaken; the element is still there then.
      if (root.isConnected || mounted.get(root) !== component) return;
      component.destroy();
      mounted.delete(root);
    };
  };
}

// What is mounted: `show(data)` draws; what it observes is released with it.
export class Component {
  constructor(root) {
    this.root = root;
    this.observers = [];
  }

  // Sends what people did to the page's script.
  report(name, value) {
    this.call?.setTriggerValue(name, value);
  }

  observe(observer, node, options) {
    observer.observe(node, options);
    this.observers.push(observer);
  }

  destroy() {
    this.call = null;
    hideHelp();
    for (const observer of this.observers) observer.disconnect();
    this.root.replaceChildren();
  }
}

// Mounts a component without state: `draw(data, report)` returns what stands in its element.
export function mountDrawing(draw, name, testid) {
  class Drawing extends Component {
    show(data) {
      this.root.replaceChildren(...draw(data, (event, value) => this.report(event, value)));
    }
  }
  return mount(Drawing, name, testid);
}
