"""A file that has been taken apart: its tree, which knows the places, and its plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from network.io.problems import DocumentPath, Mark, Problem, problem
from network.io.read.yaml_tree import Node, place

RawData = dict[str, Any]


@dataclass(frozen=True)
class SourceFile:
    """One file of the data; `raw` is its content, every value as written."""

    root: Node
    raw: RawData

    def problem(self, code: str, path: DocumentPath, of_key: bool = False, **params: Any) -> Problem:
        """Make a problem at the value (or the key) at `path`."""
        return problem(code, place(self.root, path, of_key), path, **params)

    def mark(self, path: DocumentPath) -> Mark:
        """Return where the value at `path` stands."""
        return place(self.root, path)

    def earlier(self, path: DocumentPath) -> dict[str, Any]:
        """Return the facts that name the value at `path` as the first of two."""
        mark = self.mark(path)
        return {"first_line": str(mark.line), "first_file": mark.file}

    def at(self, path: DocumentPath) -> Any:
        """Return the value at `path`, which must be there."""
        value: Any = self.raw
        for step in path:
            value = value[step]
        return value

    def entries(self, section: str) -> Iterator[tuple[DocumentPath, RawData]]:
        """Walk through the mappings of a section, whatever else may stand there."""
        yield from mappings(self.raw.get(section), (section,))


def mappings(raw: Any, path: DocumentPath) -> Iterator[tuple[DocumentPath, RawData]]:
    """Walk through the mappings of a list."""
    for i, item in enumerate(raw if isinstance(raw, list) else ()):
        if isinstance(item, dict):
            yield (*path, i), item


def ties(raw_actor: RawData, path: DocumentPath) -> Iterator[tuple[DocumentPath, RawData]]:
    """Walk through the ties an actor lists, the short form written out."""
    listed = raw_actor.get("ties")
    for i, item in enumerate(listed if isinstance(listed, list) else ()):
        tie = {"to": item} if isinstance(item, str) else item
        if isinstance(tie, dict):
            yield (*path, "ties", i), tie


def texts(raw: Any, path: DocumentPath = ()) -> Iterator[tuple[DocumentPath, str]]:
    """Walk through all texts, at any depth."""
    if isinstance(raw, str):
        yield path, raw
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from texts(value, (*path, key))
    elif isinstance(raw, list):
        for i, value in enumerate(raw):
            yield from texts(value, (*path, i))


def all_mappings(raw: Any, path: DocumentPath = ()) -> Iterator[tuple[DocumentPath, RawData]]:
    """Walk through all mappings, at any depth."""
    if isinstance(raw, dict):
        yield path, raw
        for key, value in raw.items():
            yield from all_mappings(value, (*path, key))
    elif isinstance(raw, list):
        for i, value in enumerate(raw):
            yield from all_mappings(value, (*path, i))
