"""The first ten by bridging, without and with state and federal level, side by side."""

from __future__ import annotations

from typing import Any

import streamlit as st

import locales
from network.analysis.key_actors import largest
from network.filters import LOCAL
from network.geo.geography import short_name
from network.model import Network
from ui.components.browser_component import component
from ui.components.figure_help import Counted, figure_help
from ui.components.interval_text import share_text
from ui.components.markdown import escape
from ui.session import state

_slope = component("charts/slope")

TEN = 10


def levels(network: Network, t: locales.Translator) -> None:
    """Show who bridges with and without state and federal level."""
    local, every = Counted(network, "local"), Counted(network, "all")
    left, right = first_ten(local), first_ten(every)
    st.header(t("key_actors.levels"), anchor=False)
    if not left and not right:
        st.info(t("key_actors.nobody"), icon=":material/info:")
        return
    st.markdown(_sentence(network, left, right, t))
    result = _slope(
        key="levels_apart",
        data={
            "caption": t("key_actors.levels"),
            "left": {
                "title": t("counted.local"),
                "info": figure_help("betweenness", local, t),
                "entries": [_entry(a, local, every, a in right, t) for a in left],
            },
            "right": {
                "title": t("counted.all"),
                "info": figure_help("rank_interval", every, t),
                "entries": [_entry(a, every, local, a in left, t) for a in right],
            },
        },
        on_opened_change=lambda: None,
    )
    st.caption(t("key_actors.levels-order"))
    if result.opened:
        state.go_to("actors", actor=result.opened)


def first_ten(counted: Counted) -> tuple[str, ...]:
    """Return the at most ten actors with the highest betweenness above 0."""
    return largest(counted.values("betweenness"), TEN)[:TEN]


def _sentence(network: Network, left: tuple[str, ...], right: tuple[str, ...], t: locales.Translator) -> str:
    both = t.plural("key_actors.levels-both", len(set(left) & set(right)))
    above = [a for a in right if network.level_of(network.actor_by_id[a]) in LOCAL.without_levels]
    if not above:
        return both
    names = t.listing(f"**{escape(network.actor_by_id[a].label)}**" for a in above)
    return f"{both} {t.plural('key_actors.levels-paper', len(above), names=names)}"


def _entry(actor: str, here: Counted, there: Counted, in_both: bool, t: locales.Translator) -> dict[str, Any]:
    facts = here.network.actor_by_id[actor]
    above = here.network.level_of(facts) in LOCAL.without_levels
    elsewhere = ""
    if above:
        elsewhere = t("key_actors.levels-left-out")
    elif not in_both and (rank := there.rank("betweenness", actor, t)):
        elsewhere = t(f"key_actors.levels-elsewhere-{there.levels}", rank=rank)
    share = here.report.actors[actor]["betweenness"]
    texts = here.rank("betweenness", actor, t), share_text(share, here.interval("betweenness", actor), t)
    return {
        "id": actor,
        "name": facts.label,
        "where": short_name(here.network.district_by_id[facts.district], t.language),
        "text": " · ".join(filter(None, texts)),
        "elsewhere": elsewhere,
        "above": above,
    }
