"""Where the network has gaps: one file per kind, one registry of all kinds.

A new kind is a file with a `KIND` and a line in `KINDS`, plus its texts in `locales/*/gaps.po`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from network.filters import EVERYTHING, Selection, select
from network.gaps import (
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
from network.gaps.base import (
    Finding,
    GapBasis,
    GapKind,
    Kind,
    Names,
    Translate,
    describe,
    figures_now,
    text_params,
    with_answer,
)
from network.gaps.best_set import BestSet, best_set
from network.gaps.borders import DRAWS, Border, borders
from network.gaps.coverage import Cell, CellState, Coverage, coverage
from network.gaps.matching import matched
from network.gaps.municipalities import MunicipalityCell, MunicipalityCoverage, municipality_coverage
from network.model import Network
from network.work import Progress, Stages

__all__ = [
    "KINDS",
    "BestSet",
    "Border",
    "Cell",
    "CellState",
    "Coverage",
    "Finding",
    "GapKind",
    "Kind",
    "MunicipalityCell",
    "MunicipalityCoverage",
    "Names",
    "Translate",
    "about",
    "best_set",
    "borders",
    "coverage",
    "describe",
    "figures_now",
    "find_gaps",
    "municipality_coverage",
    "text_params",
    "without_focus",
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


def find_gaps(
    network: Network,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
    draws: int = DRAWS,
) -> tuple[Finding, ...]:
    """Return all findings, the most severe first and declined ones last.

    `network` is the whole network, never a part: what a selection leaves out is not a gap. Options of
    the selection that say which ties and levels count (`tie_types`, `statuses`, `min_strength`,
    `levels`, `without_levels`, `year`, `evidence_since`) change where parts and cut points are looked
    for; those that say what somebody cares for (`districts`, `groups`, `types`, `topics`) only choose
    among the findings. What is said to be undocumented is so in the whole network of that year.
    `progress` is told the share that is done, and can stop the work (`network.work`). `draws`: how often
    chance is asked how many ties a border would have (`borders`).
    """
    counted = select(network, without_focus(selection))
    stages = Stages(progress, sum(kind.effort for kind in KINDS))
    basis = GapBasis(counted, select(network, Selection(year=selection.year)), stages.within, draws)
    answers = {answer.gap: answer for answer in network.answers}
    found = []
    for kind in KINDS:
        stages.begin(kind.effort)
        found += [with_answer(f, answers) for f in kind.find(basis)]
        stages.within(1)
    ranked = sorted(matched(found), key=lambda f: (f.status == "declined", -f.severity, f.key))
    return about(ranked, counted, selection)


def without_focus(selection: Selection) -> Selection:
    """Return the options that change what is found, without those that only choose among it."""
    return replace(selection, districts=(), groups=(), types=(), topics=())


def about(found: Iterable[Finding], counted: Network, selection: Selection) -> tuple[Finding, ...]:
    """Return the findings that are about what a selection cares for, in the order given.

    `counted`: the part of the network that the selection keeps without its focus (`without_focus`). With
    this, findings that are kept need not be found anew for every focus.
    """
    return tuple(f for f in found if _concerns(f, counted, selection))


def _concerns(finding: Finding, network: Network, selection: Selection) -> bool:
    """Tell whether a finding is about what is selected; what it does not name, its actors decide."""
    actors = [network.actor_by_id[a] for a in finding.actors if a in network.actor_by_id]
    if finding.actors and not actors:
        return False
    types = finding.types or tuple(a.type for a in actors)
    topics = finding.topics or tuple(t for a in actors for t in a.topics)
    groups = [network.type_by_id[t].group for t in types]
    return all(
        not wanted or not set(wanted).isdisjoint(given)
        for wanted, given in (
            (selection.districts, finding.districts),
            (selection.types, types),
            (selection.groups, groups),
            (selection.topics, topics),
        )
    )
