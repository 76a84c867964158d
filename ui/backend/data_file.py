"""The data file under the app: looked at on every run, read again when it has changed.

While it is read, and while it is broken, the last good network stays.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path

from network.io.problems import Problem, without_folder
from network.io.read import Reading, data_files, read
from network.model import Network

KEPT_NETWORKS = 4
"""Versions of the file that stay fetchable for pages that are still open."""
GRACE = 1.0
"""Seconds for which pages wait for a changed file, so that a usual edit is shown at once."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Loaded:
    """The data as it stands: `stale` says that the file is broken and an earlier network is shown."""

    network: Network | None
    problems: tuple[Problem, ...]
    stale: bool = False


class DataFile:
    """Keeps the last good network of one file or folder; safe to use from several threads."""

    def __init__(
        self,
        path: Path,
        reread: Callable[[Path], Reading] = read,
        dropped: Callable[[str], object] = lambda fingerprint: None,
    ) -> None:
        """Read nothing yet.

        `reread` reads once there is something to show meanwhile; `dropped` is called with the content
        hash of each network that is no longer kept.
        """
        self.path = path
        self._reread, self._dropped = reread, dropped
        self._lock = threading.Lock()
        self._stamp: object = "never looked"
        self._reading: Future[None] = Future()
        self._reading.set_result(None)
        self._since = 0.0
        self._loaded = Loaded(None, ())
        self._networks: dict[str, Network] = {}

    def current(self) -> Loaded:
        """Return what is shown now, without waiting; a changed file is read meanwhile."""
        self._begin()
        return self._loaded

    def load(self) -> Loaded:
        """Return the data, read again if the file has changed; what takes longer than `GRACE` comes later."""
        reading = self._begin()
        left = max(self._since + GRACE - time.monotonic(), 0)
        wait([reading], left if self._loaded.network else None)
        return self._loaded

    def reload(self) -> Loaded:
        """Return the data as the file stands now, however long reading it takes."""
        while not (reading := self._begin()).done():
            reading.result()
        return self._loaded

    def network(self, fingerprint: str) -> Network | None:
        """Return a network that was good lately, by its content hash."""
        return self._networks.get(fingerprint)

    def _begin(self) -> Future[None]:
        """Return the reading that goes on, begun if the file has changed; else the last one."""
        with self._lock:
            if self._reading.done() and (stamp := _stamp(self.path)) != self._stamp:
                self._stamp, self._reading, self._since = stamp, Future(), time.monotonic()
                threading.Thread(target=self._read, args=(self._reading,), daemon=True).start()
            return self._reading

    def _read(self, reading: Future[None]) -> None:
        try:
            found = (self._reread if self._loaded.network else read)(self.path)
            problems = tuple(without_folder(p) for p in found.problems)
            earlier = self._loaded.network
            if found.network:
                self._keep(found.network)
                self._loaded = Loaded(found.network, problems)
            else:
                self._loaded = Loaded(earlier, problems, stale=earlier is not None)
        except Exception:  # the last good network stays
            _logger.exception("The data could not be read")
        reading.set_result(None)

    def _keep(self, network: Network) -> None:
        kept = {f: n for f, n in self._networks.items() if f != network.fingerprint}
        kept[network.fingerprint] = network  # an edit taken back counts as new
        gone = list(kept)[:-KEPT_NETWORKS]
        self._networks = {f: n for f, n in kept.items() if f not in gone}
        for fingerprint in gone:
            self._dropped(fingerprint)


def _stamp(path: Path) -> object:
    return tuple((file, _seen(file)) for file in data_files(path))


def _seen(file: Path) -> object:
    try:
        seen = file.stat()
    except (OSError, ValueError):
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size
