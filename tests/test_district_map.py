"""What the map of the region shows, and where its names stand."""

import pytest

import locales
from network.geography import Area, read_area
from network.map_labels import label_places
from network.model import Tie
from tests import small_networks, ui_data
from tests.conftest import ROOT
from ui.components.district_map import map_data

AREA = Area(
    width=1000,
    height=1000,
    outlines={"ost": "M0,0L1,1Z"},
    centres={"ost": (500, 500)},
    places={"Ostort": (100, 200), "Weitort": (300, 400)},
    seats={},
    attribution="© Amt",
)


@pytest.fixture(scope="module")
def network():
    return ui_data.drawn_by_hand()


def moved(network, **places):
    """The network with actors in other places."""
    return network.replace(
        actors=tuple(
            a.model_copy(update={"place": places[a.id]}) if a.id in places else a for a in network.actors
        )
    )


def test_districts_come_with_their_actors_counted(network):
    content = map_data(network, AREA, "de")
    (district,) = content["districts"]
    assert (district["id"], district["path"], district["share"]) == ("ost", "M0,0L1,1Z", 1)
    assert district["counted"] == locales.text("de").plural("map.actors", 2)
    assert "Kreis Ost" in district["summary"]
    assert content["attribution"] == "© Amt"


def test_only_actors_in_a_known_place_are_dots(network):
    assert [(p["x"], p["y"]) for p in map_data(network, AREA, "de")["places"]] == [(100, 200)]
    assert map_data(moved(network, a="Nirgends"), AREA, "de")["places"] == []


def test_a_dot_grows_with_its_actors(network):
    one = map_data(network, AREA, "de")["places"][0]
    two = map_data(moved(network, b="Ostort"), AREA, "de")["places"][0]
    assert two["r"] > one["r"]


def test_parallel_ties_are_one_line_that_says_how_many(network):
    (link,) = map_data(moved(network, b="Weitort"), AREA, "en")["links"]
    assert link == {"x1": 100, "y1": 200, "x2": 300, "y2": 400, "count": 2, "cross": False}


def test_no_line_within_a_place_or_to_nowhere(network):
    assert map_data(network, AREA, "de")["links"] == []
    assert map_data(moved(network, b="Ostort"), AREA, "de")["links"] == []


def test_a_line_over_a_district_border_is_marked():
    network = small_networks.build(["a b"], districts={"a": "ost", "b": "west"})
    (link,) = map_data(moved(network, a="Ostort", b="Weitort"), AREA, "de")["links"]
    assert link["cross"] is True
    above = small_networks.build(["a b"], districts={"a": "ost", "b": "land"}, levels={"land": "state"})
    wider = map_data(moved(above, a="Ostort", b="Weitort"), AREA, "de")
    assert wider["links"] == []  # bodies above the districts work everywhere, not where they sit
    assert [(p["x"], p["y"]) for p in wider["places"]] == [(100, 200)]


def test_a_network_elsewhere_has_an_empty_map():
    network = small_networks.build(["a b"], districts={"a": "mond", "b": "mond"})
    content = map_data(network, AREA, "de")
    assert (content["districts"], content["places"], content["links"]) == ([], [], [])
    assert map_data(small_networks.empty(), AREA, "en")["districts"] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_district_of_the_shipped_network_is_on_the_map(shipped, language):
    area = read_area(ROOT / "data")
    content = map_data(shipped, area, language)
    assert [d["id"] for d in content["districts"]] == [d.id for d in shipped.ordinary_districts]
    assert max(d["share"] for d in content["districts"]) == 1
    assert sum(link["count"] for link in content["links"]) <= len(shipped.ties)
    for district in content["districts"]:
        assert 0 <= district["x"] <= area.width
        assert 0 <= district["y"] <= area.height


def test_a_tie_may_lead_from_an_actor_without_a_place(network):
    tie = Tie(source="b", target="c", type="kooperation")
    assert map_data(network.replace(ties=(tie,)), AREA, "de")["links"] == []


def test_a_name_that_is_in_nobodys_way_stays():
    assert label_places({"ost": ("Ost", (500.0, 500.0))}, []) == {"ost": (500.0, 500.0)}


def test_a_name_makes_room_for_a_dot():
    ((x, y),) = label_places({"ost": ("Ost", (500.0, 500.0))}, [(500.0, 500.0, 20.0)]).values()
    assert (x, y) != (500.0, 500.0)


def test_names_make_room_for_one_another_whatever_their_order():
    names = {"ost": ("Ost", (500.0, 500.0)), "west": ("Westland", (500.0, 500.0))}
    placed = label_places(names, [])
    assert placed["west"] == (500.0, 500.0)  # the longer name chooses first
    assert placed["ost"] != (500.0, 500.0)
    assert label_places(dict(reversed(names.items())), []) == placed
