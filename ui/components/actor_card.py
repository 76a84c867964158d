"""One actor: what it is, whom it is tied to, what its place in the network means, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.analysis.path_words import years_words
from network.evidence import cited, reference_year
from network.filters import EVERYTHING, LOCAL
from network.model import Actor, Network, Tie
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.actor_names import actor_names
from ui.components.background_progress import background_progress
from ui.components.evidence_list import evidence_lines, evidence_list
from ui.components.figure_help import Counted, Figure
from ui.components.interval_text import share_text
from ui.components.markdown import escape, link, text_labels
from ui.components.view_link import actor_pills, view_link
from ui.session import state


def actor_card(network: Network, actor: Actor, t: locales.Translator, complete: bool = False) -> None:
    """Show an actor; `complete` (its own page) opens everything, else the ties' evidence waits."""
    (st.title if complete else st.subheader)(escape(actor.name), anchor=False)
    st.markdown(_what_and_where(network, actor, t))
    _former_names(actor, t)
    if actor.topics:
        names = [escape(network.topic_by_id[topic].name.in_language(t.language)) for topic in actor.topics]
        st.markdown(" ".join(f":gray-badge[{name}]" for name in names))
    if actor.description:
        st.markdown(escape(actor.description.in_language(t.language)))
    ties = ties_today(network, actor.id)
    if actor.id in cache.part(network).actor_by_id:
        _in_words(network, actor, t)
        counted = "all" if network.level_of(actor) in LOCAL.without_levels else state.view().counted
        scenario = Scenario(without_actors=(actor.id,))
        view_link("what_if", t("card.what-if"), ":material/alt_route:", scenario=scenario, counted=counted)
        _path_from(network, actor, t)
    else:
        st.info(t("card.ended"), icon=":material/history:")
    _about_type(network, actor, t)
    _neighbours(network, actor, ties, t)
    st.markdown(f"**{t('card.evidence')}**")
    others = (*cited(network.ties_of[actor.id]), *cited((*actor.formerly, network.type_by_id[actor.type])))
    evidence_list(actor.evidence, t, others)
    _ties(network, actor, ties, t, complete)


def ties_today(network: Network, actor: str) -> tuple[Tie, ...]:
    """Return the ties of an actor that have not ended; those it had, if it has ended itself."""
    return cache.part(network).ties_of.get(actor, network.ties_of[actor])


def _path_from(network: Network, actor: Actor, t: locales.Translator) -> None:
    """Offer to show how this actor reaches another."""
    names = text_labels({key: name for key, name in actor_names(network, t).items() if key != actor.id})

    def show(other: str | None) -> None:
        if other:
            state.go_to("network", start=actor.id, target=other, way="1", actor=None)

    st.selectbox(
        t("card.path-to"),
        list(names),
        format_func=lambda key: names.get(key, key),
        placeholder=t("card.path-to"),
        label_visibility="collapsed",
        **state.widget(f"path_from_{actor.id}", None, show),
    )


def _what_and_where(network: Network, actor: Actor, t: locales.Translator) -> str:
    kind = network.type_by_id[actor.type].name.in_language(t.language)
    district = network.district_by_id[actor.district].name.in_language(t.language)
    facts = [kind, district]
    if actor.place and actor.place not in district:
        facts.append(actor.place)
    lines = " · ".join(escape(fact) for fact in facts)
    if actor.since:
        lines += f" · {t('card.since', year=str(actor.since))}"
    if actor.until:
        ended = actor.has_ended(reference_year(network))
        lines += f" · {t('actor.ended' if ended else 'card.until', year=str(actor.until))}"
    if actor.website:
        lines += f"  \n{link(t('card.website'), actor.website)}"
    return lines


def _former_names(actor: Actor, t: locales.Translator) -> None:
    for former in actor.formerly:
        until = f" ({t('card.until', year=t.date(former.until))})" if former.until else ""
        names = f"**{escape(former.name)}**{until}"
        st.markdown(f"{t('actor.formerly', names=names)}\n{evidence_lines(former.evidence, t)}")


def _about_type(network: Network, actor: Actor, t: locales.Translator) -> None:
    """Say what holds for all actors of the type: by law, where an authority is cited for it."""
    kind = network.type_by_id[actor.type]
    if kind.description:
        by = "law" if any(citation.kind == "office" for citation in kind.evidence) else "type"
        text = escape(kind.description.in_language(t.language))
        st.markdown(f"{t(f'card.by-{by}', text=text)}\n{evidence_lines(kind.evidence, t)}")


def _in_words(network: Network, actor: Actor, t: locales.Translator) -> None:
    counted = Counted(network, "all")
    values = counted.report.actors[actor.id]
    others = len(counted.part.actors) - 1
    lines = [_ranked(t.plural("card.degree", values["degree"], others=others), "degree", actor, counted, t)]
    if values["betweenness"]:
        share = share_text(values["betweenness"], counted.interval("betweenness", actor.id), t)
        lines.append(_ranked(t("card.betweenness", share=share), "betweenness", actor, counted, t))
    else:
        lines.append(t("card.no-betweenness"))
    if actor.id in counted.report.network["articulation_points"]:
        lines.append(t("card.cut"))
    st.markdown("\n".join(f"- {line}" for line in lines))
    background_progress(network, EVERYTHING)


def _ranked(words: str, figure: Figure, actor: Actor, counted: Counted, t: locales.Translator) -> str:
    """Add between which ranks an actor lies, once that is known, on a line of its own."""
    if not counted.ranges:
        return words
    rank = t("card.rank", rank=counted.rank(figure, actor.id, t), n=len(counted.part.actors))
    return f"{words}  \n  {rank[:1].upper()}{rank[1:]}"


def _neighbours(network: Network, actor: Actor, ties: Sequence[Tie], t: locales.Translator) -> None:
    """Neighbours by kind of tie; choosing one walks on to it."""
    if not ties:
        st.caption(t("card.no-ties"))
    for kind in network.tie_types:
        name = escape(kind.name.in_language(t.language))
        of_kind = [tie for tie in ties if tie.type == kind.id]
        for direction, others in _by_direction(of_kind, actor.id, kind.directed).items():
            actor_pills(
                f"near_{direction}_{kind.id}",
                t(f"card.{direction}", kind=name, n=len(others)),
                sorted(others, key=lambda other: network.actor_by_id[other].label.casefold()),
                network,
                choose=lambda other: state.change(actor=other),
            )


def _by_direction(ties: list[Tie], actor: str, directed: bool) -> dict[str, list[str]]:
    """Return the neighbours along ties of one kind, each once, by the direction seen from the actor."""
    if not directed:
        return {"with": list({tie.other_end(actor): None for tie in ties})}
    return {
        "to": [tie.target for tie in ties if tie.source == actor],
        "from": [tie.source for tie in ties if tie.target == actor],
    }


def _ties(network: Network, actor: Actor, ties: Sequence[Tie], t: locales.Translator, complete: bool) -> None:
    ended = [tie for tie in network.ties_of[actor.id] if tie not in ties]
    if not ties and not ended:
        return
    label = t.plural("card.ties-evidence", len(ties))
    box = st.expander(label, expanded=complete, key=f"ties_{actor.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        for tie in ties:
            _tie(network, actor, tie, t)
        if ended:
            st.caption(t.plural("card.ties-ended", len(ended)))
        for tie in ended:
            _tie(network, actor, tie, t)


def _tie(network: Network, actor: Actor, tie: Tie, t: locales.Translator) -> None:
    other = network.actor_by_id[tie.other_end(actor.id)]
    kind = network.tie_type_by_id[tie.type].name.in_language(t.language)
    head = f"**{escape(kind)}: {escape(other.label)}** {years_words(tie, t)}"
    st.markdown(f"{head}\n{evidence_lines(tie.evidence, t) or t('evidence.none')}")
