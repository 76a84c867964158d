"""From separate lists of actors and ties, as other programs keep them, to a document.

What comes in is turned into the same nodes as YAML, each with its place, so that it passes the same
checks and its problems name the row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from network.io.document import DEFAULT_TIE_TYPE, FORMAT_VERSION, listers
from network.io.exchange.tables import JSON_LISTS, LISTS
from network.io.problems import Mark, Problem, problem
from network.io.read import Reading, read_nodes, reading_of
from network.io.read.former_ids import present_ids
from network.io.read.references import MAX_SUGGESTED, ids_by_name
from network.io.read.yaml_tree import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    forbidden_character,
    plain,
    text_at,
    walk,
)
from network.io.suggestions import AllowedValues

NOT_IN_TIES = ("source", "directed", "confirmed")
GROUP = "actors"
"""The one group of types where none is declared."""


@dataclass
class Tables:
    """Actors and ties as they came in, and the sections that declare their ids, which may be missing."""

    name: str
    actors: list[Mapping] = field(default_factory=list)
    ties: list[Mapping] = field(default_factory=list)
    declared: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def reading(self, files: Iterable[Path] = (), fingerprint: str = "") -> Reading:
        """Return the reading, after all checks of a data file."""
        document, found = read_nodes([self.document()])
        return reading_of(document, [*self.problems, *found], fingerprint, tuple(files))

    def document(self) -> Mapping:
        """Return the tree of a data file with each tie at one of its ends."""
        if not self.declared:
            self.declared = _vocabulary(self.actors, self.ties, self.name)
        self._nest()
        where = Mark(self.name)
        version = Entry(Scalar(where, "version"), Scalar(where, str(FORMAT_VERSION)))
        actors = Entry(Scalar(where, "actors"), Sequence(where, list(self.actors)))
        return Mapping(where, {"version": version, **self.declared, "actors": actors})

    def _nest(self) -> None:
        known = {text_at(actor, "id"): actor for actor in self.actors}
        rank = {name: i for i, name in enumerate(known)}
        directed = _directed_types(self.declared)
        self._take_present_ids()
        placeable = [tie for tie in self.ties if self._can_be_placed(tie, known, directed)]
        ends = [(text_at(tie, "source"), text_at(tie, "target"), _type(tie) in directed) for tie in placeable]
        for tie, lister in zip(placeable, listers(ends, rank), strict=True):
            confirmed = text_at(tie, "confirmed") == "true" and _type(tie) not in directed
            _put_tie(tie, known, lister, confirmed)

    def _take_present_ids(self) -> None:
        """Let ties name their ends by present ids; one of them will list the tie."""
        present = present_ids(map(plain, self.actors))
        for tie in self.ties:
            for end in ("source", "target"):
                if (old := text_at(tie, end)) in present:
                    key, node = tie.entries[end]
                    tie.entries[end] = Entry(key, Scalar(node.mark, present[old]))
                    self.problems.append(problem("former-id", node.mark, value=old, now=present[old]))

    @cached_property
    def _candidates(self) -> AllowedValues:
        named = ids_by_name(map(plain, self.actors))
        return AllowedValues(named.values(), named)

    def _meant(self, value: str) -> str | None:
        """Return the id that an unknown one may stand for, unless too much is wrong to look."""
        return self._candidates.nearest(value) if len(self.problems) < MAX_SUGGESTED else None

    def _can_be_placed(self, tie: Mapping, known: dict[str, Mapping], directed: set[str]) -> bool:
        for end in ("source", "target"):
            if not text_at(tie, end):
                self.problems.append(problem("missing-key", tie.mark, key=end))
                return False
        source, target = text_at(tie, "source"), text_at(tie, "target")
        if source in known or (target in known and _type(tie) not in directed):
            return True
        mark = tie.entries["source"].node.mark
        facts: dict[str, Any] = {"kind": "actor", "section": "actors", "suggestion": self._meant(source)}
        self.problems.append(problem("unknown-id", mark, value=source, **facts))
        return False


def _put_tie(tie: Mapping, known: dict[str, Mapping], lister: str, confirmed: bool) -> None:
    """Put a tie into the list of one end, a confirmed one also into that of the other."""
    source, target = tie.entries["source"].node, tie.entries["target"].node
    here, there = (source, target) if lister == text_at(tie, "source") else (target, source)
    kept = {name: entry for name, entry in tie.entries.items() if name not in (*NOT_IN_TIES, "target")}
    _ties_of(known[lister]).append(Mapping(tie.mark, {"to": Entry(Scalar(there.mark, "to"), there), **kept}))
    other = str(plain(there))
    if confirmed and other in known:
        back = {name: entry for name, entry in kept.items() if name != "evidence"}
        _ties_of(known[other]).append(Mapping(tie.mark, {"to": Entry(Scalar(here.mark, "to"), here), **back}))


def _ties_of(actor: Mapping) -> list[Node]:
    entry = actor.entries.setdefault("ties", Entry(Scalar(actor.mark, "ties"), Sequence(actor.mark)))
    return entry.node.items if isinstance(entry.node, Sequence) else []  # validation reports what else it is


def rest_of(root: Mapping) -> dict[str, Entry]:
    """Return what a tree declares besides actors and ties."""
    return {key: entry for key, entry in root.entries.items() if key not in ("version", "actors", "ties")}


def _type(tie: Mapping) -> str:
    return text_at(tie, "type") or DEFAULT_TIE_TYPE


def _directed_types(declared: dict[str, Entry]) -> set[str]:
    kinds = plain(declared["tie_types"].node) if "tie_types" in declared else None
    listed = kinds if isinstance(kinds, list) else []
    return {str(k.get("id")) for k in listed if isinstance(k, dict) and k.get("directed") == "true"}


def _vocabulary(actors: list[Mapping], ties: list[Mapping], name: str) -> dict[str, Entry]:
    """Return declarations of the ids that the rows use: tables from elsewhere come without any."""
    where = Mark(name)
    directed = {_type(tie) for tie in ties if text_at(tie, "directed") == "true"}
    content: dict[str, Any] = {
        "title": Path(name).stem or "-",
        "districts": [{"id": i, "name": i} for i in _values(actors, "district")],
        "actor_groups": [{"id": GROUP, "name": GROUP}],
        "actor_types": [{"id": i, "group": GROUP, "name": i} for i in _values(actors, "type")],
        "tie_types": [
            {"id": i, "name": i, "directed": i in directed} for i in sorted({_type(tie) for tie in ties})
        ],
        "topics": [{"id": i, "name": i} for i in _values([*actors, *ties], "topics")],
    }
    return {key: Entry(Scalar(where, key), node_of_json(value, where)) for key, value in content.items()}


def _values(rows: Iterable[Mapping], key: str) -> list[str]:
    found = [plain(row.entries[key].node) for row in rows if key in row.entries]
    listed = chain.from_iterable(value if isinstance(value, list) else [value] for value in found)
    return sorted({value for value in listed if isinstance(value, str) and value})


def node_of_json(value: Any, mark: Mark) -> Node:
    """Return plain data (of JSON, say) as nodes, all at one place; numbers as they would be written."""
    if isinstance(value, dict):
        entries = {
            str(key): Entry(Scalar(mark, str(key)), node_of_json(item, mark)) for key, item in value.items()
        }
        return Mapping(mark, entries)
    if isinstance(value, list):
        return Sequence(mark, [node_of_json(item, mark) for item in value])
    if value is None:
        return Scalar(mark, None)
    if isinstance(value, str):
        return Scalar(mark, value, style='"')
    return Scalar(mark, json.dumps(value))


def row_of(cells: dict[str, tuple[str, Mark]], mark: Mark) -> Mapping:
    """Return a table's row as the mapping that would stand in a data file; empty cells are left out."""
    row = Mapping(mark)
    described: dict[str, Entry] = {}
    for name, (cell, where) in cells.items():
        key = Scalar(where, name)
        if not cell:
            continue
        if name.startswith("description_"):
            language = name.removeprefix("description_")
            described[language] = Entry(Scalar(where, language), Scalar(where, cell, '"'))
        elif name in LISTS:
            row.entries[name] = Entry(key, Sequence(where, [Scalar(where, word) for word in cell.split()]))
        elif name in JSON_LISTS:
            row.entries[name] = Entry(key, _listed(cell, where, JSON_LISTS[name]))
        else:
            row.entries[name] = Entry(key, Scalar(where, cell, '"'))
    if described:
        start = next(iter(described.values())).key.mark
        row.entries["description"] = Entry(Scalar(start, "description"), Mapping(start, described))
    return row


def _listed(cell: str, where: Mark, key: str) -> Node:
    """Read a JSON list; addresses and texts from other programs become entries with that one key."""
    if cell.lstrip().startswith("["):
        try:
            return node_of_json(json.loads(cell), where)
        except (ValueError, RecursionError):
            return Scalar(where, cell)
    addresses = cell.split() if cell.startswith(("http://", "https://")) else []
    return node_of_json([{"url": item} for item in addresses] or [{key: cell}], where)


def forbidden(root: Node) -> Iterable[Problem]:
    """Return the control characters in a tree that did not come through YAML."""
    scalars = (node for node in walk(root) if isinstance(node, Scalar))
    return [found for node in scalars if (found := forbidden_character(node.text, node.mark))]
