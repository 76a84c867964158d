"""What ties rest on, as data for the card that the picture opens beside a tie."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import locales
from network.model import Evidence, Network


def tie_evidence(network: Network, t: locales.Translator) -> list[dict[str, Any]]:
    """Return for each tie, in the network's order, its years and its citations, the newest first."""
    return [
        {
            "years": t("card.since", year=str(tie.since)) if tie.since else "",
            "evidence": [
                _citation(one, t) for one in sorted(tie.evidence, key=lambda e: e.date or "", reverse=True)
            ],
        }
        for tie in network.ties
    ]


def source_title(citation: Evidence) -> str:
    """Return what a source is called: its title, else the host of its address."""
    title = citation.title or (urlsplit(citation.url).hostname or citation.url if citation.url else "")
    return title.removeprefix("www.")


def _citation(citation: Evidence, t: locales.Translator) -> dict[str, Any]:
    said = {
        "note": citation.note.in_language(t.language) if citation.note else "",
        "title": source_title(citation),
        "url": citation.url or "",
        "date": t.date(citation.date) if citation.date else t("evidence.undated"),
        "kind": t(f"evidence.kind.{citation.kind}") if citation.kind else "",
    }
    return {name: value for name, value in said.items() if value}
