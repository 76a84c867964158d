"""What a report consists of, in whichever format it is written: sections of blocks, all text in one language.

Made by `compose.py`, written by `render/html_page.py` and `render/docx_file.py`. All texts are plain text,
never markup.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from network.model import Language
from network.report.figures.types import Drawing
from network.text import Words


@dataclass(frozen=True)
class Paragraph:
    """A text of one or more sentences; a caution stands out."""

    text: str
    style: Literal["plain", "small", "caution"] = "plain"


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
    """A finding: title, reason, suggested next step, and the numbers of its sources."""

    title: str
    reason: str
    suggestion: str
    sources: str = ""


@dataclass(frozen=True)
class Cards:
    """Findings in order of severity; `next_step` is the word before a suggestion."""

    items: tuple[Card, ...]
    next_step: str


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption, and a text alternative for those who do not see it.

    `name` is unique within the report; `width`: share of the page's width.
    """

    name: str
    drawing: Drawing
    caption: str
    alternative: str
    width: float = 1.0


@dataclass(frozen=True)
class CitedSource:
    """A citation with its number; `text` is its title or its address, shortened; `url` may be empty.

    `details`: of what kind it is, and its date.
    """

    number: int
    text: str
    details: str
    url: str


@dataclass(frozen=True)
class CitedSources:
    """The list of citations."""

    items: tuple[CitedSource, ...]


Block = Paragraph | Bullets | KeyNumbers | Table | Cards | Picture | CitedSources


@dataclass(frozen=True)
class Section:
    """A heading and the blocks below it; `id` is the same in every language."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report in one language: the network's name, title, lead, facts about its making, sections.

    `made` is the day of its making, `page` the word before a page's number.
    """

    language: Language
    made: date
    network: str
    title: str
    lead: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    page: str

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures, in their order."""
        return tuple(b for section in self.sections for b in section.blocks if isinstance(b, Picture))


def table(
    t: Words,
    caption: str,
    columns: Mapping[str, float],
    rows: Sequence[tuple[str, ...]],
    right: Collection[int] = (1,),
) -> Table | None:
    """Return a table, given the keys of its caption and columns, these with widths; None without rows."""
    header, widths = tuple(t(key) for key in columns), tuple(columns.values())
    return Table(t(caption), header, tuple(rows), widths, frozenset(right)) if rows else None


def section(t: Words, heading: str, *blocks: Block | None) -> Section:
    """Return a section of the blocks that are not None, given the key of its heading, `report.ID`."""
    return Section(heading.removeprefix("report."), t(heading), tuple(b for b in blocks if b))


def bulleted(t: Words, lead: str, items: Sequence[str]) -> tuple[Block, ...]:
    """Return a lead, given by its key, with its items; nothing without items."""
    return (Paragraph(t(lead)), Bullets(tuple(items))) if items else ()
