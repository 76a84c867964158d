"""Changes of data files on disk: one at a time, all or nothing, and never to something unreadable."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from network.problems import Problem
from network.reading import read
from network.reading.nodes import Mapping, compose
from network.reading.reader import bytes_of, text_of
from network.writing.answers import SECTION

PATIENCE_SECONDS = 10
NEW_FILE = "answers.yaml"
"""Where answers to a folder of files go that has none yet."""


class SaveError(Exception):
    """Nothing was changed; `problems` says what would be wrong, or is empty where the disk refused."""

    def __init__(self, problems: Sequence[Problem] = ()) -> None:
        super().__init__(", ".join(problem.code for problem in problems) or "not writable")
        self.problems = tuple(problems)


def change_answers(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of the file that holds the answers of a data file or folder.

    The text is read anew under a lock, so that nobody's edit is lost; the result must read without
    errors and without new warnings before it takes the file's place. Raises `SaveError`.
    """
    try:
        with FileLock(_lock_of(path), timeout=PATIENCE_SECONDS):
            _change(path, change)
    except (OSError, Timeout) as error:
        raise SaveError from error


def _lock_of(path: Path) -> str:
    return str(path.parent / f".{path.name}.lock")


def _change(path: Path, change: Callable[[str], str]) -> None:
    file = _file_of_answers(path)
    content = bytes_of(file) if file.exists() else b"version: 1\n"
    text = content if isinstance(content, Problem) else text_of(content, str(file))
    if isinstance(text, Problem):
        raise SaveError([text])
    before = {(problem.code, problem.path) for problem in read(path).problems}
    try:
        changed = change(text)
    except ValueError as error:
        raise SaveError(read(path).problems) from error
    with tempfile.TemporaryDirectory(prefix=".check-", dir=path.parent) as folder:
        trial = _copy(path, file, changed.encode("utf-8"), Path(folder))
        new = [p for p in read(trial).problems if p.level == "error" or (p.code, p.path) not in before]
        if new:
            raise SaveError([replace(problem, file=file.name) for problem in new])
        written = trial / file.name if path.is_dir() else trial
        if file.exists():
            shutil.copymode(file, written)
        written.replace(file)


def _copy(path: Path, file: Path, content: bytes, folder: Path) -> Path:
    """Lay the data out in another folder, with one file changed."""
    if path.is_dir():
        for other in path.glob("*.yaml"):
            if other != file:
                shutil.copy(other, folder / other.name)
    written = folder / file.name
    with written.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return folder if path.is_dir() else written


def _file_of_answers(path: Path) -> Path:
    """Return the file itself; of a folder the first that has answers, else one for them alone."""
    if not path.is_dir():
        return path
    for file in sorted(path.glob("*.yaml")):
        text = file.read_text(encoding="utf-8-sig")
        root, _ = compose(text, str(file))
        if isinstance(root, Mapping) and SECTION in root.entries:
            return file
    return path / NEW_FILE
