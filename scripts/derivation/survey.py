"""What the desk research looked for in each ordinary district, and what it did not find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scripts.derivation.curation import Curation, Item, without_empty

LOOKED_FOR_FROM = 4
"""A type or topic found in as many districts was looked for everywhere; a rarer one may be a chance find."""


def surveyed(found: Iterable[Item], curation: Curation) -> list[Item]:
    """Return one entry per ordinary district, given all actors and needs that were found.

    For the levels above there is at most a note: nothing is expected of them.
    """
    vocabulary, survey = curation.vocabulary, curation.survey
    ordinary = [district["id"] for district in vocabulary["districts"] if district["level"] == "district"]
    where: defaultdict[str, set[str]] = defaultdict(set)
    for item in found:
        if item["district"] in ordinary:
            for word in (item.get("type"), item.get("topic"), *item.get("topics", [])):
                where[str(word)].add(item["district"])
    topics, types = (
        [entry["id"] for entry in vocabulary[part] if len(where[entry["id"]]) >= LOOKED_FOR_FROM]
        for part in ("topics", "actor_types")
    )
    asked = [kind for kind in types if kind not in survey["not_asked"]]
    of_districts = [
        without_empty(
            {
                "district": district,
                "topics": topics,
                "types": [t for t in asked if t not in survey["found_under_another_type"].get(district, [])],
                "date": survey["date"],
                "note": survey["not_found"].get(district),
            }
        )
        for district in ordinary
    ]
    above = [place for place in survey["not_found"] if place not in ordinary]
    notes = [{"district": p, "date": survey["date"], "note": survey["not_found"][p]} for p in above]
    return [*of_districts, *notes]
