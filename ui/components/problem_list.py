"""Problems of the data file, in words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from locales import wording
from network.io.problems import Problem
from ui.components.markdown import escape

ICONS = {"error": ":material/error:", "warning": ":material/warning:"}
MOST_SHOWN = 100


def problem_list(problems: Sequence[Problem], t: locales.Translator) -> None:
    """Show each problem with its place, what is wrong and what to do."""
    for problem in problems[:MOST_SHOWN]:
        place = t(
            "problem-list.place",
            file=escape(problem.file),
            line=str(problem.line),
            column=str(problem.column),
        )
        with st.container(border=True):
            st.markdown(f"{ICONS[problem.level]} **{place}**")
            st.markdown(f"{escape(wording.message(problem, t))}  \n{escape(wording.hint(problem, t))}")
    if len(problems) > MOST_SHOWN:
        st.caption(t("problem-list.more", n=len(problems) - MOST_SHOWN))
