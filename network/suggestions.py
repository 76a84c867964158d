"""What somebody may have meant: the declared value nearest to a wrong one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping

MAX_LENGTH = 80
"""Longer values are no slips of the pen; comparing them would only take time."""
MAX_CANDIDATES = 20_000
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(text: str) -> str:
    """Return a text as an id: `Kreis Höxter` becomes `kreis-hoexter`; empty if nothing is left."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_GERMAN)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"-*_-*", "_", re.sub(r"[^a-z0-9_]+", "-", ascii_only)).strip("-_")[:MAX_LENGTH].strip("-_")


def nearest(value: str, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> str | None:
    """Return the allowed value that `value` most likely means, None where nothing is near.

    `names` maps what things are called to their allowed value: a name in place of an id is the
    commonest slip. Spelling differences of case, umlauts, hyphen and underscore count as near.
    """
    if not value or len(value) > MAX_LENGTH:
        return None
    spelled = {_plain(option): option for option in allowed}
    called = {_plain(name): option for name, option in (names or {}).items()}
    wanted = _plain(value)
    if exact := spelled.get(wanted) or called.get(wanted):
        return exact
    if len(spelled) > MAX_CANDIDATES:
        return None
    for among in (spelled, called):
        if close := difflib.get_close_matches(wanted, among, n=1, cutoff=0.7):
            return among[close[0]]
    return None


def _plain(text: str) -> str:
    return slug(text).replace("_", "-")
