"""How complete, how old and of what kind the evidence is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from network.model import (
    Actor,
    ActorType,
    Evidence,
    FormerName,
    Language,
    Network,
    ReportedGap,
    SourceKind,
    Tie,
)
from network.text import Words

RECENT_YEARS = 5
"""Evidence older than this, or undated, counts as weak."""
WEAKEST: SourceKind = "portal"
"""The kind that repeats what others say; all other kinds are held to be equally good."""


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
    dates = (evidence.date for part in parts for evidence in part.evidence)
    surveys = (survey.date for survey in network.surveyed)
    return network.as_of or max((date for date in (*surveys, *dates) if date), default=None)


def reference_year(network: Network) -> int:
    """Return the year of `reference_date`, from which the age of evidence is counted; 0 without one."""
    return int((reference_date(network) or "0")[:4])


def cited(parts: Iterable[Actor | ActorType | FormerName | ReportedGap | Tie]) -> tuple[Evidence, ...]:
    """Return the citations of parts of a network in their order, each once."""
    return tuple(dict.fromkeys(evidence for part in parts for evidence in part.evidence))


def kinds_of_sources(tie: Tie) -> frozenset[SourceKind | None]:
    """Return the kinds of source that a tie rests on; what people reported was said in a workshop."""
    said: tuple[SourceKind, ...] = ("workshop",) if tie.status == "reported" else ()
    return frozenset((*said, *(evidence.kind for evidence in tie.evidence)))


def in_reading_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return citations the newest first and undated ones last, all of the weakest kind after the others."""
    newest_first = sorted(evidence, key=lambda citation: citation.date or "", reverse=True)
    return sorted(newest_first, key=lambda citation: citation.kind == WEAKEST)


def kind_and_date(citation: Evidence, t: Words) -> str:
    """Return in words of what kind a citation is, where that is known, and its date."""
    when = t.date(citation.date) if citation.date else t("evidence.undated")
    if citation.kind is None:
        return when
    kind = t(f"evidence.kind-{citation.kind}")
    return f"{t('evidence.weakest', kind=kind) if citation.kind == WEAKEST else kind}, {when}"


def is_untranslated(citation: Evidence, language: Language) -> bool:
    """Tell whether readers of a language see what a citation says in German."""
    note = citation.note
    return language != "de" and note is not None and note.de == note.in_language(language)


def reading_notes(evidence: Sequence[Evidence], t: Words) -> str:
    """Return what readers of a list of citations need to know: its language, and why a kind is weak."""
    notes = ["evidence.language"] if any(is_untranslated(e, t.language) for e in evidence) else []
    notes += ["evidence.why-weakest"] if any(e.kind == WEAKEST for e in evidence) else []
    return " ".join(t(note) for note in notes)
