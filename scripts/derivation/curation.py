"""What people decided: the files in `scripts/curation/`, each a field of the same name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

CURATION = Path(__file__).parents[1] / "curation"
Item = dict[str, Any]


@dataclass(frozen=True)
class Curation:
    """All decisions; what each file decides stands at its head."""

    vocabulary: Item
    actors: Item
    ties: dict[str, Item]
    shorts: dict[str, str]
    sources: Item
    hosts: dict[str, str]
    wording: list[list[str]]
    gaps: Item
    survey: Item


def read_curation(folder: Path = CURATION) -> Curation:
    """Read all curation files."""
    names = [field.name for field in fields(Curation)]
    return Curation(
        **{name: yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in names}
    )


def without_empty(item: Item) -> Item:
    """Return the item without keys that say nothing."""
    return {key: value for key, value in item.items() if value not in (None, [], "")}
