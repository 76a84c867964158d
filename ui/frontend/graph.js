// The graph view as a Streamlit component: mounts once, then only follows differences.

import { GraphView } from "./graph-view.js";

const views = new WeakMap();
const payloads = new Map();

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = resolve;
    element.onerror = () => reject(new Error(address));
    document.head.append(element);
  });
}

let visLoaded;

function payload(address) {
  if (!payloads.has(address)) {
    const fetched = fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      return answer.json();
    });
    fetched.catch(() => payloads.delete(address));
    payloads.set(address, fetched);
  }
  return payloads.get(address);
}

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector("div") ?? parentElement;
  let view = views.get(root);
  if (!view) {
    view = new GraphView(root, data);
    views.set(root, view);
  }
  view.report = (name, value) => component.setTriggerValue(name, value);
  visLoaded ??= window.vis ? Promise.resolve() : script(data.vis);
  const wanted = (view.wanted = data);
  Promise.all([payload(data.url), visLoaded])
    .then(([content]) => {
      if (view.wanted === wanted) view.show(content, wanted);
    })
    .catch(() => view.fail(data.failed));
  return () => {
    view.destroy();
    views.delete(root);
  };
}
