"""One layout for all data files."""

from __future__ import annotations

import re

from network.io.document import Document
from network.io.read.yaml_tree import Alias, Mapping, compose, plain, walk
from network.io.write.comments import comments_of, noted
from network.io.write.emitter import Emitter


def format_text(text: str) -> str:
    """Return the text of a data file in the canonical layout: same content, same comments.

    Keys stand in the order of the models (with aliases in the file they stay where they are, since an
    alias must follow its anchor), lists are indented by two, lines have at most 100 columns where words
    allow, and only values that some YAML reader would misread are quoted. Formatting twice changes
    nothing more. Raises ValueError as `readable` does.
    """
    text, root = readable(text)
    layout = Emitter(noted(root, comments_of(text)), sort=not any(isinstance(n, Alias) for n in walk(root)))
    root.flow = False
    return "\n".join(layout.document(root, Document)).strip("\n") + "\n"


def readable(text: str) -> tuple[str, Mapping]:
    """Return a data file's text with plain line ends, and its tree.

    Raises ValueError for a text that is not readable YAML with keys at its top.
    """
    text = re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
    root, problems = compose(text, "")
    if problems or not isinstance(root, Mapping):
        raise ValueError("the text cannot be read: " + ", ".join(p.code for p in problems))
    return text, root


def same_content(one: str, other: str) -> bool:
    """Return whether two texts hold the same content, whatever their layout."""
    roots = [compose(text, "")[0] for text in (one, other)]
    return None not in roots and plain(roots[0]) == plain(roots[1])  # type: ignore[arg-type]
