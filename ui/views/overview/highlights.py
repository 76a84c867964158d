"""The few figures and findings that matter most, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps.leading import leading
from network.model import Network
from ui.backend import cache
from ui.components.actor_figures import FIGURES, figures_in_words
from ui.components.figure_help import Counted
from ui.components.finding_link import finding_link, finding_words
from ui.components.markdown import plain
from ui.components.view_link import view_link
from ui.session import state

MOST = 3


def key_figures(network: Network) -> None:
    """Say how large the network is and how its districts hang together."""
    t = locales.text(state.view().language)
    pairs = cache.borders_of(network)
    tied = sum(1 for pair in pairs if pair.seen)
    figures = (
        ("actors", len(network.actors), t("figure.actors", districts=len(network.ordinary_districts))),
        ("ties", len(network.ties), t("figure.ties")),
        ("borders", t("figure.of", n=tied, total=len(pairs)), t("figure.borders")),
        ("reported", len(network.reported_gaps), t("figure.reported")),
    )
    places = [*st.columns(2), *st.columns(2)]  # row by row, so that phones keep the order
    for column, (name, value, sentence) in zip(places, figures, strict=True):
        number = t.number(value) if isinstance(value, int) else value
        with column, st.container(border=True, height="stretch", key=f"figure_{name}"):
            st.markdown(f":primary[**{number}**]  \n{sentence}")


def hubs(network: Network) -> None:
    """Name the actors with the most partners."""
    _most(network, "hubs", "all", "degree")


def bridges(network: Network) -> None:
    """Name the local actors over which most shortest paths run."""
    _most(network, "bridges", "local", "betweenness")


def _most(network: Network, name: str, levels: state.LevelsCounted, figure: str) -> None:
    """Name the actors with the largest values of a figure, with their ranges once they are there."""
    t = locales.text(state.view().language)
    counted = Counted(network, levels)
    which = FIGURES.index(figure)
    best = _best(network, counted.values(figure))
    _list(network, name, levels, [(a, figures_in_words(a, counted, t)[which]) for a in best])


def gaps(network: Network) -> None:
    """Name the most severe finding of each of the kinds that matter most, none about the same thing."""
    language = state.view().language
    t = locales.text(language)
    with st.container(border=True, height="stretch", key="highlight_gaps"):
        st.subheader(t("highlight.gaps"), anchor=False)
        st.caption(t("highlight.gaps-what"))
        for finding in leading(cache.findings(network), MOST):
            finding_link(finding, finding_words(finding, network, language)["title"])


def _best(network: Network, values: dict[str, float]) -> list[str]:
    """The actors with the largest values; equal values in the order of the file."""
    return sorted((a for a in values if values[a]), key=lambda a: -values[a])[:MOST]


def _list(
    network: Network, name: str, levels: state.LevelsCounted, entries: Sequence[tuple[str, str]]
) -> None:
    t = locales.text(state.view().language)
    with st.container(border=True, height="stretch", key=f"highlight_{name}"):
        st.subheader(t(f"highlight.{name}"), anchor=False)
        st.caption(t(f"highlight.{name}-what"))
        for actor, sentence in entries:
            label = plain(network.actor_by_id[actor].label)
            view_link("network", f"**{label}** · {sentence}", actor=actor)
        view_link("key_actors", t("highlight.all-key-actors"), ":material/arrow_forward:", counted=levels)
