"""A document or a network as nodes, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from network.io.document import DEFAULT_TIE_TYPE, FORMAT_VERSION, ActorEntry, Document, TieEntry
from network.io.problems import Mark
from network.io.read.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from network.model import Network, Text, Tie

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
    directed = {kind.id for kind in network.tie_types if kind.directed}
    ends = [(tie.source, tie.target, tie.type in directed) for tie in network.ties]
    for tie, lister in zip(network.ties, listers(ends, rank), strict=True):
        other = tie.other_end(lister)
        listed[lister].append(_entry(tie, other))
        if tie.confirmed and tie.type not in directed:
            listed[other].append(_entry(tie.model_copy(update={"evidence": ()}), lister, tie.status))
    shared = Document.model_fields.keys() & Network.model_fields.keys() - {"actors"}
    actors = tuple(ActorEntry(**dict(actor), ties=tuple(listed[actor.id])) for actor in network.actors)
    return Document(
        version=FORMAT_VERSION, actors=actors, **{name: getattr(network, name) for name in shared}
    )


def listers(ends: Iterable[tuple[str, str, bool]], rank: dict[str, int]) -> list[str]:
    """Return for each tie (source, target, directed) the end that is to list it.

    `rank`: the actors in their order. A directed tie stands with its source; an undirected one with the
    end whose turn comes first when actors are walked through in order.
    """
    chosen, turn, last = [], 0, len(rank)
    for source, target, directed in ends:
        able = [source] if directed else sorted((source, target), key=lambda end: rank.get(end, last))
        lister = next((end for end in able if turn <= rank.get(end, -1)), able[0])
        turn = max(turn, rank.get(lister, 0))
        chosen.append(lister)
    return chosen


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
        name: Entry(Scalar(NOWHERE, name), node_of(value, name))
        for name, value in part
        if fields[name].is_required() or value != fields[name].default
    }
    in_one_line = key not in IN_LINES or (isinstance(part, TieEntry) and "evidence" not in entries)
    return Mapping(NOWHERE, entries, flow=in_one_line)


def node_of(value: Any, key: str) -> Node:
    """Return the node of a value that stands behind a key."""
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
    items = [node_of(value, key) for value in values]
    return Sequence(NOWHERE, items, flow=bool(items) and all(isinstance(item, Scalar) for item in items))
