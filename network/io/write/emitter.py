"""The layout of the file: order of keys, indentation, what stands in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeGuard

from pydantic import BaseModel

from network.io.read.field_specs import BOOLEANS, INTEGER, FieldSpec, field_specs
from network.io.read.yaml_tree import Alias, Mapping, Node, Scalar, Sequence
from network.io.write.comments import NoteBook, Notes
from network.io.write.scalars import WIDTH, filled, folded, literal, one_line

STEP = 2
DATES = frozenset({"date"})
NO_NOTES = Notes()
Model = type[BaseModel] | None


@dataclass(frozen=True)
class ValueKind:
    """What a value is, as far as that decides how it is written."""

    model: Model = None
    bare: str = ""

    def of(self, key: str) -> ValueKind:
        """Return the kind of what stands behind a key."""
        shape = field_specs(self.model).get(key) if self.model else None
        return ValueKind(shape.part, _bare(key, shape)) if shape else ValueKind()


def _bare(key: str, shape: FieldSpec) -> str:
    if shape.is_boolean:
        return "boolean"
    return "number" if shape.is_number else "date" if key in DATES else ""


@dataclass
class Emitter:
    """Writes nodes as lines; `notes` holds the comments, `sort` puts keys into the models' order."""

    notes: NoteBook = field(default_factory=dict)
    sort: bool = True

    def document(self, root: Mapping, model: Model) -> list[str]:
        """Return the lines of the whole file."""
        lines = self.mapping(root, ValueKind(model), 0) or ["{}"]
        return [*self.noted(root).above, *lines, *self.noted(root).closing]

    def noted(self, node: Node) -> Notes:
        """Return the comments of an entry or a block."""
        return self.notes.get(id(node), NO_NOTES)

    def mapping(self, node: Mapping, kind: ValueKind, indent: int) -> list[str]:
        """Return the lines of keys and values, each with its indentation."""
        lines: list[str] = []
        for name in self.ordered(node, kind.model):
            key, value = node.entries[name]
            notes = self.noted(key)
            head = one_line(name) + ":"
            body = self.value(value, kind.of(name), head, indent)
            lines += [_indented(line, indent) for line in notes.above]
            lines += [_behind(body[0], notes.behind), *body[1:]]
        return lines

    def ordered(self, node: Mapping, model: Model) -> list[str]:
        """Return the keys in the order of the model, unknown ones last."""
        if model is None or not self.sort:
            return list(node.entries)
        rank = {name: i for i, name in enumerate(field_specs(model))}
        return sorted(node.entries, key=lambda name: rank.get(name, len(rank)))

    def sequence(self, node: Sequence, kind: ValueKind, indent: int) -> list[str]:
        """Return the lines of a list; the items begin at the indentation."""
        lines: list[str] = []
        for item in node.items:
            notes = self.noted(item)
            above, body = self.item(item, kind, indent)
            lines += [_indented(line, indent) for line in [*notes.above, *above]]
            lines += [_behind(body[0], notes.behind), *body[1:]]
        return lines

    def item(self, node: Node, kind: ValueKind, indent: int) -> tuple[list[str], list[str]]:
        """Return the comments to stand above an item's hyphen, and its lines."""
        anchored = not isinstance(node, Alias) and node.anchor is not None
        if anchored or not self.is_block(node, kind, indent + STEP):
            return [], self.value(node, kind, "-", indent)
        inner = self.block(node, kind, indent + STEP)
        first = next(i for i, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
        above = [line.strip() for line in inner[:first]]
        hyphen = " " * indent + "- " + inner[first].lstrip()
        return above, [hyphen, *inner[first + 1 :]]

    def block(self, node: Node, kind: ValueKind, indent: int) -> list[str]:
        """Return the lines of a mapping or list in block style, with the comments that close it."""
        if isinstance(node, Mapping):
            lines = self.mapping(node, kind, indent)
        elif isinstance(node, Sequence):
            lines = self.sequence(node, kind, indent)
        else:
            raise TypeError("only mappings and lists are blocks")
        return lines + [_indented(line, indent) for line in self.noted(node).closing]

    def value(self, node: Node, kind: ValueKind, head: str, indent: int) -> list[str]:
        """Return the lines of `head` (a key or a hyphen) and the value behind it."""
        start = " " * indent + head
        if not isinstance(node, Alias) and node.anchor is not None:
            start += f" &{node.anchor}"
        if self.is_block(node, kind, len(start) + 1):
            return [start, *self.block(node, kind, indent + STEP)]
        if isinstance(node, Scalar) and node.text is not None and (lines := literal(node.text)):
            return [f"{start} {lines[0]}", *(_indented(line, indent + STEP) for line in lines[1:])]
        written = self.inline(node, kind, in_flow=False)
        if isinstance(node, Scalar):
            first, *further = folded(written, len(start) + 1, indent + STEP)
        elif _is_list_of_words(node):
            first, *further = filled(self.words(node, kind), len(start) + 1, indent + STEP)
        else:
            first, further = written, []
        return [f"{start} {first}", *further]

    def words(self, node: Sequence, kind: ValueKind) -> list[str]:
        """Return the items of a list in brackets, each with its comma."""
        *items, last = [self.inline(item, kind, in_flow=True) for item in node.items]
        words = [*(f"{item}," for item in items), f"{last}]"]
        return [f"[{words[0]}", *words[1:]]

    def is_block(self, node: Node, kind: ValueKind, column: int) -> bool:
        """Tell whether a collection takes lines of its own: as written, or as it is too long for one."""
        if not isinstance(node, Mapping | Sequence) or not _has_content(node):
            return False
        too_long = column + len(self.inline(node, kind, in_flow=False)) > WIDTH
        return not node.flow or (too_long and not _is_list_of_words(node))

    def inline(self, node: Node, kind: ValueKind, in_flow: bool) -> str:
        """Return a value in one line."""
        match node:
            case Alias():
                return f"*{node.name}"
            case Scalar():
                written = self.scalar(node, kind, in_flow)
            case Sequence():
                written = "[" + ", ".join(self.inline(item, kind, True) for item in node.items) + "]"
            case Mapping():
                pairs = (self.pair(node, name, kind.of(name)) for name in self.ordered(node, kind.model))
                written = "{" + ", ".join(pairs) + "}"
        return f"&{node.anchor} {written}" if in_flow and node.anchor is not None else written

    def pair(self, node: Mapping, name: str, kind: ValueKind) -> str:
        """Return a key and its value in one line."""
        return f"{one_line(name, in_flow=True)}: {self.inline(node.entries[name].node, kind, in_flow=True)}"

    def scalar(self, node: Scalar, kind: ValueKind, in_flow: bool) -> str:
        """Return a single value; numbers, dates and true/false stand bare where the format wants them."""
        text = node.text
        if text is None:
            return "null"
        bare = (
            (kind.bare == "number" and INTEGER.fullmatch(text) is not None)
            or (kind.bare == "boolean" and text in BOOLEANS)
            or (kind.bare == "date" and text[:1].isdigit())
        )
        return one_line(text, bare, in_flow, node.style)


def _has_content(node: Mapping | Sequence) -> bool:
    return bool(node.entries if isinstance(node, Mapping) else node.items)


def _is_list_of_words(node: Node) -> TypeGuard[Sequence]:
    """Tell whether lines may be broken behind the commas: in lists of ids, not of mappings."""
    return isinstance(node, Sequence) and bool(node.items) and all(isinstance(i, Scalar) for i in node.items)


def _indented(line: str, indent: int) -> str:
    return " " * indent + line if line else ""


def _behind(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line
