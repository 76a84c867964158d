"""YAML text as a tree of nodes that know their place, with every value as it was written.

Nothing is guessed from the look of a value: `no`, `12:30` and `1e3` stay these strings, and only an
empty value, `~` and `null` mean nothing. Own code on top of PyYAML's events, since its loaders guess,
drop places, take the last of two equal keys, and follow aliases until memory is full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from network.io.problems import MAX_KEPT, DocumentPath, Mark, Problem, problem
from network.io.read.syntax_errors import syntax_problem

MAX_DEPTH = 20
"""Lists and mappings inside one another; the format itself needs nine."""
MAX_ALIASED = 10_000
"""Values that aliases may repeat in one file, counted with all that is inside them."""
MAX_VALUES = 800_000
"""Values in one file, keys included: those of 10 000 actors with 40 000 ties are 730 000."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters and invisible line ends: editors, XML and spreadsheets stumble over them."""


@dataclass(slots=True)
class _Placed:
    """What all nodes have: where they begin, the number of their last line, and their anchor if any."""

    mark: Mark
    anchor: str | None = field(default=None, kw_only=True)
    end_line: int = field(default=0, kw_only=True)


@dataclass(slots=True)
class Scalar(_Placed):
    """A text as written, or None for an empty value."""

    text: str | None
    style: str = ""


@dataclass(slots=True)
class Sequence(_Placed):
    """A list."""

    items: list[Node] = field(default_factory=list)
    flow: bool = False


class Entry(NamedTuple):
    """A key and what stands behind it."""

    key: Scalar
    node: Node


@dataclass(slots=True)
class Mapping(_Placed):
    """Keys and values, in the order of the file."""

    entries: dict[str, Entry] = field(default_factory=dict)
    flow: bool = False


@dataclass(slots=True)
class Alias(_Placed):
    """`*name`: the node with that anchor once more."""

    name: str
    target: Scalar | Sequence | Mapping


Node = Scalar | Sequence | Mapping | Alias


def plain(node: Node) -> Any:
    """Return dicts, lists, strings and None."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(entry.node) for key, entry in node.entries.items()}
        case Alias():
            return plain(node.target)


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all inside it, behind aliases nothing."""
    yield node
    inside: Iterable[Node] = node.items if isinstance(node, Sequence) else ()
    if isinstance(node, Mapping):
        inside = (entry.node for entry in node.entries.values())
    for inner in inside:
        yield from walk(inner)


def text_at(node: Mapping, key: str) -> str:
    """Return the text behind a key, empty where there is none."""
    entry = node.entries.get(key)
    return (entry.node.text or "") if entry and isinstance(entry.node, Scalar) else ""


def forbidden_character(text: str | None, mark: Mark) -> Problem | None:
    """Return the problem with the first control character or invisible line end in a text, if any."""
    found = FORBIDDEN.search(text or "")
    return problem("forbidden-character", mark, value=f"U+{ord(found[0]):04X}") if found else None


def place(root: Node, path: DocumentPath, of_key: bool = False) -> Mark:
    """Return where the value (or the key) at `path` stands; the nearest parent where it is missing."""
    node: Node = root
    mark = root.mark
    for step in path:
        node = node.target if isinstance(node, Alias) else node
        if isinstance(node, Mapping) and step in node.entries:
            key, node = node.entries[str(step)]
            mark = key.mark if of_key or _is_nothing(node) else node.mark
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            break
    return mark


def _is_nothing(node: Node) -> bool:
    # There is nothing to see at an empty value; the key before it can be pointed at.
    return isinstance(node, Scalar) and node.text is None and not node.style


def compose(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a YAML text and what is wrong with the text as such.

    The tree is None where the text cannot be read at all. Limits hold on the way, so that no text,
    however built, takes more than its length in time and memory.
    """
    composer = _Composer(file)
    try:
        root = composer.document(yaml.parse(text, Loader=LOADER))
    except _RefusedError as refused:
        return None, [*composer.problems, refused.problem]
    except yaml.YAMLError as error:
        return None, [*composer.problems, syntax_problem(error, text, file)]
    return root, composer.problems


def _end_line(event: Any) -> int:
    end = event.end_mark
    is_block = end.column == 0 and end.index > event.start_mark.index
    return int(end.line) + (0 if is_block else 1)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Composer:
    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Scalar | Sequence | Mapping, int]] = {}
        self.depth = 0
        self.size = 0
        self.aliased = 0

    def document(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.report(problem("several-documents", self.mark(event)))
                    return root
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events)
        return root

    def report(self, found: Problem) -> None:
        if len(self.problems) >= MAX_KEPT:
            raise _RefusedError(found)
        self.problems.append(found)

    def mark(self, event: Any) -> Mark:
        start = event.start_mark
        return Mark(self.file, start.line + 1, start.column + 1)

    def node(self, event: Any, events: Iterator[Any]) -> Node:
        self.size += 1
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        mark = self.mark(event)
        if self.size > MAX_VALUES:
            raise _RefusedError(problem("too-many-values", mark, max=MAX_VALUES))
        before = self.size
        node: Scalar | Sequence | Mapping
        if isinstance(event, yaml.ScalarEvent):
            node = self.scalar(event, mark)
        else:
            node = self.collection(event, mark, events)
        if event.tag is not None:  # whatever the tag makes of it, nothing else is wrong here
            self.report(problem("yaml-tag", mark, value=event.tag))
            node = Scalar(mark, event.tag, end_line=node.end_line)
        if event.anchor is not None:
            node.anchor = event.anchor
            self.anchors[event.anchor] = (node, self.size - before + 1)
        return node

    def scalar(self, event: Any, mark: Mark) -> Scalar:
        text: str | None = event.value
        style = event.style or ""
        if not style.strip(" ") and text in NULLS:
            text, style = None, ""
        elif found := forbidden_character(text, mark):
            self.report(found)
        return Scalar(mark, text, style, end_line=_end_line(event))

    def collection(self, event: Any, mark: Mark, events: Iterator[Any]) -> Sequence | Mapping:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _RefusedError(problem("too-deep", mark, max=MAX_DEPTH))
        node = (
            self.sequence(mark, events)
            if isinstance(event, yaml.SequenceStartEvent)
            else self.mapping(mark, events)
        )
        node.flow = bool(event.flow_style)
        self.depth -= 1
        return node

    def sequence(self, mark: Mark, events: Iterator[Any]) -> Sequence:
        node = Sequence(mark)
        event: Any
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            node.items.append(self.node(event, events))
        node.end_line = _end_line(event)
        return node

    def mapping(self, mark: Mark, events: Iterator[Any]) -> Mapping:
        node = Mapping(mark)
        event: Any
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events)
            value = self.node(next(events), events)
            if isinstance(key, Scalar):
                self.add(node, key, value)
            else:
                self.report(problem("complex-key", key.mark))
        node.end_line = _end_line(event)
        return node

    def add(self, node: Mapping, key: Scalar, value: Node) -> None:
        name = key.text or ""
        if name == "<<" and not key.style:
            self.report(problem("merge-key", key.mark))
        elif name in node.entries:
            first = node.entries[name].key.mark
            self.report(problem("duplicate-key", key.mark, key=name, first_line=str(first.line)))
        else:
            node.entries[name] = Entry(key, value)

    def alias(self, event: Any) -> Alias:
        mark = self.mark(event)
        if event.anchor not in self.anchors:
            raise _RefusedError(problem("unknown-alias", mark, value=event.anchor))
        target, size = self.anchors[event.anchor]
        self.size += size
        self.aliased += size
        if self.aliased > MAX_ALIASED:
            raise _RefusedError(problem("too-many-aliases", mark, max=MAX_ALIASED))
        return Alias(mark, event.anchor, target, end_line=_end_line(event))
