"""The network before and after a scenario, side by side, as far as it is concerned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

import streamlit as st

import locales
from network.layout import Layout
from network.model import Network
from network.what_if import Comparison, Scenario
from ui import cache, state
from ui.components.small_picture import Look, Marks, picture_data, small_picture

MOST_NAMED = 9
MOST_SHARE = 0.6
"""A picture of more than this share of all actors shows all of them."""
MANY = 150
"""A picture of more actors than this is drawn finer."""
LINE, LETTER = 4.8, 2.0
"""Height of a name's line and width of a letter, in hundredths of the picture's width."""


def scenario_pictures(network: Network, part: Network, scenario: Scenario, found: Comparison) -> None:
    """Draw both networks in the same places; whoever is concerned stands out and has a name."""
    t = locales.text(state.view().language)
    shown = around(part, [*_touched(scenario), *found.cut_off, *found.joined])
    named = names_with_room(shown, cache.positions(network), by_weight(part, scenario, found))
    fineness = 1.7 if len(shown.actors) > MANY else 1.3
    before, after = (replace(drawn, fineness=fineness) for drawn in marks(part, scenario, found, named))
    sides = (
        ("before", before, _before_signs(scenario, found)),
        ("after", after, _after_signs(scenario, found)),
    )
    for column, (side, drawn, signs) in zip(st.columns(2, gap="medium"), sides, strict=True):
        with column, st.container(border=True, height="stretch", key=f"picture_{side}"):
            st.markdown(f"**{t(f'compare.{side}')}**")
            signs_in_words = " · ".join(t(f"compare.sign-{sign}") for sign in signs)
            label = f"{t(f'compare.picture-{side}')} {signs_in_words}"
            small_picture(f"small_{side}", shown, label, drawn, whole=network)
            st.caption(signs_in_words)


def small_after(key: str, network: Network, part: Network, scenario: Scenario, found: Comparison) -> None:
    """Draw the network after a scenario, small and without names."""
    t = locales.text(state.view().language)
    shown = around(part, [*_touched(scenario), *found.cut_off, *found.joined])
    signs = " · ".join(t(f"compare.sign-{sign}") for sign in _after_signs(scenario, found))
    _, after = marks(part, scenario, found, ())
    after = replace(after, fineness=1.4 if len(shown.actors) > MANY else 1)
    small_picture(key, shown, f"{t('compare.picture-after')} {signs}", after, whole=network)


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
    near: dict[str, Look] = dict.fromkeys([*partners, *found.joined], "near")
    strong: dict[str, Look] = dict.fromkeys(_touched(scenario), "strong")
    lost: dict[str, Look] = dict.fromkeys(found.cut_off, "lost")
    away: dict[str, Look] = dict.fromkeys(gone, "gone")
    joined: dict[str, Look] = dict.fromkeys(found.joined, "near")
    cut = [(one, other) for one, other, _ in scenario.without_ties]
    new = [
        (tie.source, tie.target) for tie in scenario.with_ties if not {tie.source, tie.target} & gone.keys()
    ]
    return (
        Marks(looks=near | strong, named=named),
        Marks(looks=joined | strong | lost | away, named=named, new_ties=new, gone_ties=cut),
    )


def by_weight(part: Network, scenario: Scenario, found: Comparison) -> list[str]:
    """Return those concerned, whoever is to be named first at the beginning."""
    others = sorted((*found.cut_off, *found.joined), key=lambda actor: (-len(part.ties_of[actor]), actor))
    return list(dict.fromkeys([*_touched(scenario), *others]))


def names_with_room(shown: Network, layout: Layout, actors: Sequence[str]) -> list[str]:
    """Return the first of these actors whose names do not lie on one another, as far as can be guessed.

    A name begins right of its dot, or ends left of it at the right edge (see `picture.js`).
    """
    left, _, width, _ = picture_data(shown, layout, Marks())["box"]
    unit = width / 100
    taken: list[tuple[float, float, float]] = []
    named = []
    for actor in actors:
        if actor not in layout.positions or actor not in shown.actor_by_id:
            continue
        x, y = layout.positions[actor]
        long = (len(shown.actor_by_id[actor].label) * LETTER + 3) * unit
        start = x - long if x > left + 0.6 * width else x
        if all(
            abs(y - other) > LINE * unit or start > end or start + long < begin for begin, end, other in taken
        ):
            taken.append((start, start + long, y))
            named.append(actor)
    return named[:MOST_NAMED]


def _touched(scenario: Scenario) -> Iterable[str]:
    """Return whoever is taken away, or stands at the end of a tie that goes or comes."""
    ends = [end for key in scenario.without_ties for end in key[:2]]
    ends += [end for tie in scenario.with_ties for end in (tie.source, tie.target)]
    return dict.fromkeys((*scenario.without_actors, *ends))


def _before_signs(scenario: Scenario, found: Comparison) -> list[str]:
    signs = {"meant": True, "partners": scenario.without_actors, "apart": found.joined}
    return [sign for sign, there in signs.items() if there]


def _after_signs(scenario: Scenario, found: Comparison) -> list[str]:
    signs = {
        "gone": scenario.without_actors,
        "cut": scenario.without_ties,
        "lost": found.cut_off,
        "new": scenario.with_ties,
        "joined": found.joined,
    }
    return [sign for sign, there in signs.items() if there]
