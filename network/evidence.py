"""How complete and how old the evidence is."""

from __future__ import annotations

from dataclasses import dataclass

from network.model import Actor, Network, ReportedGap, Tie

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


def is_dated(item: Actor | Tie) -> bool:
    """Return whether at least one citation of an actor or tie carries a date."""
    return any(citation.date for citation in item.evidence)


def is_recent(tie: Tie, year: int) -> bool:
    """Return whether the newest dated evidence of a tie is at most `RECENT_YEARS` years old in a year."""
    return tie.newest_year is not None and tie.newest_year >= year - RECENT_YEARS


def evidence_ages(network: Network) -> EvidenceAges:
    """Count the ties of a network by the age of their newest evidence in the year of the data."""
    year = reference_year(network)
    recent = sum(is_recent(tie, year) for tie in network.ties)
    missing = sum(not tie.evidence for tie in network.ties)
    undated = sum(bool(tie.evidence) and tie.newest_year is None for tie in network.ties)
    return EvidenceAges(recent, len(network.ties) - recent - missing - undated, undated, missing)


def reference_date(network: Network) -> str | None:
    """Return the date as of which the data stand, as far as it is known; None where nothing is dated.

    The newest one that a survey or the evidence of an actor, tie or need names, never the clock: the same
    file is equally old on every day. A part stands as its whole network does (`Network.as_of`).
    """
    parts: tuple[Actor | Tie | ReportedGap, ...] = (*network.actors, *network.ties, *network.reported_gaps)
    cited = (evidence.date for part in parts for evidence in part.evidence)
    surveys = (survey.date for survey in network.surveyed)
    return network.as_of or max((date for date in (*surveys, *cited) if date), default=None)


def reference_year(network: Network) -> int:
    """Return the year of `reference_date`, from which the age of evidence is counted; 0 without one."""
    return int((reference_date(network) or "0")[:4])
