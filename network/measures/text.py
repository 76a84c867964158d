"""What is said of a measure's value: keys of the catalogue, and what their placeholders stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from network.measures.base import Measure, Reference


@dataclass(frozen=True)
class TextEntry:
    """A text of the catalogue: `t(text.key, **text.params)`."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class MeasureExplanation:
    """All that a figure should have beside it.

    `sentence`: the value in words, or why there is none. `definition`: what it is and how it is counted.
    `counted`: on how many actors and partnerships, and how new the newest evidence is. `caution`: what it
    does not say. `source`: where it is defined.
    """

    sentence: TextEntry
    definition: TextEntry
    counted: TextEntry
    caution: TextEntry
    source: Reference


def explanation(
    found: Measure, value: Any, parameters: Mapping[str, Any], network: Mapping[str, Any]
) -> MeasureExplanation:
    """Return what explains a value of a report, given the report's `parameters` and `network` figures."""
    n, m, year = network["actors"], network["ties"], parameters["year_of_data"]
    counted = TextEntry("measure.counted.undated", {"actors": n, "ties": m})
    if year:
        # As text: a year is not grouped like a number.
        counted = TextEntry("measure.counted.dated", {"actors": n, "ties": m, "year": str(year)})
    return MeasureExplanation(
        sentence=sentence(found, value, n),
        definition=TextEntry(f"measure.{found.id}.definition"),
        counted=counted,
        caution=TextEntry(f"measure.{found.id}.caution"),
        source=found.source,
    )


def sentence(found: Measure, value: Any, actors: int) -> TextEntry:
    """Return the sentence of a value in a network of so many actors; of no value, why there is none."""
    if _is_undefined(found, value):
        return TextEntry(f"measure.undefined.{found.undefined}")
    if found.unit == "member" and not value:
        return TextEntry(f"measure.{found.id}.sentence.outside")
    return TextEntry(f"measure.{found.id}.sentence", text_params(found, value, actors))


def _is_undefined(found: Measure, value: Any) -> bool:
    by_betweenness = found.unit in ("ranks", "ranges", "shares")
    return value is None or (by_betweenness and value["betweenness"] is None)


def text_params(found: Measure, value: Any, actors: int) -> dict[str, int | float | str]:
    """Return what the placeholders of a measure's sentence stand for, given its value.

    `value`: the number itself, rounded to two places (of lists their length, of roles their sum; the
    roles themselves by name); `percent`: the value times 100, for shares; `others`: the number of
    other actors; `ranks` and `degree_ranks`: "2–6", or "2"; `low` and `high`, `degree_low` and
    `degree_high`: values by betweenness in percent, and by degree; `percent` and `degree_percent`: shares
    by betweenness and degree.
    Beside chance: `value` and the other figures of `e_i_range`, the share in percent; by district
    `value`, how many of the `districts` with ties lie below what chance gives. Of agreements each part.
    Raises ValueError for an undefined value: that has a sentence of its own (`sentence` picks it).
    """
    if _is_undefined(found, value):
        raise ValueError(f"{found.id} is undefined")
    if isinstance(value, Mapping):
        return _of_parts(found, value, max(actors - 1, 0))
    if found.unit in ("actors", "ties"):
        return {"value": len(value), "others": max(actors - 1, 0)}
    return {
        "value": round(value, 2) if isinstance(value, float) else value,
        "percent": _percent(value),
        "others": max(actors - 1, 0),
    }


def _of_parts(found: Measure, value: Mapping[str, Any], others: int) -> dict[str, int | float | str]:
    if found.unit == "ranks":
        return {"ranks": _span(*value["betweenness"]), "degree_ranks": _span(*value["degree"])}
    if found.unit == "ranges":
        low, high = map(_percent, value["betweenness"])
        degree_low, degree_high = map(round, value["degree"])
        return {"low": low, "high": high, "degree_low": degree_low, "degree_high": degree_high}
    if found.unit == "shares":
        return {"percent": _percent(value["betweenness"]), "degree_percent": _percent(value["degree"])}
    if found.unit == "chance":
        rounded = {name: round(value[name], 2) for name in ("expected", "low", "high")}
        return {"value": round(value["index"], 2), **rounded, "percent": _percent(value["share_at_most"])}
    if found.unit == "chances":
        tied = [chance for chance in value.values() if chance is not None]
        return {"value": sum(chance["index"] < chance["low"] for chance in tied), "districts": len(tied)}
    if found.unit == "agreement":
        return {name: round(part, 2) for name, part in value.items()}
    return {"value": sum(value.values()), **value, "others": others}


def _span(low: int, high: int) -> str:
    return f"{low}–{high}" if low < high else str(low)


def _percent(share: float) -> int | float:
    percent = 100 * share
    return round(percent) if percent >= 10 else round(percent, 1)
