"""Navigation and language; every page is a file in `ui/views/<page>/page.py`.

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
from ui.backend import cache  # noqa: E402
from ui.components import page_frame  # noqa: E402
from ui.pages import PAGES  # noqa: E402
from ui.session import state  # noqa: E402

loaded = cache.load()
language = state.language()
t = locales.text(language)
st.set_page_config(page_title=t("app.title"), layout="wide", page_icon="ui/frontend/icon.svg")
pages = {
    page.id: st.Page(
        page.script,
        title=t(f"{page.id}.title"),
        icon=page.icon,
        url_path=page.address,
        default=not page.address,
    )
    for page in PAGES.values()
}
st.logo("ui/frontend/icon.svg", size="large")
page = st.navigation(list(pages.values()), position="top")
state.begin(page.url_path, loaded.network, pages)
if state.view().language != language:  # the browser's back button led to another language
    st.rerun()
page_frame.around(page, loaded)
