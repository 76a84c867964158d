"""What a report consists of, whatever it is written to: sections of blocks, all text in one language.

Made by `content.py`, laid out by `html.py` and `word.py`. All texts are plain text, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from network.geo.region_map import RegionMap
from network.model import Language

CellLook = Literal["covered", "thin", "none_documented", "not_surveyed"]
Point = tuple[float, float]
Seen = Literal["strong", "usual", "faint"]
"""What is meant, others that count, background."""


# ── pictures, as data: drawn by `drawing.py`


@dataclass(frozen=True)
class ActorDot:
    """An actor in a drawing of the network; `look` is a group's number, None for one in the background."""

    x: float
    y: float
    radius: float
    group: int | None
    name: str = ""


@dataclass(frozen=True)
class DistrictGround:
    """The ground of a district with its name: a circle, or with `box` (width, height) a rectangle around it.

    With a `note` the ground stands for all of its actors, and name and note stand in it.
    """

    x: float
    y: float
    radius: float
    name: str
    seen: Seen
    note: str = ""
    box: Point | None = None


@dataclass(frozen=True)
class TieLine:
    """A tie or several in a drawing; `width` in points. `cross`: from one ordinary district to another."""

    ends: tuple[Point, Point]
    seen: Seen | Literal["cross"]
    width: float = 0.7


@dataclass(frozen=True)
class NetworkPicture:
    """Actors, their ties and their districts; y points down. `groups`: number and name for the legend."""

    grounds: tuple[DistrictGround, ...]
    lines: tuple[TieLine, ...]
    dots: tuple[ActorDot, ...]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class MatrixPicture:
    """Rows by columns, each cell with its look and its number; `marked` columns are framed."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[tuple[CellLook, int], ...], ...]
    marked: frozenset[int]
    legend: tuple[tuple[CellLook, str], ...]


@dataclass(frozen=True)
class MapPicture:
    """The region; for each of its districts what stands below the name, and how far it is meant."""

    region: RegionMap
    notes: Mapping[str, str]
    seen: Mapping[str, Seen]


@dataclass(frozen=True)
class BarPicture:
    """A bar of shares: for each part its size, its words and how dark it is (0 darkest)."""

    parts: tuple[tuple[int, str, int], ...]


Drawing = NetworkPicture | MatrixPicture | MapPicture | BarPicture


# ── blocks


@dataclass(frozen=True)
class Paragraph:
    """A text of one or more sentences; a caution stands out."""

    text: str
    look: Literal["plain", "small", "caution"] = "plain"


@dataclass(frozen=True)
class Bullets:
    """Short items, one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class KeyNumber:
    """A number in large digits, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class KeyNumbers:
    """The few figures that come first."""

    items: tuple[KeyNumber, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header; the first cell of a row names it. `right`: columns of numbers.

    `widths`: shares of the page's width, one per column.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Card:
    """A finding: what is so, why it is said, what to do next, and where it stands (numbers of sources)."""

    title: str
    reason: str
    suggestion: str
    sources: str = ""


@dataclass(frozen=True)
class Cards:
    """Findings, the weightiest first; `next_step` is the word before a suggestion."""

    items: tuple[Card, ...]
    next_step: str


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption, and in words for those who do not see it.

    `name` tells it from the report's other pictures; `width`: share of the page's width.
    """

    name: str
    drawing: Drawing
    caption: str
    alternative: str
    width: float = 1.0


@dataclass(frozen=True)
class CitedSource:
    """A citation with its number; `text` is its title or its address, shortened; `url` may be empty."""

    number: int
    text: str
    date: str
    url: str


@dataclass(frozen=True)
class CitedSources:
    """The list of citations."""

    items: tuple[CitedSource, ...]


Block = Paragraph | Bullets | KeyNumbers | Table | Cards | Picture | CitedSources


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; `id` is the same in every language."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = field(default=())


@dataclass(frozen=True)
class Report:
    """The whole: name of the network, title, what this is, dates, sections; `made` on which day."""

    language: Language
    made: date
    network: str
    title: str
    lead: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    page: str
    """The word before a page's number."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, in their order."""
        return tuple(b for section in self.sections for b in section.blocks if isinstance(b, Picture))
