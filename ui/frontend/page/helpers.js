// Who helps: cards by distance, each with the path of ties that leads there. Can be copied and printed.

import { citations, outside, stop } from "../lib/chain.js";
import { copyText, element, fill } from "../lib/dom.js";
import { mountDrawing } from "../lib/mount.js";

const LONG = 3;

export default mountDrawing((data, report) => [
  tools(data),
  ...(data.reading ? [element("p", { class: "ino-aside" }, data.reading)] : []),
  ...data.groups.map((group) => section(group, data.words, report)),
  ...(data.legend ? [element("p", { class: "ino-aside" }, data.legend)] : []),
], "ino-helpers", "helpers");

function section(group, words, report) {
  const cards = group.helpers.map((helper) => card(helper, words, report));
  const first = cards.slice(0, group.shown);
  const rest = cards.slice(group.shown);
  return element("section", { class: "ino-reach" },
    element("h3", {}, group.title, " ", element("span", { class: "ino-tally" }, group.counted)),
    group.note && element("p", { class: "ino-aside" }, group.note),
    first.length > 0 && element("ol", {}, ...first),
    rest.length > 0 && element("details", { class: "ino-rest" },
      element("summary", {}, fill(first.length ? words.more : words.all, { n: rest.length })), element("ol", {}, ...rest)));
}

function card(helper, words, report) {
  const open = (id) => report("opened", id);
  return element("li", { class: "ino-helper" },
    element("div", { class: "ino-helper-head" },
      element("button", { type: "button", class: "ino-helper-name", onclick: () => open(helper.id) }, helper.name),
      helper.far && element("span", { class: "ino-far" }, helper.far)),
    element("p", { class: "ino-helper-what" }, helper.what),
    element("p", { class: "ino-helper-what" }, helper.topics),
    helper.chain && path(helper.chain, open),
    helper.missing && element("p", { class: "ino-no-path" }, helper.missing),
    element("div", { class: "ino-helper-foot" },
      helper.chain?.links.length > 0 && element("button", { type: "button", class: "ino-chip", onclick: () => report("way", helper.id) }, words.way),
      helper.site && outside(helper.site.address, helper.site.name),
      sources(helper, words)));
}

function sources(helper, words) {
  if (!helper.evidence.length) return element("span", {}, words.none);
  return element("details", {}, element("summary", {}, helper.proof), citations(helper.evidence));
}

// A long path is no help at the telephone: it stays folded until it is asked for.
function path({ words, stops, links, note }, open) {
  const steps = links.length > 0 && element("ol", { class: "ino-steps", "aria-label": words }, stop(stops[0], "first", open),
    ...links.flatMap((link, i) => [tie(link), stop(stops[i + 1], i + 1 < links.length ? "between" : "last", open)]));
  const aside = steps && note && element("p", { class: "ino-aside" }, note);
  if (links.length > LONG) return element("details", { class: "ino-path ino-long" }, element("summary", {}, words), steps, aside);
  return element("div", { class: "ino-path" }, element("p", { class: "ino-path-words" }, words), steps, aside);
}

function tie({ arrow, kinds, when }) {
  return element("li", { class: "ino-link-step" },
    arrow && element("span", { class: `ino-arrow-line${arrow === "←" ? " ino-back" : ""}`, "aria-hidden": "true" }, arrow),
    element("span", {}, kinds), element("span", { class: "ino-link-when" }, when));
}

function tools({ words, copy }) {
  const status = element("span", { role: "status" });
  const copyAnswer = async () => {
    status.textContent = (await copyText(copy)) ? words.copied : words["not-copied"];
  };
  return element("div", { class: "ino-answer-tools" },
    element("button", { type: "button", class: "ino-more", onclick: copyAnswer }, words.copy),
    element("button", { type: "button", class: "ino-more", onclick: () => window.print() }, words.print), status);
}
