"""One layout for all data files."""

from __future__ import annotations

from network.io.document import Document
from network.io.read.yaml_tree import Alias, Mapping, Node, Sequence, compose, plain
from network.io.write.comments import NoteBook, Notes, comments_of, noted
from network.io.write.emitter import Emitter
from network.io.write.from_model import tree_of
from network.model import Network


def format_text(text: str) -> str:
    """Return the text of a data file in the canonical layout: same content, same comments.

    Keys stand in the order of the models (with aliases in the file they stay where they are, since an
    alias must follow its anchor), lists are indented by two, lines have at most 100 columns where words
    allow, and only values that some YAML reader would misread are quoted. Formatting twice changes
    nothing more. A text that is not readable YAML with keys at its top is a ValueError.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root, problems = compose(text, "")
    if problems or not isinstance(root, Mapping):
        raise ValueError("the text cannot be read: " + ", ".join(p.code for p in problems))
    layout = Emitter(noted(root, comments_of(text)), sort=not _has_alias(root))
    root.flow = False
    return "\n".join(layout.document(root, Document)).strip("\n") + "\n"


def to_yaml(content: Document | Network) -> str:
    """Write a document or a network as a data file."""
    root = tree_of(content)
    lines = Emitter(_paragraphs(root)).document(root, Document)
    return "\n".join(lines) + "\n"


def _paragraphs(root: Mapping) -> NoteBook:
    """Return notes that set long entries apart by blank lines."""
    notes: NoteBook = {}
    for name, (key, node) in root.entries.items():
        if isinstance(node, Sequence):
            notes[id(key)] = Notes([""])
            apart = node.items[1:] if name in ("actors", "reported_gaps") else []
            notes.update({id(item): Notes([""]) for item in apart})
    return notes


def _has_alias(node: Node) -> bool:
    match node:
        case Alias():
            return True
        case Mapping():
            return any(_has_alias(entry.node) for entry in node.entries.values())
        case Sequence():
            return any(_has_alias(item) for item in node.items)
    return False


def same_content(one: str, other: str) -> bool:
    """Tell whether two texts hold the same content, whatever their layout."""
    roots = [compose(text, "")[0] for text in (one, other)]
    return None not in roots and plain(roots[0]) == plain(roots[1])  # type: ignore[arg-type]
