"""Derive data/actors.yaml from the evidence file and the curation beside this script.

    python -m scripts.derive_actors EVIDENCE.yaml -o data/actors.yaml

Every decision that is not mechanical stands in scripts/curation/*.yaml. The same input gives the same bytes.

Strength of a tie, for sources rarely state one (1 exchange of information, 2 coordination, 3 joint work):
    1  austausch, beratung, vermittlung, foerderung; any kooperation on one single occasion
    2  mitglied and koordination: both ends sit at one table; kooperation in general
    3  traeger: one runs the other; kooperation whose source names a joint undertaking or an agreement
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.render_actors import render

CURATION = Path(__file__).parent / "curation"
STRENGTH = {"mitglied": 2, "koordination": 2, "traeger": 3}
JOINT_WORK = re.compile(r"gemeinsam|vereinbar|\bvertrag", re.IGNORECASE)
SURVEY_DATE = "2026-11"
# A type or topic found in most districts was looked for everywhere; one found in few may be a chance find.
LOOKED_FOR_FROM = 4
# By law or by the state's programme in every district (ki-verbund-nrw, mkjfgfi-nrw and kim-nrw say so).
EXPECTED_TYPES = ("kommunales_integrationszentrum", "kim", "auslaenderbehoerde")

Item = dict[str, Any]


@dataclass(frozen=True)
class Curation:
    """What people decided: see the files of the same names."""

    vocabulary: Item
    actors: Item
    shorts: dict[str, str]
    sources: Item
    wording: list[tuple[str, str]]
    gaps: Item


def read_curation(folder: Path = CURATION) -> Curation:
    """Read all curation files."""
    names = ("vocabulary", "actors", "shorts", "sources", "wording", "gaps")
    content = {name: yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in names}
    content["wording"] = [(old, new) for old, new in content["wording"]]
    return Curation(**content)


def read_populations(table: Path) -> dict[str, int]:
    """Return the sum of the municipalities' inhabitants per district."""
    sums: Counter[str] = Counter()
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            sums[row["district"]] += int(row["population"])
    return dict(sums)


def without_empty(item: Item) -> Item:
    """Return the item without keys that say nothing."""
    return {key: value for key, value in item.items() if value not in (None, [], "")}


def reworded(text: str, curation: Curation) -> str:
    """Return the sentence as the curation words it."""
    for old, new in curation.wording:
        text = text.replace(old, new)
    return text


def cited(source: Item, curation: Curation) -> Item:
    """Return one citation in the product's form."""
    cited_as: Item = {"url": source.get("url"), "title": None, "date": source["date"]}
    if "seed" in source:
        seed = curation.sources["seeds"][source["seed"]]
        cited_as |= {"title": seed["title"], "date": source["date"] or seed.get("date")}
    for fragment, replacement in curation.sources["titles"].items():
        if fragment in str(source.get("url")):
            cited_as |= {"url": None} | replacement
    return without_empty(cited_as | {"note": reworded(source["fact"], curation)})


def all_cited(sources: list[Item], curation: Curation) -> list[Item]:
    """Return all citations, each once."""
    found: list[Item] = []
    for source in sources:
        citation = cited(source, curation)
        if citation not in found and source["fact"] not in curation.sources["repeated"]:
            found.append(citation)
    return found


def website(link: Item, curation: Curation) -> str | None:
    """Return the actor's own page, unless the curation hides the address."""
    address = link.get("url")
    hidden = any(fragment in str(address) for fragment in curation.sources["titles"])
    return None if hidden else address


def strength_of(link: Item, until: int | None, facts: str, curation: Curation) -> int:
    """Return the strength of a tie by the rule at the head of this file."""
    if link["kind"] != "kooperation":
        return STRENGTH.get(link["kind"], 1)
    within_a_year = link["since"] is not None and link["since"] == until
    if within_a_year or f"{link['a']} > {link['b']}" in curation.actors["single_occasions"]:
        return 1
    return 3 if JOINT_WORK.search(facts) else 2


def derived_tie(link: Item, curation: Curation) -> Item:
    """Return a link of the evidence as a tie that stands with its first end."""
    renamed = curation.actors["merges"]
    ends = [renamed.get(link[end], link[end]) for end in ("a", "b")]
    ended = next((curation.actors["ended"][end] for end in ends if end in curation.actors["ended"]), None)
    until, evidence = link["until"], all_cited(link["sources"], curation)
    if ended and until is None:
        until = ended["until"]
        evidence += [e for e in all_cited([ended["evidence"]], curation) if e not in evidence]
    strength = strength_of(link, until, " ".join(e["note"] for e in evidence), curation)
    return without_empty(
        {
            "to": ends[1],
            "type": link["kind"],
            "strength": strength if strength > 1 else None,
            "since": link["since"],
            "until": until,
            "status": curation.actors["statuses"].get(f"{link['a']} > {link['b']}"),
            "evidence": evidence,
        }
    )


def derived_actor(raw: Item, ties: list[Item], curation: Curation) -> Item:
    """Return an actor of the evidence with the ties that it lists."""
    key, choices, vocabulary = raw["key"], curation.actors, curation.vocabulary
    topic_order = [topic["id"] for topic in vocabulary["topics"]]
    kind_order = [kind["id"] for kind in vocabulary["tie_types"]]
    name = choices["names"].get(key, raw["name"])
    short = curation.shorts[key]
    return without_empty(
        {
            "id": key,
            "name": name,
            "short": short if short != name else None,
            "type": choices["types"].get(key, raw["kind"]),
            "district": raw["district"],
            "place": raw.get("municipality"),
            "topics": sorted(raw.get("topics") or [], key=topic_order.index),
            "since": raw.get("since"),
            "until": choices["ended"].get(key, {}).get("until"),
            "website": website(raw, curation),
            "evidence": all_cited(raw["sources"], curation),
            "ties": sorted(ties, key=lambda tie: (kind_order.index(tie["type"]), tie["to"])),
        }
    )


def derived_actors(evidence: Item, curation: Curation) -> list[Item]:
    """Return all actors, ordered by district, type and id."""
    merges = curation.actors["merges"]
    ties: defaultdict[str, list[Item]] = defaultdict(list)
    for link in evidence["links"]:
        ties[merges.get(link["a"], link["a"])].append(derived_tie(link, curation))
    merged: dict[str, Item] = {}
    for raw in sorted(evidence["actors"], key=lambda raw: raw["key"] in merges):
        if raw["key"] in merges:
            merged[merges[raw["key"]]]["sources"] += raw["sources"]
        else:
            merged[raw["key"]] = dict(raw, sources=list(raw["sources"]))
    actors = [derived_actor(raw, ties[key], curation) for key, raw in merged.items()]
    districts = [district["id"] for district in curation.vocabulary["districts"]]
    types = [kind["id"] for kind in curation.vocabulary["actor_types"]]
    return sorted(actors, key=lambda a: (districts.index(a["district"]), types.index(a["type"]), a["id"]))


def derived_gaps(evidence: Item, curation: Curation) -> list[Item]:
    """Return the reported gaps, ordered by district and topic."""
    counted: Counter[tuple[str, str]] = Counter()
    sources: dict[str, list[Item]] = {}
    about: dict[str, tuple[str, str]] = {}
    for raw in evidence["gaps"]:
        place = (raw["district"], raw["topic"])
        counted[place] += 1
        key = f"{place[0]}-{place[1].replace('_', '-')}-{counted[place]}"
        key = curation.gaps["merges"].get(key, key)
        sources.setdefault(key, []).extend(raw["sources"])
        about.setdefault(key, place)
    gaps = [derived_gap(key, about[key], sources[key], curation) for key in sources]
    districts = [district["id"] for district in curation.vocabulary["districts"]]
    topics = [topic["id"] for topic in curation.vocabulary["topics"]]
    return sorted(gaps, key=lambda g: (districts.index(g["district"]), topics.index(g["topic"]), g["id"]))


def derived_gap(key: str, place: tuple[str, str], sources: list[Item], curation: Curation) -> Item:
    """Return one reported gap in German and English."""
    text = curation.gaps["texts"][key]
    evidence = all_cited(sources, curation)
    german = text.get("de") or " ".join(e["note"] for e in evidence)
    status = text.get("status", "open")
    return {
        "id": key,
        "district": place[0],
        "topic": place[1],
        "text": {"de": german, "en": text["en"]},
        "status": status,
        "evidence": evidence,
    }


def surveyed(actors: list[Item], gaps: list[Item], curation: Curation) -> list[Item]:
    """Return what the desk research looked for, per ordinary district (see LOOKED_FOR_FROM)."""
    vocabulary, choices = curation.vocabulary, curation.actors
    ordinary = [district["id"] for district in vocabulary["districts"] if district["level"] == "district"]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for item in actors + gaps:
        if item["district"] in ordinary:
            for word in (item.get("type"), item.get("topic"), *item.get("topics", [])):
                found[str(word)].add(item["district"])
    topics, types = (
        [entry["id"] for entry in vocabulary[part] if len(found[entry["id"]]) >= LOOKED_FOR_FROM]
        for part in ("topics", "actor_types")
    )
    return [
        {
            "district": district,
            "topics": topics,
            "types": [
                kind
                for kind in types
                if kind not in choices["not_asked"]
                and kind not in choices["found_under_another_type"].get(district, [])
            ],
            "date": SURVEY_DATE,
        }
        for district in ordinary
    ]


def derive(evidence: Item, curation: Curation, populations: dict[str, int]) -> Item:
    """Return the content of data/actors.yaml."""
    vocabulary = curation.vocabulary
    districts = [without_empty(d | {"population": populations.get(d["id"])}) for d in vocabulary["districts"]]
    actors, gaps = derived_actors(evidence, curation), derived_gaps(evidence, curation)
    return {
        "version": 1,
        **vocabulary,
        "districts": districts,
        "actors": actors,
        "reported_gaps": gaps,
        "expected": [{"types": list(EXPECTED_TYPES)}],
        "surveyed": surveyed(actors, gaps, curation),
    }


def main() -> None:
    """Read the evidence, write the data file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("evidence", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("data/actors.yaml"))
    parser.add_argument("--municipalities", type=Path, default=Path("data/municipalities.csv"))
    options = parser.parse_args()
    evidence = yaml.safe_load(options.evidence.read_text(encoding="utf-8"))
    document = derive(evidence, read_curation(), read_populations(options.municipalities))
    options.out.write_text(render(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
