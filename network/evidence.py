"""How complete and how old the evidence is."""

from __future__ import annotations

from dataclasses import dataclass

from network.model import Network, Tie

RECENT_YEARS = 5
"""Evidence older than this, or undated, counts as weak."""


@dataclass(frozen=True)
class EvidenceAges:
    """Ties by their newest evidence; the four counts add up to the number of ties.

    `recent`: dated within the last `RECENT_YEARS` years; `old`: dated before; `undated`: cited, but
    no citation is dated; `missing`: nothing is cited.
    """

    recent: int
    old: int
    undated: int
    missing: int

    @property
    def total(self) -> int:
        """Number of ties."""
        return self.recent + self.old + self.undated + self.missing


def is_recent(tie: Tie, this_year: int) -> bool:
    """Tell whether the newest dated evidence of a tie is at most `RECENT_YEARS` years old."""
    return tie.newest_year is not None and tie.newest_year >= this_year - RECENT_YEARS


def evidence_ages(network: Network, this_year: int) -> EvidenceAges:
    """Count the ties of a network by the age of their newest evidence."""
    recent = sum(is_recent(t, this_year) for t in network.ties)
    missing = sum(not t.evidence for t in network.ties)
    undated = sum(bool(t.evidence) and t.newest_year is None for t in network.ties)
    return EvidenceAges(recent, len(network.ties) - recent - missing - undated, undated, missing)


def newest_date(network: Network) -> str | None:
    """Return the date of the newest citation of any actor or tie, as far as it is known; None without one."""
    of_actors = (evidence.date for actor in network.actors for evidence in actor.evidence)
    of_ties = (evidence.date for tie in network.ties for evidence in tie.evidence)
    return max((date for date in (*of_actors, *of_ties) if date), default=None)


def evidence_years(network: Network) -> dict[int, int]:
    """Return how many ties have their newest evidence in which year, in order of years."""
    years = sorted(t.newest_year for t in network.ties if t.newest_year is not None)
    return {year: years.count(year) for year in dict.fromkeys(years)}
