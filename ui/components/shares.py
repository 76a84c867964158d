"""A bar of shares with its legend in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ui.components.frontend import component

Look = Literal["strong", "middle", "weak"]

_shares = component("shares")


class Share(NamedTuple):
    """One part: its size, its words, how it is drawn."""

    size: int
    text: str
    look: Look


def shares(key: str, label: str, parts: Sequence[Share]) -> None:
    """Draw a bar whose parts follow the counts."""
    _shares(
        key=key,
        data={"label": label, "parts": [{"share": p.size, "text": p.text, "look": p.look} for p in parts]},
    )
