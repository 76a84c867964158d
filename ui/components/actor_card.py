"""One actor: what it is, whom it is tied to, what its place in the network means, and how that is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

import locales
from network.filters import EVERYTHING, LOCAL
from network.model import Actor, Language, Network, Tie
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.background_progress import ranges_coming, rank_ranges
from ui.components.evidence_list import evidence_lines, evidence_list
from ui.components.interval_text import rank_text, share_text
from ui.components.markdown import link, option_labels, plain
from ui.components.view_link import view_link
from ui.session import state


def actor_card(network: Network, actor: Actor, complete: bool = False) -> None:
    """Show an actor; `complete` (its own page) opens everything, else the ties' evidence waits."""
    view = state.view()
    language = view.language
    t = locales.text(language)
    if complete:
        st.title(plain(actor.name), anchor=False)
    else:
        st.subheader(plain(actor.name), anchor=False)
    st.markdown(_what_and_where(network, actor, language))
    _topics(network, actor, language)
    if actor.description:
        st.markdown(plain(actor.description.in_language(language)))
    _in_words(network, actor, t)
    _what_if_link(network, actor)
    _neighbours(network, actor, language)
    st.markdown(f"**{t('card.evidence')}**")
    evidence_list(actor.evidence, language)
    _ties(network, actor, language, complete)


def _what_if_link(network: Network, actor: Actor) -> None:
    """Lead to the scenario without an actor, on levels among which it counts."""
    view = state.view()
    counted = "all" if network.level_of(actor) in LOCAL.without_levels else view.counted
    scenario = Scenario(without_actors=(actor.id,))
    label = locales.text(view.language)("card.what-if")
    view_link("what_if", label, ":material/alt_route:", scenario=scenario, counted=counted)


def _what_and_where(network: Network, actor: Actor, language: Language) -> str:
    t = locales.text(language)
    kind = network.type_by_id[actor.type].name.in_language(language)
    district = network.district_by_id[actor.district].name.in_language(language)
    facts = [kind, district]
    if actor.place and actor.place not in district:
        facts.append(actor.place)
    lines = " · ".join(plain(fact) for fact in facts)
    if actor.since:
        lines += f" · {t('card.since', year=str(actor.since))}"
    if actor.until:
        lines += f" · {t('card.until', year=str(actor.until))}"
    if actor.website:
        lines += f"  \n{link(t('card.website'), actor.website)}"
    return lines


def _topics(network: Network, actor: Actor, language: Language) -> None:
    if actor.topics:
        names = [plain(network.topic_by_id[topic].name.in_language(language)) for topic in actor.topics]
        st.markdown(" ".join(f":gray-badge[{name}]" for name in names))


def _in_words(network: Network, actor: Actor, t: locales.Translator) -> None:
    report = cache.measures(network)
    values = report.actors[actor.id]
    drawn = rank_ranges(network)
    ranks = drawn.ranks[actor.id] if drawn else {}
    n = len(network.actors)
    lines = [_ranked(t.plural("card.degree", values["degree"], others=n - 1), ranks.get("degree"), n, t)]
    if values["betweenness"]:
        low, high = drawn.values[actor.id]["betweenness"] if drawn else (values["betweenness"],) * 2
        words = t("card.betweenness", share=share_text(low, high, t))
        lines.append(_ranked(words, ranks.get("betweenness"), n, t))
    else:
        lines.append(t("card.no-betweenness"))
    if actor.id in report.network["articulation_points"]:
        lines.append(t("card.cut"))
    st.markdown("\n".join(f"- {line}" for line in lines))
    ranges_coming(network, EVERYTHING)


def _ranked(words: str, ranks: tuple[int, int] | None, actors: int, t: locales.Translator) -> str:
    """Add between which ranks an actor lies, once that is known, on a line of its own."""
    if not ranks:
        return words
    rank = t("card.rank", rank=rank_text(ranks, t), n=actors)
    return f"{words}  \n  {rank[:1].upper()}{rank[1:]}"


def _neighbours(network: Network, actor: Actor, language: Language) -> None:
    """Neighbours by kind of tie; choosing one walks on to it."""
    t = locales.text(language)
    ties = network.ties_of[actor.id]
    if not ties:
        st.caption(t("card.no-ties"))
    for kind in network.tie_types:
        for label, others in _by_direction(ties, actor.id, kind.id, kind.directed):
            if not others:
                continue
            names = {other: network.actor_by_id[other].label for other in others}
            name = kind.name.in_language(language)
            st.pills(
                t(f"card.{label}", kind=plain(name), n=len(names)),
                sorted(names, key=lambda other: names[other].casefold()),
                format_func=partial(_named, option_labels(names)),
                wrap=True,
                **state.widget(f"near_{label}_{kind.id}", None, _walk),
            )


def _named(names: Mapping[str, str], actor: str) -> str:
    return names.get(actor, actor)


def _by_direction(
    ties: tuple[Tie, ...], actor: str, kind: str, directed: bool
) -> list[tuple[str, tuple[str, ...]]]:
    of_kind = [t for t in ties if t.type == kind]
    if not directed:
        return [("with", tuple(dict.fromkeys(t.other_end(actor) for t in of_kind)))]
    outgoing = tuple(t.target for t in of_kind if t.source == actor)
    incoming = tuple(t.source for t in of_kind if t.target == actor)
    return [("to", outgoing), ("from", incoming)]


def _walk(actor: str | None) -> None:
    if actor:
        state.change(actor=actor)


def _ties(network: Network, actor: Actor, language: Language, complete: bool) -> None:
    t = locales.text(language)
    ties = network.ties_of[actor.id]
    if not ties:
        return
    box = st.expander(
        t.plural("card.ties-evidence", len(ties)),
        expanded=complete,
        key=f"ties_{actor.id}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        for tie in ties:
            other = network.actor_by_id[tie.other_end(actor.id)]
            kind = network.tie_type_by_id[tie.type].name.in_language(language)
            years = t("card.since", year=str(tie.since)) if tie.since else ""
            head = f"**{plain(kind)}: {plain(other.label)}** {years}"
            st.markdown(f"{head}\n{evidence_lines(tie.evidence, language) or t('evidence.none')}")
