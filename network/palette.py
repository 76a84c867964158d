"""Colours and shapes of groups and kinds of tie, as data: for the app's pages and a report's pictures alike.

Groups and kinds of tie are declared in the data file; they get their look by their order there. Colour
never stands alone: each group also has a shape, each directed tie an arrow. All colours reach 3:1
against the background of their theme (WCAG 2.1, 1.4.11); texts use the theme's text colours.
"""

from __future__ import annotations

from dataclasses import dataclass

from network.model import Network


@dataclass(frozen=True)
class Swatch:
    """How a group or a kind of tie is drawn on a light and on a dark background."""

    light: str
    dark: str
    shape: str = "line"


GROUP_LOOKS: tuple[Swatch, ...] = (
    Swatch("#0b6462", "#4fc1b5", "dot"),
    Swatch("#3657a8", "#8fabf0", "square"),
    Swatch("#b8430f", "#f4925f", "diamond"),
    Swatch("#9a2a72", "#e887c2", "triangle"),
    Swatch("#8a6a00", "#e3bf4a", "hexagon"),
    Swatch("#3f7a1c", "#93cf6c", "triangleDown"),
    Swatch("#7a4a2b", "#cfa283", "cross"),
    Swatch("#4a5568", "#b4c0d0", "star"),
)
TIE_LOOKS: tuple[Swatch, ...] = (
    Swatch("#5d7f7c", "#7fa6a2"),
    Swatch("#8b7bb0", "#a99bd0"),
    Swatch("#b9772f", "#d39b5a"),
    Swatch("#5579b5", "#86a3d8"),
    Swatch("#a3607f", "#cf8dab"),
    Swatch("#6d8b3f", "#9dba70"),
    Swatch("#8a8074", "#aba296"),
    Swatch("#b05a4c", "#d98a7d"),
)


def group_looks(network: Network) -> dict[str, Swatch]:
    """Swatch of each actor group, by its order in the data."""
    return {g.id: GROUP_LOOKS[i % len(GROUP_LOOKS)] for i, g in enumerate(network.actor_groups)}


def tie_looks(network: Network) -> dict[str, Swatch]:
    """Swatch of each kind of tie, by its order in the data."""
    return {kind.id: TIE_LOOKS[i % len(TIE_LOOKS)] for i, kind in enumerate(network.tie_types)}
