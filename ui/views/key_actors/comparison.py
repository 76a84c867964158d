"""Two to four actors side by side: whom they know, what their figures are, what they share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

import locales
from network.analysis.actor_comparison import SideBySide, side_by_side
from network.analysis.key_actors import largest
from network.geo.geography import short_name
from ui import graph_payload
from ui.components.card_grid import card_grid
from ui.components.figure_help import Counted
from ui.components.markdown import escape, searchable_name, some_of, text_labels
from ui.components.network_diagram import Marks, network_diagram
from ui.components.view_link import view_link
from ui.session import state
from ui.views.key_actors.interval_chart import RowGroup, interval_chart
from ui.views.key_actors.questions import QUESTIONS, answer_to, columns_of, row

MOST_SHARED = 12


def comparison(counted: Counted, t: locales.Translator) -> None:
    """Offer actors to put side by side, and compare those that are chosen."""
    st.header(t("key_actors.compare"), anchor=False)
    st.markdown(t("key_actors.compare-what"))
    compared = tuple(a for a in state.view().compared if a in counted.report.actors)
    left_out = [a for a in state.view().compared if a not in counted.report.actors]
    if left_out:
        names = t.listing(escape(counted.network.actor_by_id[a].label) for a in left_out)
        st.caption(t("key_actors.compare-left-out", names=names))
    _search(counted, t)
    if not compared:
        _example(counted, t)
        return
    found = side_by_side(counted.part, compared)
    for card, actor in card_grid(compared, len(compared), [f"compared_{actor}" for actor in compared]):
        with card:
            _card(actor, found, counted, t)
    if len(compared) > 1:
        st.caption(t("key_actors.compare-legend"))
        _shared(found, counted, t)
    if len(compared) == 2:
        view_link(
            "network", t("path.show"), ":material/route:", start=compared[0], target=compared[1], way="1"
        )
    _figures(compared, counted, t)


def _search(counted: Counted, t: locales.Translator) -> None:
    """Let people find actors by name; the district and, where need be, the id tells namesakes apart."""
    compared = state.view().compared
    if len(compared) >= state.MOST_COMPARED:
        st.caption(t("key_actors.compare-full", n=state.MOST_COMPARED))
        return
    districts = counted.network.district_by_id
    names = text_labels(
        {
            actor.id: searchable_name(
                f"{actor.name} ({short_name(districts[actor.district], t.language)})", actor, t
            )
            for actor in counted.part.actors
            if actor.id not in compared
        }
    )
    st.selectbox(
        t("key_actors.compare-add"),
        sorted(names, key=lambda a: names[a].casefold()),
        index=None,
        format_func=lambda a: names.get(a, a),
        width=520,
        **state.widget("compare_add", None, _add),
    )


def _add(actor: str | None) -> None:
    if actor:
        state.change(compared=(*state.view().compared, actor)[: state.MOST_COMPARED])


def _remove(actor: str) -> None:
    state.change(compared=tuple(a for a in state.view().compared if a != actor))


def _example(counted: Counted, t: locales.Translator) -> None:
    """Offer the two with the highest betweenness as an example."""
    pair = largest(counted.values("betweenness"), 2)[:2]
    if len(pair) == 2:
        names = t.listing(escape(counted.network.actor_by_id[a].label) for a in pair)
        st.button(
            t("key_actors.compare-example", names=names),
            on_click=lambda: state.change(compared=pair),
            icon=":material/compare_arrows:",
        )


def _card(actor: str, found: SideBySide, counted: Counted, t: locales.Translator) -> None:
    network = counted.network
    facts = network.actor_by_id[actor]
    st.markdown(f"**{escape(facts.label)}**")
    kind = network.type_by_id[facts.type].name.in_language(t.language)
    where = network.district_by_id[facts.district].name.in_language(t.language)
    st.caption(f"{escape(kind)} · {escape(where)}")
    _around(actor, found, counted, t)
    topics = [network.topic_by_id[topic].name.in_language(t.language) for topic in facts.topics]
    if topics:
        st.markdown(f"{t('key_actors.topics')}: {escape(', '.join(topics))}")
    reached = [short_name(network.district_by_id[d], t.language) for d in found.districts[actor]]
    if reached:
        st.markdown(f"{t('key_actors.reaches')}: {escape(', '.join(reached))}")
    st.button(
        t("key_actors.compare-remove"),
        on_click=partial(_remove, actor),
        icon=":material/close:",
        key=f"compare_remove_{actor}",
    )


def _around(actor: str, found: SideBySide, counted: Counted, t: locales.Translator) -> None:
    """Draw the actor among its partners; the shared ones and the compared ones stand out."""
    part = counted.part
    placed = graph_payload.around_actor(part, actor, part.ties_of[actor])["places"]
    places = {part.actors[int(i)].id: (at["x"], at["y"]) for i, at in placed.items()}
    compared = set(found.districts)
    looks = {a: "near" if a in found.partners or a in compared else "usual" for a in places}
    marks = Marks({**looks, actor: "strong"}, named=[actor])  # type: ignore[dict-item]
    label = t("key_actors.compare-picture", name=part.actor_by_id[actor].label)
    network_diagram(f"around_{actor}", part, label, marks, places=places)


def _shared(found: SideBySide, counted: Counted, t: locales.Translator) -> None:
    network = counted.network
    partners = [escape(network.actor_by_id[a].label) for a in found.partners]
    topics = [escape(network.topic_by_id[topic].name.in_language(t.language)) for topic in found.topics]
    lines = [
        t("key_actors.shared-partners", names=some_of(partners, MOST_SHARED, "key_actors.others", t, spare=0))
        if partners
        else t("key_actors.no-shared-partners"),
        t("key_actors.shared-topics", names=some_of(topics, MOST_SHARED, "key_actors.others", t, spare=0))
        if topics
        else t("key_actors.no-shared-topics"),
    ]
    for tie in found.ties:
        kind = network.tie_type_by_id[tie.type]
        arrow = "→" if kind.directed else "–"
        ends = [escape(network.actor_by_id[end].label) for end in (tie.source, tie.target)]
        name = escape(kind.name.in_language(t.language))
        lines.append(t("key_actors.tie", one=ends[0], arrow=arrow, other=ends[1], kind=name))
    if not found.ties:
        lines.append(t("key_actors.no-ties-between"))
    st.markdown("\n".join(f"- {line}" for line in lines))


def _figures(compared: Sequence[str], counted: Counted, t: locales.Translator) -> None:
    """Show each figure of all of them on one axis."""
    columns = st.columns(2, gap="large")
    for i, name in enumerate(name for name in QUESTIONS if name != "core"):
        answer = answer_to(name, counted, t)
        rows = [row(actor, answer, counted, t)._replace(note="", action="") for actor in compared]
        title = t(f"key_actors.{name}")
        groups = [RowGroup("compared", title, rows)]
        with columns[i % 2]:
            interval_chart(f"compare_{name}", title, columns_of(answer, counted, t), groups, answer.tick)
