"""What a report is made from: the selected part of the network, and what was computed about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from network.filters import LOCAL, Selection, select
from network.gaps import Border, Coverage, Finding, borders, coverage, find_gaps
from network.geo.geography import Area
from network.layout import Layout, layout
from network.measures import rank_intervals
from network.measures.base import Intervals
from network.model import District, Evidence, Network, Tie


@dataclass(frozen=True)
class Facts:
    """What a report says, before it is put into words.

    `network` is the whole, `selection` what the report is about. `layout` and `area` are those of the
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
    def part(self) -> Network:
        """The actors the report is about, and the ties among them."""
        return select(self.network, self.selection)

    @cached_property
    def counted(self) -> Network:
        """All ties and levels that count, also of those the report is not about."""
        return select(self.network, self.selection.without_focus())

    @cached_property
    def ids(self) -> frozenset[str]:
        """Ids of the actors the report is about."""
        return frozenset(a.id for a in self.part.actors)

    @cached_property
    def outward(self) -> tuple[Tie, ...]:
        """Ties that lead from the part to other actors."""
        return tuple(t for t in self.counted.ties if (t.source in self.ids) != (t.target in self.ids))

    @cached_property
    def topics(self) -> Coverage:
        """Which districts have actors for which topics; always of the whole network."""
        return coverage(self.network, by="topics")

    @cached_property
    def districts(self) -> tuple[District, ...]:
        """The ordinary districts the report is about; all of them where none is chosen."""
        wanted = self.selection.districts
        return tuple(d for d in self.network.ordinary_districts if not wanted or d.id in wanted)

    @property
    def is_local(self) -> bool:
        """Whether the report is about chosen districts."""
        return bool(self.selection.districts)

    @property
    def is_topical(self) -> bool:
        """Whether the report is about chosen topics."""
        return bool(self.selection.topics)

    @cached_property
    def local(self) -> Network:
        """The part without state and federal level: on paper these tie everybody to everybody."""
        return local(self.network, self.selection)

    @cached_property
    def citations(self) -> tuple[Evidence, ...]:
        """Everything cited for the part: actors, ties, reported needs; each once."""
        parts: Iterable[Iterable[Evidence]] = (
            *(a.evidence for a in self.part.actors),
            *(t.evidence for t in (*self.part.ties, *self.outward)),
            *(g.evidence for g in self.part.reported_gaps),
        )
        return tuple(dict.fromkeys(citation for cited in parts for citation in cited))


def local(network: Network, selection: Selection) -> Network:
    """Return the selected part without state and federal level."""
    return select(select(network, selection), LOCAL)


def gather(network: Network, selection: Selection, area: Area, today: date, *, ranges: bool = True) -> Facts:
    """Compute everything a report needs; ranges of ranks take seconds in large networks."""
    return Facts(
        network=network,
        selection=selection,
        findings=find_gaps(network, selection),
        borders=borders(select(network, selection.without_focus())),
        layout=layout(network, area.seats),
        area=area,
        today=today,
        intervals=rank_intervals(local(network, selection)) if ranges else None,
    )
