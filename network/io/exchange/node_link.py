"""Node-link JSON, as NetworkX and D3 read it; nothing of the network is lost."""

from __future__ import annotations

import json

from network.io.exchange.from_tables import Tables, forbidden, node_of_json, rest_of
from network.io.exchange.tables import compact
from network.io.problems import Mark, problem
from network.io.read.yaml_tree import MAX_DEPTH, Entry, Mapping, Scalar, Sequence
from network.model import Network


def to_node_link(network: Network) -> str:
    """Return the network as node-link JSON of a directed multigraph (`networkx.node_link_graph` reads it).

    Nodes carry the fields of an actor, edges those of a tie and whether they are `directed`; all else
    stands under `graph`. Ties keep their order, which NetworkX itself would not do.
    """
    content = compact(network.model_dump(mode="json", exclude_none=True))
    directed = {kind.id for kind in network.tie_types if kind.directed}
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {key: value for key, value in content.items() if key not in ("actors", "ties")},
        "nodes": content["actors"],
        "edges": [
            {**tie, "key": tie["type"], "directed": tie["type"] in directed} for tie in content["ties"]
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def tables_of_node_link(text: str, file: str) -> Tables:
    """Read node-link JSON; the places of its problems are those of the file's start."""
    tables, mark = Tables(file), Mark(file)
    try:
        root = node_of_json(json.loads(text), mark)
    except json.JSONDecodeError as error:
        return Tables(file, problems=[problem("bad-json", Mark(file, error.lineno, error.colno))])
    except RecursionError:
        return Tables(file, problems=[problem("too-deep", mark, max=MAX_DEPTH)])
    tables.problems.extend(forbidden(root))
    if not isinstance(root, Mapping) or "nodes" not in root.entries:
        tables.problems.append(problem("bad-json", mark))
        return tables
    tables.actors = _mappings(root, "nodes")
    tables.ties = [_without_key(tie) for tie in _mappings(root, "edges") or _mappings(root, "links")]
    declared = root.entries.get("graph")
    if declared and isinstance(declared.node, Mapping) and "districts" in declared.node.entries:
        tables.declared = rest_of(declared.node)
    return tables


def _mappings(root: Mapping, key: str) -> list[Mapping]:
    entry = root.entries.get(key)
    items = entry.node.items if entry and isinstance(entry.node, Sequence) else []
    return [item for item in items if isinstance(item, Mapping)]


def _without_key(tie: Mapping) -> Mapping:
    """NetworkX names parallel edges by a key; ours is the type, and stands there as well."""
    key = tie.entries.pop("key", None)
    if key is not None and "type" not in tie.entries and isinstance(key.node, Scalar):
        tie.entries["type"] = Entry(Scalar(tie.mark, "type"), key.node)
    return tie
