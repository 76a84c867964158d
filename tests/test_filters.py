"""Selections: they only ever leave out, and in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.filters import EVERYTHING, Selection, select
from network.model import LEVELS, STATUSES, Evidence, Network, Tie
from tests.rich_networks import rich_networks
from tests.small_networks import build
from tests.strategies import any_network


def ids(network: Network) -> list[str]:
    return [actor.id for actor in network.actors]


def pairs(network: Network) -> list[tuple[str, str]]:
    return [(tie.source, tie.target) for tie in network.ties]


@pytest.fixture
def network() -> Network:
    """Four actors in two districts and one state, tied in a ring."""
    return build(
        ["a b 1", "b c 2", "c d 3", "a d 2"],
        districts={"a": "herford", "b": "herford", "c": "lippe", "d": "nrw"},
        levels={"herford": "district", "lippe": "district", "nrw": "state"},
        topics={"a": "wohnen", "b": "wohnen sprache", "d": "sprache"},
        types={"a": "amt", "c": "amt"},
    )


@pytest.mark.parametrize(
    ("selection", "actors", "ties"),
    [
        (Selection(), "a b c d", "ab bc cd ad"),
        (Selection(districts=("herford",)), "a b", "ab"),
        (Selection(districts=("herford", "lippe")), "a b c", "ab bc"),
        (Selection(types=("amt",)), "a c", ""),
        (Selection(groups=("gruppe",)), "a b c d", "ab bc cd ad"),
        (Selection(groups=("andere",)), "", ""),
        (Selection(topics=("sprache",)), "b d", ""),
        (Selection(topics=("sprache", "wohnen")), "a b d", "ab ad"),
        (Selection(levels=("district",)), "a b c", "ab bc"),
        (Selection(without_levels=("state",)), "a b c", "ab bc"),
        (Selection(levels=("state",), without_levels=("state",)), "", ""),
        (Selection(min_strength=2), "a b c d", "bc cd ad"),
        (Selection(min_strength=3), "a b c d", "cd"),
        (Selection(tie_types=("foerderung",)), "a b c d", ""),
        (Selection(statuses=("documented",)), "a b c d", ""),
        (Selection(statuses=("assumed", "reported")), "a b c d", "ab bc cd ad"),
        (Selection(districts=("herford",), topics=("sprache",)), "b", ""),
        (Selection(districts=("nirgends",)), "", ""),
    ],
)
def test_what_is_kept(network: Network, selection: Selection, actors: str, ties: str):
    kept = select(network, selection)
    assert ids(kept) == actors.split()
    assert pairs(kept) == [(tie[0], tie[1]) for tie in ties.split()]


@pytest.mark.parametrize(
    ("year", "kept"), [(2009, "b d"), (2010, "a b d"), (2015, "a b d"), (2016, "b c d"), (2030, "b c d")]
)
def test_a_year_keeps_what_existed_as_far_as_it_is_known(year: int, kept: str):
    network = build(actors="a b c d")
    spans = {"a": (2010, 2015), "b": (None, None), "c": (2016, None), "d": (None, 2030)}
    dated = tuple(
        actor.model_copy(update={"since": spans[actor.id][0], "until": spans[actor.id][1]})
        for actor in network.actors
    )
    assert ids(select(network.replace(actors=dated), Selection(year=year))) == kept.split()


def test_a_year_concerns_ties_too():
    network = build(["a b"])
    tie = network.ties[0].model_copy(update={"since": 2014})
    dated = network.replace(ties=(tie,))
    assert pairs(select(dated, Selection(year=2013))) == []
    assert pairs(select(dated, Selection(year=2014))) == [("a", "b")]


def test_year_zero_is_a_year():
    """An option of 0 narrows like any other number."""
    network = build(["a b"])
    dated = network.replace(ties=(network.ties[0].model_copy(update={"since": 2014}),))
    assert select(dated, Selection(year=0)).ties == ()
    assert select(dated, Selection(evidence_since=0)).ties == ()


def test_evidence_since_wants_dated_evidence():
    network = build(actors="a b c d")
    evidence = {"b": ("2019", "2021-05"), "c": ("2018",), "d": (None,)}
    ties = tuple(
        Tie(
            source="a",
            target=end,
            type="kooperation",
            evidence=tuple(Evidence(title="T", date=date) for date in dates),
        )
        for end, dates in evidence.items()
    )
    dated = network.replace(ties=ties)
    assert pairs(select(dated, Selection(evidence_since=2021))) == [("a", "b")]
    assert pairs(select(dated, Selection(evidence_since=2018))) == [("a", "b"), ("a", "c")]
    assert pairs(select(dated, Selection(evidence_since=2022))) == []


@given(any_network)
def test_reported_gaps_follow_districts_and_topics(network: Network):
    kept = select(network, Selection(districts=("nord",)))
    assert kept.reported_gaps == tuple(g for g in network.reported_gaps if g.district == "nord")
    assert select(network, Selection(topics=("sprache",))).reported_gaps == ()
    assert select(network, Selection(types=("stelle",))).reported_gaps == network.reported_gaps


def test_an_empty_selection_is_the_network_itself(network: Network):
    assert EVERYTHING.is_empty
    assert select(network, EVERYTHING) is network
    assert not Selection(year=0).is_empty
    assert not Selection(min_strength=2).is_empty


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    def some(*values: str) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), unique=True, max_size=2)))

    return Selection(
        districts=some("nord", "ost", "herford"),
        groups=some("gruppe"),
        types=some("stelle", "amt"),
        topics=some("wohnen", "no"),
        levels=some(*LEVELS),  # type: ignore[arg-type]
        without_levels=some("state"),  # type: ignore[arg-type]
        tie_types=some("kooperation", "foerderung"),
        statuses=some(*STATUSES),  # type: ignore[arg-type]
        min_strength=draw(st.integers(1, 3)),
        year=draw(st.none() | st.integers(1800, 2100)),
        evidence_since=draw(st.none() | st.integers(2000, 2024)),
    )


NETWORKS = st.one_of(any_network, rich_networks())


@given(NETWORKS, selections())
def test_selections_shrink_and_keep_both_ends(network: Network, selection: Selection):
    kept = select(network, selection)
    assert set(kept.actors) <= set(network.actors)
    assert set(kept.ties) <= set(network.ties)
    assert all({tie.source, tie.target} <= set(ids(kept)) for tie in kept.ties)
    assert (kept.districts, kept.topics, kept.surveyed) == (
        network.districts,
        network.topics,
        network.surveyed,
    )


@given(NETWORKS, selections())
def test_selecting_twice_changes_nothing_more(network: Network, selection: Selection):
    once = select(network, selection)
    assert select(once, selection) == once


@given(NETWORKS, selections(), selections())
def test_the_order_of_selections_is_free(network: Network, one: Selection, other: Selection):
    assert select(select(network, one), other) == select(select(network, other), one)


@given(NETWORKS, selections())
def test_the_network_given_stays_as_it_was(network: Network, selection: Selection):
    before = network.fingerprint
    select(network, selection)
    assert Network.model_validate(network.model_dump()).fingerprint == before
