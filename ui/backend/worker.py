"""One process beside the server that computes and reads, so that pages keep the interpreter for themselves.

A pool of one, spawned when it is needed. It knows `network` and `locales`, never Streamlit, and comes after
everything else on the machine.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent import futures
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing import get_context, parent_process
from multiprocessing.context import SpawnContext
from types import ModuleType
from typing import Any, TypeVar

from network.model import Network
from network.parallel import CancelledError, Progress, report_progress

Result = TypeVar("Result")

IDLE = 300.0
"""Seconds without a call after which the process is ended."""
TRIES = 3
"""A call that lost its process is begun again until it has been tried this often."""
KEPT_NETWORKS = 4
"""Both ends remember the networks that were asked for last, at most this many."""
NICENESS = 10
"""With this, the process gets one of ten shares of a busy processor."""
LOOK = 0.1
"""Seconds between two looks at how far a call is."""

_context = get_context("spawn")
_logger = logging.getLogger(__name__)


class _Shared:
    """What both ends see at once; calls are numbered in the order in which they are carried out.

    `pid`: the process. `running`: the call that is carried out, `share` of it is done. `stopped`: the call
    that nobody wants any more. `urgent`: the last call that a page waits for.
    """

    def __init__(self, context: SpawnContext) -> None:
        self.pid = context.Value("q", 0, lock=False)
        self.running = context.Value("q", 0, lock=False)
        self.share = context.Value("d", 0.0, lock=False)
        self.stopped = context.Value("q", 0, lock=False)
        self.urgent = context.Value("q", 0, lock=False)


@dataclass(frozen=True)
class _Handed:
    """Stands for a network that the process keeps."""

    fingerprint: str


class Worker:
    """The server's end: starts the process when it is needed, and again when it is lost."""

    def __init__(self, idle: float = IDLE) -> None:
        """Start nothing yet; `idle`: seconds without a call after which the process is ended."""
        self._idle = idle
        self._lock = threading.RLock()
        self._numbers = count(1)
        self._pool: ProcessPoolExecutor | None = None
        self._shared = _Shared(_context)
        self._known: OrderedDict[str, None] = OrderedDict()
        self._calls: set[int] = set()
        self._timer: threading.Timer | None = None
        self._closed = False

    @property
    def process(self) -> int | None:
        """Number of the process, None where none runs."""
        return self._shared.pid.value if self._pool else None

    @property
    def is_free(self) -> bool:
        """True when the process runs and has nothing to do."""
        return self._pool is not None and not self._calls

    def call(
        self, function: Callable[..., Result], *arguments: Any, progress: Progress | None = None
    ) -> Result:
        """Call a function of a module in the process; wait for its result without holding the interpreter.

        With `progress` the function gets a `progress` of its own, whose shares are reported here; it steps
        aside for calls without, which a page waits for, and begins again. Raises `CancelledError` once
        `progress` wants no more, `BrokenProcessPool` where the process ends in each of `TRIES` tries, and
        what the function raises.
        """
        left = TRIES
        while True:
            try:
                return self._try(function, arguments, progress)
            except _StoodAsideError:
                continue
            except (BrokenProcessPool, futures.CancelledError):
                left -= 1
                if self._closed:
                    raise CancelledError from None
                if not left:
                    raise
                _logger.warning("The worker process was lost; it is started again, %d tries left", left)

    def close(self) -> None:
        """End the process for good, whatever it does; those who wait get `CancelledError`."""
        self._closed = True
        self._stop()

    def _stop(self) -> None:
        with self._lock:
            pool, self._pool = self._pool, None
            if pool:
                if pid := self._shared.pid.value:  # else it has only begun to start, and ends by itself
                    with suppress(OSError):
                        os.kill(pid, signal.SIGTERM)
                pool.shutdown(cancel_futures=True)  # waits for a process that is ending

    def _try(
        self, function: Callable[..., Result], arguments: tuple[Any, ...], progress: Progress | None
    ) -> Result:
        number, pool = 0, None
        try:
            with self._lock:
                number = next(self._numbers)
                self._calls.add(number)
                pool = self._started()
                future = self._submit(pool, number, function, arguments, progress)
            return self._result(future, number, progress)
        except BrokenProcessPool:
            with self._lock:
                if self._pool is pool:
                    self._pool = None
            raise
        finally:
            with self._lock:
                self._calls.discard(number)
                self._rest()

    def _submit(
        self,
        pool: ProcessPoolExecutor,
        number: int,
        function: Callable[..., Result],
        arguments: tuple[Any, ...],
        progress: Progress | None,
    ) -> Future[Result]:
        try:
            handed = [self._handed(a, pool) if isinstance(a, Network) else a for a in arguments]
            if progress is None:
                self._shared.urgent.value = number
            return pool.submit(_run, number, progress is not None, function, *handed)
        except BrokenProcessPool:
            raise
        except RuntimeError as error:  # the interpreter is ending: nobody waits for the rest
            raise CancelledError from error

    def _result(self, future: Future[Result], number: int, progress: Progress | None) -> Result:
        """Wait for the result, and report how far the call is."""
        shared, share = self._shared, 0.0
        while True:
            if futures.wait([future], LOOK if progress else None).done:
                try:
                    return future.result()
                except CancelledError:
                    raise _StoodAsideError from None
            if shared.running.value == number:  # else it waits, or its result is on the way
                share = shared.share.value
            if progress is not None and progress(share) is False:
                if not future.cancel():
                    shared.stopped.value = number
                raise CancelledError

    def _started(self) -> ProcessPoolExecutor:
        if self._closed:
            raise CancelledError
        if self._timer:
            self._timer.cancel()
        if self._pool is None:
            self._known, self._shared = OrderedDict(), _Shared(_context)
            self._pool = ProcessPoolExecutor(1, _context, initializer=_prepare, initargs=(self._shared,))
            with _plain_main():
                self._pool.submit(os.getpid)
        return self._pool

    def _handed(self, network: Network, pool: ProcessPoolExecutor) -> _Handed:
        """Return what stands for a network, which is handed over unless the process keeps it."""
        fingerprint = network.fingerprint
        if fingerprint not in self._known:
            _keep(self._known, fingerprint, None)
            pool.submit(_receive, fingerprint, network)
        return _Handed(fingerprint)

    def _rest(self) -> None:
        """Begin to wait for the end of an idle process."""
        if self.is_free:
            self._timer = threading.Timer(self._idle, self._end_idle)
            self._timer.daemon = True
            self._timer.start()

    def _end_idle(self) -> None:
        with self._lock:
            if self.is_free and self._timer is threading.current_thread():
                self._stop()


class _StoodAsideError(Exception):
    """The call made room for one that a page waits for."""


@contextmanager
def _plain_main() -> Iterator[None]:
    """Keep the new process from importing the server's `__main__`, in whose place Streamlit puts the page."""
    there, plain = sys.modules["__main__"], ModuleType("__main__")
    sys.modules["__main__"] = plain
    try:
        yield
    finally:
        if sys.modules["__main__"] is plain:
            sys.modules["__main__"] = there


def _keep(kept: OrderedDict[str, Any], fingerprint: str, network: Any) -> None:
    """Remember a network; both ends are handed them in one order, so they forget the same ones."""
    kept[fingerprint] = network
    while len(kept) > KEPT_NETWORKS:
        kept.popitem(last=False)


# ── in the process

_networks: OrderedDict[str, Network] = OrderedDict()
_here: _Shared


def _prepare(shared: _Shared) -> None:
    """Come after everything else on the machine, and end with the server, however that ends."""
    global _here  # noqa: PLW0603 - a process has one server
    _here = shared
    shared.pid.value = os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    threading.Thread(target=_end_with_server, daemon=True).start()


def _end_with_server() -> None:
    server = parent_process()
    assert server is not None
    server.join()
    os._exit(1)  # nobody waits for what still runs


def _receive(fingerprint: str, network: Network) -> None:
    _keep(_networks, fingerprint, network)


def _run(number: int, in_background: bool, function: Callable[..., Result], *arguments: Any) -> Result:
    """Carry out a call with the networks that are meant; one in the background steps aside."""
    given = [_networks[a.fingerprint] if isinstance(a, _Handed) else a for a in arguments]
    _here.share.value, _here.running.value = 0.0, number
    try:
        if not in_background:
            return function(*given)
        report_progress(partial(_report, number), 0.0)
        return function(*given, progress=partial(_report, number))
    finally:
        _here.running.value = 0


def _report(number: int, share: float) -> bool:
    _here.share.value = share
    return bool(_here.stopped.value != number and _here.urgent.value < number)
