"""Numbers of sources: what a report cites first comes first, each page once."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from network.evidence import kind_and_date, reading_notes
from network.model import Evidence
from network.report.blocks import CitedSource
from network.text import Words

MOST_LISTED = 60
"""A report lists at most this many sources; all of them are in the data."""

LONGEST = 52
"""Characters of an address that are shown; the link holds all of it."""


class Citations:
    """Numbers of cited pages, from 1 in the order of first mention."""

    def __init__(self, cited: Iterable[Evidence]) -> None:
        """Number the citations; of a page, the first with a date is kept, else the first."""
        self._first: dict[str, Evidence] = {}
        for evidence in cited:
            known = self._first.setdefault(_page(evidence), evidence)
            if known.date is None and evidence.date is not None:
                self._first[_page(evidence)] = evidence
        self._numbers = {page: i for i, page in enumerate(self._first, 1)}

    def __len__(self) -> int:
        """Return how many pages are cited."""
        return len(self._numbers)

    def marks(self, cited: Iterable[Evidence]) -> str:
        """Return the numbers of citations as `[1] [4]`; those that are not listed are left out."""
        numbers = {self._numbers[_page(e)] for e in cited if _page(e) in self._numbers}
        return " ".join(f"[{n}]" for n in sorted(numbers) if n <= MOST_LISTED)

    def listed(self, t: Words) -> tuple[CitedSource, ...]:
        """Return the sources in order of number, at most `MOST_LISTED`."""
        return tuple(
            CitedSource(i, _text(e), kind_and_date(e, t), e.url or "") for i, e in enumerate(self._shown, 1)
        )

    def notes(self, t: Words) -> str:
        """Return what readers of the listed sources need to know."""
        return reading_notes(self._shown, t)

    @property
    def _shown(self) -> list[Evidence]:
        return list(self._first.values())[:MOST_LISTED]


def _page(evidence: Evidence) -> str:
    return evidence.url or evidence.title or ""


def _text(evidence: Evidence) -> str:
    """Return a citation's title with its host, or else its address without the scheme and `www.`."""
    parts = urlsplit(evidence.url or "")
    host = parts.netloc.removeprefix("www.")
    if evidence.title:
        return f"{evidence.title} ({host})" if host else evidence.title
    address = host + unquote(parts.path).rstrip("/")
    return address if len(address) <= LONGEST else address[: LONGEST - 1] + "…"
