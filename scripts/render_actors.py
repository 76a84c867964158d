"""Write the content of data/actors.yaml as text that people like to read and edit."""

from __future__ import annotations

import re
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

Item = dict[str, Any]

WIDTH = 100
SECTION_WIDTH = 78
INLINE = {"name", "topics", "types"}
COMMENTS = Path(__file__).parent / "curation" / "comments.txt"


def writer() -> YAML:
    """Return a writer with the layout of the data file."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = WIDTH
    yaml.allow_unicode = True
    return yaml


def comments() -> dict[str, str]:
    """Return the comment that stands before each part of the file, by the part's key."""
    parts = COMMENTS.read_text(encoding="utf-8").split("\n== ")
    named = (part.split("\n", 1) for part in parts[1:])
    return {name.strip(): text.rstrip("\n") + "\n" for name, text in named}


def arranged(value: Any, inline: bool = False) -> Any:
    """Return plain content with the layout chosen: block style, short lists and names in one line."""
    if isinstance(value, dict):
        mapping = CommentedMap((key, arranged(v, inline or key in INLINE)) for key, v in value.items())
        if inline:
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(arranged(v, inline) for v in value)
        if inline:
            sequence.fa.set_flow_style()
        return sequence
    return value


def dumped(content: Any) -> str:
    """Return the content as YAML."""
    stream = StringIO()
    writer().dump(content, stream)
    return tidied(stream.getvalue())


def tidied(text: str) -> str:
    """Return the text without the blanks at line ends and the breaks before addresses that ruamel writes."""
    return re.sub(
        r" +$", "", re.sub(r": *\n +(https?://\S+)$", r": \1", text, flags=re.MULTILINE), flags=re.MULTILINE
    )


def block_entries(key: str, entries: list[Item]) -> list[str]:
    """Return the entries of a list in block style, without the line of the key."""
    return [dumped(CommentedMap({key: CommentedSeq([arranged(e)])})).split("\n", 1)[1] for e in entries]


def sections(key: str, entries: list[Item], names: dict[str, str]) -> str:
    """Return entries that carry a district, under one heading per district."""
    text = f"{key}:\n"
    for district, members in groupby(entries, key=lambda entry: str(entry["district"])):
        heading = f"  # ── {names[district]} "
        text += "\n" + heading + "─" * (SECTION_WIDTH - len(heading)) + "\n\n"
        text += "\n".join(block_entries(key, list(members)))
    return text


def render(document: Item) -> str:
    """Return the whole file."""
    before = comments()
    names = {
        d["id"]: d["name"]["de"] if isinstance(d["name"], dict) else d["name"] for d in document["districts"]
    }
    parts = [before["head"]]
    for key, value in document.items():
        if key in ("actors", "reported_gaps"):
            text = sections(key, value, names)
        elif isinstance(value, list):
            text = f"{key}:\n" + "".join(block_entries(key, value))
        else:
            text = dumped(arranged({key: value}))
        parts.append(before.get(key, "") + text)
    return "\n".join(parts)
