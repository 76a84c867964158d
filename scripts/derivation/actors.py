"""Actors of the evidence, with the ties that they list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scripts.derivation.citations import all_cited
from scripts.derivation.curation import Curation, Item, without_empty


def derived_actors(raw: Iterable[Item], ties: Mapping[str, list[Item]], curation: Curation) -> list[Item]:
    """Return all actors, ordered by district, type and id."""
    actors = [derived_actor(actor, ties.get(actor["key"], []), curation) for actor in _merged(raw, curation)]
    districts = [district["id"] for district in curation.vocabulary["districts"]]
    types = [kind["id"] for kind in curation.vocabulary["actor_types"]]
    return sorted(actors, key=lambda a: (districts.index(a["district"]), types.index(a["type"]), a["id"]))


def derived_actor(raw: Item, ties: list[Item], curation: Curation) -> Item:
    """Return an actor of the evidence in the product's form."""
    key, choices = raw["key"], curation.actors
    topic_order = [topic["id"] for topic in curation.vocabulary["topics"]]
    name, short = choices["names"].get(key, raw["name"]), curation.shorts[key]
    since = choices["since"][key]["since"] if key in choices["since"] else raw.get("since")
    return without_empty(
        {
            "id": key,
            "name": name,
            "short": short if short != name else None,
            "type": choices["types"].get(key, raw["kind"]),
            "district": choices["districts"].get(key, {}).get("district", raw["district"]),
            "place": choices["places"].get(key, raw.get("municipality")),
            "topics": sorted(set(raw.get("topics") or []), key=topic_order.index),
            "since": since,
            "until": choices["ended"].get(key, {}).get("until", raw.get("until")),
            "formerly": [_former_name(former, curation) for former in choices["formerly"].get(key, [])],
            "aliases": [old for old, decision in choices["merged"].items() if decision["into"] == key],
            "website": raw.get("url"),
            "description": choices["descriptions"].get(key),
            "evidence": all_cited([*_kept(raw, curation), *_end(key, curation)], curation),
            "ties": ties,
        }
    )


def _former_name(former: Item, curation: Curation) -> Item:
    return {**former, "evidence": all_cited(former["evidence"], curation)}


def _kept(raw: Item, curation: Curation) -> list[Item]:
    dropped = curation.actors["drop_sources"].get(raw["key"], ())
    return [
        source for source in raw["sources"] if not {source.get("url"), source.get("title")} & set(dropped)
    ]


def _end(key: str, curation: Curation) -> list[Item]:
    return [curation.actors["ended"][key]["evidence"]] if key in curation.actors["ended"] else []


def _merged(raw: Iterable[Item], curation: Curation) -> list[Item]:
    """Return the actors that stay, with what is known of those that became one with them."""
    merged = curation.actors["merged"]
    kept: dict[str, Item] = {}
    for actor in sorted(raw, key=lambda actor: actor["key"] in merged):
        if actor["key"] not in merged:
            kept[actor["key"]] = dict(actor, sources=list(actor["sources"]))
            continue
        into = kept[merged[actor["key"]]["into"]]
        into["sources"] += actor["sources"]
        into["topics"] = [*(into.get("topics") or []), *(actor.get("topics") or [])]
        for field in ("municipality", "url", "since"):
            into[field] = into.get(field) or actor.get(field)
    return list(kept.values())
