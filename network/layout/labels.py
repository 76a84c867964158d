"""From which zoom on each actor's label can be read."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from network.layout.sizes import LABEL_GAP, line_height, text_width

LOWEST_SCALE = 0.25
"""Labels with room at this scale (a picture 400 pixels wide) count as having room always."""
_COVERABLE = 0.8
"""Labels may cover nodes that are smaller than their own by this factor: hubs stand in dense places."""
_BETWEEN = 6.0
"""Pixels between two labels side by side."""
_ENDLESS = 1e3
"""A scale that no view reaches."""

Matrix = npt.NDArray[np.float64]


def label_scales(
    positions: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
    labels: Mapping[str, str],
) -> dict[str, float]:
    """Return the smallest scale at which each label has room below its node.

    The scale is screen pixels per canvas unit. A label keeps its size on the screen (14 px), so it
    takes less of the canvas the larger the scale is: a label once visible stays. The important ones
    (large radius, then id) come first, the others wait until they overlap neither a label already
    there nor a node, other than one much smaller than their own. 0 means always. Two labels with the
    very same place never get room at once.
    """
    order = sorted(positions, key=lambda a: (-radii[a], a))
    if not order:
        return {}
    places = np.array([positions[a] for a in order])
    sizes = np.array([radii[a] for a in order])
    widths = np.array([text_width(labels[a]) + _BETWEEN for a in order])
    own = _against_nodes(places, sizes, widths).max(axis=1)
    between = _against_labels(places, sizes, widths)
    scales = np.zeros(len(order))
    for i in range(len(order)):
        before, limits = scales[:i], between[i, :i]
        # One that appears only after the two have come clear of each other is no obstacle.
        in_the_way = limits[before < limits]
        scales[i] = max(own[i], in_the_way.max(initial=0.0))
    return {a: _rounded(s) for a, s in zip(order, scales, strict=True)}


def _rounded(scale: float) -> float:
    return 0.0 if scale <= LOWEST_SCALE else float(np.ceil(scale * 100) / 100)


def _clear_from(size: Matrix, space: Matrix) -> Matrix:
    """Return the scale from which something of that size on screen fits into that space on canvas."""
    scale: Matrix = np.divide(
        size, space, out=np.full(np.broadcast(size, space).shape, _ENDLESS), where=space > 1e-9
    )
    return scale


def _against_labels(places: Matrix, sizes: Matrix, widths: Matrix) -> Matrix:
    """Return the scale from which labels i and j are clear of each other, side by side or stacked."""
    across = np.abs(places[:, None, 0] - places[None, :, 0])
    tops = places[:, 1] + sizes + LABEL_GAP
    down = np.abs(tops[:, None] - tops[None, :])
    beside = _clear_from((widths[:, None] + widths[None, :]) / 2, across)
    return np.minimum(beside, _clear_from(np.full_like(down, line_height()), down))


def _against_nodes(places: Matrix, sizes: Matrix, widths: Matrix) -> Matrix:
    """Return the scale from which label i is clear of node j."""
    beside_space = np.abs(places[:, None, 0] - places[None, :, 0]) - sizes[None, :]
    tops = (places[:, 1] + sizes + LABEL_GAP)[:, None]
    uppers, lowers = places[None, :, 1] - sizes[None, :], places[None, :, 1] + sizes[None, :]
    beside = _clear_from(np.broadcast_to(widths[:, None] / 2, beside_space.shape), beside_space)
    above = _clear_from(np.full_like(beside_space, line_height()), uppers - tops)
    scales = np.minimum(beside, above)
    scales[np.broadcast_to(lowers <= tops, scales.shape)] = 0.0
    scales[sizes[None, :] < _COVERABLE * sizes[:, None]] = 0.0
    return scales
