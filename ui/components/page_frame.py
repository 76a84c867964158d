"""What surrounds a page: language switch, notices, help where nothing can be shown, links to its parts."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import locales
from network.model import Language, Network
from ui.backend import cache
from ui.backend.data_file import Loaded
from ui.components.browser_component import component
from ui.components.markdown import escape
from ui.components.problem_list import problem_list
from ui.components.switch import switch
from ui.server.routes import state_of_data
from ui.session import state

LANGUAGE_NAMES: dict[Language, str] = {"de": "Deutsch", "en": "English"}
WORDS = (
    "menu", "sidebar", "sidebar-close", "pages", "home", "logo", "choose", "copy", "help", "skip",
    "no-results",
)  # fmt: skip
MOST_IGNORED = 5
"""Number of meaningless options of an address that are named one by one."""

_shell, _jump = component("page/shell"), component("page/jump")


def around(page: st.Page, loaded: Loaded) -> None:
    """Draw a page with what surrounds it; without any readable data, a page that helps instead."""
    t = locales.text(state.view().language)
    _notices(loaded, t)
    if loaded.network is None:
        st.title(t("empty.no-network"))
        st.markdown(t("empty.no-network-help"))
        problem_list(loaded.problems, t)
    else:
        page.run()
    if page.url_path:  # the overview says the same at length
        with st.container(key="foot"):
            st.caption(t("shell.foot"))
    with st.container(key="language"):  # app.css puts it into the header
        switch(
            "language",
            list(LANGUAGE_NAMES),
            t("shell.language"),
            lambda language: LANGUAGE_NAMES[language],
            key="language_chosen",
        )
    _watch(loaded, t)


def page_start() -> tuple[Network, state.View, locales.Translator]:
    """Return what every page begins with: the network, the view and the translator."""
    network, view = cache.load().network, state.view()
    assert network is not None  # only then are pages drawn
    return network, view, locales.text(view.language)


def _watch(loaded: Loaded, t: locales.Translator) -> None:
    """Set the page's language, show what was opened, and rerun when the data file changes."""
    _shell(
        key="shell",
        data={
            "language": t.language,
            "state": state_of_data(loaded),
            "finding": state.view().finding,  # another one is brought into view
            "words": {word: t(f"shell.{word}") for word in WORDS},
        },
        on_changed_change=lambda: None,
    )


def _notices(loaded: Loaded, t: locales.Translator) -> None:
    """Show what visitors should know before they read the page."""
    if loaded.stale:
        st.warning(t.plural("shell.stale", len(loaded.problems)), icon=":material/history:")
    if announced := state.announced():
        st.success(escape(announced), icon=":material/check_circle:")
    ignored = state.ignored()
    for name, value in ignored[:MOST_IGNORED]:
        text = t("shell.ignored", name=escape(name[:40]), value=escape(value[:80]))
        st.info(text, icon=":material/link_off:")
    if len(ignored) > MOST_IGNORED:
        st.info(t("shell.ignored-more", n=len(ignored) - MOST_IGNORED), icon=":material/link_off:")


def nothing_selected(t: locales.Translator) -> None:
    """Show that no actor passes the filters, and offer to reset them."""
    with st.container(border=True):
        st.subheader(t("empty.nothing"))
        st.markdown(t("empty.nothing-help"))
        st.button(t("empty.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")


def jump(label: str, parts: Mapping[str, str]) -> None:
    """Lead to the parts of a long page by their titles; each stands in a container `section_<id>`."""
    _jump(key="jump", data={"label": label, "parts": [{"id": i, "text": text} for i, text in parts.items()]})
