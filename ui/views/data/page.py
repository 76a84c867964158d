"""What does all this rest on? State of the file, age and completeness of the evidence, what to ask next."""

from __future__ import annotations

import streamlit as st

from ui.backend import cache
from ui.components.downloads import DOWNLOADS, download
from ui.components.evidence_bar import evidence_bar, evidence_kinds
from ui.components.markdown import escape
from ui.components.page_frame import jump, page_start
from ui.components.problem_list import problem_list
from ui.views.data.pairs import pairs
from ui.views.data.sheets import sheets
from ui.views.data.survey import searched, survey, thin

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

PARTS = {
    "coverage": survey,
    "surveyed": searched,
    "thin": thin,
    "pairs": pairs,
    "ask": sheets,
}  # by what their titles' keys end with

loaded = cache.load()
network, _, t = page_start()

st.title(t("data.heading"), anchor=False)
jump(t("data.jump"), {part: t(f"data.{part}") for part in (*PARTS, "add")})
facts, how = st.columns(2, gap="large")
with facts:
    st.header(t("data.state"), anchor=False)
    path = escape(cache.data_file().path.name)
    if loaded.problems:
        st.markdown(t.plural("data.problems", len(loaded.problems), file=path))
        problem_list(loaded.problems, t)
    else:
        st.success(t("data.fine", file=path), icon=":material/check_circle:")
    there = cache.counts_of(network)
    st.markdown(t("data.counts", actors=there.actors, ties=there.ties, needs=there.needs))
    besides = {
        "actors": len(network.actors) - there.actors,
        "ties": len(network.ties) - there.ties,
        "needs": len(network.reported_gaps) - there.needs,
    }
    if any(besides.values()):
        st.caption(t("data.besides", **besides))
    st.header(t("data.ages"), anchor=False)
    evidence_bar(cache.part(network), t)
    st.markdown(t("data.ages-words"))
    evidence_kinds(cache.part(network), t)
with how:
    st.header(t("data.download"), anchor=False)
    st.markdown(t("data.download-words"))
    download(network, DOWNLOADS, t)
    st.header(t("data.sources"), anchor=False)
    st.markdown(t("data.sources-words", boundaries=escape(cache.area().attribution)))
for part, show in PARTS.items():
    with st.container(key=f"section_{part}"):
        st.header(t(f"data.{part}"), anchor=False)
        show(network, t)
with st.container(key="section_add"):
    st.header(t("data.add"), anchor=False)
    st.markdown(t("data.add-steps"))
    st.code(EXAMPLE, language=None, wrap_lines=True)
    st.markdown(t("data.add-check"))
