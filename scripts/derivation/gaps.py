"""Needs that sources name, in German and English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from scripts.derivation.citations import all_cited
from scripts.derivation.curation import Curation, Item


def derived_gaps(raw: Iterable[Item], curation: Curation) -> list[Item]:
    """Return the reported gaps, ordered by district and topic."""
    counted: Counter[tuple[str, str]] = Counter()
    sources: dict[str, list[Item]] = {}
    about: dict[str, tuple[str, str]] = {}
    for need in raw:
        place = (need["district"], need["topic"])
        counted[place] += 1
        key = gap_id(*place, counted[place])
        key = curation.gaps["merges"].get(key, key)
        sources.setdefault(key, []).extend(need["sources"])
        about.setdefault(key, place)
    gaps = [_derived_gap(key, about[key], sources[key], curation) for key in sources]
    districts = [district["id"] for district in curation.vocabulary["districts"]]
    topics = [topic["id"] for topic in curation.vocabulary["topics"]]
    return sorted(gaps, key=lambda g: (districts.index(g["district"]), topics.index(g["topic"]), g["id"]))


def gap_id(district: str, topic: str, number: int) -> str:
    """Return the id of a district's need number so and so on a topic, counted over all evidence."""
    return f"{district}-{topic.replace('_', '-')}-{number}"


def _derived_gap(key: str, place: tuple[str, str], sources: list[Item], curation: Curation) -> Item:
    text = curation.gaps["texts"][key]
    evidence = all_cited([*sources, *text.get("sources", [])], curation)
    german = text.get("de") or " ".join(e["note"] for e in evidence)
    return {
        "id": key,
        "district": place[0],
        "topic": place[1],
        "text": {"de": german, "en": text["en"]},
        "status": text.get("status", "open"),
        "evidence": evidence,
    }
