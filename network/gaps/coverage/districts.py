"""Which districts have actors for which topics, and of which types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from network.model import Actor, Evidence, Network

CellState = Literal["covered", "thin", "none_documented", "by_law", "not_surveyed"]
By = Literal["topics", "types"]


@dataclass(frozen=True)
class CoverageCell:
    """What is documented for one topic or type in one ordinary district.

    `state`: covered (two or more actors), thin (one), none_documented (looked for, none found; not
    the same as absent), by_law (the same, but every district has it by law: only its source is missing)
    or not_surveyed (not looked for, and none known). `surveyed`: whether it was looked for at all.
    """

    district: str
    item: str
    state: CellState
    actors: tuple[str, ...]
    surveyed: bool


@dataclass(frozen=True)
class Coverage:
    """Cells of all ordinary districts; `wider` holds actors above them (region, state, federal).

    `districts` and `items` (topic or type ids) are in the order of the network. `expected`: items
    that every ordinary district should have; `by_law`: those of them that it has by law, with the evidence
    for that.
    """

    by: By
    districts: tuple[str, ...]
    items: tuple[str, ...]
    cells: Mapping[tuple[str, str], CoverageCell]
    wider: Mapping[str, tuple[str, ...]]
    expected: frozenset[str]
    by_law: Mapping[str, tuple[Evidence, ...]]

    def cell(self, district: str, item: str) -> CoverageCell:
        """Return the cell of a district and a topic or type."""
        return self.cells[district, item]

    def others_covered(self, cell: CoverageCell) -> int:
        """Return in how many of the other districts an actor is documented for the same item."""
        return sum(bool(self.cells[d, cell.item].actors) for d in self.districts if d != cell.district)

    @property
    def others(self) -> int:
        """Number of other districts beside any one of them."""
        return max(len(self.districts) - 1, 0)

    def should_have(self, cell: CoverageCell) -> bool:
        """Return whether a lack is worth a finding: looked for, and expected or usual elsewhere."""
        return cell.surveyed and (cell.item in self.expected or self.is_usual(cell))

    def is_usual(self, cell: CoverageCell) -> bool:
        """Return whether it is documented in at least half of the other districts."""
        return self.others > 0 and self.others_covered(cell) * 2 >= self.others


def coverage(network: Network, by: By) -> Coverage:
    """Return which ordinary districts have actors for which topics (or of which types).

    Takes the whole network: in a part of it, whatever the selection left out would look undocumented.
    """
    districts = tuple(d.id for d in network.ordinary_districts)
    items = tuple(i.id for i in (network.topics if by == "topics" else network.actor_types))
    found: dict[tuple[str, str], list[str]] = {}
    for actor in network.actors:
        for item in _items_of(actor, by):
            found.setdefault((actor.district, item), []).append(actor.id)
    surveyed, by_law = _surveyed(network, by, items), _by_law(network, by)
    cells = {
        (d, i): _cell(d, i, tuple(found.get((d, i), ())), (d, i) in surveyed, i in by_law)
        for d in districts
        for i in items
    }
    above = [d.id for d in network.districts if d.level != "district"]
    return Coverage(
        by=by,
        districts=districts,
        items=items,
        cells=cells,
        wider={i: tuple(a for d in above for a in found.get((d, i), ())) for i in items},
        expected=frozenset(i for e in network.expected for i in (e.topics if by == "topics" else e.types)),
        by_law=by_law,
    )


def undocumented_by_law(network: Network, district: str, topic: str) -> tuple[str, ...]:
    """Return the types that exist by law, have no actor in the district and work on the topic elsewhere."""
    found = coverage(network, by="types")
    work_on_it = {a.type for a in network.actors if topic in a.topics}
    return tuple(i for i in found.by_law if i in work_on_it and not found.cell(district, i).actors)


def _items_of(actor: Actor, by: By) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.topics)) if by == "topics" else (actor.type,)


def _by_law(network: Network, by: By) -> dict[str, tuple[Evidence, ...]]:
    """Return what exists by law; several entries for the same item join their evidence."""
    cited: dict[str, dict[Evidence, None]] = {}
    for entry in network.expected:
        for item in (entry.topics if by == "topics" else entry.types) if entry.by_law else ():
            cited.setdefault(item, {}).update(dict.fromkeys(entry.evidence))
    return {item: tuple(evidence) for item, evidence in cited.items()}


def _cell(district: str, item: str, actors: tuple[str, ...], surveyed: bool, by_law: bool) -> CoverageCell:
    state: CellState = "not_surveyed" if not surveyed else "by_law" if by_law else "none_documented"
    if actors:
        state = "covered" if len(actors) > 1 else "thin"
    return CoverageCell(district, item, state, actors, surveyed)


def _surveyed(network: Network, by: By, items: tuple[str, ...]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for survey in network.surveyed:
        listed = survey.topics if by == "topics" else survey.types
        pairs.update((survey.district, i) for i in (items if listed == "all" else listed))
    return pairs
