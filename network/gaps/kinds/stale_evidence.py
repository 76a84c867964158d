"""Ties that rest on old evidence: who should be called, and what would change if they were gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import networkx as nx

from network.evidence import RECENT_YEARS, WEAKEST, is_recent, kinds_of_sources
from network.gaps.base import (
    WORTH_NAMING,
    Finding,
    GapBasis,
    GapKind,
    NamesOf,
    evidence_of,
    notes,
    some_names,
)
from network.gaps.introductions.contacts import first_contact
from network.graph.convert import largest_first
from network.model import Tie

MOST_ASKED = 3
"""Number of partners named to be asked, beside the actor and its district's contact."""


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the actors with three or more old ties that make up at least half of theirs, and one for all.

    Old: the newest dated evidence is more than five years older than the data's own year; undated
    evidence counts neither way. What would change is counted as if the old ties were gone: cut_off are
    the actors, the one in question included, that would no longer reach the largest rest of their component.
    Severity: 0.1, and 0.3 times the share of old ties, and 0.2 if three or more would be cut off.
    """
    old = old_ties(basis.network.ties, basis.year)
    yield from _in_all(basis, old)
    by_actor: dict[str, list[Tie]] = {}
    for tie in old:
        for end in (tie.source, tie.target):
            by_actor.setdefault(end, []).append(tie)
    for actor, theirs in by_actor.items():
        if len(theirs) >= WORTH_NAMING and 2 * len(theirs) >= len(basis.network.ties_of[actor]):
            yield _of_one(basis, actor, theirs)


def old_ties(ties: Iterable[Tie], year: int) -> tuple[Tie, ...]:
    """Return the ties whose newest dated evidence is more than `RECENT_YEARS` before a year."""
    return tuple(tie for tie in ties if tie.newest_year is not None and not is_recent(tie, year))


def _of_one(basis: GapBasis, actor: str, old: list[Tie]) -> Finding:
    known, ties = basis.network.actor_by_id[actor], basis.network.ties_of[actor]
    undated = sum(tie.newest_year is None for tie in ties)
    portals = sum(kinds_of_sources(tie) == {WEAKEST} for tie in ties)
    lost = _cut_off(basis, _edges_only_in(basis, old), actor)
    partners = tuple(sorted({tie.other_end(actor) for tie in old}))
    desk = first_contact(basis.whole, known.district)
    asked = tuple(dict.fromkeys((actor, *partners[:MOST_ASKED], *((desk,) if desk else ()))))
    return Finding(
        key=f"stale_evidence:{actor}",
        kind="stale_evidence",
        severity=0.1 + 0.3 * len(old) / len(ties) + 0.2 * (len(lost) >= WORTH_NAMING),
        actors=(actor,),
        districts=(known.district,),
        types=(known.type,),
        evidence=evidence_of(old),
        figures={
            "old": len(old),
            "undated": undated,
            **({"portals": portals} if portals else {}),
            "ties": len(ties),
            "newest_old_year": max(tie.newest_year for tie in old if tie.newest_year is not None),
            "cut_off": len(lost),
        },
        params={
            "actor": NamesOf("actor", (actor,)),
            "old": len(old),
            "ties": len(ties),
            "years": RECENT_YEARS,
            "undated": undated,
            "lost": some_names("actor", lost),
            "asked": NamesOf("actor", asked),
        },
        notes=notes(undated=undated, cut_off=lost, still=not lost),
    )


def _in_all(basis: GapBasis, old: tuple[Tie, ...]) -> Iterator[Finding]:
    """Yield what would change if all of them were gone at once."""
    without = nx.Graph(basis.graph)
    without.remove_edges_from(_edges_only_in(basis, old))
    lost = sorted(a for part in nx.connected_components(basis.graph) for a in _smaller(without, part))
    if len(old) < WORTH_NAMING or not lost:
        return
    parts, parts_after = (nx.number_connected_components(g) for g in (basis.graph, without))
    share = len(old) / len(basis.network.ties)
    yield Finding(
        key="stale_evidence:network",
        kind="stale_evidence",
        severity=0.1 + 0.3 * share + 0.2 * (len(lost) >= WORTH_NAMING),
        figures={
            "old": len(old),
            "ties": len(basis.network.ties),
            "parts": parts,
            "parts_after": parts_after,
            "cut_off": len(lost),
        },
        params={
            "old": len(old),
            "ties": len(basis.network.ties),
            "years": RECENT_YEARS,
            "parts": parts,
            "parts_after": parts_after,
            "lost": some_names("actor", lost),
            "districts": some_names("district", basis.districts_of(lost)),
        },
        variant="network",
    )


def _edges_only_in(basis: GapBasis, old: Iterable[Tie]) -> list[tuple[str, str]]:
    """Return the pairs of actors whose ties are all among the old ones."""
    gone = {tie.key for tie in old}
    return [
        (tie.source, tie.target)
        for tie in old
        if all(
            other.key in gone
            for other in basis.network.ties_of[tie.source]
            if other.other_end(tie.source) == tie.target
        )
    ]


def _cut_off(basis: GapBasis, edges: list[tuple[str, str]], actor: str) -> tuple[str, ...]:
    """Return who would not be in the largest piece any more; all edges are ties of the actor."""
    kept = set(basis.graph[actor]).difference(*edges)
    sizes = basis.cuts.sizes_without(actor)
    if len(sizes) == 1 and kept:
        return ()
    if len(sizes) == 1 and sizes[0] > 1:
        return (actor,)
    parts = basis.cuts.parts_without(actor)
    own = (actor, *(member for part in parts if not kept.isdisjoint(part) for member in part))
    pieces = largest_first([own, *(part for part in parts if kept.isdisjoint(part))])
    return tuple(sorted(member for piece in pieces[1:] for member in piece))


def _smaller(graph: nx.Graph[str], part: Iterable[str]) -> list[str]:
    """Return the actors of a former component that are not in its largest piece."""
    pieces = largest_first(nx.connected_components(graph.subgraph(part)))
    return [actor for piece in pieces[1:] for actor in piece]


KIND = GapKind("stale_evidence", find, ("old",))
