"""What a report is made from: the selected part of the network, and what was computed about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from network.evidence import cited
from network.filters import LOCAL, Selection, select
from network.gaps import Border, Coverage, Finding, borders, coverage, find_gaps
from network.geo.geography import Area
from network.layout import Layout, layout
from network.measures import rank_intervals
from network.measures.base import Intervals
from network.model import District, Evidence, Network, Tie

Pair = tuple[str, str]


@dataclass(frozen=True)
class ReportData:
    """What a report says, before it is put into words.

    `network` is the whole, `selection` what the report is about: its districts and topics are empty where the
    report is about all of them. `layout` and `area` are those of the
    whole. `intervals` are those of `local`; without them the report names no ranks. `today`: the day on
    which the report is made.
    """

    network: Network
    selection: Selection
    findings: tuple[Finding, ...]
    borders: tuple[Border, ...]
    layout: Layout
    area: Area
    today: date
    intervals: Intervals | None = None

    @cached_property
    def selected(self) -> Network:
        """The actors the report is about, and the ties among them."""
        return select(self.network, self.selection)

    @cached_property
    def present(self) -> Network:
        """All that there is at the time in question."""
        return select(self.network, Selection(year=self.selection.year))

    @cached_property
    def context(self) -> Network:
        """The network at the chosen levels and ties, with the actors that the report is not about."""
        return select(self.network, self.selection.without_focus())

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the selected actors."""
        return frozenset(a.id for a in self.selected.actors)

    @cached_property
    def outward(self) -> tuple[Tie, ...]:
        """Ties from selected actors to others."""
        return tuple(tie for tie in self.context.ties if (tie.source in self.ids) != (tie.target in self.ids))

    @cached_property
    def inner_pairs(self) -> tuple[Pair, ...]:
        """Pairs of selected actors with a tie, each once and sorted."""
        return tuple(
            sorted({min(e, e[::-1]) for tie in self.selected.ties for e in [(tie.source, tie.target)]})
        )

    @cached_property
    def outer_pairs(self) -> tuple[Pair, ...]:
        """Pairs of a selected actor and another with a tie, each once and sorted."""
        ends = ((tie.source, tie.target) for tie in self.outward)
        return tuple(sorted({e if e[0] in self.ids else e[::-1] for e in ends}))

    @cached_property
    def topics(self) -> Coverage:
        """Which districts have actors for which topics, whatever is selected but the year."""
        return coverage(self.present, by="topics")

    @cached_property
    def districts(self) -> tuple[District, ...]:
        """The ordinary districts the report is about; all of them where none is chosen."""
        wanted = self.selection.districts
        return tuple(d for d in self.network.ordinary_districts if not wanted or d.id in wanted)

    @cached_property
    def local(self) -> Network:
        """The selected network without state and federal level: these connect nearly all actors."""
        return select(self.selected, LOCAL)

    @cached_property
    def citations(self) -> tuple[Evidence, ...]:
        """Everything cited for selected actors, their ties and reported needs; each once."""
        selected = self.selected
        return cited((*selected.actors, *selected.ties, *self.outward, *selected.reported_gaps))


def report_data(
    network: Network, selection: Selection, area: Area, today: date, *, ranges: bool = True
) -> ReportData:
    """Return what a report needs; ranges of ranks take seconds in large networks."""
    return ReportData(
        network=network,
        selection=selection,
        findings=find_gaps(network, selection),
        borders=borders(select(network, selection.without_focus())),
        layout=layout(network, area.seats),
        area=area,
        today=today,
        intervals=rank_intervals(select(select(network, selection), LOCAL)) if ranges else None,
    )
