// Who helps: cards by distance, each with the chain of ties that leads there. Can be copied and printed.

import { copied, element, fill } from "./dom.js";
import { mount, Part } from "./mount.js";

const LONG = 3;

class Helpers extends Part {
  show(data) {
    const open = (id) => this.report("opened", id);
    this.root.replaceChildren(tools(data), ...data.groups.map((group) => section(group, data.words, open)),
      ...(data.legend ? [element("p", { class: "ino-aside ino-arrows" }, data.legend)] : []));
  }
}

export default mount(Helpers, "ino-helpers", "helpers");

function section(group, words, open) {
  const cards = group.helpers.map((helper) => card(helper, words, open));
  const first = cards.slice(0, group.shown);
  const rest = cards.slice(group.shown);
  return element("section", { class: "ino-reach" },
    element("h3", {}, group.title, " ", element("span", { class: "ino-tally" }, group.counted)),
    group.note ? element("p", { class: "ino-aside" }, group.note) : null,
    first.length ? element("ol", {}, ...first) : null,
    rest.length ? element("details", { class: "ino-rest" },
      element("summary", {}, fill(first.length ? words.more : words.all, { n: rest.length })), element("ol", {}, ...rest)) : null);
}

function card(helper, words, open) {
  return element("li", { class: "ino-helper" },
    element("div", { class: "ino-helper-head" },
      element("button", { type: "button", class: "ino-helper-name", onclick: () => open(helper.id) }, helper.name),
      helper.far ? element("span", { class: "ino-far" }, helper.far) : null),
    element("p", { class: "ino-helper-what" }, helper.what),
    element("p", { class: "ino-helper-what" }, helper.topics),
    helper.chain ? way(helper.chain, open) : null,
    helper.missing ? element("p", { class: "ino-no-way" }, helper.missing) : null,
    element("div", { class: "ino-helper-foot" },
      helper.site ? element("a", { href: helper.site.address, target: "_blank", rel: "noopener noreferrer" }, helper.site.name) : null,
      sources(helper, words)));
}

function sources(helper, words) {
  if (!helper.evidence.length) return element("span", {}, words.none);
  return element("details", {}, element("summary", {}, helper.proof),
    element("ul", {}, ...helper.evidence.map((e) => element("li", {}, e.note ? `${e.note} ` : null,
      e.address ? element("a", { href: e.address, target: "_blank", rel: "noopener noreferrer" }, e.source) : e.source, `, ${e.when}`))));
}

// A long way is no help at the telephone: it waits until somebody opens it.
function way({ words, stops, links, note }, open) {
  if (!links.length) return element("div", { class: "ino-way" }, element("p", { class: "ino-way-words" }, words));
  const steps = element("ol", { class: "ino-steps", "aria-label": words }, stop(stops[0], "first", open),
    ...links.flatMap((link, i) => [tie(link), stop(stops[i + 1], i + 1 < links.length ? "between" : "last", open)]));
  const aside = note ? element("p", { class: "ino-aside" }, note) : null;
  if (links.length > LONG) return element("details", { class: "ino-way ino-long" }, element("summary", {}, words), steps, aside);
  return element("div", { class: "ino-way" }, element("p", { class: "ino-way-words" }, words), steps, aside);
}

function tie({ arrow, kinds, when }) {
  return element("li", { class: "ino-link-step" },
    arrow ? element("span", { class: arrow === "←" ? "ino-arrow-line ino-back" : "ino-arrow-line", "aria-hidden": "true" }, arrow) : null,
    element("span", {}, kinds), element("span", { class: "ino-link-when" }, when));
}

function stop({ id, name }, look, open) {
  return element("li", { class: `ino-stop ino-${look}` }, element("button", { type: "button", onclick: () => open(id) }, name));
}

function tools({ words, copy }) {
  const said = element("span", { class: "ino-said", role: "status" });
  return element("div", { class: "ino-answer-tools" },
    element("button", { type: "button", class: "ino-more", onclick: async () => { said.textContent = (await copied(copy)) ? words.copied : words["not-copied"]; } }, words.copy),
    element("button", { type: "button", class: "ino-more", onclick: () => window.print() }, words.print), said);
}
