// Keeps the page around Streamlit in the reader's language, and notices when the data changes.

const POLL_MS = 3000;

// Texts that Streamlit writes itself, in places its own options do not reach.
const TRANSLATED = [
  ['[data-testid="stMainMenuButton"]', "aria-label", "menu"],
  ['[data-testid="stExpandSidebarButton"]', "aria-label", "sidebar"],
  ['[data-testid="stSidebarCollapseButton"] button', "aria-label", "sidebar-close"],
  ['[data-testid="stTopNav"], [data-testid="stSidebarNav"], [data-testid="stSidebar"]', "aria-label", "pages"],
  ['[data-testid="stLogoLink"]', "aria-label", "home"],
  ['[data-testid="stHeaderLogo"], [data-testid="stSidebarLogo"]', "alt", "logo"],
  ['[data-testid="stSelectbox"] input', "placeholder", "choose"],
  ['[data-testid="stSelectbox"] button', "aria-label", "choose"],
  ['[data-testid="stBaseButton-elementToolbar"]', "aria-label", "copy"],
];

function translate(words) {
  for (const [selector, attribute, key] of TRANSLATED) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.getAttribute(attribute) !== words[key]) element.setAttribute(attribute, words[key]);
    }
  }
  const skip = document.querySelector('[data-testid="stSkipToContent"]');
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip;
}

// Streamlit draws parts of the page later; they are translated in the frame in which they come.
function translateWhatComes(state) {
  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      translate(state.words);
    });
  }).observe(document.body, { childList: true, subtree: true });
}

export default function ({ data, setTriggerValue, parentElement }) {
  document.documentElement.lang = data.language;
  translate(data.words);
  const state = (parentElement.shellState ??= {});
  state.known = data.state;
  state.words = data.words;
  state.report = setTriggerValue;
  if (!state.timer) {
    translateWhatComes(state);
    state.timer = setInterval(async () => {
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
