"""How a value is written: plain where every YAML reader then reads the same text, else quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from network.io.read.yaml_tree import FORBIDDEN

WIDTH = 100
"""Columns of a line, where words allow."""

# What readers of YAML 1.1 and 1.2 take for something other than text, beyond what PyYAML does.
_MISREAD = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(\d[\d_]*)?\.?\d+([eE][-+]?\d+)?|<<|=", re.ASCII)
_RESOLVER: Any = yaml.resolver.Resolver()
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def one_line(text: str, bare: bool = False, in_flow: bool = False, style: str = "") -> str:
    """Return the text as a value in one line.

    `bare` leaves numbers, dates and true/false as they are; in all other places they would be texts, and
    are quoted. `in_flow` is for places inside `[ ]` and `{ }`. Where quotes are needed, those of `style`
    are kept if they can be.
    """
    if _is_plain(text, bare, in_flow):
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


def filled(words: Sequence[str], start: int, indent: int) -> list[str]:
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


def _is_plain(text: str, bare: bool, in_flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _INDICATORS or _is_unprintable(text):
        return False
    if re.search(r": | #|:$", text) or text.startswith(("---", "...")):
        return False
    if in_flow and re.search(r"[,\[\]{}?]", text):  # PyYAML without its C parts stumbles over "?"
        return False
    return bare or not _is_misread(text)


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
