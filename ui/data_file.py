"""The data file under the app: looked at on every run, read anew when it has changed.

While it is broken, the last good network stays.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from network.model import Network
from network.problems import Problem, without_folder
from network.reading import data_files, read

KEPT_NETWORKS = 4
"""So many versions of the file stay fetchable for pages that are still open."""


@dataclass(frozen=True)
class Loaded:
    """The data as it stands: `stale` says that the file is broken and an earlier network is shown."""

    network: Network | None
    problems: tuple[Problem, ...]
    stale: bool = False


class DataFile:
    """Keeps the last good network of one file or folder; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Remember the path; nothing is read yet."""
        self.path = path
        self._lock = threading.Lock()
        self._stamp: object = "never looked"
        self._loaded = Loaded(None, ())
        self._networks: dict[str, Network] = {}

    @property
    def latest(self) -> Loaded:
        """The data as they were last read; nobody waits, whatever the file does."""
        return self._loaded

    def load(self) -> Loaded:
        """Return the data, read anew if the file has changed."""
        with self._lock:
            stamp = _stamp(self.path)
            if stamp != self._stamp:
                self._loaded = self._read()
                self._stamp = stamp
            return self._loaded

    def network(self, fingerprint: str) -> Network | None:
        """Return a network that was good lately, by its content hash."""
        self.load()
        return self._networks.get(fingerprint)

    def _read(self) -> Loaded:
        reading = read(self.path)
        problems = tuple(without_folder(p) for p in reading.problems)
        if reading.network is None:
            earlier = self._loaded.network
            return Loaded(earlier, problems, stale=earlier is not None)
        self._networks.pop(reading.network.fingerprint, None)  # an edit taken back counts as new
        self._networks[reading.network.fingerprint] = reading.network
        while len(self._networks) > KEPT_NETWORKS:
            del self._networks[next(iter(self._networks))]
        return Loaded(reading.network, problems)


def _stamp(path: Path) -> object:
    return tuple((file, _seen(file)) for file in data_files(path))


def _seen(file: Path) -> object:
    try:
        seen = file.stat()
    except (OSError, ValueError):
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size
