"""Positions: discs that fill the canvas, as on the map; who belongs together stands together; stable."""

from __future__ import annotations

import math
import random
from collections import Counter
from itertools import combinations, pairwise
from statistics import mean, median
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.geo.geography import read_area, short_name
from network.layout import Layout, Shape, layout
from network.layout.canvas import text_width
from network.layout.landmarks import landmarks
from network.layout.packing import neighbours
from network.model import Network
from tests.conftest import ROOT
from tests.small_networks import build, empty, no_ties, one_actor, star

SHAPES: tuple[Shape, ...] = get_args(Shape)
AREA = read_area(ROOT / "data")
SEATS = AREA.seats
ROUNDING = 0.2
"""Places are rounded to a tenth of a unit."""
GAP = 12
"""Between two discs, in canvas units."""


@pytest.fixture(scope="module", params=SHAPES)
def shipped_layout(shipped: Network, request) -> Layout:
    return layout(shipped, SEATS, request.param)


ASPECTS: dict[Shape, float] = {"wide": 16 / 9, "broad": 2, "tall": 3 / 4}


def shape_of(places: Layout) -> Shape:
    """The shape of a canvas by its sides; one that fits none fails."""
    return next(s for s in SHAPES if places.width / places.height == pytest.approx(ASPECTS[s]))


def share(places: Layout) -> float:
    """Share of the canvas that the discs cover."""
    return sum(math.pi * d.radius**2 for d in places.discs) / (places.width * places.height)


def titles(network: Network, places: Layout) -> dict[str, tuple[float, float, float, float]]:
    """Boxes of the districts' names with their numbers of actors, above the discs."""
    counts = Counter(a.district for a in network.actors)
    boxes = {}
    for disc in places.discs:
        text = f"{short_name(network.district_by_id[disc.id], 'de')} {counts[disc.id]}"
        half = text_width(text, places.title_size) / 2
        foot = disc.y - disc.radius
        boxes[disc.id] = (disc.x - half, foot - 1.2 * places.title_size, disc.x + half, foot)
    return boxes


def assert_sound(network: Network, places: Layout) -> None:
    """Check what must hold for any network."""
    assert places.positions.keys() == places.room.keys() == network.actor_by_id.keys()
    assert shape_of(places)
    discs = {d.id: d for d in places.discs}
    strips = {s.id: s for s in places.strips}
    assert discs.keys() == {d.id for d in network.ordinary_districts}
    for one, other in combinations(places.positions, 2):
        distance = math.dist(places.positions[one], places.positions[other])
        assert distance >= max(places.room[one], places.room[other]) - ROUNDING > 0
    for actor in network.actors:
        x, y = places.positions[actor.id]
        if disc := discs.get(actor.district):
            rim = disc.radius - math.dist((x, y), (disc.x, disc.y))
            assert rim >= places.room[actor.id] / 2 - ROUNDING > 0
        else:
            strip = strips[actor.district]
            assert (x - strip.x, y - strip.y) == pytest.approx(strip.cells[actor.id], abs=ROUNDING)
            assert strip.x < x < strip.x + strip.width
            assert strip.y < y < strip.y + strip.height
    assert_on_canvas(network, places)
    for upper, lower in pairwise(places.strips):
        assert upper.y + upper.height < lower.y
    if discs and strips:
        assert places.strips[-1].y + places.strips[-1].height < -places.height / 2


def assert_on_canvas(network: Network, places: Layout) -> None:
    right, bottom = places.width / 2 + ROUNDING, places.height / 2 + ROUNDING
    top = places.closed_height - bottom
    for one, other in combinations(places.discs, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius + GAP - 1
    boxes = titles(network, places)
    for disc in places.discs:
        assert max(abs(disc.x) + disc.radius - right, disc.y + disc.radius - bottom) <= 0
        assert boxes[disc.id][1] >= top - 2 * ROUNDING
        assert max(-boxes[disc.id][0], boxes[disc.id][2]) <= right
        for name, (left, above, end, below) in boxes.items():
            x, y = min(max(disc.x, left), end), min(max(disc.y, above), below)
            assert name == disc.id or math.dist((x, y), (disc.x, disc.y)) > disc.radius
    for one, other in combinations(boxes.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


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
        levels={d: level for d, level in levels.items() if d in where},
    )


def random_districts(count: int, seed: int = 1) -> tuple[Network, dict[str, tuple[float, float]]]:
    """Return a network of districts with 1 to 90 actors, and seats anywhere in a region."""
    draw = random.Random(seed)
    seats = {f"d{i:02}": (draw.uniform(5, 9), draw.uniform(50, 52.5)) for i in range(count)}
    where = {f"{d}-{i}": d for d in seats for i in range(draw.randint(1, 90))}
    return build(actors=" ".join(where), districts=where, levels=dict.fromkeys(seats, "district")), seats


@given(networks(), st.sampled_from(SHAPES))
def test_any_network_has_sound_places(network, shape):
    assert_sound(network, layout(network, {"nord": (8.0, 52.0), "ost": (8.0, 52.0)}, shape))


@given(networks(), st.integers(0, 99))
def test_the_order_of_the_file_does_not_matter(network, seed):
    assert layout(shuffled(network, seed)) == layout(network)


def test_the_shipped_network_has_sound_places(shipped, shipped_layout):
    assert_sound(shipped, shipped_layout)


def test_the_same_network_has_the_same_places(shipped, shipped_layout):
    assert layout(shuffled(shipped, 1), SEATS, shape_of(shipped_layout)) == shipped_layout


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 2, 7, 12, 54])
def test_any_number_of_districts_has_sound_places(count, shape):
    network, seats = random_districts(count)
    assert_sound(network, layout(network, seats, shape))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [7, 12, 54])
def test_many_districts_fill_the_canvas_too(count, shape):
    network, seats = random_districts(count)
    assert share(layout(network, seats, shape)) > 0.5


@pytest.mark.parametrize("shape", SHAPES)
def test_districts_without_any_seat_fill_the_canvas_in_rows(shape):
    network = build(levels=dict.fromkeys("abcdef", "district"))
    places = layout(network, shape=shape)
    assert_sound(network, places)
    assert share(places) > 0.5


def test_discs_cover_more_than_half_of_the_canvas(shipped_layout):
    """A quarter of it before discs were made for the canvas."""
    assert share(shipped_layout) >= 0.55


def test_a_disc_touches_others(shipped_layout):
    for one in shipped_layout.discs:
        gaps = sorted(
            math.dist((one.x, one.y), (other.x, other.y)) - one.radius - other.radius
            for other in shipped_layout.discs
            if other != one
        )
        assert gaps[0] < 3 * GAP + 1.3 * shipped_layout.title_size, one.id


def test_more_actors_never_have_a_smaller_disc(shipped, shipped_layout):
    counts = Counter(a.district for a in shipped.actors)
    discs = sorted(shipped_layout.discs, key=lambda d: counts[d.id])
    for smaller, larger in pairwise(discs):
        assert smaller.radius <= larger.radius + ROUNDING


def turns(places: Layout, seats: dict[str, tuple[float, float]]) -> dict[tuple[str, str], float]:
    """Degrees by which the direction between two districts differs from that on the map (y down)."""
    at = {d.id: (d.x, d.y) for d in places.discs}
    spread = np.ptp([(x, y) for x, y in seats.values()], axis=0)
    stretch = (places.width / spread[0], -(places.height - places.closed_height) / spread[1])
    found = {}
    for a, b in combinations(sorted(seats), 2):
        was = [(q - p) * s for p, q, s in zip(seats[a], seats[b], stretch, strict=True)]
        now = [q - p for p, q in zip(at[a], at[b], strict=True)]
        turn = math.atan2(now[1], now[0]) - math.atan2(was[1], was[0])
        found[a, b] = math.degrees(abs(math.atan2(math.sin(turn), math.cos(turn))))
    return found


def test_districts_lie_as_on_the_map(shipped_layout):
    """The map stretched to the canvas: directions turn by a third of a right angle, and none about."""
    turned = turns(shipped_layout, SEATS)
    assert mean(turned.values()) < 35
    beside = {tuple(sorted((d, other))) for d, others in AREA.neighbours.items() for other in others}
    assert max(turned[pair] for pair in beside) < 100


def test_districts_with_a_common_border_stand_together(shipped_layout):
    """Of the Gabriel graph of the discs, which joins those with nothing between them."""
    ids = sorted(SEATS)
    at = {d.id: (d.x, d.y) for d in shipped_layout.discs}
    near = {(ids[i], ids[j]) for i, j in neighbours(np.array([at[i] for i in ids]))}
    beside = {tuple(sorted((d, other))) for d, others in AREA.neighbours.items() for other in others}
    assert len(near & beside) >= 0.6 * len(near)


@pytest.mark.parametrize("shape", SHAPES)
def test_fifty_districts_lie_as_on_the_map(shape):
    network, seats = random_districts(54)
    assert mean(turns(layout(network, seats, shape), seats).values()) < 30


def test_an_empty_network_has_no_grounds():
    places = layout(empty().replace(districts=()))
    assert (places.positions, places.room, places.discs, places.strips) == ({}, {}, (), ())


def test_a_district_without_actors_still_has_its_disc():
    network = build(actors="a", districts={"a": "nord"}, levels={"nord": "district", "sued": "district"})
    assert [d.id for d in layout(network).discs] == ["nord", "sued"]


def test_a_level_without_actors_has_no_strip():
    places = layout(build(levels={"ort": "district", "land": "state"}))
    assert (places.strips, places.closed_height) == ((), 0)


def test_a_single_actor_sits_in_the_middle_of_its_disc():
    places = layout(one_actor())
    (disc,) = places.discs
    assert places.positions["allein"] == pytest.approx((disc.x, disc.y), abs=0.2)
    assert places.room["allein"] == pytest.approx(2 * disc.radius, abs=0.2)


# ── inside a disc


def nearest(network: Network, places: Layout, district: str) -> list[float]:
    """Distance of each actor to its nearest neighbour, in radii of the disc."""
    at = [places.positions[a.id] for a in network.actors if a.district == district]
    radius = next(d.radius for d in places.discs if d.id == district)
    return [min(math.dist(p, q) for q in at if q != p) / radius for p in at]


def test_actors_spread_over_the_whole_disc(shipped, shipped_layout):
    """In units of the densest arrangement of n points, 1.9 radii by the root of n."""
    for disc in shipped_layout.discs:
        found = nearest(shipped, shipped_layout, disc.id)
        densest = 1.9 / math.sqrt(len(found))
        assert min(found) > 0.66 * densest
        assert median(found) > 0.75 * densest
        quarters = Counter(
            (shipped_layout.positions[a.id][0] > disc.x, shipped_layout.positions[a.id][1] > disc.y)
            for a in shipped.actors
            if a.district == disc.id
        )
        assert min(quarters[x, y] for x in (False, True) for y in (False, True)) > 0.15 * len(found)


@pytest.mark.parametrize("size", [2, 3, 5, 12, 30])
@pytest.mark.parametrize("make", [no_ties, star])
def test_a_small_network_fills_its_disc(size, make):
    network = make(size)
    places = layout(network)
    (disc,) = places.discs
    found = nearest(network, places, disc.id)
    assert min(found) > 0.6 * 1.9 / math.sqrt(size)
    far = max(math.dist(p, (disc.x, disc.y)) for p in places.positions.values())
    assert 0.4 * disc.radius < far < disc.radius


def test_three_actors_stand_around_the_middle():
    network = build(["a b", "b c", "a c"])
    places = layout(network)
    (disc,) = places.discs
    away = [math.dist(p, (disc.x, disc.y)) / disc.radius for p in places.positions.values()]
    assert min(away) > 0.3


def test_a_hub_sits_in_the_middle_of_its_neighbours():
    places = layout(build([f"hub n{i}" for i in range(12)]))
    (disc,) = places.discs
    away = {a: math.dist(p, (disc.x, disc.y)) for a, p in places.positions.items()}
    assert min(away, key=away.__getitem__) == "hub"


def test_those_without_ties_stand_at_the_rim():
    ties = [*(f"hub n{i}" for i in range(12)), *(f"n{i} n{i + 1}" for i in range(11))]
    places = layout(build(ties, actors="x1 x2 x3"))
    (disc,) = places.discs
    away = {a: math.dist(p, (disc.x, disc.y)) / disc.radius for a, p in places.positions.items()}
    assert min(away[a] for a in ("x1", "x2", "x3")) > mean(away.values())


def test_communities_do_not_mix():
    """Three cliques of six on a ring of single ties: each one's middle is nearest to its own."""
    groups = [[f"{g}{i}" for i in range(6)] for g in "uvw"]
    ties = [f"{a} {b}" for group in groups for a, b in combinations(group, 2)]
    places = layout(build([*ties, "u0 v0", "v1 w1", "w2 u2"])).positions
    middles = [np.mean([places[a] for a in group], axis=0) for group in groups]
    for number, group in enumerate(groups):
        for actor in group:
            away = [math.dist(places[actor], middle) for middle in middles]
            assert away.index(min(away)) == number


def test_components_do_not_mix():
    places = layout(build([*(f"u u{i}" for i in range(8)), *(f"v v{i}" for i in range(8))])).positions
    for i in range(8):
        assert math.dist(places[f"u{i}"], places["u"]) < math.dist(places[f"u{i}"], places["v"])
        assert math.dist(places[f"v{i}"], places["v"]) < math.dist(places[f"v{i}"], places["u"])


def test_tied_actors_stand_closer_than_others(shipped, shipped_layout):
    where = {a.id: a.district for a in shipped.actors}
    for disc in shipped_layout.discs:
        at = {a: shipped_layout.positions[a] for a, d in where.items() if d == disc.id}
        tied = {frozenset((t.source, t.target)) for t in shipped.ties if {t.source, t.target} <= at.keys()}
        short = mean(math.dist(*(at[a] for a in pair)) for pair in tied)
        assert short < 0.62 * mean(math.dist(p, q) for p, q in combinations(at.values(), 2))


def test_an_actor_leans_towards_the_district_it_is_tied_to():
    inside = [f"{a} {b}" for a, b in combinations("abcdef", 2)]
    districts = dict.fromkeys("abcdef", "west") | {"x": "ost"}
    levels = {"west": "district", "ost": "district"}
    network = build([*inside, "c x"], districts=districts, levels=levels)
    places = layout(network, {"west": (8.0, 52.0), "ost": (9.0, 52.0)})
    west = next(d for d in places.discs if d.id == "west")
    assert places.positions["c"][0] > west.x


def test_ties_between_districts_begin_on_the_side_of_the_other(shipped, shipped_layout):
    at = {d.id: (d.x, d.y) for d in shipped_layout.discs}
    where = {a.id: a.district for a in shipped.actors}
    leans = []
    for tie in shipped.ties:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if where[one] != where[other] and {where[one], where[other]} <= at.keys():
                here, there = np.array(at[where[one]]), np.array(at[where[other]])
                off = np.array(shipped_layout.positions[one]) - here
                leans.append(float(off @ (there - here)) / math.hypot(*off) / math.hypot(*(there - here)))
    assert mean(leans) > 0.3


# ── the shelf


def test_levels_stand_above_the_discs_the_uppermost_on_top(shipped, shipped_layout):
    assert [s.level for s in shipped_layout.strips] == ["federal", "state", "region"]
    assert {s.width for s in shipped_layout.strips} == {shipped_layout.width}


def test_a_network_of_one_level_is_its_open_shelf():
    actors = {f"n{i}": "land" for i in range(5)}
    places = layout(build(actors=" ".join(actors), districts=actors, levels={"land": "state"}))
    (strip,) = places.strips
    assert strip.height > 0.45 * places.height
    assert strip.y + strip.height / 2 == pytest.approx(0, abs=1)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_thousand_actors_on_one_strip(shape):
    actors = {f"n{i}": "land" for i in range(1000)}
    network = build(actors=" ".join(actors), districts=actors, levels={"land": "state"})
    places = layout(network, shape=shape)
    assert_sound(network, places)
    assert 0.8 * places.height < places.strips[0].height <= places.height


# ── small edits


def assert_near(network: Network, before: Layout, district: str) -> None:
    after = layout(network, SEATS, shape_of(before))
    where = {a.id: a.district for a in network.actors}
    moved = {a: math.dist(p, before.positions[a]) for a, p in after.positions.items()}
    radius = next(d.radius for d in before.discs if d.id == district)
    assert median(d for a, d in moved.items() if where[a] == district) < 0.2 * radius
    assert median(d for a, d in moved.items() if where[a] != district) < 13


def test_a_new_actor_moves_little(shipped, shipped_layout):
    """Taking one away is adding it, seen from the other side; a fifth of a radius is one actor's place."""
    leaves = [a for a in shipped.actors if len(shipped.ties_of[a.id]) == 1 and a.district in SEATS]
    for gone in random.Random(1).sample(leaves, 6):
        smaller = shipped.replace(
            actors=tuple(a for a in shipped.actors if a != gone),
            ties=tuple(t for t in shipped.ties if gone.id not in (t.source, t.target)),
        )
        assert_near(smaller, shipped_layout, gone.district)


def test_a_new_tie_moves_little(shipped, shipped_layout):
    where = {a.id: a.district for a in shipped.actors}
    inner = [t for t in shipped.ties if where[t.source] == where[t.target] in SEATS]
    for gone in random.Random(2).sample(inner, 6):
        fewer = shipped.replace(ties=tuple(t for t in shipped.ties if t != gone))
        assert_near(fewer, shipped_layout, where[gone.source])


@pytest.mark.parametrize("ties", [0, 1, 3])
def test_a_thousand_actors_in_one_district(ties):
    draw = random.Random(ties)
    links = [f"n{draw.randrange(i)} n{i}" for i in range(1, 1000) for _ in range(ties)]
    network = build(dict.fromkeys(links), actors=" ".join(f"n{i}" for i in range(1000)))
    assert_sound(network, layout(network))


def test_a_long_chain():
    network = build([f"n{i} n{i + 1}" for i in range(399)])
    assert len(layout(network).positions) == 400


# ── who is always named


def test_landmarks_are_the_best_tied_of_the_types_that_people_know():
    types = {"ki": "kommunales_integrationszentrum", "kim1": "kim", "kim2": "kim", "amt": "verwaltung"}
    network = build(["ki kim2", "ki amt", "ki a", "ki b"], actors="kim1", types=types)
    assert landmarks(network) == {"ki", "kim2", "amt"}


def test_elsewhere_landmarks_are_those_with_most_ties():
    network = build(["a b", "a c", "a d", "b c", "b d", "e a"], districts=dict.fromkeys("abcd", "ort"))
    assert landmarks(network) == {"a", "b", "c"}


def test_bodies_above_the_districts_are_no_landmarks():
    network = build(["a b"], districts={"a": "ort", "b": "land"}, levels={"land": "state"})
    assert landmarks(network) == {"a"}


def test_each_shipped_district_has_its_landmarks(shipped):
    named = landmarks(shipped)
    for district in shipped.ordinary_districts:
        types = {shipped.actor_by_id[a].type for a in named if shipped.actor_by_id[a].district == district.id}
        assert {"kommunales_integrationszentrum", "kim", "verwaltung"} >= types >= {"verwaltung"}
