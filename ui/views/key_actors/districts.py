"""Every district for itself: its diagram, size, density and ties outwards, and who bridges."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st

import locales
from network.analysis.key_actors import DistrictFacts, district_facts, largest
from network.measures.resampling.role_intervals import bridging_pairs, inside
from ui.backend import cache
from ui.components.browser_component import component
from ui.components.card_grid import card_grid
from ui.components.figure_help import Counted, figure_help
from ui.components.interval_text import count_text
from ui.components.markdown import escape
from ui.components.network_diagram import MarkLook, Marks, network_diagram

PER_ROW = 4
ROLES: Mapping[str, Callable[[Mapping[str, int]], int]] = {"inside": inside, "doors": bridging_pairs}

_explained = component("page/explained")


def districts(counted: Counted, shown: Collection[str], t: locales.Translator) -> None:
    """Show the districts of the actors in `shown` side by side; none is compared by its density."""
    st.header(t("key_actors.districts"), anchor=False)
    st.markdown(t("key_actors.districts-what"))
    explained = [figure_help(figure, counted, t) for figure in ("density", "outside", "inside", "doors")]
    _explained(key="explained_districts", data={"figures": explained})
    home = {counted.network.actor_by_id[actor].district for actor in shown}
    facts = [one for one in district_facts(counted.part) if one.district in home]
    for card, one in card_grid(facts, PER_ROW, [f"district_{one.district}" for one in facts], "small"):
        with card:
            _district(one, counted, t)
    st.caption(t("key_actors.districts-caution"))


def _district(facts: DistrictFacts, counted: Counted, t: locales.Translator) -> None:
    name = counted.network.district_by_id[facts.district].name.in_language(t.language)
    st.subheader(escape(name), anchor=False)
    if not facts.actors:
        st.caption(t("key_actors.district-nobody"))
        return
    part = cache.part(counted.network, replace(counted.selection, districts=(facts.district,)))
    own = [actor.id for actor in part.actors]
    roles = counted.values("brokerage")
    within, beyond = (largest({a: of(roles[a]) for a in own}, 1)[:2] for of in ROLES.values())
    looks: dict[str, MarkLook] = dict.fromkeys((*within, *beyond), "strong")
    names = [counted.network.actor_by_id[a].label for a in looks]
    label = t("key_actors.district-picture", name=name, names=t.listing(names))
    marks = Marks(looks, usual="usual", named=sorted(looks))
    network_diagram(f"district_picture_{facts.district}", part, label, marks, whole=counted.network)
    st.markdown("  \n".join(_lines(facts, within, beyond, counted, t)))


def _lines(
    facts: DistrictFacts,
    within: Collection[str],
    beyond: Collection[str],
    counted: Counted,
    t: locales.Translator,
) -> Sequence[str]:
    beside = counted.beside(t)
    lines = [t.plural("key_actors.district-size", facts.actors, pairs=facts.ties)]
    if facts.possible:
        share = 100 * facts.ties / facts.possible
        written = t.number(share, 0 if share >= 10 else 1)
        lines.append(t("key_actors.district-density", of=written))
    total = facts.ties + facts.outside
    if total:
        lines.append(t("key_actors.district-outside", share=t.percent(facts.outside / total), beside=beside))
    for key, actors, role in (("within", within, "inside"), ("beyond", beyond, "doors")):
        if actors:
            names = t.listing(_with_range(a, role, counted, t) for a in actors)
            lines.append(t(f"key_actors.district-{key}", names=names))
    return lines


def _with_range(actor: str, role: str, counted: Counted, t: locales.Translator) -> str:
    name = f"**{escape(counted.network.actor_by_id[actor].label)}**"
    if counted.roles is None:
        return name
    value = ROLES[role](counted.report.actors[actor]["brokerage"])
    return t("key_actors.pairs", name=name, pairs=count_text(value, counted.roles.values[actor][role], t))
