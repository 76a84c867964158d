"""Who is named in every picture, however many others are."""

from __future__ import annotations

from collections import defaultdict

from network.filters import EVERYTHING, select
from network.graph.convert import simple_graph
from network.model import Actor, Network

_KINDS = ("kommunales_integrationszentrum", "kim", "verwaltung")
"""Types by which people find their way: of each, a district's actor with most ties."""
_OTHERWISE = 3
"""Named where a district has none of these types: its actors with most ties."""


def landmarks(network: Network) -> frozenset[str]:
    """Return the ids of the present actors of ordinary districts that no picture leaves unnamed."""
    present = select(network, EVERYTHING)
    degree = simple_graph(present).degree
    local: dict[str, list[Actor]] = defaultdict(list)
    for actor in sorted(present.actors, key=lambda a: (-degree[a.id], a.id)):
        if network.level_of(actor) == "district":
            local[actor.district].append(actor)
    named: set[str] = set()
    for actors in local.values():
        firsts = [next((a.id for a in actors if a.type == kind), None) for kind in _KINDS]
        named |= {a for a in firsts if a is not None} or {a.id for a in actors[:_OTHERWISE]}
    return frozenset(named)
