"""Which format a path means, and reading and writing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from network.exchange.csv_files import ACTORS, TIES, read_csv_folder, write_csv_folder
from network.exchange.graphml import tables_of_graphml, to_graphml
from network.exchange.nesting import Tables
from network.exchange.node_link import tables_of_node_link, to_node_link
from network.model import Network
from network.problems import Problem
from network.reading import Reading, read, reading_of
from network.reading.reader import MAX_BYTES, bytes_of, text_of
from network.writing import to_yaml

FORMATS = ("yaml", "csv", "graphml", "json")
"""What can be read and written, by its ending; csv is a folder."""
_WRITERS: dict[str, Callable[[Network], str]] = {
    "yaml": to_yaml,
    "graphml": to_graphml,
    "json": to_node_link,
}
_READERS: dict[str, Callable[[str, str], Tables]] = {
    "graphml": tables_of_graphml,
    "json": tables_of_node_link,
}


class UnknownFormatError(ValueError):
    """No format belongs to the ending of a path; `ending` is that ending."""

    def __init__(self, ending: str) -> None:
        super().__init__(ending)
        self.ending = ending


def format_of(path: Path, to_read: bool = False) -> str:
    """Return the format that a path means.

    A path without an ending is a folder of tables, or to be read one of `*.yaml` unless it holds
    tables. Raises UnknownFormatError for other endings.
    """
    if path.name in (ACTORS, TIES):
        return "csv"
    ending = path.suffix.lower().removeprefix(".")
    if path.is_dir() and ending != "csv":
        return "yaml" if to_read and not (path / ACTORS).exists() else "csv"
    known = "yaml" if ending == "yml" else ending or "csv"
    if known not in FORMATS:
        raise UnknownFormatError(path.suffix)
    return known


def read_any(path: Path) -> Reading:
    """Read a file or folder of any format, with the checks of a data file.

    Raises UnknownFormatError; bad content is problems, as in `network.reading.read`.
    """
    kind = format_of(path, to_read=True)
    if kind == "yaml":
        return read(path)
    if kind == "csv":
        return read_csv_folder(_folder(path))
    content = bytes_of(path, MAX_BYTES)
    text = content if isinstance(content, Problem) else text_of(content, str(path))
    if isinstance(text, Problem) or isinstance(content, Problem):
        return reading_of(None, [text] if isinstance(text, Problem) else [])
    tables = _READERS[kind](text, str(path))
    fingerprint = hashlib.sha256(content).hexdigest()[:16]
    if tables.problems:
        return reading_of(None, tables.problems, fingerprint, (path,))
    return tables.reading((path,), fingerprint)


def write_any(network: Network, path: Path) -> None:
    """Write a network in the format that the path means; OSError where it cannot be written."""
    kind = format_of(path)
    if kind == "csv":
        write_csv_folder(network, _folder(path))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_WRITERS[kind](network), encoding="utf-8", newline="\n")


def _folder(path: Path) -> Path:
    return path.parent if path.name in (ACTORS, TIES) else path
