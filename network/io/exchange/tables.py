"""Actors and ties as rows of plain values; CSV and GraphML share these columns."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from network.io.exchange.safe_csv import CellValue
from network.model import Actor, Evidence, FormerName, Network, Tie

ACTOR_COLUMNS = (
    *("id", "name", "short", "type", "district", "place", "topics", "since", "until", "formerly"),
    *("aliases", "website", "description_de", "description_en", "evidence"),
)
TIE_COLUMNS = (
    *("source", "target", "type", "directed", "strength", "since", "until", "topics", "status"),
    *("confirmed", "evidence"),
)
LISTS = frozenset({"topics", "aliases"})
"""Columns with several ids, separated by blanks."""
JSON_LISTS = {"evidence": "title", "formerly": "name"}
"""Columns with a JSON list of mappings, and what a cell that holds a mere text gives."""


def actors_table(network: Network) -> list[dict[str, CellValue]]:
    """Return a row per actor; ids are separated by blanks, evidence and former names are JSON lists."""
    return [
        _row(
            actor,
            ACTOR_COLUMNS,
            aliases=" ".join(actor.aliases),
            formerly=_json(actor.formerly),
            description_de=actor.description.de if actor.description else None,
            description_en=actor.description.en if actor.description else None,
        )
        for actor in network.actors
    ]


def ties_table(network: Network) -> list[dict[str, CellValue]]:
    """Return a row per tie; `directed` says whether it runs from source to target only."""
    kinds = network.tie_type_by_id
    return [_row(tie, TIE_COLUMNS, directed=kinds[tie.type].directed) for tie in network.ties]


def _row(part: Actor | Tie, columns: tuple[str, ...], **derived: CellValue) -> dict[str, CellValue]:
    derived |= {"topics": " ".join(part.topics), "evidence": _json(part.evidence)}
    return {name: derived[name] if name in derived else getattr(part, name) for name in columns}


def _json(parts: Iterable[Evidence | FormerName]) -> str | None:
    """Return parts as a JSON list in one line, None where there are none."""
    listed = [compact(part.model_dump(mode="json", exclude_defaults=True)) for part in parts]
    return json.dumps(listed, ensure_ascii=False) if listed else None


def compact(value: Any) -> Any:
    """Return dumped parts with texts that are the same in both languages as one string."""
    if isinstance(value, dict):
        if value.keys() == {"de", "en"} and value["de"] == value["en"]:
            return value["de"]
        return {key: compact(item) for key, item in value.items()}
    return [compact(item) for item in value] if isinstance(value, list | tuple) else value
