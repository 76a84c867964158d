"""Write the content of data/actors.yaml with the comments that help people to read and edit it.

The layout is that of `python -m network format`; this module only adds comments.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from network.io.document import Document
from network.io.write import format_text, to_yaml
from network.model import Text

COMMENTS = Path(__file__).parents[1] / "curation" / "comments.txt"
HEADING_WIDTH = 78
PARTS_BY_DISTRICT = ("actors", "reported_gaps")


def comments() -> dict[str, str]:
    """Return the comment that stands before each part of the file, by the part's key."""
    parts = COMMENTS.read_text(encoding="utf-8").split("\n== ")
    named = (part.split("\n", 1) for part in parts[1:])
    return {name.strip(): text.rstrip("\n") + "\n" for name, text in named}


def as_document(content: Any) -> Document:
    """Return plain content as a document; dates are texts there."""
    return Document.model_validate(_with_dates_as_text(content))


def _with_dates_as_text(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_dates_as_text(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_dates_as_text(inner) for inner in value]
    return str(value) if key == "date" else value


def _headings(document: Document) -> dict[tuple[str, str], str]:
    """Return the heading before the first entry of each district, by part and entry."""
    names: dict[str, Text] = {district.id: district.name for district in document.districts}
    found: dict[tuple[str, str], str] = {}
    for part in PARTS_BY_DISTRICT:
        for district, members in groupby(getattr(document, part), key=lambda entry: entry.district):
            line = f"  # ── {names[district].de} "
            found[part, next(iter(members)).id] = line + "─" * (HEADING_WIDTH - len(line))
    return found


def render(content: Any) -> str:
    """Return the whole file."""
    document, before = as_document(content), comments()
    headings = _headings(document)
    lines, part = [before["head"]], ""
    for line in to_yaml(document).splitlines():
        if line[:1].isalpha():
            part = line.partition(":")[0]
            lines.append(before.get(part, "").rstrip("\n"))
        heading = headings.get((part, line.removeprefix("  - id: ").strip()))
        lines += ["", heading, "", line] if heading and line.startswith("  - id: ") else [line]
    return format_text(_single_blank_lines(lines))


def _single_blank_lines(lines: list[str]) -> str:
    kept = [line for i, line in enumerate(lines) if line or (i > 0 and lines[i - 1])]
    return "\n".join(kept) + "\n"
