"""Parts of the network that no documented tie connects to the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx

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
from network.gaps.introductions.contacts import nearest_partner
from network.graph.convert import largest_first


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield small components, and parts that only state or federal actors connect to the rest.

    Components of two or more actors except the largest; of the parts without the upper levels those
    of three or more. Severity: 0.3, and 0.7 times twice the part's share of all actors (at most 1).
    """
    small = largest_first(nx.connected_components(basis.graph))[1:]
    for part in small:
        if len(part) > 1:
            yield _finding(basis, part, len(basis.graph), "")
    for part in largest_first(nx.connected_components(basis.local_graph))[1:]:
        if len(part) >= WORTH_NAMING and part not in small:
            yield _finding(basis, part, len(basis.local.actors), "local")


def _finding(basis: GapBasis, part: Collection[str], of: int, variant: str) -> Finding:
    first, districts = min(part), basis.districts_of(part)
    members = tuple(sorted(part, key=lambda a: (-basis.graph.degree[a], a)))
    best_known = basis.whole.actor_by_id[members[0]]
    partner = None if variant else nearest_partner(basis.whole, basis.degrees, best_known, part)
    return Finding(
        key=f"fragment:{variant}:{first}" if variant else f"fragment:{first}",
        kind="fragment",
        severity=0.3 + 0.7 * min(1, 2 * len(part) / of),
        actors=members,
        districts=districts,
        evidence=evidence_of(basis.ties_between(part, part)),
        figures={"size": len(part), "of": of},
        params={
            "size": len(part),
            "of": of,
            "actors": some_names("actor", members),
            "districts": some_names("district", districts),
            "member": NamesOf("actor", members[:1]),
            **({"partner": NamesOf("actor", (partner,))} if partner else {}),
        },
        variant=variant,
        notes=notes(partner=partner),
    )


KIND = GapKind("fragment", find, ("size",))
