"""Which levels are counted when key actors are looked for."""

from __future__ import annotations

from collections.abc import Mapping

from network.filters import EVERYTHING, Selection
from ui.state import LevelsCounted

COUNTED: Mapping[LevelsCounted, Selection] = {
    "local": Selection(without_levels=("state", "federal")),
    "all": EVERYTHING,
}
"""The usual is local: on paper ministries connect every district and hide how they meet without them."""
