"""What surrounds a page: language switch, notices, help where nothing can be shown, links to its parts."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import locales
from network.model import Language
from ui.backend.data_file import Loaded
from ui.components.browser_component import component
from ui.components.markdown import plain
from ui.components.problem_list import problem_list
from ui.server.routes import state_of_data
from ui.session import state

LANGUAGE_NAMES: dict[Language, str] = {"de": "Deutsch", "en": "English"}
WORDS = (
    "menu", "sidebar", "sidebar-close", "pages", "home", "logo", "choose", "copy", "help", "skip",
    "no-results",
)  # fmt: skip
MOST_IGNORED = 5
"""So many meaningless options of an address are named one by one."""

_shell, _jump = component("page/shell"), component("page/jump")


def around(page: st.Page, loaded: Loaded) -> None:
    """Draw a page with what surrounds it; without any readable data, a page that helps instead."""
    language = state.view().language
    _notices(loaded, language)
    if loaded.network is None:
        _no_network(loaded, language)
    else:
        page.run()
    if page.url_path:  # the overview says the same at length
        _foot(language)
    _language_switch(language)
    _watch(loaded, language)


def _watch(loaded: Loaded, language: Language) -> None:
    """Set the page's language, show what was opened, and rerun when the data file changes."""
    t = locales.text(language)
    _shell(
        key="shell",
        data={
            "language": language,
            "state": state_of_data(loaded),
            "finding": state.view().finding,  # another one is brought into view
            "words": {word: t(f"shell.{word}") for word in WORDS},
        },
        on_changed_change=lambda: None,
    )


def _notices(loaded: Loaded, language: Language) -> None:
    """Say what people should know before they read the page."""
    t = locales.text(language)
    if loaded.stale:
        st.warning(t.plural("shell.stale", len(loaded.problems)), icon=":material/history:")
    if told := state.announced():
        st.success(plain(told), icon=":material/check_circle:")
    ignored = state.ignored()
    for name, value in ignored[:MOST_IGNORED]:
        text = t("shell.ignored", name=plain(name[:40]), value=plain(value[:80]))
        st.info(text, icon=":material/link_off:")
    if len(ignored) > MOST_IGNORED:
        st.info(t("shell.ignored-more", n=len(ignored) - MOST_IGNORED), icon=":material/link_off:")


def _foot(language: Language) -> None:
    """Close the page with the promise that nothing leaves the house."""
    with st.container(key="foot"):
        st.caption(locales.text(language)("shell.foot"))


def _language_switch(language: Language) -> None:
    """Offer both languages, each named in itself; app.css puts the switch into the header."""
    t = locales.text(language)
    with st.container(key="language"):
        st.segmented_control(
            t("shell.language"),
            list(LANGUAGE_NAMES),
            format_func=LANGUAGE_NAMES.__getitem__,
            label_visibility="collapsed",
            required=True,
            **state.widget("language_chosen", language, lambda code: state.change(language=code)),
        )


def _no_network(loaded: Loaded, language: Language) -> None:
    """Say why there is no network at all, and what to do."""
    t = locales.text(language)
    st.title(t("empty.no-network"))
    st.markdown(t("empty.no-network-help"))
    problem_list(loaded.problems, language)


def nothing_selected(language: Language) -> None:
    """Say that the filters leave nothing, and offer to take them away."""
    t = locales.text(language)
    with st.container(border=True):
        st.subheader(t("empty.nothing"))
        st.markdown(t("empty.nothing-help"))
        st.button(t("empty.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")


def jump(label: str, parts: Mapping[str, str]) -> None:
    """Lead to the parts of a long page by their titles; each stands in a container `section_<id>`."""
    _jump(key="jump", data={"label": label, "parts": [{"id": i, "text": text} for i, text in parts.items()]})
