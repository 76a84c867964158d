"""A file that has been taken apart: its tree, which knows the places, and its plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from network.io.problems import DocumentPath, Problem, problem
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

    def earlier(self, path: DocumentPath) -> dict[str, Any]:
        """Return the facts that name the value at `path` as the first of two."""
        mark = place(self.root, path)
        return {"first_line": str(mark.line), "first_file": mark.file}

    def entries(self, section: str) -> Iterator[tuple[DocumentPath, RawData]]:
        """Walk through the mappings of a section, whatever else may stand there."""
        listed = self.raw.get(section)
        for i, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, dict):
                yield (section, i), item


def ties(raw_actor: RawData, path: DocumentPath) -> Iterator[tuple[DocumentPath, RawData]]:
    """Walk through the ties an actor lists, the short form written out."""
    listed = raw_actor.get("ties")
    for i, item in enumerate(listed if isinstance(listed, list) else ()):
        tie = {"to": item} if isinstance(item, str) else item
        if isinstance(tie, dict):
            yield (*path, "ties", i), tie


def values(raw: Any, path: DocumentPath = ()) -> Iterator[tuple[DocumentPath, Any]]:
    """Walk through all values, at any depth: mappings, lists, texts and None."""
    yield path, raw
    inner = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in inner:
        yield from values(value, (*path, step))
