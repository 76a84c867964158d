"""The plain way: one script that on every run computes everything and ships the whole picture again.

What the product is measured against. It shows the same actors and ties, with a filter by district, a choice
of an actor (marked in the picture) and a table of measures. It reads them from JSON, which is kind to it:
parsing the YAML with PyYAML on every run would add about a second.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import networkx as nx
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from pyvis.network import Network

COLORS = ("#1b7f79", "#c8553d", "#3d5a80", "#e09f3e", "#6a4c93", "#588157", "#9d4edd", "#8d6a4f")

st.set_page_config(layout="wide")
data = json.loads(Path(os.environ["BENCH_DATA"]).read_text("utf-8"))
st.title(data["title"])
districts = st.multiselect("District", data["districts"], key="district")
shown = [a for a in data["actors"] if not districts or a["district"] in districts]
chosen = st.selectbox("Actor", [a["name"] for a in shown], index=None, key="actor")

graph: nx.Graph[str] = nx.Graph()
graph.add_nodes_from(a["id"] for a in shown)
graph.add_edges_from(
    (t["source"], t["target"]) for t in data["ties"] if t["source"] in graph and t["target"] in graph
)
measures = {
    "degree": nx.degree_centrality(graph),
    "betweenness": nx.betweenness_centrality(graph),
    "closeness": nx.closeness_centrality(graph),
    "eigenvector": nx.eigenvector_centrality(graph, max_iter=10_000),
    "constraint": nx.constraint(graph),
}

picture = Network(height="600px", width="100%", cdn_resources="in_line")
kinds = sorted({a["type"] for a in data["actors"]})
for actor in shown:
    picture.add_node(
        actor["id"],
        label=actor["label"],
        title=actor["name"],
        color=COLORS[kinds.index(actor["type"]) % len(COLORS)],
        size=10 + 40 * measures["degree"][actor["id"]],
        borderWidth=6 if actor["name"] == chosen else 1,
    )
for source, target in graph.edges:
    picture.add_edge(source, target)
components.html(picture.generate_html(), height=620)

table = pd.DataFrame(shown).set_index("id")
st.dataframe(table.assign(**{name: pd.Series(values) for name, values in measures.items()}))
