"""Colours, shapes and line styles, as data.

Groups and kinds of tie are declared in the data file; they get their look by their order there. Colour
never stands alone: each group also has a shape, each directed tie an arrow. All colours reach 3:1
against the background of their theme (WCAG 2.1, 1.4.11); texts use the theme's text colours.
"""

from __future__ import annotations

from dataclasses import dataclass

from network.model import Network


@dataclass(frozen=True)
class Look:
    """How a group or a kind of tie is drawn on a light and on a dark background."""

    light: str
    dark: str
    shape: str = "line"


GROUP_LOOKS: tuple[Look, ...] = (
    Look("#0b6462", "#4fc1b5", "dot"),
    Look("#3657a8", "#8fabf0", "square"),
    Look("#b8430f", "#f4925f", "diamond"),
    Look("#9a2a72", "#e887c2", "triangle"),
    Look("#8a6a00", "#e3bf4a", "hexagon"),
    Look("#3f7a1c", "#93cf6c", "triangleDown"),
    Look("#7a4a2b", "#cfa283", "cross"),
    Look("#4a5568", "#b4c0d0", "star"),
)
TIE_LOOKS: tuple[Look, ...] = (
    Look("#5d7f7c", "#7fa6a2"),
    Look("#8b7bb0", "#a99bd0"),
    Look("#b9772f", "#d39b5a"),
    Look("#5579b5", "#86a3d8"),
    Look("#a3607f", "#cf8dab"),
    Look("#6d8b3f", "#9dba70"),
    Look("#8a8074", "#aba296"),
    Look("#b05a4c", "#d98a7d"),
)


def group_looks(network: Network) -> dict[str, Look]:
    """Look of each actor group, by its order in the data."""
    return {g.id: GROUP_LOOKS[i % len(GROUP_LOOKS)] for i, g in enumerate(network.actor_groups)}


def tie_looks(network: Network) -> dict[str, Look]:
    """Look of each kind of tie, by its order in the data."""
    return {t.id: TIE_LOOKS[i % len(TIE_LOOKS)] for i, t in enumerate(network.tie_types)}
