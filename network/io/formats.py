"""The one registry of formats: which a path means, and reading and writing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from network.io.exchange.csv_folder import ACTORS, TIES, read_csv_folder, write_csv_folder
from network.io.exchange.from_tables import Tables
from network.io.exchange.graphml import tables_of_graphml, to_graphml
from network.io.exchange.node_link import tables_of_node_link, to_node_link
from network.io.problems import Problem
from network.io.read import Reading, read, reading_of
from network.io.read.reader import text_in
from network.io.write import to_yaml
from network.model import Network


@dataclass(frozen=True)
class Format:
    """A kind of file, known by its ending `id`: reading a path, and the bytes of a network.

    Tables of comma-separated values are a folder of files and have no single one.
    """

    id: str
    media_type: str
    read: Callable[[Path], Reading]
    write: Callable[[Network], bytes] | None = None


def _read_csv(path: Path) -> Reading:
    return read_csv_folder(_folder(path))


def _read_text(tables_of: Callable[[str, str], Tables], path: Path) -> Reading:
    digest = hashlib.sha256()
    text = text_in(path, digest.update)
    if isinstance(text, Problem):
        return reading_of(None, [text])
    tables = tables_of(text, str(path))
    fingerprint = digest.hexdigest()[:16]
    if tables.problems:
        return reading_of(None, tables.problems, fingerprint, (path,))
    return tables.reading((path,), fingerprint)


FORMATS: Mapping[str, Format] = {
    kind.id: kind
    for kind in (
        Format("yaml", "application/yaml", read, lambda network: to_yaml(network).encode()),
        Format("csv", "text/csv", _read_csv),
        Format(
            "graphml",
            "application/xml",
            partial(_read_text, tables_of_graphml),
            lambda network: to_graphml(network).encode(),
        ),
        Format(
            "json",
            "application/json",
            partial(_read_text, tables_of_node_link),
            lambda network: to_node_link(network).encode(),
        ),
    )
}
"""What can be read and written, by its ending."""


class UnknownFormatError(ValueError):
    """No format belongs to the ending of a path; `ending` is that ending."""

    def __init__(self, ending: str) -> None:
        super().__init__(ending)
        self.ending = ending


def format_of(path: Path, to_read: bool = False) -> Format:
    """Return the format that a path means.

    A path without an ending is a folder of tables, or to be read one of `*.yaml` unless it holds
    tables. Raises UnknownFormatError for other endings.
    """
    if path.name in (ACTORS, TIES):
        return FORMATS["csv"]
    ending = path.suffix.lower().removeprefix(".")
    if path.is_dir() and ending != "csv":
        return FORMATS["yaml" if to_read and not (path / ACTORS).exists() else "csv"]
    known = "yaml" if ending == "yml" else ending or "csv"
    if known not in FORMATS:
        raise UnknownFormatError(path.suffix)
    return FORMATS[known]


def read_any(path: Path) -> Reading:
    """Read a file or folder of any format, with the checks of a data file.

    Raises UnknownFormatError; bad content is problems, as in `network.io.read.read`.
    """
    return format_of(path, to_read=True).read(path)


def write_any(network: Network, path: Path) -> None:
    """Write a network in the format that the path means; OSError where it cannot be written."""
    kind = format_of(path)
    if kind.write is None:
        write_csv_folder(network, _folder(path))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kind.write(network))


def _folder(path: Path) -> Path:
    return path.parent if path.name in (ACTORS, TIES) else path
