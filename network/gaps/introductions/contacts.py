"""Whom somebody without a second tie could get to know: who is near, and well connected."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from network.model import Actor, Network


def nearest_partner(
    network: Network, degrees: Mapping[str, int], actor: Actor, besides: Collection[str] = ()
) -> str | None:
    """Return a tied actor of the same district who suggests itself, None where there is none.

    One with a common topic before others, then one of the same municipality, then the one with most
    partners; nobody of those named in `besides`.
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
    """Return whom to ask in a district: an actor of the kind that is expected in every one and named first.

    None where nothing is expected, or no such actor is documented.
    """
    for kind in (kind for expected in network.expected for kind in expected.types):
        found = [a.id for a in network.actors if (a.district, a.type) == (district, kind)]
        if found:
            return min(found)
    return None
