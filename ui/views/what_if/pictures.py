"""The network before and after a scenario, side by side, as far as it is concerned."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import streamlit as st

import locales
from network.model import Network
from network.scenarios.compare import Comparison
from network.scenarios.scenario import Scenario
from ui.components.card_grid import card_grid
from ui.components.network_diagram import MarkLook, Marks, network_diagram

MOST_NAMED, MOST_ABOUT = 9, 5
MOST_SHARE = 0.6
"""A picture of more than this share of all actors shows all of them."""
MANY = 150
"""A picture of more actors than this is drawn finer."""


def scenario_pictures(
    network: Network, part: Network, scenario: Scenario, found: Comparison, t: locales.Translator
) -> None:
    """Draw both networks in the same places; those concerned stand out, some of them by name."""
    shown = around(part, _concerned(scenario, found))
    fineness = 1.7 if len(shown.actors) > MANY else 1.3
    before, after = marks(part, scenario, found, to_name(part, scenario, found))
    sides = (
        ("before", before, _before_signs(scenario, found)),
        ("after", after, _after_signs(scenario, found)),
    )
    for card, (side, drawn, signs) in card_grid(sides, 2, ["picture_before", "picture_after"]):
        with card:
            st.markdown(f"**{t(f'compare.{side}')}**")
            label = _label(side, signs, t)
            network_diagram(f"small_{side}", shown, label, drawn, whole=network, fineness=fineness)
            st.caption(_in_words(signs, t))


def small_after(
    key: str, network: Network, part: Network, scenario: Scenario, found: Comparison, t: locales.Translator
) -> None:
    """Draw the network after a scenario, small and without names."""
    shown = around(part, _concerned(scenario, found))
    _, after = marks(part, scenario, found, ())
    fineness = 1.4 if len(shown.actors) > MANY else 1
    label = _label("after", _after_signs(scenario, found), t)
    network_diagram(key, shown, label, after, whole=network, fineness=fineness)


def _label(side: str, signs: Iterable[str], t: locales.Translator) -> str:
    return f"{t(f'compare.picture-{side}')} {_in_words(signs, t)}"


def _in_words(signs: Iterable[str], t: locales.Translator) -> str:
    return " · ".join(t(f"compare.sign-{sign}") for sign in signs)


def _concerned(scenario: Scenario, found: Comparison) -> list[str]:
    return [*_changed(scenario), *found.disconnected, *found.reconnected]


def around(part: Network, concerned: Collection[str]) -> Network:
    """Return the districts of those concerned, or the whole network where that is most of it."""
    districts = {part.actor_by_id[actor].district for actor in concerned}
    actors = tuple(actor for actor in part.actors if actor.district in districts)
    if not actors or len(actors) > MOST_SHARE * len(part.actors):
        return part
    here = {actor.id for actor in actors}
    ties = tuple(tie for tie in part.ties if here >= {tie.source, tie.target})
    return part.replace(actors=actors, ties=ties)


def marks(
    part: Network, scenario: Scenario, found: Comparison, named: Collection[str]
) -> tuple[Marks, Marks]:
    """Return what stands out before and after."""
    gone = dict.fromkeys(scenario.without_actors)
    partners = {tie.other_end(actor) for actor in gone for tie in part.ties_of[actor]}
    near: dict[str, MarkLook] = dict.fromkeys([*partners, *found.reconnected], "near")
    strong: dict[str, MarkLook] = dict.fromkeys(_changed(scenario), "strong")
    lost: dict[str, MarkLook] = dict.fromkeys(found.disconnected, "lost")
    away: dict[str, MarkLook] = dict.fromkeys(gone, "gone")
    joined: dict[str, MarkLook] = dict.fromkeys(found.reconnected, "near")
    cut = [(one, other) for one, other, _ in scenario.without_ties]
    new = [
        (tie.source, tie.target) for tie in scenario.with_ties if not {tie.source, tie.target} & gone.keys()
    ]
    return (
        Marks(looks=near | strong, named=named),
        Marks(looks=joined | strong | lost | away, named=named, new_ties=new, gone_ties=cut),
    )


def to_name(part: Network, scenario: Scenario, found: Comparison) -> list[str]:
    """Return whom to name: first of those the scenario is about, then of the others, by number of ties."""
    about, others = (
        sorted(actors, key=lambda actor: (-len(part.ties_of[actor]), actor))
        for actors in (_changed(scenario), (*found.disconnected, *found.reconnected))
    )
    return list(dict.fromkeys([*about[:MOST_ABOUT], *others]))[:MOST_NAMED]


def _changed(scenario: Scenario) -> Iterable[str]:
    """Return the actors that are taken away, and the ends of ties that go or come."""
    ends = [end for key in scenario.without_ties for end in key[:2]]
    ends += [end for tie in scenario.with_ties for end in (tie.source, tie.target)]
    return dict.fromkeys((*scenario.without_actors, *ends))


def _before_signs(scenario: Scenario, found: Comparison) -> list[str]:
    signs = {"meant": True, "partners": scenario.without_actors, "apart": found.reconnected}
    return [sign for sign, there in signs.items() if there]


def _after_signs(scenario: Scenario, found: Comparison) -> list[str]:
    signs = {
        "gone": scenario.without_actors,
        "cut": scenario.without_ties,
        "lost": found.disconnected,
        "new": scenario.with_ties,
        "joined": found.reconnected,
    }
    return [sign for sign, there in signs.items() if there]
