"""Five questions about key actors: each a sentence, a chart of intervals and a network diagram."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

import locales
from network.analysis.key_actors import BANDS, banded, core_members, largest
from network.geo.geography import short_name
from network.measures import Intervals
from network.measures.resampling.role_intervals import bridging_pairs
from network.scenarios.losses import Loss
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.figure_help import Counted, figure_help
from ui.components.interval_text import ValueRange, count_text, often_text, rank_text, share_text
from ui.components.markdown import escape, some_of
from ui.components.network_diagram import MarkLook, Marks, network_diagram
from ui.session import state
from ui.views.key_actors.interval_chart import Columns, IntervalRow, RowGroup, interval_chart

QUESTIONS = ("hubs", "bridges", "doors", "core", "losses")
OF_RANKS = ("hubs", "bridges")
"""Questions whose ranges are those of degree and betweenness; the others' are those of the roles."""
MOST_NAMED = 5
"""Number of names that fit into a sentence."""
MOST_IN_PICTURE = 8
MANY = 25
"""Groups of more rows than this are folded."""


@dataclass(frozen=True)
class QuestionAnswer:
    """The answer to a question: values by actor, and how certain they are.

    `figure`: what the value is, in its explanation and in `drawn`. `in_words`: a value
    and its range as text; `tick`: a mark of the axis. `notes`: what else is said of an actor.
    """

    question: str
    figure: str
    values: Mapping[str, float]
    drawn: Intervals | None
    in_words: Callable[[float, ValueRange | None], str]
    tick: Callable[[float], str]
    notes: Mapping[str, str] = field(default_factory=dict)


def question(name: str, counted: Counted, shown: Collection[str], t: locales.Translator) -> None:
    """Draw one question; only actors in `shown` are listed."""
    st.header(t(f"key_actors.{name}"), anchor=False)
    st.markdown(t(f"key_actors.{name}-what"))
    if name == "core":
        _core(counted, shown, t)
        return
    answer = answer_to(name, counted, t)
    among = _by_name(counted, (a for a, value in answer.values.items() if value))
    if not among:
        st.info(t("key_actors.nobody"), icon=":material/info:")
        return
    if answer.drawn:
        bands = banded({a: first[answer.figure] for a, first in answer.drawn.first.items()}, among)
        steady, mostly = bands["steady"], bands["mostly"]
        groups = [
            _group(band, t(f"key_actors.band-{band}"), bands[band], answer, counted, shown, t)
            for band in BANDS
        ]
    else:
        steady, mostly = _by_name(counted, largest(answer.values)), ()
        groups = [_group("pending", t("key_actors.band-pending"), steady, answer, counted, shown, t)]
    st.markdown(_who(name, steady, counted, bool(answer.drawn), t))
    listed, picture = st.columns([1.55, 1], gap="large")
    with listed:
        interval_chart(
            f"ranges_{name}",
            t(f"key_actors.{name}"),
            columns_of(answer, counted, t),
            groups,
            answer.tick,
            lambda actor: state.go_to("what_if", scenario=Scenario(without_actors=(actor,))),
        )
    with picture, st.container(key=f"beside_{name}"):
        _picture(name, counted, steady, mostly, t)


def answer_to(name: str, counted: Counted, t: locales.Translator) -> QuestionAnswer:
    """Return the values and ranges that answer a question other than that of the core."""

    def counts(value: float, drawn: ValueRange | None) -> str:
        return count_text(value, drawn, t)

    def shares(value: float, drawn: ValueRange | None) -> str:
        return share_text(value, drawn, t)

    def percent(share: float) -> str:
        return t.percent(share, 0 if round(share * 1000) % 10 == 0 else 1)

    if name == "hubs":
        values = counted.values("degree")
        return QuestionAnswer(name, "degree", values, counted.ranges, counts, t.number)
    if name == "bridges":
        values = {a: value or 0 for a, value in counted.values("betweenness").items()}
        return QuestionAnswer(name, "betweenness", values, counted.ranges, shares, percent)
    if name == "doors":
        pairs = {a: bridging_pairs(roles) for a, roles in counted.values("brokerage").items()}
        return QuestionAnswer(name, "doors", pairs, counted.roles, counts, t.number)
    losses = cache.losses_in(counted.network, counted.selection)
    notes = {actor: loss_words(loss, counted, t) for actor, loss in losses.items() if loss.separated}
    values = {actor: loss.separated for actor, loss in losses.items()}
    return QuestionAnswer(name, "separated", values, counted.roles, shares, percent, notes)


def loss_words(loss: Loss, counted: Counted, t: locales.Translator) -> str:
    """Return who would be cut off without an actor, and what would be uncovered."""
    network = counted.network
    names = [network.actor_by_id[actor].label for actor in loss.disconnected]
    some = some_of(names, 3, "key_actors.others", t)
    sentences = [t.plural("key_actors.cut-off", len(names), names=some, beside=counted.beside(t))]
    bare = [network.district_by_id[d].name.in_language(t.language) for d in loss.districts]
    bare += [network.topic_by_id[topic].name.in_language(t.language) for topic in loss.topics]
    bare += [
        f"{network.topic_by_id[topic].name.in_language(t.language)}"
        f" ({short_name(network.district_by_id[district], t.language)})"
        for district, topic in loss.cells
        if topic not in loss.topics and district not in loss.districts
    ]
    if bare:
        sentences.append(t("key_actors.bare", what=some_of(bare, 3, "key_actors.others", t)))
    return " ".join(sentences)


def _by_name(counted: Counted, actors: Iterable[str]) -> tuple[str, ...]:
    label = {a.id: a.label.casefold() for a in counted.part.actors}
    return tuple(sorted(actors, key=lambda a: (label[a], a)))


def _group(
    band: str,
    title: str,
    actors: Sequence[str],
    answer: QuestionAnswer,
    counted: Counted,
    shown: Collection[str],
    t: locales.Translator,
) -> RowGroup:
    rows = [row(actor, answer, counted, t) for actor in actors if actor in shown]
    return RowGroup(band, title, rows, folded=band == "sometimes" or len(rows) > MANY)


def row(actor: str, answer: QuestionAnswer, counted: Counted, t: locales.Translator) -> IntervalRow:
    """Return an actor's row: name, place, value and ranges as far as they are there."""
    facts = counted.network.actor_by_id[actor]
    where = short_name(counted.network.district_by_id[facts.district], t.language)
    value = answer.values[actor]
    drawn = answer.drawn.values[actor][answer.figure] if answer.drawn else None
    plain = IntervalRow(
        actor,
        facts.label,
        where,
        value,
        None,
        None,
        answer.in_words(value, drawn),
        note=answer.notes.get(actor, ""),
        action=t("key_actors.without") if answer.question == "losses" else "",
    )
    if answer.drawn is None or drawn is None:
        return plain
    share = answer.drawn.first[actor][answer.figure]
    rank = rank_text(answer.drawn.ranks[actor][answer.figure], t)
    return plain._replace(low=drawn[0], high=drawn[1], rank=rank, share=share, first=often_text(share, t))


def columns_of(answer: QuestionAnswer, counted: Counted, t: locales.Translator) -> Columns:
    """Return the titles of an answer's columns, each with its explanation."""
    title = t(f"intervals.{answer.figure}") + counted.beside(t)
    axis = {"title": title, "info": figure_help(answer.figure, counted, t)}
    if answer.drawn is None:
        return Columns(t("intervals.name"), axis)
    rank = {"title": t("intervals.rank"), "info": figure_help("rank_interval", counted, t)}
    first = {"title": t("intervals.first"), "info": figure_help("first_ten", counted, t)}
    return Columns(t("intervals.name"), axis, rank, first)


def _who(name: str, actors: Sequence[str], counted: Counted, is_certain: bool, t: locales.Translator) -> str:
    """Return a sentence on who belongs to the answer nearly always."""
    if not is_certain:
        return t("key_actors.not-sure-yet")
    if not actors:
        return t("key_actors.nobody-steady")
    names = [f"**{escape(counted.network.actor_by_id[a].label)}**" for a in actors]
    return t(f"key_actors.{name}-who", names=some_of(names, MOST_NAMED, "key_actors.others", t))


def _picture(
    name: str, counted: Counted, steady: Collection[str], mostly: Collection[str], t: locales.Translator
) -> None:
    looks: dict[str, MarkLook] = dict.fromkeys(mostly, "near")
    if name == "losses":
        losses = cache.losses_in(counted.network, counted.selection)
        looks |= {lost: "lost" for actor in steady for lost in losses[actor].disconnected}
    looks |= dict.fromkeys(steady, "strong")
    named = sorted(steady, key=lambda a: (-counted.report.actors[a]["degree"], a))[:MOST_IN_PICTURE]
    _diagram(name, counted, Marks(looks, named=named), t)


def _diagram(name: str, counted: Counted, marks: Marks, t: locales.Translator) -> None:
    """Draw the counted network with its legend in words."""
    names = [counted.network.actor_by_id[a].label for a in marks.named]
    title = t(f"key_actors.{name}")
    label = (
        t("key_actors.picture", question=title, names=t.listing(names))
        if names
        else t("key_actors.picture-plain", question=title)
    )
    network_diagram(f"picture_{name}", counted.part, label, marks, whole=counted.network)
    kind = name if name in ("core", "losses") else "bands"
    drawn = counted.ranges if name in OF_RANKS else counted.roles
    st.caption(t(f"key_actors.legend-{kind}") if drawn else t(f"key_actors.legend-{kind}-pending"))


def _core(counted: Counted, shown: Collection[str], t: locales.Translator) -> None:
    """Show who is in the core, and how certainly."""
    members = _by_name(counted, core_members(counted.report))
    if not members:
        st.info(t("key_actors.nobody"), icon=":material/info:")
        return
    number = counted.report.actors[members[0]]["core_number"]
    st.markdown(t.plural("key_actors.core-who", len(members), partners=number, beside=counted.beside(t)))
    listed, picture = st.columns([1.55, 1], gap="large")
    looks: dict[str, MarkLook] = dict.fromkeys(members, "near")
    if counted.roles:
        stays = counted.roles.in_core
        bands = banded(stays, members)
        looks |= dict.fromkeys(bands["steady"], "strong")
        groups = [
            RowGroup(
                band,
                t(f"key_actors.core-{band}"),
                [_core_row(a, stays[a], counted, t) for a in bands[band] if a in shown],
                folded=band != "steady",
            )
            for band in BANDS
        ]
        with listed:
            axis = {"title": t("intervals.in_core"), "info": figure_help("in_core", counted, t)}
            title = t("key_actors.core")
            interval_chart("ranges_core", title, Columns(t("intervals.name"), axis), groups, t.percent)
    with listed:
        st.caption(t("key_actors.core-places", places=_places(members, counted, t)))
    with picture, st.container(key="beside_core"):
        _diagram("core", counted, Marks(looks), t)


def _core_row(actor: str, share: float, counted: Counted, t: locales.Translator) -> IntervalRow:
    facts = counted.network.actor_by_id[actor]
    where = short_name(counted.network.district_by_id[facts.district], t.language)
    return IntervalRow(actor, facts.label, where, share, 0, share, often_text(share, t))


def _places(members: Collection[str], counted: Counted, t: locales.Translator) -> str:
    """Return how many members each district has, those with none too."""
    home = [counted.network.actor_by_id[actor].district for actor in members]
    districts = [d for d in counted.network.districts if d.level == "district" or d.id in home]
    return t.listing(f"{escape(short_name(d, t.language))} {t.number(home.count(d.id))}" for d in districts)
