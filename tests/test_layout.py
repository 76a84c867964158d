"""Positions: apart, on their grounds, as on the map, and in the same place after a small edit."""

from __future__ import annotations

import math
import random
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.graph.convert import simple_graph
from network.layout import Layout, layout, node_radius
from network.layout.sizes import NODE_GAP, SPACING
from network.model import Network
from tests.small_networks import build, empty, one_actor

ROUNDING = 0.2
"""Places are rounded to a tenth of a unit."""
SEATS = {
    "bielefeld": (8.53, 52.02),
    "guetersloh": (8.37, 51.92),
    "herford": (8.64, 52.16),
    "hoexter": (9.20, 51.70),
    "lippe": (8.88, 51.99),
    "minden-luebbecke": (8.79, 52.30),
    "paderborn": (8.72, 51.71),
}
FIT = 0.75
"""About the scale at which the whole real network fills a screen of 1400 x 900."""


@pytest.fixture(scope="module")
def shipped_layout(shipped: Network) -> Layout:
    return layout(shipped, SEATS)


def radii_of(network: Network) -> dict[str, float]:
    graph = simple_graph(network)
    return {a.id: node_radius(graph.degree(a.id)) for a in network.actors}


def assert_sound(network: Network, places: Layout) -> None:
    """Check what must hold for any network."""
    assert places.positions.keys() == network.actor_by_id.keys()
    radii = radii_of(network)
    for one, other in combinations(places.positions, 2):
        distance = math.dist(places.positions[one], places.positions[other])
        assert distance >= radii[one] + radii[other] + NODE_GAP - ROUNDING
    discs = {d.id: d for d in places.discs}
    bands = {b.id: b for b in places.bands}
    for actor in network.actors:
        x, y = places.positions[actor.id]
        if actor.district in discs:
            disc = discs[actor.district]
            assert math.dist((x, y), (disc.x, disc.y)) + radii[actor.id] <= disc.radius + ROUNDING
        else:
            band = bands[actor.district]
            assert band.x <= x - radii[actor.id]
            assert x + radii[actor.id] <= band.x + band.width
            assert band.y <= y - radii[actor.id]
            assert y + radii[actor.id] <= band.y + band.height
    for a, b in combinations(places.discs, 2):
        assert math.dist((a.x, a.y), (b.x, b.y)) > a.radius + b.radius + 5
    for band in places.bands:
        assert all(d.x + d.radius < band.x for d in places.discs)
    for upper, lower in combinations(places.bands, 2):
        assert upper.y + upper.height < lower.title_y < lower.y


def shuffled(network: Network, seed: int) -> Network:
    draw = random.Random(seed)
    names = ("districts", "actors", "ties")
    return network.replace(**{n: draw.sample(getattr(network, n), len(getattr(network, n))) for n in names})


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Return up to sixty actors in three districts, a region and a state, with any ties."""
    size = draw(st.integers(0, 60))
    chance = random.Random(draw(st.integers(0, 10**6)))
    ids = [f"a{i}" for i in range(size)]
    pairs = list(combinations(ids, 2))
    tied = chance.sample(pairs, min(len(pairs), draw(st.integers(0, 150))))
    where = draw(st.sampled_from([("nord",), ("nord", "ost", "sued"), ("nord", "owl", "land"), ("land",)]))
    levels = {"nord": "district", "ost": "district", "sued": "district", "owl": "region", "land": "state"}
    return build(
        [f"{a} {b}" for a, b in tied],
        actors=" ".join(ids),
        districts={a: chance.choice(where) for a in ids},
        levels=levels,
    )


@given(networks())
def test_any_network_has_sound_places(network):
    assert_sound(network, layout(network, {"nord": (8.0, 52.0), "ost": (8.0, 52.0)}))


@given(networks(), st.integers(0, 99))
def test_the_order_of_the_file_does_not_matter(network, seed):
    assert layout(shuffled(network, seed)) == layout(network)


def test_the_shipped_network_has_sound_places(shipped, shipped_layout):
    assert_sound(shipped, shipped_layout)


def test_the_same_network_has_the_same_places(shipped, shipped_layout):
    assert layout(shuffled(shipped, 1), SEATS) == shipped_layout


def test_an_empty_network_has_no_grounds():
    network = empty()
    assert layout(network.replace(districts=())) == Layout({}, (), (), 0, 0)


def test_a_district_without_actors_still_has_its_disc():
    network = build(actors="a", districts={"a": "nord"}, levels={"nord": "district", "sued": "district"})
    assert [d.id for d in layout(network).discs] == ["nord", "sued"]


def test_a_level_without_actors_has_no_band():
    assert layout(build(levels={"land": "state"})).bands == ()


def test_a_single_actor_sits_in_the_middle_of_its_disc():
    places = layout(one_actor())
    (disc,) = places.discs
    assert places.positions["allein"] == pytest.approx((disc.x, disc.y), abs=0.2)


def test_a_hub_sits_in_the_middle_of_its_neighbours():
    places = layout(build([f"hub n{i}" for i in range(12)]))
    (disc,) = places.discs
    away = {a: math.dist(p, (disc.x, disc.y)) for a, p in places.positions.items()}
    assert min(away, key=away.__getitem__) == "hub"


def test_components_do_not_fall_onto_each_other():
    """A plain spring layout collapses them into dots; here two stars keep to themselves."""
    places = layout(build([*(f"u u{i}" for i in range(8)), *(f"v v{i}" for i in range(8))])).positions
    for i in range(8):
        assert math.dist(places[f"u{i}"], places["u"]) < math.dist(places[f"u{i}"], places["v"])
        assert math.dist(places[f"v{i}"], places["v"]) < math.dist(places[f"v{i}"], places["u"])


def test_an_actor_leans_towards_the_district_it_is_tied_to():
    inside = [f"{a} {b}" for a, b in combinations("abcdef", 2)]
    districts = dict.fromkeys("abcdef", "west") | {"x": "ost"}
    levels = {"west": "district", "ost": "district"}
    network = build([*inside, "c x"], districts=districts, levels=levels)
    places = layout(network, {"west": (8.0, 52.0), "ost": (9.0, 52.0)})
    west = next(d for d in places.discs if d.id == "west")
    assert places.positions["c"][0] > west.x


def test_the_area_of_a_disc_follows_its_actors():
    districts = {f"a{i}": "klein" if i < 20 else "gross" for i in range(100)}
    network = build(actors=" ".join(districts), districts=districts)
    radius = {d.id: d.radius for d in layout(network).discs}
    # Four times the actors, twice the radius; a margin of 8 on each comes on top.
    assert (radius["gross"] - 8) / (radius["klein"] - 8) == pytest.approx(2)


@pytest.mark.parametrize(
    ("one", "side", "other"),
    [
        ("herford", "north", "bielefeld"),
        ("herford", "east", "bielefeld"),
        ("guetersloh", "west", "bielefeld"),
        ("guetersloh", "south", "bielefeld"),
        ("lippe", "east", "bielefeld"),
        ("minden-luebbecke", "north", "herford"),
        ("minden-luebbecke", "north", "bielefeld"),
        ("paderborn", "south", "bielefeld"),
        ("paderborn", "south", "lippe"),
        ("paderborn", "east", "guetersloh"),
        ("hoexter", "east", "paderborn"),
        ("hoexter", "south", "lippe"),
        ("hoexter", "south", "bielefeld"),
    ],
)
def test_districts_lie_as_on_the_map(shipped_layout, one, side, other):
    centres = {d.id: (d.x, d.y) for d in shipped_layout.discs}
    east, south = (a - b for a, b in zip(centres[one], centres[other], strict=True))
    assert {"north": -south, "south": south, "east": east, "west": -east}[side] > 0


def test_names_of_districts_stand_free(shipped, shipped_layout):
    for named in shipped_layout.discs:
        for actor in shipped.actors:
            x, y = shipped_layout.positions[actor.id]
            clear = abs(x - named.x) > 110 or not named.title_y - 20 < y < named.title_y
            assert clear, (named.id, actor.id)


def test_federal_actors_stand_above_those_of_the_state_and_the_region(shipped, shipped_layout):
    assert [b.level for b in shipped_layout.bands] == ["federal", "state", "region"]
    assert max(d.x + d.radius for d in shipped_layout.discs) < min(b.x for b in shipped_layout.bands)


def test_the_picture_suits_a_screen(shipped_layout):
    assert 1.4 < shipped_layout.width / shipped_layout.height < 1.8


def test_districts_without_a_seat_go_around_the_others():
    network = build(levels=dict.fromkeys(["a", "b", "c", "d"], "district"))
    discs = layout(network, {"a": (8.0, 52.0)}).discs
    middle = next(d for d in discs if d.id == "a")
    around = [math.dist((d.x, d.y), (middle.x, middle.y)) for d in discs if d.id != "a"]
    assert max(around) < 1.3 * min(around)


def moves(network: Network, before: Layout) -> dict[str, float]:
    after = layout(network, SEATS)
    return {a: math.dist(p, before.positions[a]) for a, p in after.positions.items() if a in before.positions}


def test_a_new_actor_moves_little(shipped, shipped_layout):
    leaves = [a for a in shipped.actors if len(shipped.ties_of[a.id]) == 1 and a.district in SEATS]
    for gone in random.Random(1).sample(leaves, 4):
        # Taking one away is adding it, seen from the other side.
        smaller = shipped.replace(
            actors=tuple(a for a in shipped.actors if a != gone),
            ties=tuple(t for t in shipped.ties if gone.id not in (t.source, t.target)),
        )
        distance = moves(smaller, shipped_layout)
        near = [d for a, d in distance.items() if shipped.actor_by_id[a].district == gone.district]
        far = [d for a, d in distance.items() if shipped.actor_by_id[a].district != gone.district]
        assert median(near) < SPACING
        assert median(far) < 10


def test_a_new_tie_moves_little(shipped, shipped_layout):
    district = {a.id: a.district for a in shipped.actors}
    inner = [t for t in shipped.ties if district[t.source] == district[t.target]]
    for gone in random.Random(2).sample(inner, 4):
        distance = moves(shipped.replace(ties=tuple(t for t in shipped.ties if t != gone)), shipped_layout)
        near = [d for a, d in distance.items() if district[a] == district[gone.source]]
        far = [d for a, d in distance.items() if district[a] != district[gone.source]]
        assert median(near) < SPACING
        assert median(far) < 10


@pytest.mark.parametrize("ties", [0, 1, 3])
def test_a_thousand_actors_in_one_district(ties):
    draw = random.Random(ties)
    links = [f"n{draw.randrange(i)} n{i}" for i in range(1, 1000) for _ in range(ties)]
    network = build(dict.fromkeys(links), actors=" ".join(f"n{i}" for i in range(1000)))
    assert_sound(network, layout(network))


def test_a_thousand_actors_in_one_band():
    actors = {f"n{i}": "land" for i in range(1000)}
    network = build(actors=" ".join(actors), districts=actors, levels={"land": "state"})
    places = layout(network)
    assert_sound(network, places)
    assert 1.2 < places.width / places.height < 2.0


def test_a_long_chain():
    network = build([f"n{i} n{i + 1}" for i in range(399)])
    assert len(layout(network).positions) == 400
