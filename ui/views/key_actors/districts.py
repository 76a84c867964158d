"""Every district for itself: its picture, how large it is, how it hangs together, who bridges."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

import locales
from network.analysis.key_actors import DistrictFacts, district_facts, largest
from network.measures.resampling.role_intervals import bridging_pairs, inside
from ui.backend import cache
from ui.components.figure_help import Counted, explained
from ui.components.interval_text import count_text
from ui.components.markdown import plain
from ui.components.network_diagram import MarkLook, Marks, small_picture
from ui.session import state

PER_ROW = 4


def district_multiples(counted: Counted, shown: Collection[str]) -> None:
    """Show the districts of those who are shown side by side; none is compared by its density."""
    t = locales.text(state.view().language)
    st.header(t("key_actors.districts"), anchor=False)
    st.markdown(t("key_actors.districts-what"))
    explained("explained_districts", ("density", "outside", "inside", "doors"), counted)
    home = {counted.network.actor_by_id[actor].district for actor in shown}
    facts = [one for one in district_facts(counted.part) if one.district in home]
    for first in range(0, len(facts), PER_ROW):
        for place, one in zip(st.columns(PER_ROW, gap="small"), facts[first : first + PER_ROW], strict=False):
            with place, st.container(border=True, height="stretch", key=f"district_{one.district}"):
                _district(one, counted, t)
    st.caption(t("key_actors.districts-caution"))


def _district(facts: DistrictFacts, counted: Counted, t: locales.Translator) -> None:
    name = counted.network.district_by_id[facts.district].name.in_language(t.language)
    st.subheader(plain(name), anchor=False)
    if not facts.actors:
        st.caption(t("key_actors.district-nobody"))
        return
    part = cache.part(counted.network, replace(counted.selection, districts=(facts.district,)))
    own = [actor.id for actor in part.actors]
    roles = counted.values("brokerage")
    within = largest({a: inside(roles[a]) for a in own}, 1)[:2]
    beyond = largest({a: bridging_pairs(roles[a]) for a in own}, 1)[:2]
    looks: dict[str, MarkLook] = dict.fromkeys((*within, *beyond), "strong")
    names = [counted.network.actor_by_id[a].label for a in looks]
    label = t("key_actors.district-picture", name=name, names=t.listing(names))
    marks = Marks(looks, usual="usual", named=sorted(looks))
    small_picture(f"district_picture_{facts.district}", part, label, marks, whole=counted.network)
    st.markdown("  \n".join(_lines(facts, within, beyond, counted, t)))


def _lines(
    facts: DistrictFacts,
    within: Collection[str],
    beyond: Collection[str],
    counted: Counted,
    t: locales.Translator,
) -> Sequence[str]:
    lines = [t.plural("key_actors.district-size", facts.actors, ties=facts.ties)]
    if facts.possible:
        share = 100 * facts.ties / facts.possible
        written = t.number(share, 0 if share >= 10 else 1)
        lines.append(t("key_actors.district-density", of=written))
    total = facts.ties + facts.outside
    if total:
        lines.append(t("key_actors.district-outside", share=t.percent(facts.outside / total)))
    for key, actors, role in (("within", within, "inside"), ("beyond", beyond, "doors")):
        if actors:
            names = t.listing(_with_range(a, role, counted, t) for a in actors)
            lines.append(t(f"key_actors.district-{key}", names=names))
    return lines


def _with_range(actor: str, role: str, counted: Counted, t: locales.Translator) -> str:
    name = f"**{plain(counted.network.actor_by_id[actor].label)}**"
    if counted.roles is None:
        return name
    low, high = counted.roles.values[actor][role]
    return t("key_actors.pairs", name=name, pairs=count_text(low, high, t))
