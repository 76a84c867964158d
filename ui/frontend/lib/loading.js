// What is fetched once for all components of the page.

import { element } from "./dom.js";

const loads = new Map();

// A failure is not kept: the next one to ask asks the server again.
export function cached(address, load) {
  if (!loads.has(address)) {
    const promise = load(address);
    promise.catch(() => loads.delete(address));
    loads.set(address, promise);
  }
  return loads.get(address);
}

export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

export function script(address) {
  return new Promise((resolve, reject) => {
    const fail = (event) => {
      event.target.remove();
      reject(new Error(address));
    };
    document.head.append(element("script", { src: address, onload: resolve, onerror: fail }));
  });
}
