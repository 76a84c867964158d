"""What was probably meant: the declared value nearest to a wrong one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice

MAX_LENGTH = 80
"""Longer values are no misspellings; comparing them would only take time."""
MANY = 2_000
"""Limit of the candidates compared; of more, the first with the same initial letter are taken."""
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(text: str) -> str:
    """Return a text as an id: `Kreis Höxter` becomes `kreis-hoexter`; empty if nothing is left."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_GERMAN)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"-*_-*", "_", re.sub(r"[^a-z0-9_]+", "-", ascii_only)).strip("-_")[:MAX_LENGTH].strip("-_")


class AllowedValues:
    """Allowed values, prepared for many comparisons.

    `names` maps what things are called to their allowed value: a name in place of an id is the
    commonest mistake. Spelling differences of case, umlauts, hyphen and underscore count as near.
    """

    def __init__(self, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> None:
        self._spelled = {_plain(option): option for option in allowed}
        self._called = {_plain(name): option for name, option in (names or {}).items()}

    def nearest(self, value: str) -> str | None:
        """Return the allowed value that `value` most likely means, None where nothing is near."""
        wanted = _plain(value) if len(value) <= MAX_LENGTH else ""
        if not wanted:
            return None
        if exact := self._spelled.get(wanted) or self._called.get(wanted):
            return exact
        for among in (self._spelled, self._called):
            likely = among if len(among) <= MANY else [word for word in among if word[:1] == wanted[0]]
            if close := difflib.get_close_matches(wanted, islice(likely, MANY), n=1, cutoff=0.7):
                return among[close[0]]
        return None


def nearest(value: str, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> str | None:
    """Return what `value` most likely means, None where nothing is near (see `AllowedValues`)."""
    return AllowedValues(allowed, names).nearest(value)


def _plain(text: str) -> str:
    return slug(text).replace("_", "-")
