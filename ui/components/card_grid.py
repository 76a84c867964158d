"""Cards side by side, one for each of several things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Item = TypeVar("Item")


def card_grid(
    items: Sequence[Item], per_row: int, keys: Sequence[str], gap: Literal["small", "medium"] = "medium"
) -> Iterator[tuple[DeltaGenerator, Item]]:
    """Yield an empty card with each item, row by row, so that phones keep the order."""
    for i, (item, key) in enumerate(zip(items, keys, strict=True)):
        if i % per_row == 0:
            columns = st.columns(per_row, gap=gap)
        yield columns[i % per_row].container(border=True, height="stretch", key=key), item
