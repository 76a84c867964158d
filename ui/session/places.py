"""The municipalities and districts in which help may be needed, and what lies near them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from network.analysis.referral import Place, Surroundings
from network.geo import geography
from network.model import Network
from ui.backend import cache


def places(network: Network) -> Mapping[str, Place]:
    """Return all places by what stands for them in the address: a district's id, a municipality's name.

    Municipalities are those of the geography file and those that actors name, each in its own district.
    A town that makes up a whole district stands for the same as the district.
    """
    districts = {district.id for district in network.ordinary_districts}
    area = cache.area()
    named = {a.place: a.district for a in network.actors if a.place and a.district in districts}
    homes = named | {name: m.district for name, m in area.municipalities.items() if m.district in districts}
    towns = Counter(homes.values())
    alone = {name for name, home in homes.items() if home in area.outlines and towns[home] == 1}
    return {district: Place(district) for district in sorted(districts)} | {
        name: Place(home, None if name in alone else name) for name, home in sorted(homes.items())
    }


def around(place: Place) -> Surroundings:
    """Return the districts next to a place, and how far each municipality is as the crow flies."""
    area = cache.area()
    here = area.municipalities.get(place.municipality or "")
    return Surroundings(
        neighbours=area.neighbours.get(place.district, frozenset()),
        kilometres={
            name: round(geography.kilometres(here, other), 1) for name, other in area.municipalities.items()
        }
        if here
        else {},
    )
