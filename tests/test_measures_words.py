"""What is said of a figure: sentences in both languages, and all that explains it."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest

import locales
from network.measures import (
    MEASURES,
    Measure,
    TextEntry,
    community_stability,
    explanation,
    measure,
    measure_by_id,
    rank_intervals,
    sentence,
    text_params,
)
from network.model import Evidence
from tests.small_networks import florentine, kite, two_triangles

PLACEHOLDER = re.compile(r"\{\w*\}")
LANGUAGES: tuple[Literal["de", "en"], ...] = ("de", "en")


def values_of(found: Measure, report: Any) -> list[Any]:
    if found.level == "network":
        return [report.network[found.key]]
    return [facts[found.key] for facts in report.actors.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("directed", [False, True])
def test_every_value_of_a_measure_can_be_told(language: Literal["de", "en"], directed: bool) -> None:
    t = locales.text(language)
    network = florentine(with_pucci=True)
    report = measure(
        network,
        directed=directed,
        intervals=rank_intervals(network, directed=directed, draws=2),
        stability=community_stability(network, directed=directed, runs=1),
    )
    for found in MEASURES:
        for value in values_of(found, report):
            told = explanation(found, value, report.parameters, report.network)
            for text in (told.sentence, told.definition, told.counted, told.caution):
                assert not PLACEHOLDER.search(t(text.key, **text.params)), text
            assert (value is None) == told.sentence.key.startswith("measure.undefined."), text


def test_undefined_values_have_no_sentence_with_numbers() -> None:
    undefined = measure_by_id["constraint"]
    assert sentence(undefined, None, 3) == TextEntry("measure.undefined.isolate")
    with pytest.raises(ValueError, match="constraint is undefined"):
        text_params(undefined, None, 3)
    other = {"betweenness": None, "degree": [1, 2]}
    assert sentence(measure_by_id["rank_interval"], other, 3) == TextEntry("measure.undefined.no_draws")


def test_core_and_periphery_are_told_apart() -> None:
    t = locales.text("de")
    member, outside = (sentence(measure_by_id["core"], value, 9) for value in (1, 0))
    assert t(member.key, **member.params) == "Gehört zum Kern des Netzes."
    assert t(outside.key, **outside.params) == "Gehört zum Rand des Netzes, nicht zum Kern."


def test_a_rank_that_does_not_move_is_no_range() -> None:
    found = text_params(measure_by_id["rank_interval"], {"betweenness": [2, 6], "degree": [1, 1]}, 9)
    assert found == {"ranks": "2–6", "degree_ranks": "1"}


def test_what_chance_gives_is_told() -> None:
    chance = {"index": -0.5957, "expected": 0.7524, "low": 0.7029, "high": 0.7948, "share_at_most": 0.004}
    found = sentence(measure_by_id["e_i_range"], chance, 9)
    assert found.params == {"value": -0.6, "expected": 0.75, "low": 0.7, "high": 0.79, "percent": 0.4}
    by_district = {"a": chance, "b": {**chance, "index": 0.8}, "c": None}
    found = sentence(measure_by_id["e_i_by_district"], by_district, 9)
    assert found.params == {"value": 1, "districts": 2}


def test_a_figure_says_on_what_it_stands() -> None:
    """Ten actors, 18 partnerships; the newest evidence names the year, which is no number to group."""
    report = measure(kite())
    told = explanation(measure_by_id["density"], 0.4, report.parameters, report.network)
    assert told.counted == TextEntry("measure.counted.undated", {"actors": 10, "ties": 18})
    assert told.source.citation.startswith("Wasserman")
    dated = two_triangles()
    cited = dated.ties[0].model_copy(update={"evidence": (Evidence(title="Plan", date="2024-05"),)})
    report = measure(dated.replace(ties=(cited, *dated.ties[1:])))
    told = explanation(measure_by_id["density"], 0.4, report.parameters, report.network)
    text = locales.text("de")(told.counted.key, **told.counted.params)
    assert text == "Gezählt: 6 Stellen, 7 Partnerschaften. Stand der Daten: 2024."
