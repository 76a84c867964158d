"""Where the network has gaps: one file per kind, one registry of all kinds.

A new kind is a file with a `KIND` and a line in `KINDS`, plus its texts in `locales/*/findings.po`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from network.filters import EVERYTHING, OPTIONS, Selection, select
from network.gaps.base import (
    Finding,
    GapBasis,
    GapKind,
    KindId,
    NamesOf,
    describe,
    text_params,
)
from network.gaps.coverage.districts import Coverage, coverage
from network.gaps.coverage.municipalities import MunicipalityCoverage, municipality_coverage
from network.gaps.district_pairs import DRAWS, Border, borders
from network.gaps.introductions.best_set import BestSet, best_set
from network.gaps.kinds import (
    bridge_tie,
    fragment,
    introduction,
    isolate,
    not_surveyed,
    overlap,
    reported_gap,
    single_point_of_failure,
    stale_evidence,
    thin_topic,
    uncovered_topic,
    uncovered_type,
    weak_border,
)
from network.gaps.related import matched
from network.model import Answer, AnswerValue, Figure, GapStatus, Network
from network.parallel import Progress, report_progress

__all__ = [
    "KINDS",
    "BestSet",
    "Border",
    "Coverage",
    "Finding",
    "KindId",
    "MunicipalityCoverage",
    "NamesOf",
    "about",
    "best_set",
    "borders",
    "coverage",
    "describe",
    "figures_to_note",
    "find_gaps",
    "municipality_coverage",
    "text_params",
]

KINDS: tuple[GapKind, ...] = (
    uncovered_topic.KIND,
    thin_topic.KIND,
    uncovered_type.KIND,
    not_surveyed.KIND,
    isolate.KIND,
    fragment.KIND,
    single_point_of_failure.KIND,
    bridge_tie.KIND,
    weak_border.KIND,
    overlap.KIND,
    introduction.KIND,
    reported_gap.KIND,
    stale_evidence.KIND,
)
"""All kinds that are computed, in the order of the contract."""

_DECISIVE = {kind.id: kind.decisive for kind in KINDS}
_STATUS: Mapping[AnswerValue, GapStatus] = {"accepted": "addressed", "later": "open", "declined": "declined"}


def find_gaps(
    network: Network,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
    unfiltered: Iterable[Finding] | None = None,
    draws: int = DRAWS,
) -> tuple[Finding, ...]:
    """Return all findings, the most severe first and declined ones last.

    `network` is the whole network, never a part: what a selection leaves out is not a gap. Options of
    the selection that say which ties and levels count (`tie_types`, `statuses`, `min_strength`,
    `levels`, `without_levels`, `year`, `evidence_since`) change where parts and cut points are looked
    for; those that say what is of interest (`districts`, `groups`, `types`, `topics`) only choose
    among the findings. What is said to be undocumented is so in the whole network of that year.
    Whether an answer still holds is decided by the finding in the whole network, whatever is selected;
    `unfiltered` are the findings of the whole network, for who has them already.
    `progress` is called with the share that is done, and can stop the work (`network.parallel`). `draws`: see
    `borders`.
    """
    counts = selection.without_focus()
    counted = select(network, counts)
    done, total = 0.0, sum(kind.effort for kind in KINDS)

    def progress_of_kind(share: float) -> None:
        report_progress(progress, min((done + share * kind.effort) / total, 1.0))

    basis = GapBasis(counted, select(network, Selection(year=selection.year)), progress_of_kind, draws)
    found: list[Finding] = []
    for kind in KINDS:
        found += kind.find(basis)
        progress_of_kind(1)
        done += kind.effort
    if counts.is_empty or not network.answers:
        unfiltered = found
    elif unfiltered is None:
        unfiltered = find_gaps(network)
    answers = {answer.gap: answer for answer in network.answers}
    changed = {f.key for f in unfiltered if f.key in answers and _has_changed(f, answers[f.key])}
    answered = [_answered(f, answers.get(f.key), f.key in changed) for f in found]
    ranked = sorted(matched(answered), key=lambda f: (f.status == "declined", -f.severity, f.key))
    return about(ranked, counted, selection)


def figures_to_note(finding: Finding) -> tuple[Figure, ...]:
    """Return the decisive figures of a finding, by name: an answer holds as long as they stay."""
    named = sorted(name for name in _DECISIVE[finding.kind] if name in finding.figures)
    return tuple(Figure(name=name, value=int(finding.figures[name])) for name in named)


def _answered(finding: Finding, answer: Answer | None, changed: bool) -> Finding:
    """Return the finding with people's answer to it, and the status that this gives.

    An accepted one is addressed, one put off is still open, a declined one is open again once it has
    `changed`.
    """
    if answer is None:
        return finding
    reopened = answer.answer == "declined" and changed
    return replace(finding, answer=answer, status="open" if reopened else _STATUS[answer.answer])


def _has_changed(finding: Finding, answer: Answer) -> bool:
    """Return whether a decisive figure differs from the one that an answer notes, if it notes any."""
    noted = {figure.name: figure.value for figure in answer.figures}
    return any(noted.get(now.name, now.value) != now.value for now in figures_to_note(finding))


def about(found: Iterable[Finding], counted: Network, selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that are about the focus of a selection, in the order given.

    `counted`: the part of the network that the selection keeps without its focus
    (`Selection.without_focus`). With this, findings that are kept need not be found again for every focus.
    """
    return tuple(f for f in found if _concerns(f, counted, selection))


def _concerns(finding: Finding, network: Network, selection: Selection) -> bool:
    """Return whether a finding is about what is selected; its actors decide where it names nothing itself."""
    actors = [network.actor_by_id[a] for a in finding.actors if a in network.actor_by_id]
    if finding.actors and not actors:
        return False
    types = finding.types or tuple(a.type for a in actors)
    named = {
        "districts": finding.districts,
        "types": types,
        "groups": [network.type_by_id[kind].group for kind in types],
        "topics": finding.topics or tuple(topic for a in actors for topic in a.topics),
    }
    for option in OPTIONS:
        if option.focus and option.of_actor and (wanted := getattr(selection, option.field)):
            theirs = [value for a in actors for value in option.of_actor(network, a)]
            if set(wanted).isdisjoint(named.get(option.field, theirs)):
                return False
    return True
