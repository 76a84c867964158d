"""What was collected: several files of evidence as one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

EVIDENCE = Path(__file__).parents[1] / "evidence"
Item = dict[str, Any]
LinkKey = tuple[str, str, str]


class EvidenceError(ValueError):
    """Files that contradict each other where the curation decides nothing."""


def read_evidence(folder: Path = EVIDENCE) -> list[Item]:
    """Return the content of all files of evidence, by name."""
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yaml"))]


def combined(files: Iterable[Item], decided: Iterable[str] = ()) -> Item:
    """Return one collection: new actors, links and needs added, sources of known ones joined.

    Where one file dates a link and another does not, the date holds. Where both do and differ, the link must
    be among those `decided`; else `EvidenceError`.
    """
    actors: dict[str, Item] = {}
    links: dict[LinkKey, Item] = {}
    gaps: list[Item] = []
    for file in files:
        for actor in file.get("actors", []):
            if actor["key"] in actors:
                raise EvidenceError(f"{actor['key']} twice")
            actors[actor["key"]] = dict(actor, sources=list(actor["sources"]))
        for key, sources in file.get("actor_sources", {}).items():
            actors[key]["sources"] += sources
        for link in file.get("links", []):
            _add_link(links, link, frozenset(decided))
        gaps += file.get("gaps", [])
    return {"actors": list(actors.values()), "links": list(links.values()), "gaps": gaps}


def link_name(link: Item) -> str:
    """Return what the curation calls a link."""
    return f"{link['a']} > {link['b']}, {link['kind']}"


def _add_link(links: dict[LinkKey, Item], link: Item, decided: frozenset[str]) -> None:
    known = links.setdefault((link["a"], link["b"], link["kind"]), dict(link, sources=[]))
    known["sources"] += link["sources"]
    for year in ("since", "until"):
        one, other = known.get(year), link.get(year)
        if None not in (one, other) and one != other and link_name(link) not in decided:
            raise EvidenceError(f"{link_name(link)}: {year} {one} or {other}?")
        known[year] = one if one is not None else other
