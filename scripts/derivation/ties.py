"""Links of the evidence as ties that stand with their first end.

Strength of a tie, for sources rarely state one (1 exchange of information, 2 coordination, 3 joint work):
    1  austausch, beratung, vermittlung, foerderung; any kooperation on one single occasion
    2  mitglied and koordination: both ends sit at one table; kooperation in general
    3  traeger: one runs the other; kooperation whose source names a joint undertaking or an agreement
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from scripts.derivation.citations import all_cited
from scripts.derivation.curation import Curation, Item, without_empty
from scripts.derivation.evidence import link_name

STRENGTH = {"mitglied": 2, "koordination": 2, "traeger": 3}
JOINT_WORK = re.compile(r"gemeinsam|vereinbar|\bvertrag", re.IGNORECASE)
DECIDED = ("type", "since", "until", "strength", "status")
"""What a decision in `ties.yaml` can set."""


def derived_ties(links: Iterable[Item], curation: Curation) -> dict[str, list[Item]]:
    """Return the ties that each actor lists, by its id.

    Links between the same two ends of the same type are one tie, whatever the direction where it means
    nothing; what two ends that became one had between them falls away.
    """
    directed = {kind["id"] for kind in curation.vocabulary["tie_types"] if kind["directed"]}
    joined: dict[tuple[str, str, str], Item] = {}
    for link in links:
        tie = decided(link, curation)
        if tie is None or tie["a"] == tie["b"]:
            continue
        ends = (tie["a"], tie["b"]) if tie["type"] in directed else sorted((tie["a"], tie["b"]))
        first = joined.setdefault((ends[0], ends[1], tie["type"]), tie)
        if first is not tie:
            _join(first, tie)
    listed: defaultdict[str, list[Item]] = defaultdict(list)
    for tie in joined.values():
        listed[tie["a"]].append(_entry(tie, curation))
    order = [kind["id"] for kind in curation.vocabulary["tie_types"]]
    return {
        actor: sorted(ties, key=lambda tie: (order.index(tie["type"]), tie["to"]))
        for actor, ties in listed.items()
    }


def decided(link: Item, curation: Curation) -> Item | None:
    """Return a link as the curation has it, None where it leaves it out."""
    decision = curation.ties.get(link_name(link), {})
    if decision.get("left_out"):
        return None
    merged = curation.actors["merged"]
    ends = {end: merged.get(link[end], {}).get("into", link[end]) for end in ("a", "b")}
    sources = [
        dict(source, fact=decision.get("reword", {}).get(source["fact"], source["fact"]))
        for source in link["sources"]
        if source.get("url") not in decision.get("drop_sources", ())
    ]
    tie = {"type": link["kind"], "since": link["since"], "until": link["until"], **ends, "sources": sources}
    return tie | {field: decision[field] for field in DECIDED if field in decision}


def _join(first: Item, second: Item) -> None:
    first["sources"] += [source for source in second["sources"] if source not in first["sources"]]
    for year, choose in (("since", min), ("until", max)):
        known = [tie[year] for tie in (first, second) if tie[year] is not None]
        first[year] = choose(known) if len(known) == 2 or (known and year == "since") else None


def _entry(tie: Item, curation: Curation) -> Item:
    evidence = all_cited(tie["sources"], curation)
    ended = [curation.actors["ended"][tie[end]] for end in ("a", "b") if tie[end] in curation.actors["ended"]]
    until = tie["until"]
    if ended and until is None:
        first = min(ended, key=lambda end: int(end["until"]))
        until = first["until"]
        evidence += [e for e in all_cited([first["evidence"]], curation) if e not in evidence]
    facts = " ".join(citation["note"] for citation in evidence)
    strength = tie.get("strength") or strength_of(tie["type"], tie["since"], until, facts)
    return without_empty(
        {
            "to": tie["b"],
            "type": tie["type"],
            "strength": strength if strength > 1 else None,
            "since": tie["since"],
            "until": until,
            "status": tie.get("status"),
            "evidence": evidence,
        }
    )


def strength_of(kind: str, since: int | None, until: int | None, facts: str) -> int:
    """Return the strength of a tie by the rule at the head of this file."""
    if kind != "kooperation":
        return STRENGTH.get(kind, 1)
    if since is not None and since == until:
        return 1
    return 3 if JOINT_WORK.search(facts) else 2
