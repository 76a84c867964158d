"""A folder with `actors.csv` and `ties.csv`, and `network.yaml` for all that is no table.

The two tables are enough to come in: then districts, types and topics are taken from the rows, with
their ids as names.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from network.io.exchange.from_tables import Tables, rest_of, row_of
from network.io.exchange.safe_csv import from_csv, to_csv
from network.io.exchange.tables import ACTOR_COLUMNS, TIE_COLUMNS, actors_table, ties_table
from network.io.problems import Mark, Problem, different, problem
from network.io.read import Reading
from network.io.read.reader import text_in
from network.io.read.yaml_tree import Mapping, compose
from network.io.suggestions import AllowedValues
from network.io.write import to_yaml
from network.model import Network

ACTORS, TIES, REST = "actors.csv", "ties.csv", "network.yaml"


def write_csv_folder(network: Network, folder: Path) -> None:
    """Write the tables and the rest of a network into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = (
        (ACTORS, to_csv(actors_table(network), ACTOR_COLUMNS)),
        (TIES, to_csv(ties_table(network), TIE_COLUMNS)),
        (REST, to_yaml(network.replace(actors=(), ties=()))),
    )
    for name, content in tables:
        (folder / name).write_text(content, encoding="utf-8", newline="")


def read_csv_folder(folder: Path) -> Reading:
    """Read the tables of a folder; a problem's line is that of the row, its column counts cells."""
    tables = Tables(str(folder))
    digest = hashlib.sha256()
    files: list[Path] = []
    for name in (ACTORS, TIES, REST):
        file = folder / name
        if name != ACTORS and not file.exists():
            continue
        files.append(file)
        text = text_in(file, digest.update)
        if isinstance(text, Problem):
            tables.problems.append(text)
        elif name == REST:
            _take_rest(tables, text, str(file))
        else:
            rows = tables.actors if name == ACTORS else tables.ties
            rows.extend(_rows(text, str(file), ACTOR_COLUMNS if name == ACTORS else TIE_COLUMNS, tables))
    return tables.reading(files, digest.hexdigest()[:16])


def _take_rest(tables: Tables, text: str, file: str) -> None:
    root, problems = compose(text, file)
    tables.problems.extend(problems)
    if isinstance(root, Mapping):
        tables.declared = rest_of(root)
    elif not problems:
        tables.problems.append(problem("not-a-document", Mark(file)))


def _rows(text: str, file: str, columns: Iterable[str], tables: Tables) -> list[Mapping]:
    try:
        header, rows = from_csv(text)
    except csv.Error:
        tables.problems.append(problem("bad-csv", Mark(file)))
        return []
    known = tuple(columns)
    free = AllowedValues(set(known).difference(header))
    tables.problems += different(
        problem("ignored-column", Mark(file, 1, n), value=name, suggestion=free.nearest(name), allowed=known)
        for n, name in enumerate(header, 1)
        if name not in known
    )
    places = {name: number for number, name in enumerate(header, 1) if name in known}
    return [
        row_of(
            {name: (row.cells.get(name, ""), Mark(file, row.line, at)) for name, at in places.items()},
            Mark(file, row.line),
        )
        for row in rows
    ]
