"""A document or a network as a data file, by way of nodes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from network.io.document import DEFAULT_TIE_TYPE, Document, TieEntry, document_of
from network.io.problems import Mark
from network.io.read.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from network.io.write.comments import NoteBook, Notes
from network.io.write.emitter import Emitter
from network.model import Network, Text

NOWHERE = Mark("")
IN_LINES = frozenset({"", "actors", "formerly", "ties", "evidence", "reported_gaps", "answers"})
"""Keys whose entries take a line per key; all others stand in one line where that is long enough."""


def to_yaml(content: Document | Network) -> str:
    """Write a document or a network as a data file."""
    root = _mapping(document_of(content) if isinstance(content, Network) else content, "")
    lines = Emitter(_paragraphs(root)).document(root, Document)
    return "\n".join(lines) + "\n"


def _paragraphs(root: Mapping) -> NoteBook:
    """Return notes that separate long entries by blank lines."""
    notes: NoteBook = {}
    for name, (key, node) in root.entries.items():
        if isinstance(node, Sequence):
            apart = node.items[1:] if name in ("actors", "reported_gaps") else []
            notes.update({id(entry): Notes([""]) for entry in (key, *apart)})
    return notes


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
        items = [node_of(item, key) for item in value]
        flow = bool(items) and all(isinstance(item, Scalar) for item in items)
        return Sequence(NOWHERE, items, flow=flow)
    if isinstance(value, bool):
        return Scalar(NOWHERE, "true" if value else "false")
    return Scalar(NOWHERE, str(value))
