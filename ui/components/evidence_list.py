"""Citations: what a source says, who says it, when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st

import locales
from network.model import Evidence
from ui.components.markdown import escape, link


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


def citations_data(evidence: Sequence[Evidence], t: locales.Translator) -> list[dict[str, str | None]]:
    """Return citations for a component of the browser, the newest first; undated ones last."""
    return [
        {
            "note": citation.note.in_language(t.language) if citation.note else "",
            "source": citation.title or _host(citation),
            "address": citation.url,
            "when": t.date(citation.date) if citation.date else t("evidence.undated"),
        }
        for citation in sorted(evidence, key=lambda e: e.date or "", reverse=True)
    ]


def _host(citation: Evidence) -> str:
    return (urlsplit(citation.url).hostname or citation.url).removeprefix("www.") if citation.url else ""


def _line(citation: Evidence, t: locales.Translator) -> str:
    note = escape(citation.note.in_language(t.language)) + " " if citation.note else ""
    title = citation.title or (urlsplit(citation.url).hostname or citation.url if citation.url else "")
    named = link(title.removeprefix("www."), citation.url) if citation.url else escape(title)
    when = escape(t.date(citation.date)) if citation.date else t("evidence.undated")
    return f"{note}:small[{named}, {when}]"
