"""Bands, the core, districts, role ranges, actors side by side: worked out by hand on small networks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.analysis.actor_comparison import side_by_side
from network.analysis.key_actors import BANDS, banded, core_members, district_facts, largest
from network.measures import measure
from network.measures.resampling.role_intervals import ROLES, bridging_pairs, inside, role_ranges
from network.model import Actor, ActorGroup, ActorType, District, Evidence, Network, Tie, TieType, Topic
from network.scenarios.losses import losses


def network(ties, districts=None, topics=None):
    """Actors a, b, ... of one district each (by default all `ost`), tied as said."""
    names = sorted({end for tie in ties for end in tie} | set(districts or {}))
    home = {name: (districts or {}).get(name, "ost") for name in names}
    dated = (Evidence(title="Bericht", date="2025"),)
    return Network(
        title="Probe",
        districts=tuple(District(id=d, name=d) for d in ("ost", "west", "nord")),
        actor_groups=(ActorGroup(id="g", name="G"),),
        actor_types=(ActorType(id="t", group="g", name="T"),),
        tie_types=(TieType(id="kooperation", name="K"),),
        topics=(Topic(id="wohnen", name="Wohnen"), Topic(id="sprache", name="Sprache")),
        actors=tuple(
            Actor(id=n, name=n.upper(), type="t", district=home[n], topics=(topics or {}).get(n, ()))
            for n in names
        ),
        ties=tuple(
            Tie(source=min(tie), target=max(tie), type="kooperation", status="documented", evidence=dated)
            for tie in ties
        ),
    )


def test_bands_follow_the_share_of_draws():
    first = {"a": 1.0, "b": 0.9, "c": 0.89, "d": 0.5, "e": 0.1, "f": 0.09}
    assert banded(first, "fedcba") == {"steady": ("b", "a"), "mostly": ("d", "c"), "sometimes": ("e",)}


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.floats(0, 1)))
def test_nobody_is_in_two_bands(first):
    found = [actor for band in BANDS for actor in banded(first, first)[band]]
    assert len(found) == len(set(found))
    assert set(found) == {a for a, share in first.items() if share >= 0.1}


def test_the_largest_values_keep_those_that_equal_the_last():
    values = {"a": 3, "b": 2, "c": 2, "d": 1, "e": 0, "f": None}
    assert largest(values, 1) == ("a",)
    assert largest(values, 2) == ("a", "b", "c")
    assert largest(values, 9) == ("a", "b", "c", "d")
    assert largest({}, 3) == ()


def test_the_core_is_who_has_the_highest_core_number():
    """A triangle with a tail: the triangle is the 2-core."""
    assert core_members(measure(network(["ab", "bc", "ac", "cd"]))) == {"a", "b", "c"}
    assert core_members(measure(network([], {"a": "ost"}))) == frozenset()
    assert core_members(measure(network([]))) == frozenset()


def test_district_facts_by_hand():
    """ost: a-b inside, b-x outside, c alone. west: x. nord: nobody."""
    found = district_facts(network(["ab", "bx"], {"x": "west", "c": "ost"}))
    facts = [(f.district, f.actors, f.ties, f.possible, f.outside, f.alone) for f in found]
    assert facts == [("ost", 3, 1, 3, 1, 1), ("west", 1, 0, 0, 1, 1), ("nord", 0, 0, 0, 0, 0)]


STAR = network(["ma", "mb", "mx", "my", "mz"], {"x": "west", "y": "west", "z": "nord"})
"""m, a, b in the east; x, y in the west; z in the north; all tied to m only."""


def test_doors_and_inside_by_hand():
    """Pairs that meet at m. East and elsewhere: 2 x 3; west and north: 2. Inside: a-b. x-y: one district."""
    roles = measure(STAR).actors["m"]["brokerage"]
    assert (bridging_pairs(roles), inside(roles)) == (6 + 2, 1)


def test_role_ranges_without_loss_are_the_documented_values():
    found = role_ranges(STAR, draws=3, rates=dict.fromkeys(_grades(), 0.0))
    assert found.values["m"] == dict(zip(ROLES, [(8, 8), (1, 1), (1, 1), (1, 1)], strict=True))
    assert found.ranks["m"] == dict.fromkeys(ROLES, (1, 1))
    assert found.first["m"]["doors"] == 1
    assert found.first["a"]["doors"] == 0  # a value of 0 is never among the first
    assert set(found.in_core.values()) == {1.0}


def test_role_ranges_with_every_tie_lost_keep_what_was_observed():
    found = role_ranges(STAR, draws=3, rates=dict.fromkeys(_grades(), 1.0))
    assert found.values["m"]["doors"] == (0, 8)
    assert found.first["m"]["doors"] == 0
    assert found.in_core["m"] == 0


def test_separated_is_what_the_loss_says(shipped):
    found = role_ranges(shipped, draws=1, rates=dict.fromkeys(_grades(), 0.0))
    for actor, loss in losses(shipped).items():
        assert found.values[actor]["separated"] == pytest.approx((loss.separated,) * 2)


def test_role_ranges_are_seeded_and_know_no_order_of_the_file():
    turned = STAR.replace(actors=STAR.actors[::-1], ties=STAR.ties[::-1])
    assert role_ranges(STAR, draws=20).values == role_ranges(turned, draws=20).values


@pytest.mark.parametrize("empty", [network([]), network([], {"a": "ost"}), network(["ab"])])
def test_role_ranges_of_next_to_nothing(empty):
    found = role_ranges(empty, draws=5)
    assert set(found.values) == set(empty.actor_by_id)
    assert all(values["doors"] == (0, 0) for values in found.values.values())


def test_progress_is_told():
    shares = []
    role_ranges(STAR, draws=4, progress=shares.append)
    assert shares == [0.25, 0.5, 0.75, 1.0]


def test_side_by_side_by_hand():
    """A and b share the partner c and the topic housing; a-b are tied; d knows only a."""
    found = side_by_side(
        network(
            ["ac", "bc", "ab", "ad"],
            {"c": "west", "d": "nord"},
            {"a": ("wohnen", "sprache"), "b": ("wohnen",), "d": ("sprache",)},
        ),
        ("a", "b"),
    )
    assert (found.partners, found.topics) == (("c",), ("wohnen",))
    assert [tie.key for tie in found.ties] == [("a", "b", "kooperation")]
    assert found.districts == {"a": ("ost", "west", "nord"), "b": ("ost", "west")}


def test_nobody_shares_nothing():
    found = side_by_side(STAR, ())
    assert (found.partners, found.topics, found.ties, found.districts) == ((), (), (), {})


def _grades():
    return ("several_dated", "recent", "old", "undated", "assumed")
