"""A document or a network as nodes, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from network.document import DEFAULT_TIE_TYPE, FORMAT_VERSION, ActorEntry, Document, TieEntry
from network.model import Network, Text, Tie
from network.problems import Mark
from network.reading.nodes import Entry, Mapping, Node, Scalar, Sequence

NOWHERE = Mark("")
IN_LINES = frozenset({"", "actors", "ties", "evidence", "reported_gaps", "answers"})
"""Keys whose entries take a line per key; all others stand in one line where that is long enough."""


def tree_of(content: Document | Network) -> Mapping:
    """Return the nodes of a data file."""
    document = document_of(content) if isinstance(content, Network) else content
    return _mapping(document, "")


def document_of(network: Network) -> Document:
    """Return a document that reads as the network, each tie with one of its ends.

    An undirected tie is listed by the end whose turn comes first, so that the order of the ties is that
    of the network as far as the order of the actors allows; a confirmed one is listed by both.
    """
    listed: dict[str, list[TieEntry]] = {actor.id: [] for actor in network.actors}
    rank = {actor.id: i for i, actor in enumerate(network.actors)}
    turn = 0
    for tie in network.ties:
        directed = network.tie_type_by_id[tie.type].directed
        ends = [tie.source] if directed else sorted((tie.source, tie.target), key=rank.__getitem__)
        lister = next((end for end in ends if rank[end] >= turn), ends[0])
        turn = max(turn, rank[lister])
        listed[lister].append(_entry(tie, tie.other_end(lister)))
        if tie.confirmed and not directed:
            other = tie.other_end(lister)
            listed[other].append(_entry(tie.model_copy(update={"evidence": ()}), lister, tie.status))
    shared = Document.model_fields.keys() & Network.model_fields.keys() - {"actors"}
    actors = tuple(ActorEntry(**dict(actor), ties=tuple(listed[actor.id])) for actor in network.actors)
    return Document(
        version=FORMAT_VERSION, actors=actors, **{name: getattr(network, name) for name in shared}
    )


def _entry(tie: Tie, to: str, status: str | None = None) -> TieEntry:
    assumed = "documented" if tie.evidence else "assumed"
    return TieEntry.model_validate(
        {
            "to": to,
            "type": tie.type,
            "strength": tie.strength,
            "since": tie.since,
            "until": tie.until,
            "topics": tie.topics,
            "status": status or (None if tie.status == assumed else tie.status),
            "evidence": tie.evidence,
        }
    )


def _mapping(part: BaseModel, key: str) -> Mapping:
    fields = type(part).model_fields
    entries = {
        name: Entry(Scalar(NOWHERE, name), _node(value, name))
        for name, value in part
        if fields[name].is_required() or value != fields[name].default
    }
    in_one_line = key not in IN_LINES or (isinstance(part, TieEntry) and "evidence" not in entries)
    return Mapping(NOWHERE, entries, flow=in_one_line)


def _node(value: Any, key: str) -> Node:
    if isinstance(value, TieEntry) and value == TieEntry(to=value.to) and value.type == DEFAULT_TIE_TYPE:
        return Scalar(NOWHERE, value.to)
    if isinstance(value, Text) and value.de == value.en:
        return Scalar(NOWHERE, value.de)
    if isinstance(value, BaseModel):
        return _mapping(value, key)
    if isinstance(value, tuple | list):
        return _sequence(value, key)
    if isinstance(value, bool):
        return Scalar(NOWHERE, "true" if value else "false")
    return Scalar(NOWHERE, str(value))


def _sequence(values: Iterable[Any], key: str) -> Sequence:
    items = [_node(value, key) for value in values]
    return Sequence(NOWHERE, items, flow=bool(items) and all(isinstance(item, Scalar) for item in items))
