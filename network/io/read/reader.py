"""Opening files: their bytes, their texts, and the network they make up together.

Nothing in a file makes this raise: whatever is wrong, missing files included, comes back as a problem
with its place. A network is returned only when there is no error at all; half of one would mislead.
"""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from network.io.document import FORMAT_VERSION, Document, to_network
from network.io.problems import Mark, Problem, different, has_errors, in_order, problem
from network.io.read.consistency import check_consistency
from network.io.read.former_ids import with_present_ids
from network.io.read.personal_data import personal_data
from network.io.read.references import check_references
from network.io.read.source_file import SourceFile
from network.io.read.validation import validate
from network.io.read.yaml_tree import FORBIDDEN, Mapping, Node, compose, plain
from network.model import Network

MAX_BYTES = 7_000_000
"""Size of all files together: 10 000 actors with 40 000 ties; the region's file has half a megabyte."""

Contents = dict[Path, bytes | Problem]
"""The files of the data in their order, each with its bytes or the problem that prevents reading it."""


@dataclass(frozen=True)
class Reading:
    """The result of reading: a network and its document, or the errors that prevent one.

    `fingerprint` is the hash of the bytes read: equal as long as the files are not edited.
    """

    network: Network | None
    problems: tuple[Problem, ...]
    document: Document | None = None
    fingerprint: str = ""
    files: tuple[Path, ...] = ()


def read(path: Path) -> Reading:
    """Read a file, or a folder of `*.yaml` files that are merged in the order of their names.

    Lists are joined; version and title come from the first file that has them. Never raises, whatever the
    path or the files are or hold.
    """
    return read_contents(contents_of(path))


def data_files(path: Path) -> list[Path]:
    """Return the files that a path means, by name: itself, or a folder's `*.yaml` that are not hidden.

    Editors and systems keep locks, drafts and forks beside the data under hidden names.
    """
    with suppress(OSError, ValueError):
        if path.is_dir():
            return sorted(file for file in path.glob("*.yaml") if not file.name.startswith("."))
    return [path]


def contents_of(path: Path) -> Contents:
    """Return the bytes of each data file, or the problem that prevents reading it."""
    contents: Contents = {}
    room = MAX_BYTES
    for file in data_files(path):
        content = contents[file] = bytes_of(file, room)
        room -= len(content) if isinstance(content, bytes) else 0
    return contents or {path: problem("folder-empty", Mark(str(path)))}


def read_contents(contents: Contents) -> Reading:
    """Read what lies, or would lie, in the files of the data."""
    problems: list[Problem] = []
    digest = hashlib.sha256()
    roots: list[Node] = []
    for file, content in contents.items():
        if isinstance(content, Problem):
            problems.append(content)
            continue
        digest.update(content)
        root, found = root_of(content, str(file))
        problems.extend(found)
        roots.extend([root] if root is not None else [])
    document, found = read_nodes(roots, complete=len(roots) == len(contents))
    problems.extend(found)
    return reading_of(document, problems, digest.hexdigest()[:16], tuple(contents))


def reading_of(
    document: Document | None,
    problems: Iterable[Problem],
    fingerprint: str = "",
    files: tuple[Path, ...] = (),
) -> Reading:
    """Return a reading: sorted problems, and a network only where none of them is an error."""
    ordered = in_order(problems)
    document = None if has_errors(ordered) else document
    return Reading(to_network(document) if document else None, ordered, document, fingerprint, files)


def read_nodes(roots: Sequence[Node], complete: bool = True) -> tuple[Document | None, list[Problem]]:
    """Return the document that trees make up together, and what is wrong with it.

    `complete` is false where further files could not be read: then unknown ids are not reported, since
    they may be declared there.
    """
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    for root in roots:
        if isinstance(root, Mapping):
            sources.append(SourceFile(root, plain(root)))
        else:
            problems.append(problem("not-a-document", root.mark))
    complete = complete and not problems
    sources, found = with_present_ids(sources)
    problems.extend(found)
    documents: list[Document | None] = []
    for i, source in enumerate(sources):
        document, found = validate(source.root, _filled(source, sources, alone=i == 0 and complete))
        documents.append(document)
        problems.extend(found)
    problems.extend(p for p in check_references(sources) if complete or p.code != "unknown-id")
    problems.extend(check_consistency(sources))
    return _joined(documents), problems


def _filled(source: SourceFile, sources: Sequence[SourceFile], alone: bool) -> dict[str, Any]:
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
    lists = {
        name: tuple(chain.from_iterable(getattr(document, name) for document in whole))
        for name in Document.model_fields
        if isinstance(getattr(whole[0], name), tuple)
    }
    return whole[0].model_copy(update=lists)


def bytes_of(file: Path, room: int = MAX_BYTES) -> bytes | Problem:
    """Return the content of an ordinary file of at most `room` bytes, or what prevents reading it."""
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


def text_in(file: Path, note: Callable[[bytes], None]) -> str | Problem:
    """Return the text of a file, or what prevents reading it; `note` gets its bytes, for a fingerprint."""
    content = bytes_of(file)
    if isinstance(content, Problem):
        return content
    note(content)
    return text_of(content, str(file))


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


def root_of(content: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a file's bytes, None where they cannot be read, and what is wrong with them."""
    text = text_of(content, file)
    if isinstance(text, Problem):
        return None, [text]
    root, problems = compose(text, file)
    if root is None and not problems:
        problems = [problem("empty-file", Mark(file))]
    return root, [*problems, *different(_in_comments(text, file))]


def _in_comments(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        comment = re.search(r"(?:^|\s)#.*", line)
        if comment and (found := personal_data(comment[0])):
            mark = Mark(file, number, line.index("#", comment.start()) + 1)
            yield problem("personal-data", mark, kind=found.kind, value=found.text)


def _mark_after(before: str, file: str) -> Mark:
    lines = before.split("\n")
    return Mark(file, len(lines), len(lines[-1]) + 1)
