"""Which comment belongs to which entry of a file.

A comment of its own line belongs to the entry below it, one that is indented further than that entry to
the block above; a comment at a line's end to what the line says. Blank lines count as such lines, so
that paragraphs stay.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

import yaml

from network.io.read.yaml_tree import LOADER, Mapping, Node, Sequence

EDITOR_LINE = "# yaml-language-server:"


@dataclass(frozen=True)
class Comment:
    """A comment, or a blank line where the text is empty; line and column count from 1."""

    line: int
    column: int
    text: str
    own_line: bool


@dataclass
class Notes:
    """The comments of one entry: lines above it, one behind it, and lines that close its block."""

    above: list[str] = field(default_factory=list)
    behind: str = ""
    closing: list[str] = field(default_factory=list)


NoteBook = dict[int, Notes]
"""Notes by the `id()` of a key or an item; those that close a block by the `id()` of the block."""


def comments_of(text: str) -> list[Comment]:
    """Return all comments and blank lines, in the order of the file."""
    found: list[Comment] = []
    for token, following in pairwise(yaml.scan(text, Loader=LOADER)):
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            found.extend(_around_block_scalar(text, token))
        found.extend(_in_gap(text, token, following))
    return found


def noted(root: Node, comments: Iterable[Comment]) -> NoteBook:
    """Give every comment to an entry of the tree; none is left over."""
    book = _Book(list(comments), root.mark.line)
    book.at(root).above.extend(book.head())
    book.visit(root, (10**9, 0), column=0)
    book.at(root).closing.extend(_tidy(book.taken(len(book.pending))))
    return book.notes


def _around_block_scalar(text: str, token: Any) -> Iterator[Comment]:
    """PyYAML counts the comment behind `|` and the blank lines after the text as parts of the text."""
    written = text[token.start_mark.index : token.end_mark.index]
    header = written.split("\n", 1)[0]
    if found := re.search(r"\s#.*", header):
        yield Comment(token.start_mark.line + 1, 1, found[0].strip(), own_line=False)
    if "+" not in header.split("#")[0] and re.search(r"\n *\n *$", written):
        yield Comment(token.end_mark.line, 0, "", own_line=True)


def _in_gap(text: str, token: Any, following: Any) -> Iterator[Comment]:
    gap = text[token.end_mark.index : following.start_mark.index]
    if not gap.strip(" "):
        return
    lines = gap.split("\n")
    for i, line in enumerate(lines):
        at_line = token.end_mark.line + 1 + i
        is_own = i > 0 or token.end_mark.column == 0
        offset = 0 if i else int(token.end_mark.column)
        if "#" in line:
            yield Comment(at_line, offset + line.index("#") + 1, line[line.index("#") :].rstrip(), is_own)
        elif is_own and not line.strip() and i < len(lines) - 1:
            yield Comment(at_line, 0, "", own_line=True)


def _tidy(comments: Iterable[Comment]) -> list[str]:
    """Return the lines, of blank ones in a row only the first."""
    lines: list[str] = []
    for comment in comments:
        if comment.text or (lines[-1:] != [""]):
            lines.append(comment.text)
    return lines


class _Book:
    def __init__(self, comments: list[Comment], first_line: int) -> None:
        self.pending = deque(comments)
        self.first_line = first_line
        self.notes: NoteBook = {}

    def at(self, node: Node) -> Notes:
        return self.notes.setdefault(id(node), Notes())

    def taken(self, count: int) -> list[Comment]:
        return [self.pending.popleft() for _ in range(count)]

    def head(self) -> list[str]:
        """Return what introduces the file, not its first key: all paragraphs but the last.

        A line for editors stays the first in any case.
        """
        first = next((i for i, c in enumerate(self.pending) if not c.own_line), len(self.pending))
        lines = list(_while_before(islice(self.pending, first), self.first_line))
        blank = max((i + 1 for i, comment in enumerate(lines) if not comment.text), default=0)
        for_editors = 1 if lines and lines[0].text.startswith(EDITOR_LINE) else 0
        return _tidy(self.taken(max(blank, for_editors)))

    def before(self, line: int) -> int:
        """Return the number of pending comments above a line, or at the end of one above it."""
        return sum(1 for comment in _while_before(self.pending, line))

    def visit(self, node: Node, following: tuple[int, int], column: int) -> None:
        """Note the comments inside a block; `following` is the place of what comes after it."""
        if isinstance(node, Mapping) and not node.flow:
            entries: list[tuple[Node, Node]] = [(entry.key, entry.node) for entry in node.entries.values()]
            own_column = node.mark.column
        elif isinstance(node, Sequence) and not node.flow:
            entries = [(item, item) for item in node.items]
            own_column = max(node.mark.column, column + 1)
        else:
            return
        starts = [(head.mark.line, own_column) for head, _ in entries]
        for (head, value), after in zip(entries, [*starts[1:], following], strict=True):
            self.entry(head, value, after, own_column)
        self.close(node, following, own_column)

    def entry(self, head: Node, value: Node, following: tuple[int, int], column: int) -> None:
        notes = self.at(head)
        notes.above.extend(_tidy(self.taken(self.before(head.mark.line))))
        if not _is_block(value):
            last = max(head.end_line, value.end_line)
            pending = _while_before(self.pending, last + 1)
            inside = sum(comment.line < last or not comment.own_line for comment in pending)
            self.behind(notes, self.taken(inside))
        elif head is not value:
            inside = sum(not c.own_line for c in _while_before(self.pending, value.mark.line))
            self.behind(notes, self.taken(inside))
        self.visit(value, following, column)

    def behind(self, notes: Notes, comments: list[Comment]) -> None:
        """Put the last comment behind the entry, those inside it above."""
        texts = [comment.text for comment in comments if comment.text]
        notes.above.extend(texts[:-1])
        if texts and comments[-1].own_line:
            notes.above.append(texts[-1])
        elif texts:
            notes.behind = texts[-1]

    def close(self, node: Node, following: tuple[int, int], column: int) -> None:
        """Leave to a block the comments after it that are indented like its entries."""
        line, next_column = following
        count = 0
        for i, comment in enumerate(_while_before(self.pending, line)):
            if comment.text and comment.column >= column and comment.column > next_column:
                count = i + 1
        self.at(node).closing.extend(_tidy(self.taken(count)))


def _while_before(comments: Iterable[Comment], line: int) -> Iterator[Comment]:
    for comment in comments:
        if comment.line >= line:
            return
        yield comment


def _is_block(node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and not node.flow
