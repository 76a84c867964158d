"""The report: one description of what it says, written as a printable page or as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from network.report.blocks import Report


def as_page(report: Report) -> bytes:
    """Return a report as a page of HTML that needs no other file."""
    from network.report.render.html_page import to_html  # noqa: PLC0415 - see below

    return to_html(report).encode("utf-8")


def as_word(report: Report) -> bytes:
    """Return a report as a Word file (docx)."""
    from network.report.render.docx_file import to_word  # noqa: PLC0415 - see below

    return to_word(report)


ENDINGS: Mapping[str, Callable[[Report], bytes]] = {".html": as_page, ".docx": as_word}
"""Writers by file ending. They import the libraries that draw and write when they are first called."""
