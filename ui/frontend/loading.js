// What is fetched once for all parts of the page.

const loads = new Map();

// A failure is not kept: the next one to ask asks the server again.
export function once(address, load) {
  if (!loads.has(address)) {
    const coming = load(address);
    coming.catch(() => loads.delete(address));
    loads.set(address, coming);
  }
  return loads.get(address);
}

export async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

export function script(address) {
  return new Promise((resolve, reject) => {
    const made = document.createElement("script");
    made.src = address;
    made.onload = resolve;
    made.onerror = () => {
      made.remove();
      reject(new Error(address));
    };
    document.head.append(made);
  });
}
