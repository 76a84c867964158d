"""Coverage inside a district, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from network.gaps import coverage, municipality_coverage
from network.model import Network, Surveyed
from tests.small_networks import build, empty
from tests.strategies import any_network


def enger() -> Network:
    """Return two actors in Enger, one in Spenge, one somewhere in the district, one elsewhere, one above."""
    places = {"a": "Enger", "b": "Enger", "c": "Spenge", "d": None, "e": "Enger", "f": "Enger"}
    network = build(
        actors="a b c d e f",
        districts={**dict.fromkeys("abcd", "herford"), "e": "lippe", "f": "owl"},
        levels={"herford": "district", "lippe": "district", "owl": "region"},
        topics={
            "a": "wohnen",
            "b": "wohnen sprache",
            "c": "wohnen",
            "d": "sprache",
            "e": "sport",
            "f": "sport",
        },
        surveyed=(Surveyed(district="herford", topics=("wohnen", "sprache"), date="2026"),),
    )
    return network.replace(actors=tuple(a.model_copy(update={"place": places[a.id]}) for a in network.actors))


def test_four_states_of_a_municipality() -> None:
    found = municipality_coverage(enger(), "herford", ["Spenge", "Vlotho"])
    assert found.municipalities == ("Enger", "Spenge", "Vlotho")
    states = {m: [found.cell(m, t).state for t in found.topics] for m in found.municipalities}
    assert found.topics == ("wohnen", "sprache", "sport")
    assert states == {
        "Enger": ["covered", "thin", "not_surveyed"],
        "Spenge": ["thin", "none_documented", "not_surveyed"],
        "Vlotho": ["none_documented", "none_documented", "not_surveyed"],
    }
    assert found.cell("Enger", "wohnen").actors == ("a", "b")


def test_who_has_no_known_place_is_listed_apart() -> None:
    found = municipality_coverage(enger(), "herford")
    assert found.without_place == {"wohnen": (), "sprache": ("d",), "sport": ()}
    assert all("d" not in cell.actors for cell in found.cells.values())


def test_a_district_without_actors_or_topics() -> None:
    network = build(actors="a", districts={"a": "owl"}, levels={"owl": "region", "herford": "district"})
    assert municipality_coverage(network, "herford", ["Enger"]).cells == {}
    with pytest.raises(KeyError):
        municipality_coverage(network, "owl")
    with pytest.raises(KeyError):
        municipality_coverage(empty(), "herford")


@given(any_network)
def test_municipalities_and_unknown_places_make_up_the_district(network: Network) -> None:
    seated = network.replace(
        actors=tuple(
            a.model_copy(update={"place": ("Nordort", "Südort", None)[i % 3]})
            for i, a in enumerate(network.actors)
        )
    )
    whole = coverage(seated, by="topics")
    for district in whole.districts:
        found = municipality_coverage(seated, district, ["Leerort"])
        for topic in whole.items:
            parts = [a for m in found.municipalities for a in found.cell(m, topic).actors]
            assert sorted([*parts, *found.without_place[topic]]) == sorted(whole.cell(district, topic).actors)
            assert not found.cell("Leerort", topic).actors
