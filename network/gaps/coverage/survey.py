"""How much the survey found in each district, and of what it found little anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from network.evidence import is_dated
from network.gaps.coverage.districts import Coverage
from network.model import Network

PER_INHABITANTS = 100_000


@dataclass(frozen=True)
class DistrictSurvey:
    """What is documented of one ordinary district.

    `actors` work there; `ties` have an end there, so that one between two districts counts in both.
    `dated_actors` and `dated_ties`: those with at least one dated citation. `population`: inhabitants, None
    where unknown.
    """

    district: str
    actors: int
    dated_actors: int
    ties: int
    dated_ties: int
    population: int | None

    def density(self, count: int) -> float | None:
        """Return a count per `PER_INHABITANTS` inhabitants; None without a known population above 0."""
        return count * PER_INHABITANTS / self.population if self.population else None


@dataclass(frozen=True)
class ThinItem:
    """A topic or type of which little is documented.

    `actors` work in ordinary districts, in `districts` of them; `surveyed`: in how many it was looked for;
    `wider`: actors above the districts.
    """

    item: str
    actors: int
    districts: int
    surveyed: int
    wider: int


def district_surveys(network: Network) -> tuple[DistrictSurvey, ...]:
    """Return what is documented of each ordinary district, in the order of the network."""
    home = {a.id: a.district for a in network.actors}
    actors = Counter(home.values())
    dated_actors = Counter(a.district for a in network.actors if is_dated(a))
    ties: Counter[str] = Counter()
    dated_ties: Counter[str] = Counter()
    for tie in network.ties:
        ends = {home[tie.source], home[tie.target]}
        ties.update(ends)
        dated_ties.update(ends if is_dated(tie) else ())
    return tuple(
        DistrictSurvey(d.id, actors[d.id], dated_actors[d.id], ties[d.id], dated_ties[d.id], d.population)
        for d in network.ordinary_districts
    )


def thin_items(coverage: Coverage) -> tuple[ThinItem, ...]:
    """Return the topics or types of which little is documented: searched ones first, fewest actors first.

    Thin is what at least half of the districts have nobody for, or what has at most one actor per district on
    average and is missing in one. What no district has and none was searched for is left out: nothing is
    known of it.
    """
    n, found = len(coverage.districts), []
    for item in coverage.items:
        cells = [coverage.cell(d, item) for d in coverage.districts]
        actors, districts = sum(len(c.actors) for c in cells), sum(bool(c.actors) for c in cells)
        surveyed = sum(c.surveyed for c in cells)
        is_thin = districts * 2 <= n or (actors <= n and districts < n)
        if is_thin and (actors or surveyed):
            found.append(ThinItem(item, actors, districts, surveyed, len(coverage.wider[item])))
    return tuple(sorted(found, key=lambda thin: (not thin.surveyed, thin.actors, thin.districts)))
