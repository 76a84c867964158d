"""How complete and how old the evidence of the ties is, as a bar."""

from __future__ import annotations

import streamlit as st

import locales
from network.evidence import RECENT_YEARS, evidence_ages
from network.model import Network
from network.report.content import as_of
from ui import state
from ui.components.shares import Share, shares


def evidence_bar(network: Network, key: str = "evidence_bar") -> None:
    """Draw the bar for the ties of a network."""
    t = locales.text(state.view().language)
    ages = evidence_ages(network)
    share = {
        name: t.percent(getattr(ages, name) / max(ages.total, 1)) for name in ("recent", "old", "undated")
    }
    shares(
        key,
        t("evidence.bar", **share),
        [
            Share(
                ages.recent,
                t("evidence.recent", n=ages.recent, share=share["recent"], years=RECENT_YEARS),
                "strong",
            ),
            Share(ages.old, t("evidence.old", n=ages.old, share=share["old"]), "middle"),
            Share(
                ages.undated + ages.missing,
                t("evidence.weak", n=ages.undated + ages.missing, share=share["undated"]),
                "weak",
            ),
        ],
    )
    st.caption(as_of(network, t))
