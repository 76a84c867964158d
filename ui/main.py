"""Navigation and language; every page is a file in `ui/app_pages/`.

A folder named `pages` beside this file would be taken for old-style pages by Streamlit.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
if str(ROOT) not in sys.path:  # Streamlit puts only this file's folder on the path
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

import locales  # noqa: E402
from ui import cache, state  # noqa: E402
from ui.components import shell  # noqa: E402

# Pages in the order of the navigation. No docstring: Streamlit draws bare texts of this script.
ADDRESSES = {
    "overview": "",
    "network": "netz",
    "actors": "akteure",
    "key_actors": "schluesselakteure",
    "what_if": "was-waere-wenn",
    "gaps": "luecken",
    "who_helps": "wer-hilft",
    "report": "bericht",
    "data": "daten",
}
ICONS = {
    "overview": ":material/map:",
    "network": ":material/hub:",
    "actors": ":material/groups:",
    "key_actors": ":material/star:",
    "what_if": ":material/alt_route:",
    "gaps": ":material/grid_view:",
    "who_helps": ":material/support:",
    "report": ":material/print:",
    "data": ":material/description:",
}

loaded = cache.load()
language = state.language()
t = locales.text(language)
st.set_page_config(page_title=t("app.title"), layout="wide", page_icon="ui/frontend/icon.svg")
pages = {
    name: st.Page(
        f"app_pages/{name}.py",
        title=t(f"{name}.title"),
        icon=ICONS[name],
        url_path=address,
        default=name == "overview",
    )
    for name, address in ADDRESSES.items()
}
st.logo("ui/frontend/icon.svg", size="large")
page = st.navigation(list(pages.values()), position="top")
state.begin(page.url_path, loaded.network, pages)
if state.view().language != language:  # the browser's back button led to another language
    st.rerun()
shell.around(page, loaded)
