"""A bar of shares: how complete and how old the evidence of the ties is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import streamlit as st

import locales
from network.evidence import RECENT_YEARS, evidence_ages
from network.model import Network
from network.report.compose import as_of
from ui.components.browser_component import component
from ui.session import state

Shade = Literal["strong", "middle", "weak"]

_shares = component("charts/shares")


class Share(NamedTuple):
    """One part: its size, its words, how it is drawn."""

    size: int
    text: str
    look: Shade


def _bar(key: str, label: str, parts: Sequence[Share]) -> None:
    """Draw a bar whose parts follow the counts, with its legend in words."""
    _shares(
        key=key,
        data={"label": label, "parts": [{"share": p.size, "text": p.text, "look": p.look} for p in parts]},
    )


def evidence_bar(network: Network, key: str = "evidence_bar") -> None:
    """Draw the bar for the ties of a network."""
    t = locales.text(state.view().language)
    ages = evidence_ages(network)
    share = {
        name: t.percent(getattr(ages, name) / max(ages.total, 1)) for name in ("recent", "old", "undated")
    }
    _bar(
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
