"""Files to take away; spreadsheets get no formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

import locales
from network.exchange import actors_table, ties_table, to_csv
from network.exchange.graphml import to_graphml
from network.exchange.node_link import to_node_link
from network.model import Network
from network.writing import to_yaml
from ui import state


class Format(NamedTuple):
    """A file format: how it is made, and its media type."""

    make: Callable[[Network], str]
    media_type: str


FORMATS: Mapping[str, Format] = {
    "actors.csv": Format(lambda network: to_csv(actors_table(network), for_spreadsheet=True), "text/csv"),
    "ties.csv": Format(lambda network: to_csv(ties_table(network), for_spreadsheet=True), "text/csv"),
    "network.graphml": Format(to_graphml, "application/xml"),
    "network.json": Format(to_node_link, "application/json"),
    "actors.yaml": Format(to_yaml, "application/yaml"),
}


def download(network: Network, names: Sequence[str]) -> None:
    """Offer files of a network; each is made only when somebody asks for it."""
    t = locales.text(state.view().language)
    with st.container(horizontal=True):
        for name in names:
            st.download_button(
                t(f"download.{name}"),
                partial(_made, name, network),
                file_name=name,
                mime=FORMATS[name].media_type,
                key=f"download_{name}",
                on_click="ignore",
                icon=":material/download:",
            )


def _made(name: str, network: Network) -> bytes:
    return FORMATS[name].make(network).encode("utf-8")
