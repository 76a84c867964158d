"""Actors and ties as rows of plain values; CSV and GraphML share these columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from network.io.exchange.safe_csv import CellValue
from network.model import Actor, Evidence, Network, Tie

ACTOR_COLUMNS = (
    *("id", "name", "short", "type", "district", "place", "topics", "since", "until", "website"),
    *("description_de", "description_en", "evidence"),
)
TIE_COLUMNS = (
    *("source", "target", "type", "directed", "strength", "since", "until", "topics", "status"),
    *("confirmed", "evidence"),
)
LISTS = frozenset({"topics"})
"""Columns with several ids, separated by blanks."""


def actors_table(network: Network) -> list[dict[str, CellValue]]:
    """Return a row per actor; topics are separated by blanks, evidence is a JSON list."""
    return [_actor_row(actor) for actor in network.actors]


def ties_table(network: Network) -> list[dict[str, CellValue]]:
    """Return a row per tie; `directed` says whether it runs from source to target only."""
    return [_tie_row(tie, network.tie_type_by_id[tie.type].directed) for tie in network.ties]


def _actor_row(actor: Actor) -> dict[str, CellValue]:
    return {
        "id": actor.id,
        "name": actor.name,
        "short": actor.short,
        "type": actor.type,
        "district": actor.district,
        "place": actor.place,
        "topics": " ".join(actor.topics),
        "since": actor.since,
        "until": actor.until,
        "website": actor.website,
        "description_de": actor.description.de if actor.description else None,
        "description_en": actor.description.en if actor.description else None,
        "evidence": evidence_text(actor.evidence),
    }


def _tie_row(tie: Tie, directed: bool) -> dict[str, CellValue]:
    return {
        "source": tie.source,
        "target": tie.target,
        "type": tie.type,
        "directed": directed,
        "strength": tie.strength,
        "since": tie.since,
        "until": tie.until,
        "topics": " ".join(tie.topics),
        "status": tie.status,
        "confirmed": tie.confirmed,
        "evidence": evidence_text(tie.evidence),
    }


def evidence_text(evidence: Iterable[Evidence]) -> str | None:
    """Return citations as a JSON list in one line, None where there are none."""
    listed = [compact(citation.model_dump(exclude_none=True)) for citation in evidence]
    return json.dumps(listed, ensure_ascii=False) if listed else None


def compact(value: Any) -> Any:
    """Return dumped parts with texts that are the same in both languages as one string."""
    if isinstance(value, dict):
        if value.keys() == {"de", "en"} and value["de"] == value["en"]:
            return value["de"]
        return {key: compact(item) for key, item in value.items()}
    return [compact(item) for item in value] if isinstance(value, list | tuple) else value
