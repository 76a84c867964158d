"""How many ties cross the border between two districts, and how many chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.stats import false_discovery_control

from network.gaps.null_models import DrawnTies, LabelPairs, across_borders, regardless_of_borders, summed_up
from network.graph.convert import simple_graph
from network.model import Network, Tie
from network.parallel import Progress, report_progress

DRAWS = 1_000
SEED = 2026
FALSE_DISCOVERY_RATE = 0.05
"""Of the borders that are called weak, at most this share is expected to be so by chance."""

Doors = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Border:
    """Ties between two ordinary districts, seen and expected.

    `seen`: pairs of tied actors, one in each. `expected`: d_a d_b / (2m - 1), the mean if every actor
    kept its number of ties but met partners at random (d: sum of degrees in a district, m: pairs of
    tied actors in the whole network). `low`, `high` and `share_as_few`: of that model, as in `DrawnTies`.

    Most work stays within a district, so fewer than expected is normal. `usual` asks whether these two
    meet less than other districts do: only ties between ordinary districts are drawn at random, and
    every actor keeps how many of them it has. None where one of the two has no such tie at all, so that
    there is nothing to compare. `adjusted`: its `share_as_few`, adjusted for all the pairs that are looked at
    (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x); 1 where there is no `usual`.

    `doors`: the actors of either district who have a tie to the other. A border without a documented tie
    does not prove that there is none.
    """

    districts: tuple[str, str]
    seen: int
    expected: float
    low: int
    high: int
    share_as_few: float
    ties: tuple[Tie, ...]
    usual: DrawnTies | None = None
    adjusted: float = 1.0
    doors: Doors = ((), ())

    @property
    def is_weak(self) -> bool:
        """True where there are fewer ties than is usual between districts, beyond what chance gives."""
        return self.adjusted <= FALSE_DISCOVERY_RATE

    @property
    def only_doors(self) -> tuple[str, ...]:
        """Those without whom their district would have no tie to the other."""
        return tuple(side[0] for side in self.doors if len(side) == 1)


def borders(
    network: Network, *, draws: int = DRAWS, seed: int = SEED, progress: Progress | None = None
) -> tuple[Border, ...]:
    """Return all pairs of ordinary districts with their ties, seen and expected.

    Both null models stand in `null_models.py`. Seeded; independent of the order of the file.
    """
    districts = sorted(d.id for d in network.districts)
    number = {d: i for i, d in enumerate(districts)}
    ordinary = sorted(number[d.id] for d in network.ordinary_districts)
    between = np.array(list(combinations(ordinary, 2)), dtype=np.intp).reshape(-1, 2)
    home = {a.id: number[a.district] for a in network.actors}
    tied = [(home[one], home[other]) for one, other in simple_graph(network).edges]
    ends = np.array(tied, dtype=np.intp).reshape(-1, 2)
    active = np.bincount(ends.ravel(), minlength=len(districts))
    counted = Counter((min(pair), max(pair)) for pair in tied)
    pairs = LabelPairs(len(districts), between)
    seen = np.array([counted[one, other] for one, other in between.tolist()], dtype=np.intp)
    expected = active[between].prod(axis=1) / max(ends.size - 1, 1)
    halves = (
        lambda share: report_progress(progress, share / 2),
        lambda share: report_progress(progress, (1 + share) / 2),
    )
    drawn = regardless_of_borders(pairs, ends, draws, seed, halves[0])
    chance = summed_up(drawn, seen, expected)
    across = ends[np.isin(ends, ordinary).all(axis=1) & (ends[:, 0] != ends[:, 1])]
    drawn = across_borders(pairs, across, draws, seed, halves[1])
    outgoing = np.bincount(across.ravel(), minlength=len(districts))
    usual = summed_up(drawn, seen)
    comparable = np.asarray(outgoing[between].all(axis=1))
    adjusted = np.ones(len(between))
    if comparable.any():
        shares = np.array([one.share_as_few for one in usual])
        adjusted[comparable] = false_discovery_control(shares[comparable])
    ties = _ties(network, home)
    return tuple(
        Border(
            districts=(districts[one], districts[other]),
            seen=int(seen[i]),
            **vars(chance[i]),
            ties=tuple(ties.get((one, other), ())),
            usual=usual[i] if comparable[i] else None,
            adjusted=float(adjusted[i]),
            doors=_doors(ties.get((one, other), ()), home, one),
        )
        for i, (one, other) in enumerate(between.tolist())
    )


def _ties(network: Network, home: dict[str, int]) -> dict[tuple[int, int], list[Tie]]:
    ties: dict[tuple[int, int], list[Tie]] = {}
    for tie in network.ties:
        one, other = sorted((home[tie.source], home[tie.target]))
        ties.setdefault((one, other), []).append(tie)
    return ties


def _doors(ties: Sequence[Tie], home: dict[str, int], one: int) -> Doors:
    ends = sorted({end for tie in ties for end in (tie.source, tie.target)})
    return tuple(e for e in ends if home[e] == one), tuple(e for e in ends if home[e] != one)
