"""CSV that spreadsheets cannot mistake for formulas.

A text that begins with one of `= + - @` (also in their wide East Asian forms), a tab or a line end gets an
apostrophe in front, which spreadsheets take as "this is text"; reading takes it off again. Texts that
begin with apostrophes before such a sign get one more, so that nothing is lost either way.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

CellValue = str | int | float | bool | None
TableRow = Mapping[str, CellValue]

_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


class TextRow(NamedTuple):
    """A row as read: its first line in the file, and its cells by column."""

    line: int
    cells: dict[str, str]


def protected(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unprotected(text: str) -> str:
    """Return the text that `protected` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def to_csv(
    rows: Iterable[TableRow], columns: Iterable[str] | None = None, for_spreadsheet: bool = False
) -> str:
    """Return rows as CSV with a header; None is an empty cell, true and false are written so.

    `columns`: their order, by default that of the first row. `for_spreadsheet`: with a byte order mark
    and semicolons, as German spreadsheet programs expect on a double click; else commas (RFC 4180).
    Numbers are written with a decimal point and never protected: they cannot be formulas.
    """
    listed = list(rows)
    header = list(columns) if columns is not None else list(listed[0]) if listed else []
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if for_spreadsheet else ",", lineterminator="\r\n")
    if header:
        writer.writerow(protected(name) for name in header)
    for row in listed:
        writer.writerow(_written(row.get(name)) for name in header)
    return ("\ufeff" if for_spreadsheet else "") + out.getvalue()


def from_csv(text: str) -> tuple[list[str], list[TextRow]]:
    """Return header and rows of a CSV text; comma, semicolon or tab is recognised in the header.

    Rows without any content are left out, cells beyond the header too. Raises csv.Error where the text
    cannot be CSV.
    """
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = [unprotected(name.strip()) for name in next(reader, [])]
    return header, list(_rows(reader, header))


def _rows(reader: Iterator[list[str]], header: list[str]) -> Iterator[TextRow]:
    line = 2
    for cells in reader:
        if any(cells):
            yield TextRow(line, {name: unprotected(cell) for name, cell in zip(header, cells, strict=False)})
        line = reader.line_num + 1  # type: ignore[attr-defined]


def _written(value: CellValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return protected(value)
    return "" if value is None else str(value)
