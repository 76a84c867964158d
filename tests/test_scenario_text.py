"""Scenarios written into an address and read from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.model import Network, Tie
from network.scenarios.scenario import Scenario, apply
from network.scenarios.url import from_options, to_options
from tests.small_networks import COOPERATION, two_triangles
from tests.strategies import any_network


def test_how_it_is_written() -> None:
    new = Tie(source="a1", target="b2", type=COOPERATION, strength=2)
    scenario = Scenario(("a3",), (("a1", "a2", COOPERATION),), (new,))
    options = to_options(scenario)
    assert options == {
        "without-actor": ("a3",),
        "without-tie": ("a1~a2~kooperation",),
        "with-tie": ("a1~b2~kooperation~2",),
    }
    assert from_options(two_triangles(), options) == (scenario, ())


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("without-actor", "niemand"),
        ("without-tie", "a1~b3~kooperation"),
        ("without-tie", "a1~a2"),
        ("without-tie", ""),
        ("with-tie", "a1~a2~kooperation~1"),
        ("with-tie", "a1~a1~kooperation~1"),
        ("with-tie", "a1~b2~kooperation~4"),
        ("with-tie", "a1~b2~kooperation~viel"),
        ("with-tie", "a1~b2~unbekannt~1"),
        ("with-tie", "a1~<b>~kooperation~1"),
    ],
)
def test_what_means_nothing_is_named_and_left_out(option: str, text: str) -> None:
    found = from_options(
        two_triangles(), {"without-actor": ("a2",)} | {option: (text, "a3~b2~kooperation~1")}
    )
    assert text in found[1]
    apply(two_triangles(), found[0])


def test_a_tie_is_taken_away_once() -> None:
    both = ("a1~a2~kooperation", "a2~a1~kooperation")
    found, meaningless = from_options(two_triangles(), {"without-tie": both})
    assert found.without_ties == (("a1", "a2", COOPERATION),)
    assert meaningless == both[1:]


@given(any_network, st.data())
def test_written_and_read_again_is_the_same(network: Network, data: st.DataObject) -> None:
    actors = [actor.id for actor in network.actors]
    gone = data.draw(st.lists(st.sampled_from(actors), unique=True)) if actors else []
    cut = data.draw(st.lists(st.sampled_from(network.ties), unique=True)) if network.ties else []
    new = tuple(replace_strength(tie) for tie in cut[:1])
    scenario = Scenario(tuple(gone), tuple(tie.key for tie in cut), new)
    assert from_options(network, to_options(scenario)) == (scenario, ())
    assert from_options(network, to_options(replace(scenario, with_ties=()))) == (
        replace(scenario, with_ties=()),
        (),
    )


def replace_strength(tie: Tie) -> Tie:
    return Tie(source=tie.source, target=tie.target, type=tie.type, strength=4 - tie.strength)
