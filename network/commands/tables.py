"""Tables for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> str:
    """Return aligned columns, those with an index in `right` to the right; lines end without blanks."""
    widths = [max(map(_width, column)) for column in zip(header, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    lines = (
        "  ".join(_filled(cell, widths[i], i in right) for i, cell in enumerate(row)).rstrip()
        for row in (header, rule, *rows)
    )
    return "\n".join(lines)


def _width(text: str) -> int:
    # Combining signs take no room, East Asian wide ones take two columns.
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _filled(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
