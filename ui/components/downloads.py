"""Files to take away; spreadsheets get no formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import streamlit as st

import locales
from network.exchange import graphml, node_link, tables
from network.model import Network
from network.writing import to_yaml
from ui import state


class Format(NamedTuple):
    """A file format: how it is made, and its media type."""

    make: Callable[[Network], str]
    media_type: str


FORMATS: Mapping[str, Format] = {
    "actors.csv": Format(tables.actors_csv, "text/csv"),
    "ties.csv": Format(tables.ties_csv, "text/csv"),
    "network.graphml": Format(graphml.dumps, "application/xml"),
    "network.json": Format(node_link.dumps, "application/json"),
    "actors.yaml": Format(to_yaml, "application/yaml"),
}


def download(network: Network, names: Sequence[str]) -> None:
    """Offer files of a network; each is made only when somebody asks for it."""
    t = locales.text(state.view().language)
    with st.container(horizontal=True):
        for name in names:
            make = FORMATS[name].make
            st.download_button(
                t(f"download.{name}"),
                lambda make=make: make(network).encode("utf-8"),
                file_name=name,
                mime=FORMATS[name].media_type,
                key=f"download_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
