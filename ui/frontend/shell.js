// Keeps the page around Streamlit in the reader's language, and notices when the data changes.

const POLL_MS = 3000;

// Texts that Streamlit writes itself, in places its own options do not reach.
function translate(words) {
  for (const [selector, attribute, key] of [
    ['[data-testid="stMainMenuButton"]', "aria-label", "menu"],
    ['[data-testid="stExpandSidebarButton"]', "aria-label", "sidebar"],
    ['[data-testid="stSidebarCollapseButton"] button', "aria-label", "sidebar-close"],
  ]) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute(attribute) !== words[key]) element.setAttribute(attribute, words[key]);
    }
  }
}

export default function ({ data, setTriggerValue, parentElement }) {
  document.documentElement.lang = data.language;
  translate(data.words);
  const state = (parentElement.shellState ??= {});
  state.known = data.state;
  state.words = data.words;
  state.report = setTriggerValue;
  if (!state.timer) {
    state.timer = setInterval(async () => {
      translate(state.words);
      if (document.hidden) return;
      try {
        const answer = await fetch("/healthz", { cache: "no-store" });
        const now = (await answer.json()).state;
        if (now !== state.known) {
          state.known = now;
          state.report("changed", now);
        }
      } catch {
        // The server is away; Streamlit shows that itself.
      }
    }, POLL_MS);
  }
}
