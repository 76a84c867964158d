"""What puts catalogue keys and values into words: `locales.Translator` does, the pure core only names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from network.model import Language


class Words(Protocol):
    """Texts of one language by key, and numbers, dates and lists as its readers write them."""

    @property
    def language(self) -> Language:
        """The language it writes."""

    def __call__(self, key: str, /, **params: Any) -> str:
        """Return the text of a key with its placeholders filled; KeyError where there is none."""

    def __contains__(self, key: object) -> bool:
        """Tell whether a key has a text."""

    def plural(self, key: str, n: float, /, **params: Any) -> str:
        """Return the form for a number of things; `{n}` in it is that number."""

    def number(self, value: float, digits: int | None = None) -> str:
        """Write a number, with exactly `digits` decimal places where given."""

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share of one as a percentage."""

    def date(self, partial: str) -> str:
        """Write YYYY, YYYY-MM or YYYY-MM-DD."""

    def listing(self, items: Iterable[str], either: bool = False) -> str:
        """Join items: "a, b and c", or with `either` "a, b or c"."""
