// Keeps the page around Streamlit in the reader's language, and notices when the data changes.

import { Component, mount } from "../lib/mount.js";

const POLL_MS = 3000;

// Texts that Streamlit writes itself, in places its own options do not reach.
const TRANSLATED = [
  ['[data-testid="stMainMenuButton"]', "aria-label", "menu"],
  ['[data-testid="stExpandSidebarButton"]', "aria-label", "sidebar"],
  ['[data-testid="stSidebarCollapseButton"] button', "aria-label", "sidebar-close"],
  ['[data-testid="stTopNav"], [data-testid="stSidebarNav"], [data-testid="stSidebar"]', "aria-label", "pages"],
  ['[data-testid="stLogoLink"]', "aria-label", "home"],
  ['[data-testid="stHeaderLogo"], [data-testid="stSidebarLogo"]', "alt", "logo"],
  ['[data-testid="stSelectbox"] input:is([placeholder="Choose an option"], [data-translated])', "placeholder", "choose"],
  ['[data-testid="stSelectbox"] button', "aria-label", "choose"],
  ['[data-testid="stTooltipIcon"] button', "aria-label", "help"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", "copy"],
];

function translate(words) {
  for (const [selector, attribute, key] of TRANSLATED) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute(attribute) === words[key]) continue;
      element.setAttribute(attribute, words[key]);
      element.dataset.translated = key; // known again when the language changes
    }
  }
  for (const element of document.querySelectorAll('[role="listbox"] span')) {
    if (element.textContent === "No results") element.textContent = words["no-results"];
  }
  const skip = document.querySelector('[data-testid="stSkipToContent"]');
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
}

class Shell extends Component {
  constructor(root) {
    super(root);
    // Streamlit draws parts of the page later; they are translated in the frame in which they come.
    this.observe(new MutationObserver(() => {
      this.planned ??= requestAnimationFrame(() => {
        this.planned = null;
        if (this.call) translate(this.words);
      });
    }), document.body, { childList: true, subtree: true });
    this.timer = setInterval(() => this.lookForChanges(), POLL_MS);
  }

  show({ language, state, words, finding }) {
    document.documentElement.lang = language;
    // A finding is opened from links far down the page; it stands at the top.
    if (finding && finding !== this.finding) document.querySelector(".st-key-open_finding")?.scrollIntoView();
    this.finding = finding;
    this.known = state;
    this.words = words;
    translate(words);
  }

  async lookForChanges() {
    if (document.hidden || this.asking) return;
    this.asking = true;
    try {
      const answer = await fetch("/healthz", { cache: "no-store" });
      const now = (await answer.json()).state;
      if (now !== this.known) {
        this.known = now;
        this.report("changed", now);
      }
    } catch {
      // The server is away; Streamlit shows that itself.
    } finally {
      this.asking = false;
    }
  }

  destroy() {
    clearInterval(this.timer);
    super.destroy();
  }
}

export default mount(Shell, "ino-shell");
