"""Actors to be introduced to: near, and well connected."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from network.model import Actor, Network


def nearest_partner(
    network: Network, degrees: Mapping[str, int], actor: Actor, besides: Collection[str] = ()
) -> str | None:
    """Return the tied actor of the same district that suggests itself most, None where there is none.

    A common topic counts first, then the same municipality, then the number of partners; none of those in
    `besides` is returned.
    """
    able = [
        other
        for other in network.actors
        if other.district == actor.district
        and degrees[other.id]
        and other.id != actor.id
        and other.id not in besides
    ]
    best = min(able, key=lambda other: _order(other, actor, degrees), default=None)
    return best.id if best else None


def _order(other: Actor, actor: Actor, degrees: Mapping[str, int]) -> tuple[bool, bool, int, str]:
    elsewhere = other.place is None or other.place != actor.place
    return (set(other.topics).isdisjoint(actor.topics), elsewhere, -degrees[other.id], other.id)


def first_contact(network: Network, district: str) -> str | None:
    """Return the actor to ask in a district: of the type that is expected in every district and named first.

    None where nothing is expected, or no such actor is documented.
    """
    for kind in (kind for expected in network.expected for kind in expected.types):
        found = [a.id for a in network.actors if (a.district, a.type) == (district, kind)]
        if found:
            return min(found)
    return None
