"""From nodes to lines: order of keys, indentation, what stands in one line, and quotes where needed.

A value is written plain where every YAML reader then reads the same text, else quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import yaml
from pydantic import BaseModel

from network.io.read.field_specs import BOOLEANS, INTEGER, field_specs
from network.io.read.yaml_tree import FORBIDDEN, Alias, Mapping, Node, Scalar, Sequence
from network.io.write.comments import NoteBook, Notes

WIDTH = 100
"""Columns of a line, where words allow."""
STEP = 2
"""Columns of indentation."""
BOOLEAN = re.compile("|".join(BOOLEANS))
DATE = re.compile(r"\d.*", re.DOTALL)
NO_NOTES = Notes()
Model = type[BaseModel] | None

# What readers of YAML 1.1 and 1.2 take for something other than text, beyond what PyYAML does.
_MISREAD = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(\d[\d_]*)?\.?\d+([eE][-+]?\d+)?|<<|=", re.ASCII)
_RESOLVER: Any = yaml.resolver.Resolver()
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True)
class ValueKind:
    """What a value is, as far as that decides how it is written: `unquoted` what needs no quotes there."""

    model: Model = None
    unquoted: re.Pattern[str] | None = None

    def of(self, key: str) -> ValueKind:
        """Return the kind of what stands behind a key."""
        spec = field_specs(self.model).get(key) if self.model else None
        if spec is None:
            return ValueKind()
        other = DATE if spec.is_date else None
        return ValueKind(spec.part, BOOLEAN if spec.is_boolean else INTEGER if spec.is_number else other)


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
        if node.anchor is not None or not self.is_block(node, kind, indent + STEP):
            return [], self.value(node, kind, "-", indent)
        inner = self.block(node, kind, indent + STEP)
        first = next(i for i, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
        above = [line.strip() for line in inner[:first]]
        hyphen = " " * indent + "- " + inner[first].lstrip()
        return above, [hyphen, *inner[first + 1 :]]

    def block(self, node: Mapping | Sequence, kind: ValueKind, indent: int) -> list[str]:
        """Return the lines of a mapping or list in block style, with the comments that close it."""
        lines = (
            self.mapping(node, kind, indent)
            if isinstance(node, Mapping)
            else self.sequence(node, kind, indent)
        )
        return lines + [_indented(line, indent) for line in self.noted(node).closing]

    def value(self, node: Node, kind: ValueKind, head: str, indent: int) -> list[str]:
        """Return the lines of `head` (a key or a hyphen) and the value behind it."""
        start = " " * indent + head
        if node.anchor is not None:
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

    def is_block(self, node: Node, kind: ValueKind, column: int) -> TypeGuard[Mapping | Sequence]:
        """Return whether a collection takes lines of its own: as written, or as it is too long for one."""
        if not isinstance(node, Mapping | Sequence):
            return False
        has_content = bool(node.entries if isinstance(node, Mapping) else node.items)
        too_long = column + len(self.inline(node, kind, in_flow=False)) > WIDTH
        return has_content and (not node.flow or (too_long and not _is_list_of_words(node)))

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
                names = self.ordered(node, kind.model)
                keys = (one_line(name, in_flow=True) for name in names)
                values = (self.inline(node.entries[name].node, kind.of(name), True) for name in names)
                written = "{" + ", ".join(map(": ".join, zip(keys, values, strict=True))) + "}"
        return f"&{node.anchor} {written}" if in_flow and node.anchor is not None else written

    def scalar(self, node: Scalar, kind: ValueKind, in_flow: bool) -> str:
        """Return a single value; numbers, dates and true/false are unquoted where the format wants them."""
        if node.text is None:
            return "null"
        unquoted = kind.unquoted is not None and kind.unquoted.fullmatch(node.text) is not None
        return one_line(node.text, unquoted, in_flow, node.style)


def _is_list_of_words(node: Node) -> TypeGuard[Sequence]:
    """Return whether lines may be broken behind the commas: in lists of ids, not of mappings."""
    return isinstance(node, Sequence) and bool(node.items) and all(isinstance(i, Scalar) for i in node.items)


def _indented(line: str, indent: int) -> str:
    return " " * indent + line if line else ""


def _behind(line: str, comment: str) -> str:
    return f"{line}  {comment}" if comment else line


def one_line(text: str, unquoted: bool = False, in_flow: bool = False, style: str = "") -> str:
    """Return the text as a value in one line.

    `unquoted` leaves numbers, dates and true/false as they are; in all other places they would be texts, and
    are quoted. `in_flow` is for places inside `[ ]` and `{ }`. Where quotes are needed, those of `style`
    are kept if they can be.
    """
    if _is_plain(text, unquoted, in_flow):
        return text
    prefers_single = style == "'" or ("'" not in text and ("\\" in text or '"' in text))
    if prefers_single and not _is_unprintable(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def literal(text: str) -> list[str] | None:
    """Return a text of several lines as `|` and its lines, None where those could not hold it."""
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return None
    if FORBIDDEN.search(text) or any(line != line.rstrip() or re.search(r"[\r\t]", line) for line in lines):
        return None
    return ["|" if text.endswith("\n") else "|-", *lines]


def folded(written: str, start: int, indent: int) -> list[str]:
    """Break a text in one line at blanks, so that it keeps to the width.

    The first line begins in column `start`, the others in `indent`. Only single blanks between words
    are broken: at any other place a reader would see another text.
    """
    return filled(re.split(r"(?<=\S) (?=\S)", written), start, indent)


def filled(words: list[str], start: int, indent: int) -> list[str]:
    """Put words, with blanks between them, into lines that keep to the width where words allow."""
    lines, room, line = [], WIDTH - start, ""
    for word in words:
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            room, line = WIDTH - indent, word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [lines[0], *(" " * indent + further for further in lines[1:])]


def _is_plain(text: str, unquoted: bool, in_flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _INDICATORS or _is_unprintable(text):
        return False
    if re.search(r": | #|:$", text) or text.startswith(("---", "...")):
        return False
    if in_flow and re.search(r"[,\[\]{}?]", text):  # PyYAML without its C parts stumbles over "?"
        return False
    return unquoted or not _is_misread(text)


def _is_misread(text: str) -> bool:
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag != "tag:yaml.org,2002:str" or _MISREAD.fullmatch(text) is not None


def _is_unprintable(text: str) -> bool:
    return re.search(r"[\n\r\t]", text) is not None or FORBIDDEN.search(text) is not None


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    code = ord(sign)
    if not FORBIDDEN.match(sign):
        return sign
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
