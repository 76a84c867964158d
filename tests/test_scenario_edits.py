"""Scenarios change by change, and those worth a look: worked out by hand, and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.filters import Selection, select
from network.model import Network, Tie
from network.scenarios.compare import compare
from network.scenarios.edits import MOST_CHANGES, Change, changes_of, with_change, within, without_change
from network.scenarios.examples import Idea, ideas, levels_of
from network.scenarios.scenario import Scenario, apply
from network.scenarios.url import from_options, to_options
from tests.small_networks import (
    COOPERATION,
    FUNDING,
    build,
    empty,
    no_ties,
    one_actor,
    path,
    star,
    two_triangles,
)
from tests.strategies import any_network, networks

BRIDGE = ("a3", "b1", COOPERATION)
NEW = Tie(source="a1", target="b2", type=COOPERATION, strength=2)


def test_changes_in_the_order_in_which_they_are_listed() -> None:
    scenario = Scenario(("a2",), (BRIDGE,), (NEW,))
    assert changes_of(scenario) == ("a2", BRIDGE, NEW)


@pytest.mark.parametrize("change", ["a2", BRIDGE, NEW])
def test_a_change_made_and_taken_back_leaves_nothing(change: Change) -> None:
    made = with_change(two_triangles(), Scenario(), change)
    assert changes_of(made) == (change,)
    assert without_change(made, change) == Scenario()
    assert without_change(Scenario(), change) == Scenario()
    with pytest.raises(ValueError, match="a"):
        with_change(two_triangles(), made, change)


@pytest.mark.parametrize("change", ["niemand", ("a1", "b1", COOPERATION), ("a1", "a2", FUNDING)])
def test_what_is_not_there_cannot_be_taken_away(change: Change) -> None:
    with pytest.raises(KeyError):
        with_change(two_triangles(), Scenario(), change)


def test_a_tie_in_place_of_one_taken_away_goes_when_that_comes_back() -> None:
    """Else the tie would be there twice, and the scenario could not be applied."""
    again = Tie(source="b1", target="a3", type=COOPERATION, strength=3)
    scenario = with_change(two_triangles(), with_change(two_triangles(), Scenario(), BRIDGE), again)
    assert changes_of(scenario) == (BRIDGE, again)
    assert without_change(scenario, BRIDGE) == Scenario()
    assert without_change(scenario, again) == Scenario(without_ties=(BRIDGE,))


def test_a_scenario_has_an_end() -> None:
    crowd = no_ties(MOST_CHANGES + 1)
    ids = [actor.id for actor in crowd.actors]
    full, beyond = from_options(crowd, {"without-actor": ids})
    assert full.without_actors == tuple(ids[:MOST_CHANGES])
    assert beyond == tuple(ids[MOST_CHANGES:])
    with pytest.raises(ValueError, match=ids[-1]):
        with_change(crowd, full, ids[-1])


@given(any_network, st.data())
def test_any_change_can_be_taken_back(network: Network, data: st.DataObject) -> None:
    possible = [actor.id for actor in network.actors] + [tie.key for tie in network.ties]
    chosen = data.draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    scenario = Scenario()
    for change in chosen:
        scenario = with_change(network, scenario, change)
    assert set(changes_of(scenario)) == set(chosen)
    for change in chosen:
        scenario = without_change(scenario, change)
        apply(network, scenario)
    assert scenario.is_empty


def levelled() -> Network:
    """a, b in a district, s in the state and f in the federation, who tie them."""
    return build(
        ["a s", "b s", "s f"],
        actors="a b",
        districts={"a": "ost", "b": "ost", "s": "land", "f": "bund"},
        levels={"land": "state", "bund": "federal"},
    )


def test_what_of_a_scenario_lies_in_a_part() -> None:
    new = Tie(source="b", target="f", type=COOPERATION)
    scenario = Scenario(("a", "s"), (("b", "s", COOPERATION),), (new,))
    part = select(levelled(), Selection(without_levels=("state", "federal")))
    assert within(part, scenario) == (Scenario(("a",)), ("s", "f"))
    assert within(levelled(), scenario) == (scenario, ())


@given(networks(), st.data())
def test_what_lies_in_a_part_can_be_applied_there(network: Network, data: st.DataObject) -> None:
    options = {
        "without-actor": data.draw(st.lists(st.sampled_from([a.id for a in network.actors] or ["-"]))),
        "without-tie": ["~".join(tie.key) for tie in network.ties[:2]],
    }
    scenario, _ = from_options(network, options)
    part = select(network, Selection(without_levels=("state",)))
    kept, elsewhere = within(part, scenario)
    apply(part, kept)
    assert set(elsewhere).isdisjoint(part.actor_by_id)


# ── worth a look


def by_kind(network: Network) -> dict[str, Scenario]:
    return {idea.kind: idea.scenario for idea in ideas(network)}


def test_the_dearest_actor_and_tie_of_two_triangles() -> None:
    """a3 and b1 each separate six of ten pairs, the first id wins; their tie is the only bridge."""
    found = by_kind(two_triangles())
    assert found == {"actor": Scenario(("a3",)), "tie": Scenario(without_ties=(BRIDGE,))}


def test_all_ties_of_a_bridge_go_together() -> None:
    network = two_triangles()
    double = network.replace(
        ties=(*network.ties, Tie(source="b1", target="a3", type=FUNDING)),
        tie_types=network.tie_types,
    )
    assert set(by_kind(double)["tie"].without_ties) == {BRIDGE, ("b1", "a3", FUNDING)}


def test_a_level_without_which_others_lose_touch() -> None:
    """Without s, a and b cannot reach each other; without f nobody misses anybody."""
    found = by_kind(levelled())
    assert found["levels"] == Scenario(without_actors=("s",))
    assert levels_of(levelled(), ("s",)) == ("state",)
    assert levels_of(levelled(), ("s", "f")) == ("state", "federal")
    assert levels_of(levelled(), ("a",)) == ()
    assert levels_of(levelled(), ("a", "s")) == ()


def test_a_new_tie_joins_the_two_largest_parts() -> None:
    """The parts m (4), n (3) and p q (2): of the centres, two are offices; m1 and n1 have most partners."""
    network = build(
        ["m1 m2", "m1 m3", "m1 m4", "n1 n2", "n1 n3", "p q"],
        types={"m1": "amt", "n1": "amt"},
    )
    (tie,) = by_kind(network)["new_tie"].with_ties
    assert tie.key == ("m1", "n1", COOPERATION)
    assert compare(network, Scenario(with_ties=(tie,))).reconnected == ("n1", "n2", "n3")


def test_whoever_hangs_on_one_tie_alone_is_no_idea() -> None:
    assert by_kind(star(5)) == {"actor": Scenario(("mitte",))}
    assert by_kind(path(2)) == {}


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties()])
def test_where_nothing_can_be_lost_there_is_no_idea(network: Network) -> None:
    assert ideas(network) == ()


@given(any_network)
def test_every_idea_can_be_applied_and_changes_something(network: Network) -> None:
    for idea in ideas(network):
        found = compare(network, idea.scenario)
        assert found.disconnected or found.reconnected, idea
        assert from_options(network, to_options(idea.scenario)) == (idea.scenario, ())


@given(any_network)
def test_ideas_do_not_depend_on_the_order_of_the_file(network: Network) -> None:
    turned = network.replace(actors=network.actors[::-1], ties=network.ties[::-1])

    def sets(found: tuple[Idea, ...]) -> list[tuple[str, set[Change]]]:
        return [(idea.kind, set(changes_of(idea.scenario))) for idea in found]

    assert sets(ideas(turned)) == sets(ideas(network))
