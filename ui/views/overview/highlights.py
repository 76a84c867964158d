"""The few figures and findings that matter most, in sentences."""

from __future__ import annotations

import streamlit as st

import locales
from network.gaps.leading import leading
from network.model import Network
from ui.backend import cache
from ui.components.card_grid import card_grid
from ui.components.figure_help import Counted, Figure, figures_in_words
from ui.components.finding_link import finding_link, finding_words
from ui.components.markdown import escape
from ui.components.view_link import view_link

MOST = 3


def key_figures(network: Network, t: locales.Translator) -> None:
    """Show how large the network is and how many borders between districts have ties across them."""
    pairs = cache.borders_of(network)
    tied = sum(1 for pair in pairs if pair.seen)
    found = cache.counts_of(network)
    districts = len(network.ordinary_districts)
    figures = (
        ("actors", t.number(found.actors), t("figure.actors", districts=districts)),
        ("ties", t.number(found.ties), t("figure.ties")),
        ("borders", t("figure.of", n=tied, total=len(pairs)), t("figure.borders")),
        ("needs", t.number(found.needs), t("figure.needs")),
    )
    for card, (_, number, sentence) in card_grid(
        figures, 2, [f"figure_{name}" for name, *_ in figures], "small"
    ):
        card.markdown(f":primary[**{number}**]  \n{sentence}")


def largest(name: str, figure: Figure, counted: Counted, t: locales.Translator) -> None:
    """Name the actors with the largest values of a figure, ties broken by the order of the file."""
    values = counted.values(figure)
    with st.container(border=True, height="stretch", key=f"highlight_{name}"):
        st.subheader(t(f"highlight.{name}"), anchor=False)
        st.caption(t(f"highlight.{name}-what"))
        for actor in sorted((a for a in values if values[a]), key=lambda a: -values[a])[:MOST]:
            label = escape(counted.network.actor_by_id[actor].label)
            words = figures_in_words(actor, counted, t)[figure]
            view_link("network", f"**{label}** · {words}", actor=actor)
        label = t("highlight.all-key-actors")
        view_link("key_actors", label, ":material/arrow_forward:", counted=counted.levels)


def gaps(network: Network, t: locales.Translator) -> None:
    """Name the most severe finding of each of the kinds that matter most, none about the same thing."""
    with st.container(border=True, height="stretch", key="highlight_gaps"):
        st.subheader(t("highlight.gaps"), anchor=False)
        st.caption(t("highlight.gaps-what"))
        for finding in leading(cache.findings(network), MOST):
            finding_link(finding, finding_words(finding, network, t)["title"])
