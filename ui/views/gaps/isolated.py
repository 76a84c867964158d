"""Who has no documented tie, which small groups stand apart, and who has a single partner?"""

from __future__ import annotations

import streamlit as st

import locales
from network.gaps.introductions.contacts import nearest_partner
from network.model import Network
from ui.backend import cache
from ui.components.table import Column, table
from ui.session import state
from ui.views.gaps.findings import finding_lists


def isolated(network: Network, t: locales.Translator) -> None:
    """Show isolates and fragments, then a table of actors with one partner and a possible second one."""
    finding_lists(network, t, "isolate", "fragment")
    degrees, today = cache.counts_of(network).degree, cache.part(network)
    st.header(t("gaps.weak"), anchor=False)
    st.caption(t("gaps.weak-what"))
    rows = []
    for actor in cache.part(network, state.view().selection).actors:
        if degrees.get(actor.id) == 1:
            only = today.ties_of[actor.id][0].other_end(actor.id)
            second = nearest_partner(today, degrees, actor, besides={only})
            rows.append(
                {
                    "id": actor.id,
                    "name": actor.name,
                    "district": network.district_by_id[actor.district].name.in_language(t.language),
                    "only": network.actor_by_id[only].label,
                    "second": network.actor_by_id[second].label if second else None,
                }
            )
    columns = (
        Column("name", t("table.name")),
        Column("district", t("table.district"), wide=True),
        Column("only", t("gaps.only-partner")),
        Column("second", t("gaps.second-partner"), help=t("gaps.second-partner-help")),
    )
    table("weakly_tied", t("gaps.weak"), columns, rows, searchable=True)
