"""Citations: what a source says, who says it, of what kind it is, when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

import locales
from network.evidence import in_reading_order, is_untranslated, kind_and_date, reading_notes
from network.model import Evidence
from ui.components.markdown import escape, link


def evidence_lines(evidence: Sequence[Evidence], t: locales.Translator) -> str:
    """Return a Markdown list of citations in reading order."""
    return "\n".join(f"- {_line(citation, t)}" for citation in in_reading_order(evidence))


def evidence_list(
    evidence: Sequence[Evidence], t: locales.Translator, further: Sequence[Evidence] = ()
) -> None:
    """Show citations, or say that there are none; first what readers of these and `further` need to know."""
    evidence_notes((*evidence, *further), t)
    if evidence:
        st.markdown(evidence_lines(evidence, t), anchors=False)
    else:
        st.caption(t("evidence.none"))


def citations_data(evidence: Sequence[Evidence], t: locales.Translator) -> list[dict[str, str | None]]:
    """Return citations for a component of the browser, in the order of reading."""
    return [
        {
            "note": citation.note.in_language(t.language) if citation.note else "",
            "source": citation.title or _host(citation),
            "address": citation.url,
            "lang": "de" if is_untranslated(citation, t.language) else t.language,
            "when": kind_and_date(citation, t),
        }
        for citation in in_reading_order(evidence)
    ]


def evidence_notes(evidence: Sequence[Evidence], t: locales.Translator) -> None:
    """Show what readers of citations need to know, if anything."""
    if notes := reading_notes(evidence, t):
        st.caption(notes)


def _host(citation: Evidence) -> str:
    return (urlsplit(citation.url).hostname or citation.url).removeprefix("www.") if citation.url else ""


def _line(citation: Evidence, t: locales.Translator) -> str:
    note = escape(citation.note.in_language(t.language)) + " " if citation.note else ""
    title = citation.title or _host(citation)
    named = link(title.removeprefix("www."), citation.url) if citation.url else escape(title)
    return f"{note}:small[{named}, {escape(kind_and_date(citation, t))}]"
