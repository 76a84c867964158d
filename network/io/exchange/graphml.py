"""GraphML, which Gephi, yEd, Cytoscape and igraph read."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx

from network.io.exchange.from_tables import Tables, forbidden, node_of_json, rest_of, row_of
from network.io.exchange.tables import ACTOR_COLUMNS, TIE_COLUMNS, actors_table, compact, ties_table
from network.io.problems import Mark, problem
from network.io.read.former_ids import present_ids
from network.io.read.yaml_tree import FORBIDDEN, Mapping, plain
from network.model import Network

REST = "network"
"""Attribute of the graph that holds, as JSON, all that is neither actor nor tie."""


def to_graphml(network: Network) -> str:
    """Return the network as GraphML: a directed multigraph with plain attributes.

    Columns are those of the tables; `label` is the short name, and `directed` on an edge says whether
    its direction means anything. Characters that XML cannot hold are left out.
    """
    rest = compact(network.replace(actors=(), ties=()).model_dump(mode="json", exclude_none=True))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph[REST] = _clean(json.dumps(rest, ensure_ascii=False))
    for actor, row in zip(network.actors, actors_table(network), strict=True):
        graph.add_node(actor.id, label=_clean(actor.label), **_attributes(row, "id"))
    for tie, row in zip(network.ties, ties_table(network), strict=True):
        name = f"{tie.source}--{tie.type}--{tie.target}"
        graph.add_edge(
            tie.source, tie.target, key=tie.type, name=name, **_attributes(row, "source", "target")
        )
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, edge_id_from_attribute="name")
    return out.getvalue().decode("utf-8") + "\n"


def tables_of_graphml(text: str, file: str) -> Tables:
    """Read GraphML; the places of its problems are those of the file's start.

    A document type is refused: GraphML needs none, and it could blow up or name other files.
    """
    tables, mark = Tables(file), Mark(file)
    refused = Tables(file, problems=[problem("bad-graphml", mark)])
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return refused
    try:
        graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
        rest = json.loads(graph.graph.get(REST, "{}"))
    except ParseError as error:
        line, column = error.position
        return Tables(file, problems=[problem("bad-graphml", Mark(file, line, column + 1))])
    except (nx.NetworkXError, ValueError, KeyError, TypeError, RecursionError):
        return refused
    rows = {n: _row({"id": n, **facts}, ACTOR_COLUMNS, mark) for n, facts in graph.nodes(data=True)}
    present = present_ids(plain(row) for node, row in rows.items() if graph.nodes[node])
    # NetworkX makes up a node for every end that is not declared, former ids included.
    tables.actors = [row for node, row in rows.items() if graph.nodes[node] or node not in present]
    tables.ties = [
        _row({"source": source, "target": target, **facts}, TIE_COLUMNS, mark)
        for source, target, facts in graph.edges(data=True)
    ]
    declared = node_of_json(rest, mark)
    if isinstance(declared, Mapping):
        tables.declared = rest_of(declared)
    for part in (*tables.actors, *tables.ties, declared):
        tables.problems.extend(forbidden(part))
    return tables


def _row(facts: dict[str, Any], columns: tuple[str, ...], mark: Mark) -> Mapping:
    """Take the known attributes; what a program has added (label, x, y, colour) is its own."""
    known = {name: facts[name] for name in columns if name in facts}
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in known.items()}
    return row_of({name: (text, mark) for name, text in texts.items()}, mark)


def _attributes(row: dict[str, Any], *left_out: str) -> dict[str, Any]:
    return {
        key: _clean(value) if isinstance(value, str) else value
        for key, value in row.items()
        if value is not None and value != "" and key not in left_out
    }


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
