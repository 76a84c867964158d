"""Citations: what a source says, who says it, when."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.model import Evidence
from ui.components.markdown import escape, link
from ui.tie_evidence import source_title


def evidence_lines(evidence: Sequence[Evidence], t: locales.Translator) -> str:
    """Return a Markdown list of citations, the newest first; undated ones last."""
    ordered = sorted(evidence, key=lambda e: e.date or "", reverse=True)
    return "\n".join(f"- {_line(citation, t)}" for citation in ordered)


def evidence_list(evidence: Sequence[Evidence], t: locales.Translator) -> None:
    """Show citations, or say that there are none."""
    if evidence:
        st.markdown(evidence_lines(evidence, t), anchors=False)
    else:
        st.caption(t("evidence.none"))


def _line(citation: Evidence, t: locales.Translator) -> str:
    note = escape(citation.note.in_language(t.language)) + " " if citation.note else ""
    title = source_title(citation)
    named = link(title, citation.url) if citation.url else escape(title)
    when = escape(t.date(citation.date)) if citation.date else t("evidence.undated")
    return f"{note}:small[{named}, {when}]"
