"""Where the network has gaps: one file per kind, one registry of all kinds.

A new kind is a file with a `KIND` and a line in `KINDS`, plus its texts in `locales/*/gaps.po`.
"""

from __future__ import annotations

from dataclasses import replace

from network.filters import EVERYTHING, Selection, select
from network.gaps import (
    bridge_tie,
    fragment,
    isolate,
    not_surveyed,
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
    Translate,
    describe,
    text_params,
    with_status,
)
from network.gaps.borders import Border, borders
from network.gaps.coverage import Cell, CellState, Coverage, coverage
from network.gaps.matching import matched
from network.gaps.municipalities import MunicipalityCell, MunicipalityCoverage, municipality_coverage
from network.model import Network

__all__ = [
    "KINDS",
    "Border",
    "Cell",
    "CellState",
    "Coverage",
    "Finding",
    "GapKind",
    "Kind",
    "MunicipalityCell",
    "MunicipalityCoverage",
    "Translate",
    "borders",
    "coverage",
    "describe",
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
    reported_gap.KIND,
    stale_evidence.KIND,
)
"""All kinds that are computed, in the order of the contract."""


def find_gaps(network: Network, selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """Return all findings, the most severe first and declined ones last.

    `network` is the whole network, never a part: what a selection leaves out is not a gap. Options of
    the selection that say which ties and levels count (`tie_types`, `statuses`, `min_strength`,
    `levels`, `without_levels`, `year`, `evidence_since`) change where parts and cut points are looked
    for; those that say what somebody cares for (`districts`, `groups`, `types`, `topics`) only choose
    among the findings. What is said to be undocumented is so in the whole network of that year.
    """
    counted = select(network, replace(selection, districts=(), groups=(), types=(), topics=()))
    basis = GapBasis(counted, whole=select(network, Selection(year=selection.year)))
    found = matched(with_status(f, network) for kind in KINDS for f in kind.find(basis))
    kept = [f for f in found if _concerns(f, counted, selection)]
    return tuple(sorted(kept, key=lambda f: (f.status == "declined", -f.severity, f.key)))


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
