"""Who reaches across? Ties between ordinary districts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from network.model import Network


@dataclass(frozen=True)
class Crossing:
    """Ties between two different ordinary districts, by pair of district ids in alphabetical order.

    `pairs`: number of pairs of ordinary districts that could have such a tie.
    """

    ties: Mapping[tuple[str, str], int]
    pairs: int

    @property
    def most(self) -> tuple[str, str] | None:
        """The pair with most ties, of equal ones the first; None without any tie."""
        return min(self.ties, key=lambda pair: (-self.ties[pair], pair), default=None)


def crossing(network: Network) -> Crossing:
    """Count the ties of a network between ordinary districts that have actors in it."""
    present = {actor.district for actor in network.actors}
    districts = sorted(d.id for d in network.ordinary_districts if d.id in present)
    pairs = list(combinations(districts, 2))
    home = {actor.id: actor.district for actor in network.actors}
    counted = dict.fromkeys(pairs, 0)
    for tie in network.ties:
        pair = tuple(sorted((home[tie.source], home[tie.target])))
        if pair in counted:
            counted[pair] += 1
    return Crossing({pair: n for pair, n in counted.items() if n}, len(pairs))
