"""From YAML files to a `Network`, or to all problems at once.

Nothing in a file makes this raise: whatever is wrong, missing files included, comes back as a problem
with its place. A network is returned only when there is no error at all; half of one would mislead.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from network.document import FORMAT_VERSION, Document, to_network
from network.model import Network
from network.problems import Mark, Problem, has_errors, in_order, problem
from network.reading.consistency import check_consistency
from network.reading.nodes import FORBIDDEN, Mapping, Node, compose, plain
from network.reading.references import check_references
from network.reading.sources import Source
from network.reading.validation import validate

MAX_BYTES = 10_000_000
"""Size of all files together; the region's file has well under one megabyte."""


@dataclass(frozen=True)
class Reading:
    """What reading came to: a network and its document, or the errors that are in the way.

    `fingerprint` is the hash of the bytes read: equal as long as nobody edited the files.
    """

    network: Network | None
    problems: tuple[Problem, ...]
    document: Document | None = None
    fingerprint: str = ""
    files: tuple[Path, ...] = ()


def read(path: Path) -> Reading:
    """Read a file, or a folder of `*.yaml` files that are merged in the order of their names.

    Lists are joined; version and title come from the first file that has them. Never raises because
    of what the path or the files are or hold.
    """
    files, problems = _files(path)
    contents: list[tuple[Path, bytes]] = []
    for file in files:
        content = bytes_of(file, MAX_BYTES - sum(len(earlier) for _, earlier in contents))
        if isinstance(content, Problem):
            problems.append(content)
        else:
            contents.append((file, content))
    digest = hashlib.sha256()
    roots: list[Node] = []
    for file, content in contents:
        digest.update(content)
        root, found = _root(content, str(file))
        problems.extend(found)
        roots.extend([root] if root is not None else [])
    document, found = read_nodes(roots, complete=len(roots) == len(files))
    problems.extend(found)
    return reading_of(document, problems, digest.hexdigest()[:16], tuple(files))


def reading_of(
    document: Document | None,
    problems: Iterable[Problem],
    fingerprint: str = "",
    files: tuple[Path, ...] = (),
) -> Reading:
    """Close a reading: sorted problems, and a network only where none of them is an error."""
    ordered = in_order(problems)
    if document is None or has_errors(ordered):
        return Reading(None, ordered, None, fingerprint, files)
    return Reading(to_network(document), ordered, document, fingerprint, files)


def read_nodes(roots: Sequence[Node], complete: bool = True) -> tuple[Document | None, list[Problem]]:
    """Return the document that trees make up together, and what is wrong with it.

    `complete` is false where further files could not be read: then nothing is said about ids that
    may be declared there.
    """
    sources, problems = [], []
    for root in roots:
        if isinstance(root, Mapping):
            sources.append(Source(root, plain(root)))
        else:
            problems.append(problem("not-a-document", root.mark))
    complete = complete and not problems
    documents: list[Document | None] = []
    for i, source in enumerate(sources):
        document, found = validate(source.root, _filled(source, sources, alone=i == 0 and complete))
        documents.append(document)
        problems.extend(found)
    problems.extend(told for told in check_references(sources) if complete or told.code != "unknown-id")
    problems.extend(check_consistency(sources))
    return _joined(documents), problems


def _filled(source: Source, sources: Sequence[Source], alone: bool) -> dict[str, Any]:
    """Return a file's content with the version and title of another file where it has none.

    Where no file has them, the one that stands `alone` for all misses them.
    """
    filled = dict(source.raw)
    for key, anything in (("version", str(FORMAT_VERSION)), ("title", "-")):
        if key not in filled:
            given = (other.raw[key] for other in sources if other.raw.get(key) is not None)
            filled[key] = next(given, None if alone else anything)
    return {key: value for key, value in filled.items() if value is not None or key in source.raw}


def _joined(documents: Sequence[Document | None]) -> Document | None:
    whole = [document for document in documents if document is not None]
    if not whole or len(whole) < len(documents):
        return None
    if len(whole) == 1:
        return whole[0]
    first = whole[0]
    lists = {
        name: tuple(chain.from_iterable(getattr(document, name) for document in whole))
        for name in Document.model_fields
        if isinstance(getattr(first, name), tuple)
    }
    return first.model_copy(update=lists)


def _files(path: Path) -> tuple[list[Path], list[Problem]]:
    try:
        if not path.is_dir():
            return [path], []
        files = sorted(file for file in path.glob("*.yaml") if not file.name.startswith("."))
    except (OSError, ValueError):
        return [], [problem("file-unreadable", Mark(str(path)))]
    return files, [] if files else [problem("folder-empty", Mark(str(path)))]


def bytes_of(file: Path, room: int = MAX_BYTES) -> bytes | Problem:
    """Return the content of an ordinary file of at most `room` bytes, or what is in the way."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return problem("file-unreadable", Mark(str(file)))
        with file.open("rb") as stream:
            content = stream.read(room + 1)
    except FileNotFoundError:
        return problem("file-missing", Mark(str(file)))
    except (OSError, ValueError):
        return problem("file-unreadable", Mark(str(file)))
    if len(content) > room:
        return problem("file-too-big", Mark(str(file)), max=MAX_BYTES // 1_000_000)
    return content


def text_of(content: bytes, file: str) -> str | Problem:
    """Return the text of a file, or the first place that is not UTF-8 or holds a control character."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        return problem("not-utf8", _mark_after(before, file), value=f"0x{content[error.start]:02X}")
    if found := FORBIDDEN.search(text):
        mark = _mark_after(text[: found.start()], file)
        return problem("forbidden-character", mark, value=f"U+{ord(found[0]):04X}")
    return text


def _root(content: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    text = text_of(content, file)
    if isinstance(text, Problem):
        return None, [text]
    root, problems = compose(text, file)
    if root is None and not problems:
        problems = [problem("empty-file", Mark(file))]
    return root, problems


def _mark_after(before: str, file: str) -> Mark:
    lines = before.split("\n")
    return Mark(file, len(lines), len(lines[-1]) + 1)
