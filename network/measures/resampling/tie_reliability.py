"""How likely it is that a documented tie does not hold, by the evidence that stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from network.evidence import WEAKEST, is_recent, kinds_of_sources, reference_year
from network.model import Network, Tie

Grade = Literal["several_dated", "recent", "old", "undated", "assumed"]
Backing = Literal["several_kinds", "one_kind", "portals"]

LOSS_RATES: Mapping[Grade, float] = MappingProxyType(
    {"several_dated": 0.05, "recent": 0.10, "old": 0.15, "undated": 0.20, "assumed": 0.40}
)
"""Probability that a tie of a grade is lost in a draw. A convention, not an estimate: it has not been counted
how many ties of this region would not be confirmed. What it fixes is the order (several dated sources
before one recent, one recent before old, old before undated, undated before assumed) and the size: with
the shipped data about one tie in six is lost, which is in the range that Borgatti, Carley and Krackhardt
(2006) studied."""

KIND_FACTORS: Mapping[Backing, float] = MappingProxyType(
    {"several_kinds": 0.5, "one_kind": 1.0, "portals": 2.0}
)
"""What the kinds of source behind a tie make of its rate. A convention as well: how often which kind errs in
this region has not been counted (for what is known elsewhere see docs/measures.md). No tie is lost more
often than an assumed one, and what is assumed stays so."""


def grade(tie: Tie, this_year: int) -> Grade:
    """Return how well a tie is documented.

    several_dated: two or more dated citations; those of the weakest kind do not count, since they repeat
    others. recent: dated, and at most `RECENT_YEARS` years old. old: older than that. undated: cited without
    a date, however often, or reported by people. assumed: marked as assumed, or neither cited nor reported.
    """
    if tie.status == "assumed" or not (tie.evidence or tie.status == "reported"):
        return "assumed"
    if tie.newest_year is None:
        return "undated"
    if sum(evidence.year is not None and evidence.kind != WEAKEST for evidence in tie.evidence) > 1:
        return "several_dated"
    return "recent" if is_recent(tie, this_year) else "old"


def backing(tie: Tie) -> Backing:
    """Return which kinds of source a tie rests on.

    several_kinds: two or more that are known and not the weakest. portals: the weakest alone. one_kind: all
    others, so also where no kind is known.
    """
    kinds = kinds_of_sources(tie)
    if kinds == {WEAKEST}:
        return "portals"
    return "several_kinds" if len(kinds - {WEAKEST, None}) > 1 else "one_kind"


def loss_rate(tie: Tie, this_year: int, rates: Mapping[Grade, float] = LOSS_RATES) -> float:
    """Return the probability of a tie to be lost in a draw; more and better evidence never raises it."""
    found = grade(tie, this_year)
    if found == "assumed":
        return rates[found]
    return min(rates[found] * KIND_FACTORS[backing(tie)], rates["assumed"])


def rates_used(rates: Mapping[Grade, float]) -> dict[str, Any]:
    """Return the rates and factors as parameters of a result."""
    return {"loss_rates": dict(rates), "kind_factors": dict(KIND_FACTORS)}


def ties_at_risk(network: Network, rates: Mapping[Grade, float]) -> tuple[list[Tie], NDArray[np.float64]]:
    """Return the ties, and the probability of each to be lost in a draw: (n_ties,) float.

    Ordered by key, so that the order of the file does not matter.
    """
    ties, year = sorted(network.ties, key=lambda tie: tie.key), reference_year(network)
    return ties, np.array([loss_rate(tie, year, rates) for tie in ties])


def ties_held(loss_rates: NDArray[np.float64], seed: Sequence[int]) -> NDArray[np.bool_]:
    """Return which ties hold in the draw of a seed, (n_ties,) bool."""
    return np.random.default_rng(seed).random(len(loss_rates)) >= loss_rates


def lossy(network: Network, rates: Mapping[Grade, float]) -> Callable[[Sequence[int]], Network]:
    """Return a function that draws, for a seed, the network with only those ties that hold."""
    ties, loss_rates = ties_at_risk(network, rates)

    def draw(seed: Sequence[int]) -> Network:
        held = ties_held(loss_rates, seed)
        return network.replace(ties=tuple(tie for tie, holds in zip(ties, held, strict=True) if holds))

    return draw
