"""Ranks in words, always as ranges, and values with the ranges that they have."""

from __future__ import annotations

from locales import Translator

TEN_PERCENT = 0.1
ValueRange = tuple[float, float]


def rank_text(ranks: tuple[int, int], t: Translator) -> str:
    """Return between which ranks an actor lies."""
    low, high = ranks
    return t("range.rank-steady", rank=low) if low == high else t("range.rank", low=low, high=high)


def count_text(value: float, drawn: ValueRange | None, t: Translator, unit: str = "") -> str:
    """Return a whole number with its unit, and in brackets between which ones it lies if evidence fails."""
    low, high = (t.number(round(end)) for end in drawn or (value, value))
    return _with_range(t.number(round(value)), low if low == high else f"{low}–{high}", unit)


def share_text(value: float, drawn: ValueRange | None, t: Translator, unit: str = "") -> str:
    """Return a percentage in the same way; small ones with a decimal."""
    low, high = drawn or (value, value)
    digits = 0 if max(value, high) >= TEN_PERCENT else 1
    first, last = t.percent(low, digits), t.percent(high, digits)
    if first != last:
        lowest = t.number(100 * low, digits) if round(100 * low, digits) else t.number(0)
        last = f"{lowest}–{last}"
    return _with_range(t.percent(value, digits), last, unit)


def _with_range(number: str, between: str, unit: str) -> str:
    return f"{number}{unit}" if number == between else f"{number}{unit} ({between})"


def often_text(share: float, t: Translator) -> str:
    """Return in how many of all draws something holds, rounded so that nearly always is not always."""
    if 0 < share < 0.01:
        return t("range.hardly-ever")
    return t.percent(min(share, 0.99) if share < 1 else 1.0)
