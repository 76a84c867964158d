"""What the map of the region shows, and where its names stand."""

import pytest

import locales
from network.geo.geography import Area, read_area
from network.geo.label_placement import label_places
from network.model import Tie
from tests import small_networks, ui_data
from tests.conftest import ROOT
from ui.views.overview.district_map import district_map_data

DE = locales.text("de")
AREA = Area(
    width=1000,
    height=1000,
    outlines={"ost": (((0, 0), (1, 1), (0, 0)),)},
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
    content = district_map_data(network, AREA, DE)
    (district,) = content["districts"]
    assert (district["id"], district["rings"], district["share"]) == ("ost", AREA.outlines["ost"], 1)
    assert district["counted"] == DE.plural("map.actors", 2)
    assert "Kreis Ost" in district["summary"]
    assert content["attribution"] == "© Amt"


def test_only_actors_in_a_known_place_are_dots(network):
    assert [(x, y) for x, y, _ in district_map_data(network, AREA, DE)["dots"]] == [(100, 200)]
    assert district_map_data(moved(network, a="Nirgends"), AREA, DE)["dots"] == ()


def test_a_dot_grows_with_its_actors(network):
    one = district_map_data(network, AREA, DE)["dots"][0]
    two = district_map_data(moved(network, b="Ostort"), AREA, DE)["dots"][0]
    assert two[2] > one[2]


def test_parallel_ties_are_one_line_that_says_how_many(network):
    (link,) = district_map_data(moved(network, b="Weitort"), AREA, locales.text("en"))["links"]
    assert link == {"x1": 100, "y1": 200, "x2": 300, "y2": 400, "count": 2, "cross": False}


def test_no_line_within_a_place_or_to_nowhere(network):
    assert district_map_data(network, AREA, DE)["links"] == []
    assert district_map_data(moved(network, b="Ostort"), AREA, DE)["links"] == []


def test_a_line_over_a_district_border_is_marked():
    network = small_networks.build(["a b"], districts={"a": "ost", "b": "west"})
    (link,) = district_map_data(moved(network, a="Ostort", b="Weitort"), AREA, DE)["links"]
    assert link["cross"] is True
    above = small_networks.build(["a b"], districts={"a": "ost", "b": "land"}, levels={"land": "state"})
    wider = district_map_data(moved(above, a="Ostort", b="Weitort"), AREA, DE)
    assert wider["links"] == []  # bodies above the districts work everywhere, not where they sit
    assert [(x, y) for x, y, _ in wider["dots"]] == [(100, 200)]


def test_a_network_elsewhere_has_no_map():
    network = small_networks.build(["a b"], districts={"a": "mond", "b": "mond"})
    assert district_map_data(network, AREA, DE) is None
    assert district_map_data(small_networks.empty(), AREA, locales.text("en")) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_district_of_the_shipped_network_is_on_the_map(shipped, language):
    area = read_area(ROOT / "data")
    content = district_map_data(shipped, area, locales.text(language))
    assert [d["id"] for d in content["districts"]] == [d.id for d in shipped.ordinary_districts]
    assert max(d["share"] for d in content["districts"]) == 1
    assert sum(link["count"] for link in content["links"]) <= len(shipped.ties)
    for district in content["districts"]:
        assert 0 <= district["at"][0] <= area.width
        assert 0 <= district["at"][1] <= area.height


def test_a_tie_may_lead_from_an_actor_without_a_place(network):
    tie = Tie(source="b", target="c", type="kooperation")
    assert district_map_data(network.replace(ties=(tie,)), AREA, DE)["links"] == []


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
