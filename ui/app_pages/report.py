"""Report."""

from __future__ import annotations

import streamlit as st

import locales
from ui import state

t = locales.text(state.view().language)
st.title(t("report.title"), anchor=False)
