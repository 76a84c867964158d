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

// One for the whole document, however often Streamlit mounts the component.
const state = { asking: false };

// Streamlit draws parts of the page later; they are translated in the frame in which they come.
function translateWhatComes() {
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

async function lookForChanges() {
  if (document.hidden || state.asking) return;
  state.asking = true;
  try {
    const answer = await fetch("/healthz", { cache: "no-store" });
    const now = (await answer.json()).state;
    if (now !== state.known) {
      state.known = now;
      state.report("changed", now);
    }
  } catch {
    // The server is away; Streamlit shows that itself.
  } finally {
    state.asking = false;
  }
}

// A finding is opened from links far down the page; it stands at the top.
function showFinding(finding) {
  if (finding && finding !== state.finding) document.querySelector(".st-key-open_finding")?.scrollIntoView();
}

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  showFinding(data.finding);
  Object.assign(state, { known: data.state, words: data.words, report: setTriggerValue, finding: data.finding });
  translate(data.words);
  if (!state.timer) {
    translateWhatComes();
    state.timer = setInterval(lookForChanges, POLL_MS);
  }
}
