"""Ranks and values in words, always as ranges."""

from __future__ import annotations

from locales import Translator

TEN_PERCENT = 0.1


def rank_text(ranks: tuple[int, int], t: Translator) -> str:
    """Return between which ranks an actor lies."""
    low, high = ranks
    return t("range.rank-steady", rank=low) if low == high else t("range.rank", low=low, high=high)


def count_text(low: float, high: float, t: Translator) -> str:
    """Return between which whole numbers something lies."""
    low, high = round(low), round(high)
    return t.number(low) if low == high else f"{t.number(low)}–{t.number(high)}"


def share_text(low: float, high: float, t: Translator) -> str:
    """Return between which percentages a share lies; small ones with a decimal."""
    digits = 0 if high >= TEN_PERCENT else 1
    first, last = t.percent(low, digits), t.percent(high, digits)
    if first == last:
        return last
    lowest = t.number(100 * low, digits) if round(100 * low, digits) else t.number(0)
    return f"{lowest}–{last}"


def often_text(share: float, t: Translator) -> str:
    """Return in how many of all draws something holds, rounded so that nearly always is not always."""
    if 0 < share < 0.01:
        return t("range.hardly-ever")
    return t.percent(min(share, 0.99) if share < 1 else 1.0)
