"""What refers to what: every id that is used is declared, and declared once.

Works on raw data, so that a mistake elsewhere in the files hides nothing here. An id is only called
unknown where its declaration would have been seen: while a section is unreadable, or one of its
entries has no readable id, ids of that kind are not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from network.io.document import DEFAULT_TIE_TYPE
from network.io.problems import MAX_KEPT, DocumentPath, Problem, different
from network.io.read.former_ids import former_names
from network.io.read.source_file import RawData, SourceFile, ties
from network.io.suggestions import AllowedValues

DECLARED_IN = {
    "district": "districts",
    "group": "actor_groups",
    "type": "actor_types",
    "tie_type": "tie_types",
    "topic": "topics",
    "actor": "actors",
    "gap": "reported_gaps",
}
USES: dict[str, dict[str, str]] = {
    "actor_types": {"group": "group"},
    "actors": {"type": "type", "district": "district", "topics": "topic"},
    "reported_gaps": {"district": "district", "topic": "topic"},
    "expected": {"types": "type", "topics": "topic"},
    "surveyed": {"district": "district", "topics": "topic", "types": "type"},
}
"""Which key of a section's entries names ids of which kind."""
TIE_USES = {"to": "actor", "type": "tie_type", "topics": "topic"}
MAX_LISTED = 30
MAX_SUGGESTED = 50
"""Problems that get a suggestion: with more than that, something else is wrong, and it takes time."""


@dataclass
class _Declared:
    """The ids of one kind."""

    places: dict[str, tuple[SourceFile, DocumentPath]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    complete: bool = True
    suggestions: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def candidates(self) -> AllowedValues:
        return AllowedValues(self.places, self.names)

    def meant(self, value: str) -> str | None:
        if value not in self.suggestions:
            enough = len(self.suggestions) >= MAX_SUGGESTED
            self.suggestions[value] = None if enough else self.candidates.nearest(value)
        return self.suggestions[value]


def check_references(sources: Iterable[SourceFile]) -> list[Problem]:
    """Return duplicate and unknown ids of all files together."""
    files = list(sources)
    problems: list[Problem] = []
    declared = {kind: _declarations(files, section, kind, problems) for kind, section in DECLARED_IN.items()}
    problems.extend(different(_unknown_ids(files, declared)))
    tie_types = declared["tie_type"]
    if tie_types.complete and DEFAULT_TIE_TYPE not in tie_types.places:
        problems.extend(_without_default_type(files))
    return problems


def _unknown_ids(files: list[SourceFile], declared: dict[str, _Declared]) -> Iterator[Problem]:
    for source in files:
        for path, value, kind in _uses(source):
            known = declared[kind]
            if not known.complete or value in known.places:
                continue
            allowed = tuple(known.places) if 0 < len(known.places) <= MAX_LISTED else None
            facts: dict[str, Any] = {"section": DECLARED_IN[kind], "suggestion": known.meant(value)}
            yield source.problem("unknown-id", path, value=value, kind=kind, allowed=allowed, **facts)


def _declarations(files: list[SourceFile], section: str, kind: str, problems: list[Problem]) -> _Declared:
    found = _Declared()
    for source in files:
        raw = source.raw.get(section)
        entries = list(source.entries(section))
        found.complete &= raw is None or (isinstance(raw, list) and len(entries) == len(raw))
        for path, entry in entries:
            name = entry.get("id")
            if not isinstance(name, str) or not name:
                found.complete = False
            elif name in found.places:
                first, where = found.places[name]
                if len(problems) <= MAX_KEPT:
                    facts = {"value": name, "kind": kind, **first.earlier(where)}
                    problems.append(source.problem("duplicate-id", (*path, "id"), **facts))
            else:
                found.places[name] = (source, (*path, "id"))
    found.names = ids_by_name(entry for source in files for _, entry in source.entries(section))
    return found


def ids_by_name(entries: Iterable[RawData]) -> dict[str, str]:
    """Return the ids of entries by what these are called, or else by what they were called."""
    present: dict[str, str] = {}
    former: dict[str, str] = {}
    for entry in entries:
        if isinstance(name := entry.get("id"), str) and name:
            present.update(dict.fromkeys(_names(entry), name))
            former.update(dict.fromkeys(former_names(entry), name))
    return former | present


def _names(entry: RawData) -> Iterator[str]:
    for key in ("name", "short"):
        name = entry.get(key)
        spellings = name.values() if isinstance(name, dict) else [name]
        yield from (spelling for spelling in spellings if isinstance(spelling, str) and spelling)


def _uses(source: SourceFile) -> Iterator[tuple[DocumentPath, str, str]]:
    """Walk through all ids that are used: where, which, and of what kind."""
    for section, uses in USES.items():
        for path, entry in source.entries(section):
            yield from _used(path, entry, uses)
    for path, actor in source.entries("actors"):
        for tie_path, tie in ties(actor, path):
            is_short = isinstance(actor["ties"][tie_path[-1]], str)
            for where, value, kind in _used(tie_path, tie, TIE_USES):
                yield tie_path if is_short else where, value, kind


def _used(
    path: DocumentPath, entry: RawData, uses: dict[str, str]
) -> Iterator[tuple[DocumentPath, str, str]]:
    for key, kind in uses.items():
        value: Any = entry.get(key)
        if isinstance(value, str) and value and key not in ("topics", "types"):
            yield (*path, key), value, kind
        elif isinstance(value, list):
            for i, item in enumerate(value):
                if isinstance(item, str) and item:
                    yield (*path, key, i), item, kind


def _without_default_type(files: list[SourceFile]) -> Iterator[Problem]:
    """Yield, once per file, that the type meant by ties without one is not declared."""
    for source in files:
        untyped = (
            where
            for path, actor in source.entries("actors")
            for where, tie in ties(actor, path)
            if tie.get("type") is None
        )
        if (first := next(untyped, None)) is not None:
            yield source.problem("no-default-tie-type", first, value=DEFAULT_TIE_TYPE)
