"""Whom to ask."""

from __future__ import annotations

from network.model import Network


def first_contact(network: Network, district: str) -> str | None:
    """Return whom to ask in a district: an actor of the kind that is expected in every one and named first.

    None where nothing is expected, or no such actor is documented.
    """
    for kind in (kind for expected in network.expected for kind in expected.types):
        found = [a.id for a in network.actors if (a.district, a.type) == (district, kind)]
        if found:
            return min(found)
    return None
