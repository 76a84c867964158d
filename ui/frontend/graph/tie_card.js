// What a tie rests on: kind, years, and what each source says, in a small card beside the tie.

import { element } from "../lib/dom.js";
import { cached, json } from "../lib/loading.js";

const GAP = 10;

export class TieCard {
  constructor(view) {
    this.view = view;
    this.box = element("div", { class: "ino-tie-card", role: "dialog", tabindex: -1, hidden: true });
    view.stage.append(this.box);
  }

  // `at`: a pixel of the stage on the tie.
  async show(tie, at, focus) {
    const { content, data } = this.view;
    this.tie = tie;
    const all = await cached(data.evidence, json).catch(() => null);
    if (this.tie !== tie) return;
    const { words } = content;
    const kind = content.tie_types.find((type) => type.id === tie.kind);
    const names = [tie.from, tie.to].map((id) => content.nodes[content.numbers.get(id)].name);
    const title = names.join(kind.directed ? " → " : " – ");
    const { years = "", evidence = [] } = all?.[tie.id] ?? {};
    this.box.setAttribute("aria-label", title);
    this.box.replaceChildren(
      element("button", { type: "button", class: "ino-close", "aria-label": words.close, onclick: () => this.view.back() }, "×"),
      element("strong", {}, title),
      element("span", { class: "ino-kind" }, [kind.name, years, tie.old && words["old-evidence"]].filter(Boolean).join(" · ")),
      evidence.length
        ? element("ul", {}, ...evidence.map((citation) => this.citation(citation)))
        : element("span", {}, words[all ? "no-evidence" : "no-answer"]));
    this.box.hidden = false;
    this.place(at);
    if (focus) this.box.focus({ preventScroll: true });
  }

  citation({ note, source, address, lang, when }) {
    const named = address ? element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, source) : element("span", {}, source);
    return element("li", {}, note && element("span", { lang }, `${note} `), element("small", {}, named, `, ${when}`));
  }

  place({ x, y }) {
    const { stage } = this.view;
    const insets = this.view.insets();
    const [width, height] = [this.box.offsetWidth, this.box.offsetHeight];
    const left = x + GAP + width < stage.clientWidth - insets.right ? x + GAP : x - GAP - width;
    const top = y - height / 2;
    this.box.style.left = `${Math.max(GAP, left)}px`;
    this.box.style.top = `${Math.min(Math.max(insets.top, top), stage.clientHeight - height - GAP)}px`;
  }

  hide() {
    this.tie = null;
    this.box.hidden = true;
  }
}
