"""What does all this rest on? State of the file, age of the evidence, downloads, how to contribute."""

from __future__ import annotations

import streamlit as st

from ui.backend import cache
from ui.components.downloads import DOWNLOADS, download
from ui.components.evidence_bar import evidence_bar, evidence_kinds
from ui.components.markdown import escape
from ui.components.page_frame import page_start
from ui.components.problem_list import problem_list
from ui.views.data.survey_table import survey_table

EXAMPLE = """  - id: sprachcafe-musterstadt
    name: Sprachcafé Musterstadt
    type: initiative
    district: herford
    topics: [sprache]
    evidence:
      - url: https://www.example.org/sprachcafe
        date: 2026-11
        note: Öffnet jeden Dienstag.
    ties:
      - to: ki-kreis-herford
        type: kooperation
"""

loaded = cache.load()
network, _, t = page_start()

st.title(t("data.heading"), anchor=False)
facts, how = st.columns(2, gap="large")
with facts:
    st.header(t("data.state"), anchor=False)
    path = escape(cache.data_file().path.name)
    if loaded.problems:
        st.markdown(t.plural("data.problems", len(loaded.problems), file=path))
        problem_list(loaded.problems, t)
    else:
        st.success(t("data.fine", file=path), icon=":material/check_circle:")
    counts = {"actors": len(network.actors), "ties": len(network.ties), "gaps": len(network.reported_gaps)}
    st.markdown(t("data.counts", **counts))
    st.header(t("data.ages"), anchor=False)
    evidence_bar(network, t)
    st.markdown(t("data.ages-words"))
    evidence_kinds(network, t)
    st.header(t("data.surveyed"), anchor=False)
    survey_table(network, t)
with how:
    st.header(t("data.download"), anchor=False)
    st.markdown(t("data.download-words"))
    download(network, DOWNLOADS, t)
    st.header(t("data.add"), anchor=False)
    st.markdown(t("data.add-steps"))
    st.code(EXAMPLE, language=None, wrap_lines=True)
    st.markdown(t("data.add-check"))
    st.header(t("data.sources"), anchor=False)
    st.markdown(t("data.sources-words", boundaries=escape(cache.area().attribution)))
