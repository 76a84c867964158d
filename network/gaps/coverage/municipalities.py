"""Which municipality of a district has whom for which topic, as far as actors' places are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from network.gaps.coverage.districts import CellState, coverage
from network.model import Network


@dataclass(frozen=True)
class MunicipalityCell:
    """What is documented for one topic in one municipality, as in `CoverageCell`.

    Surveys are made by district: none_documented means that the search in the district found no actor there,
    not_surveyed that the district was not searched for the topic.
    """

    municipality: str
    topic: str
    state: CellState
    actors: tuple[str, ...]


@dataclass(frozen=True)
class MunicipalityCoverage:
    """Cells of one district; `without_place` holds by topic its actors whose municipality is not known.

    These count for the district and for none of its municipalities. `municipalities` are in alphabetical
    order, `topics` in that of the network. What region, state or federation cover is not counted here.
    """

    district: str
    municipalities: tuple[str, ...]
    topics: tuple[str, ...]
    cells: Mapping[tuple[str, str], MunicipalityCell]
    without_place: Mapping[str, tuple[str, ...]]

    def cell(self, municipality: str, topic: str) -> MunicipalityCell:
        """Return the cell of a municipality and a topic."""
        return self.cells[municipality, topic]


def municipality_coverage(
    network: Network, district: str, municipalities: Iterable[str] = ()
) -> MunicipalityCoverage:
    """Return which municipalities of an ordinary district have actors for which topics.

    `municipalities` are those that are known beside the ones actors name: a place without any actor is a
    finding too. Takes the whole network, like `coverage`. Raises KeyError for a district that is no ordinary
    one.
    """
    if district not in {d.id for d in network.ordinary_districts}:
        raise KeyError(district)
    whole = coverage(network, by="topics")
    topics = whole.items
    seats = {a.id: a.place for a in network.actors if a.district == district}
    names = tuple(sorted({*municipalities, *(place for place in seats.values() if place)}, key=str.casefold))
    cells: dict[tuple[str, str], MunicipalityCell] = {}
    for topic in topics:
        of_district = whole.cell(district, topic)
        lacking: CellState = "none_documented" if of_district.surveyed else "not_surveyed"
        for name in names:
            actors = tuple(a for a in of_district.actors if seats[a] == name)
            state: CellState = "covered" if len(actors) > 1 else "thin" if actors else lacking
            cells[name, topic] = MunicipalityCell(name, topic, state, actors)
    return MunicipalityCoverage(
        district=district,
        municipalities=names,
        topics=topics,
        cells=cells,
        without_place={
            topic: tuple(a for a in whole.cell(district, topic).actors if not seats[a]) for topic in topics
        },
    )
