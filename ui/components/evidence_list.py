"""Citations: what a source says, who says it, when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

import locales
from network.model import Evidence, Language
from ui.components.markdown import link, plain


def evidence_lines(evidence: Sequence[Evidence], language: Language) -> str:
    """Return a Markdown list of citations, the newest first; undated ones last."""
    t = locales.text(language)
    ordered = sorted(evidence, key=lambda e: e.date or "", reverse=True)
    return "\n".join(f"- {_line(citation, t)}" for citation in ordered)


def evidence_list(evidence: Sequence[Evidence], language: Language) -> None:
    """Show citations, or say that there are none."""
    if evidence:
        st.markdown(evidence_lines(evidence, language), anchors=False)
    else:
        st.caption(locales.text(language)("evidence.none"))


def _line(citation: Evidence, t: locales.Translator) -> str:
    note = plain(citation.note.in_language(t.language)) + " " if citation.note else ""
    title = citation.title or (urlsplit(citation.url).hostname or citation.url if citation.url else "")
    named = link(title.removeprefix("www."), citation.url) if citation.url else plain(title)
    when = plain(t.date(citation.date)) if citation.date else t("evidence.undated")
    return f"{note}:small[{named}, {when}]"
