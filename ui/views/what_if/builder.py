"""Building a scenario: take actors and ties away, add ties, take changes back, pass the link on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, get_args

import streamlit as st

import locales
from network.model import Actor, Network, Tie
from network.scenarios.edits import MOST_CHANGES, Change, changes_of, with_change, without_change
from network.scenarios.scenario import Scenario, TieKey
from ui.backend import cache
from ui.components.browser_component import component
from ui.components.markdown import searchable_name, text_labels
from ui.session import state
from ui.views.what_if.text import change_words

BuilderStep = Literal["actor", "tie", "new"]

_copy_link = component("page/copy_link")


def scenario_builder(network: Network, part: Network, t: locales.Translator) -> None:
    """Offer the changes that can be made to `part`, and list those made so far."""
    scenario = state.view().scenario
    with st.container(border=True, key="builder"):
        if len(changes_of(scenario)) < MOST_CHANGES:
            _next_change(part, t)
        else:
            st.info(t("builder.full", n=MOST_CHANGES), icon=":material/info:")
        if not scenario.is_empty:
            _entries(network, scenario, t)
        _steps(scenario, t)


def _next_change(part: Network, t: locales.Translator) -> None:
    step = st.segmented_control(
        t("builder.step"),
        get_args(BuilderStep),
        format_func=lambda step: t(f"builder.step-{step}"),
        default="actor",
        required=True,
        label_visibility="collapsed",
        wrap=True,
        key="builder_step",
    )
    forms: Mapping[str, Callable[[Network, locales.Translator], None]] = {
        "actor": _without_actor,
        "tie": _without_tie,
        "new": _with_tie,
    }
    forms[step or "actor"](part, t)


def _names(part: Network, t: locales.Translator) -> dict[str, str]:
    """Return the names of all actors, long, short and former to be found by each, in alphabetical order."""
    names = text_labels({actor.id: searchable_name(_both_names(actor), actor, t) for actor in part.actors})
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _both_names(actor: Actor) -> str:
    return actor.name if actor.label in actor.name else f"{actor.name} ({actor.label})"


def _without_actor(part: Network, t: locales.Translator) -> None:
    gone = state.view().scenario.without_actors
    names = {actor: name for actor, name in _names(part, t).items() if actor not in gone}
    st.selectbox(
        t("builder.actor"),
        list(names),
        format_func=lambda actor: names.get(actor, ""),
        filter_mode="contains",
        **state.widget("builder_actor", None, _add),
    )


def _without_tie(part: Network, t: locales.Translator) -> None:
    left, right = st.columns(2)
    with left:
        actor = _end("tie_of", t("builder.tie-of"), _names(part, t))
    if actor is None:
        return
    scenario = state.view().scenario
    ties = [tie for tie in part.ties_of[actor] if tie.key not in scenario.without_ties]
    labels = text_labels({_text(tie.key): _tie_label(part, tie, actor, t) for tie in ties})
    keys = {_text(tie.key): tie.key for tie in ties}
    with right:
        st.selectbox(
            t("builder.tie"),
            list(labels),
            format_func=lambda key: labels.get(key, ""),
            disabled=not labels,
            help=None if labels else t("card.no-ties"),
            **state.widget("builder_tie", None, lambda key: _add(keys.get(key))),
        )


def _text(key: TieKey) -> str:
    return "~".join(key)


def _tie_label(part: Network, tie: Tie, actor: str, t: locales.Translator) -> str:
    kind = part.tie_type_by_id[tie.type]
    sign = "–" if not kind.directed else "→" if tie.source == actor else "←"
    return f"{sign} {part.actor_by_id[tie.other_end(actor)].name} ({kind.name.in_language(t.language)})"


def _end(name: str, label: str, names: Mapping[str, str]) -> str | None:
    """Offer actors as an end of a tie; an actor that has gone is no longer chosen."""
    key = f"builder_{name}_{state.view().counted}"  # other levels, other choices
    chosen = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda actor: names.get(actor, ""),
        filter_mode="contains",
        key=key,
    )
    return chosen if chosen in names else None


def _with_tie(part: Network, t: locales.Translator) -> None:
    names = _names(part, t)
    kinds = text_labels({kind.id: kind.name.in_language(t.language) for kind in part.tie_types})
    places = [*st.columns(2), *st.columns(2)]  # row by row, so that phones keep the order
    with places[0]:
        source = _end("from", t("builder.from"), names)
    with places[1]:
        target = _end("to", t("builder.to"), names)
    with places[2]:
        kind = st.selectbox(
            t("builder.kind"),
            list(kinds),
            format_func=lambda kind: kinds.get(kind, ""),
            key="builder_kind",
        )
    with places[3]:
        strength = st.segmented_control(
            t("builder.strength"),
            (1, 2, 3),
            format_func=lambda strength: t(f"strength.{strength}"),
            default=1,
            required=True,
            wrap=True,
            key="builder_strength",
        )
    new = None
    if source and target and kind:
        new = Tie(source=source, target=target, type=kind, strength=strength or 1)
    possible = new is not None and _is_possible(part, new)
    if new is not None and not possible:
        st.caption(t("builder.impossible"))
    st.button(
        t("builder.add"), icon=":material/add:", disabled=not possible, key="builder_add",
        on_click=partial(_add, new),
    )  # fmt: skip


def _is_possible(part: Network, tie: Tie) -> bool:
    """Tell whether a tie can be added: to two different actors, where it is not there yet."""
    directed = part.tie_type_by_id[tie.type].directed
    same = {tie.key} if directed else {tie.key, (tie.target, tie.source, tie.type)}
    scenario = state.view().scenario
    there = {one.key for one in part.ties} - set(scenario.without_ties)
    there |= {one.key for one in scenario.with_ties}
    return tie.source != tie.target and same.isdisjoint(there)


def _add(change: Change | None) -> None:
    """Make a change; one that has become impossible meanwhile changes nothing."""
    network = cache.load().network
    if change is not None and network is not None:
        try:
            state.change(scenario=with_change(network, state.view().scenario, change))
        except (KeyError, ValueError):
            return


def _entries(network: Network, scenario: Scenario, t: locales.Translator) -> None:
    """List the changes; a click takes one back."""
    st.caption(t.plural("builder.so-far", len(changes_of(scenario))))
    with st.container(horizontal=True, gap="small", key="changes"):
        for number, change in enumerate(changes_of(scenario)):
            st.button(
                change_words(change, network, t),
                icon=":material/close:",
                help=t("builder.take-back"),
                key=f"change_{number}",
                on_click=lambda gone=change: state.change(scenario=without_change(scenario, gone)),
            )


def _steps(scenario: Scenario, t: locales.Translator) -> None:
    trail = state.scenarios()
    if scenario.is_empty and not trail.past and not trail.future:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="steps"):
        _step("undo", trail.past[-1:], t)
        _step("redo", trail.future[:1], t)
        if not scenario.is_empty:
            st.button(
                t("builder.clear"),
                icon=":material/delete_sweep:",
                key="clear",
                on_click=lambda: state.change(scenario=Scenario()),
            )
            words = {name: t(f"copy-link.{name}") for name in ("label", "done", "by-hand")}
            _copy_link(key="copy_link", width="content", data={"words": words})


def _step(name: Literal["undo", "redo"], to: Sequence[Scenario], t: locales.Translator) -> None:
    st.button(
        t(f"builder.{name}"),
        icon=f":material/{name}:",
        disabled=not to,
        key=name,
        on_click=lambda: state.change(scenario=to[0]),
    )
