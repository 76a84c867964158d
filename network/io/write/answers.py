"""Answers to findings, put into a data file: only the section `answers` changes, comments stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from network.io.document import Document
from network.io.read.field_specs import field_specs
from network.io.read.yaml_tree import Entry, Mapping, Node, Scalar, Sequence, text_at
from network.io.write.comments import NoteBook, comments_of, noted
from network.io.write.emitter import Emitter, ValueKind
from network.io.write.formatter import readable
from network.io.write.from_model import NOWHERE, node_of
from network.model import Answer

SECTION = "answers"


def with_answer(text: str, answer: Answer, present: Callable[[str], str] = str) -> str:
    """Return the text of a data file with an answer: in place of an earlier one to its finding, else last.

    `present`: returns the present key of a finding; the file may name its actors by former ids. Raises
    ValueError as `readable` does.
    """
    return _changed(text, answer.gap, answer, present)


def without_answer(text: str, gap: str, present: Callable[[str], str] = str) -> str:
    """Return the text of a data file without the answer to a finding; unchanged where there is none.

    `present` and errors: as for `with_answer`.
    """
    return _changed(text, gap, None, present)


def _changed(text: str, gap: str, answer: Answer | None, present: Callable[[str], str]) -> str:
    plain, root = readable(text)
    entry = root.entries.get(SECTION)
    items = list(entry.node.items) if entry and isinstance(entry.node, Sequence) else []
    gaps = [present(text_at(item, "gap")) if isinstance(item, Mapping) else "" for item in items]
    place = gaps.index(gap) if gap in gaps else None
    if answer is None and place is None:
        return text
    new = [node_of(answer, SECTION)] if answer else []
    changed = [*items, *new] if place is None else [*items[:place], *new, *items[place + 1 :]]
    lines = text.splitlines(keepends=True)  # YAML and Python agree on line ends, each line keeps its own
    if entry is None:
        first = last = _place_of_section(root, lines)
        section = ["", *_section(Scalar(NOWHERE, SECTION), changed, {})]
    else:
        notes = noted(root, comments_of(plain))
        first, last = entry.key.mark.line - 1, _last_line(entry.node, entry.key.mark.line)
        section = _section(entry.key, changed, _without_ends(notes, entry, items))
    return _with_lines(lines, first, last, section)


def _with_lines(lines: list[str], first: int, last: int, new: list[str]) -> str:
    """Put new lines in the place of others, with the line end that is commonest in the file."""
    ends = [line[len(line.rstrip("\r\n")) :] for line in lines]
    end = max(("\n", "\r\n", "\r"), key=ends.count)
    surplus = "" if ends[-1] else end  # the last line of a file may lack its end, and goes on lacking it
    lines[-1] += surplus
    lines[first:last] = [line + end for line in new]
    return "".join(lines).removesuffix(surplus)


def _section(key: Scalar, items: list[Node], notes: NoteBook) -> list[str]:
    """Return the lines of the section, laid out as the whole file would be."""
    section = Mapping(NOWHERE, {SECTION: Entry(key, Sequence(NOWHERE, items, flow=not items))})
    return Emitter(notes).mapping(section, ValueKind(Document), 0)


def _last_line(node: Node, key_line: int) -> int:
    """Return the number of the last line on which something of the section stands."""
    if isinstance(node, Sequence) and not node.flow:
        return max((_last_line(item, key_line) for item in node.items), default=key_line)
    if isinstance(node, Mapping) and not node.flow:
        return max(_last_line(entry.node, entry.key.mark.line) for entry in node.entries.values())
    return max(node.end_line, key_line)


def _without_ends(notes: NoteBook, entry: Entry, items: list[Node]) -> NoteBook:
    """Leave out the comments above and after the section: they stand in lines that stay."""
    outside = {id(entry.node), *(id(item) for item in items[-1:])}
    kept = {key: replace(note, closing=[]) if key in outside else note for key, note in notes.items()}
    if id(entry.key) in kept:
        kept[id(entry.key)] = replace(kept[id(entry.key)], above=[])
    return kept


def _place_of_section(root: Mapping, lines: list[str]) -> int:
    """Return the index of the line at which a new section belongs: behind what stands before it."""
    names = list(field_specs(Document))
    later = [
        root.entries[name].key.mark.line - 1 for name in names[names.index(SECTION) :] if name in root.entries
    ]
    at = min(later, default=len(lines))
    while at and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at
