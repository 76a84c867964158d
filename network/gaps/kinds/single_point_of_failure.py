"""Cut actors: without them others would be disconnected from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt

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
from network.measures.engine.biconnectivity import Cuts


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the cut actors without whom three or more others are disconnected from the rest.

    Counted in the whole network and once more without state and federal level; the parts that fall
    off are all but the largest rest of the actor's component. Severity: 0.3, and 0.7 times the root of the
    share of all actors that falls off, with or without the upper levels, whichever is larger.
    """
    for actor in basis.network.actors:
        lost, lost_locally = _lost(basis.cuts, actor.id), _lost(basis.local_cuts, actor.id)
        if max(len(lost), len(lost_locally)) < WORTH_NAMING:
            continue
        falls = lost if len(lost) >= WORTH_NAMING else lost_locally
        districts = basis.districts_of([actor.id, *falls])
        topics = _topics_left_bare(basis, {actor.id, *falls})
        share = len(lost) / len(basis.graph), len(lost_locally) / len(basis.local.actors)
        yield Finding(
            key=f"single_point_of_failure:{actor.id}",
            kind="single_point_of_failure",
            severity=0.3 + 0.7 * sqrt(max(share)),
            actors=(actor.id, *falls),
            districts=districts,
            topics=topics,
            types=(actor.type,),
            evidence=evidence_of(basis.ties_between([actor.id], falls)),
            figures={
                "dependants": len(falls),
                "cut_off": len(lost),
                "cut_off_without_upper_levels": len(lost_locally),
                "topics_left_bare": len(topics),
            },
            params={
                "actor": NamesOf("actor", (actor.id,)),
                "cut_off": len(lost),
                "cut_off_locally": len(lost_locally),
                "examples": some_names("actor", falls),
                "topics": some_names("topic", topics),
            },
            variant="" if len(lost) >= WORTH_NAMING else "local",
            notes=notes(local=WORTH_NAMING <= len(lost) < len(lost_locally), topics=topics),
        )


def _lost(cuts: Cuts, actor: str) -> tuple[str, ...]:
    """Return the actors that no longer reach the largest rest of their component without the actor."""
    if actor not in cuts.component_of or len(cuts.sizes_without(actor)) < 2:
        return ()
    return tuple(member for part in cuts.parts_without(actor)[1:] for member in part)


def _topics_left_bare(basis: GapBasis, gone: Iterable[str]) -> tuple[str, ...]:
    """Return the topics for which some district has actors, and all of them are among those gone."""
    lost = set(gone)
    bare: dict[str, None] = {}
    for actor in sorted(lost):
        facts = basis.whole.actor_by_id[actor]
        for topic in facts.topics:
            cell = basis.topics.cells.get((facts.district, topic))
            if cell and lost.issuperset(cell.actors):
                bare[topic] = None
    return tuple(sorted(bare))


KIND = GapKind("single_point_of_failure", find, ("dependants",))
