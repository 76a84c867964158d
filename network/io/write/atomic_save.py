"""Changes of data files on disk: one at a time, all or nothing, and never to something unreadable."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from network.io.problems import Problem, without_folder
from network.io.read.reader import Contents, contents_of, read_contents, root_of
from network.io.read.yaml_tree import Mapping
from network.io.write.answers import SECTION

PATIENCE_SECONDS = 30
ATTEMPTS = 3
NEW_FILE = "answers.yaml"
"""Where answers to a folder of files go that has none yet."""
_NEW_CONTENT = b"version: 1\n"


class SaveError(Exception):
    """Nothing was changed.

    `reason`: `refused` (the file would not be in order, `problems` says why), `not-writable`, `busy`
    (another process is saving), or `edited` (the file was edited meanwhile, each time).
    """

    def __init__(
        self,
        reason: Literal["refused", "not-writable", "busy", "edited"],
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(", ".join(problem.code for problem in problems) or reason)
        self.reason = reason
        self.problems = tuple(without_folder(problem) for problem in problems)


def may_change(path: Path) -> bool:
    """Return whether this process may write answers to a data file or folder."""
    try:
        lock = _lock_of(path)
        file = _file_of_answers(path, contents_of(path) if path.is_dir() else {}).resolve()
        needed = [path.resolve(), file.parent, lock.parent, *(f for f in (lock, file) if f.exists())]
        return all(os.access(place, os.W_OK) for place in needed)
    except (OSError, RuntimeError, ValueError):  # the path is none
        return False


def change_answers(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of the file that holds the answers of a data file or folder.

    The text is read under a lock, and once more if an editor, which knows no lock, saved meanwhile; the
    result must read without errors and without new warnings before it takes the file's place. Raises
    `SaveError`.
    """
    if not may_change(path):
        raise SaveError("not-writable")
    while_locked(path, lambda: _change(path, change))


def while_locked(path: Path, write: Callable[[], bool]) -> None:
    """Call what writes a data file or folder under the lock of the data, again while it returns false.

    Raises `SaveError` where it cannot write.
    """
    try:
        with FileLock(_lock_of(path), timeout=PATIENCE_SECONDS):
            for _ in range(ATTEMPTS):
                if write():
                    return
    except Timeout as error:
        raise SaveError("busy") from error
    except OSError as error:
        raise SaveError("not-writable") from error
    raise SaveError("edited")


def atomic_write(file: Path, content: bytes, before: bytes | None) -> bool:
    """Put a file's new content in the place of the old, to be called under the lock of the data.

    The file holds all or nothing of it, even after a power cut; a link stays a link; mode, owner and group
    stay as far as this process may give them. Returns false, and leaves the file alone, where it does not
    hold `before` any more (None: there was no file). Raises OSError where it cannot be written.
    """
    file = file.resolve()
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)  # of a writer that was killed
    try:
        draft.touch(0o666 if before is None else 0o600, exist_ok=False)
        with draft.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if before is not None:
            _keep_owner_and_mode(file, draft)
        if (file.read_bytes() if file.exists() else None) != before:
            return False
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    with suppress(OSError):  # not every system can do this to a folder
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return True


def _keep_owner_and_mode(file: Path, draft: Path) -> None:
    facts = file.stat()
    for owner in (-1, facts.st_uid):
        with suppress(OSError, AttributeError):  # who may not give a file away may give it to a group
            os.chown(draft, owner, facts.st_gid)
    draft.chmod(facts.st_mode)


def _lock_of(path: Path) -> Path:
    """Return the lock file beside the data, the same for every link to them."""
    path = path.resolve()
    return (path if path.is_dir() else path.parent) / f".{path.name}.lock"


def _change(path: Path, change: Callable[[str], str]) -> bool:
    contents = contents_of(path)
    file = _file_of_answers(path, contents)
    before = contents.get(file)
    if isinstance(before, Problem):
        raise SaveError("refused", [before])
    try:
        changed = change((_NEW_CONTENT if before is None else before).decode("utf-8")).encode("utf-8")
    except ValueError as error:
        raise SaveError("refused", _problems(tuple(contents.items()))) from error
    found = _problems(tuple(sorted({**contents, file: changed}.items())))
    known = {(p.code, p.path) for p in _problems(tuple(contents.items()))} if found else set()
    if new := [p for p in found if p.level == "error" or (p.code, p.path) not in known]:
        raise SaveError("refused", new)
    return atomic_write(file, changed, before)


@lru_cache(maxsize=4)
def _problems(contents: tuple[tuple[Path, bytes | Problem], ...]) -> tuple[Problem, ...]:
    """Return what is wrong with the data; cached, since the next answer finds what this one left."""
    return read_contents(dict(contents)).problems


def _file_of_answers(path: Path, contents: Contents) -> Path:
    """Return the file itself; in a folder the first with answers, else a new one for them alone."""
    if not path.is_dir():
        return path
    return next((f for f, content in contents.items() if _has_answers(content)), path / NEW_FILE)


@lru_cache(maxsize=8)
def _has_answers(content: bytes | Problem) -> bool:
    if isinstance(content, Problem) or SECTION.encode() not in content:
        return False
    root, _ = root_of(content, "")
    return isinstance(root, Mapping) and SECTION in root.entries
