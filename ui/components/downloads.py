"""Files to take away; spreadsheets get no formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

import locales
from network.io.exchange.safe_csv import TableRow, to_csv
from network.io.exchange.tables import actors_table, ties_table
from network.io.formats import format_of
from network.model import Network

TABLES: Mapping[str, Callable[[Network], Sequence[TableRow]]] = {
    "actors.csv": actors_table,
    "ties.csv": ties_table,
}
DOWNLOADS = (*TABLES, "network.graphml", "network.json", "actors.yaml")


def download(network: Network, names: Sequence[str], t: locales.Translator) -> None:
    """Offer files of a network; each is made only on request."""
    with st.container(horizontal=True):
        for name in names:
            st.download_button(
                t(f"download.{name}"),
                partial(_made, name, network),
                file_name=name,
                mime=format_of(Path(name)).media_type,
                key=f"download_{name}",
                on_click="ignore",
                icon=":material/download:",
            )


def _made(name: str, network: Network) -> bytes:
    if name in TABLES:
        return to_csv(TABLES[name](network), for_spreadsheet=True).encode("utf-8")
    write = format_of(Path(name)).write
    assert write is not None
    return write(network)
