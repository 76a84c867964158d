"""How complete and how old the evidence of the ties is, as a bar of shares; of what kind all evidence is."""

from __future__ import annotations

from collections import Counter

import streamlit as st

import locales
from network.evidence import RECENT_YEARS, cited, evidence_ages
from network.model import Network
from network.report.compose import as_of
from ui.components.browser_component import component

_shares = component("charts/shares")


def evidence_bar(network: Network, t: locales.Translator) -> None:
    """Draw the bar for the ties of a network, with its legend in words."""
    ages = evidence_ages(network)
    share = {
        name: t.percent(getattr(ages, name) / max(ages.total, 1)) for name in ("recent", "old", "undated")
    }
    bars = (
        ("recent", ages.recent, share["recent"], "strong"),
        ("old", ages.old, share["old"], "middle"),
        ("weak", ages.undated + ages.missing, share["undated"], "weak"),
    )
    parts = [
        {"share": n, "text": t(f"evidence.{name}", n=n, share=of_all, years=RECENT_YEARS), "look": look}
        for name, n, of_all, look in bars
    ]
    _shares(key="evidence_bar", data={"label": t("evidence.bar", **share), "parts": parts})
    st.caption(as_of(network, t))


def evidence_kinds(network: Network, t: locales.Translator) -> None:
    """Say how many citations there are of each kind, where kinds are known at all."""
    counts = Counter(e.kind for e in cited((*network.actors, *network.ties, *network.reported_gaps)))
    if counts.keys() <= {None}:
        return
    named = [(kind or "unknown", n) for kind, n in counts.most_common()]
    lines = [f"- {t(f'evidence.kind-{kind}')}: {t.number(n)}" for kind, n in named]
    st.markdown("\n".join([t.plural("evidence.kinds", counts.total()), *lines]))
    st.caption(t("evidence.why-weakest"))
