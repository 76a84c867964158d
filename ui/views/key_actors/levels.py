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
from ui.components.figure_help import Counted, explanation
from ui.components.interval_text import rank_text, share_text
from ui.components.markdown import plain
from ui.session import state

_slope = component("charts/slope")

TEN = 10


def levels_apart(network: Network) -> None:
    """Show who bridges with and without the levels above, and who only does on their paper."""
    t = locales.text(state.view().language)
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
                "info": explanation("betweenness", local, t),
                "entries": [_entry(a, local, every, a in right, t) for a in left],
            },
            "right": {
                "title": t("counted.all"),
                "info": explanation("rank_interval", every, t),
                "entries": [_entry(a, every, local, a in left, t) for a in right],
            },
        },
        on_opened_change=lambda: None,
    )
    st.caption(t("key_actors.levels-order"))
    if result.opened:
        state.go_to("actors", actor=result.opened)


def first_ten(counted: Counted) -> tuple[str, ...]:
    """Return the ten actors on whom most shortest paths lead, nobody with none."""
    return largest(counted.values("betweenness"), TEN)[:TEN]


def _sentence(network: Network, left: tuple[str, ...], right: tuple[str, ...], t: locales.Translator) -> str:
    both = t.plural("key_actors.levels-both", len(set(left) & set(right)))
    above = [a for a in right if network.level_of(network.actor_by_id[a]) in LOCAL.without_levels]
    if not above:
        return both
    names = t.listing(f"**{plain(network.actor_by_id[a].label)}**" for a in above)
    return f"{both} {t.plural('key_actors.levels-paper', len(above), names=names)}"


def _entry(actor: str, here: Counted, there: Counted, in_both: bool, t: locales.Translator) -> dict[str, Any]:
    facts = here.network.actor_by_id[actor]
    above = here.network.level_of(facts) in LOCAL.without_levels
    elsewhere = ""
    if above:
        elsewhere = t("key_actors.levels-left-out")
    elif not in_both and there.ranges:
        rank = rank_text(there.ranges.ranks[actor]["betweenness"], t)
        elsewhere = t(f"key_actors.levels-elsewhere-{there.levels}", rank=rank)
    value = here.report.actors[actor]["betweenness"]
    low, high = here.ranges.values[actor]["betweenness"] if here.ranges else (value, value)
    rank = rank_text(here.ranges.ranks[actor]["betweenness"], t) if here.ranges else ""
    return {
        "id": actor,
        "name": facts.label,
        "where": short_name(here.network.district_by_id[facts.district], t.language),
        "text": " · ".join(part for part in (rank, share_text(low, high, t)) if part),
        "elsewhere": elsewhere,
        "above": above,
    }
