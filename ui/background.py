"""Work that takes seconds: done once, in the background, and shared by everybody who looks."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, Literal, NamedTuple, TypeVar, cast

from network.work import CancelledError, Progress

Result = TypeVar("Result")
State = Literal["waiting", "running", "done", "failed", "stopped"]

SERVER = ""
"""Asks for what everybody will want, and never withdraws."""

NICENESS = 10
"""Of nine shares of a busy processor background work takes one."""

_logger = logging.getLogger(__name__)


class Key(NamedTuple):
    """What is computed: from which content, and what of it."""

    version: str
    what: Any


class Job(Generic[Result]):
    """One piece of work: who wants it, how far it is, what came out."""

    def __init__(self, key: Key, work: Callable[[Progress], Result]) -> None:
        """Remember the work; nothing is begun."""
        self.key = key
        self.work = work
        self.share = 0.0
        self.result: Result | None = None
        self.state: State = "waiting"
        self.wanted_by: set[str] = set()
        self.declined_by: set[str] = set()
        self._lock = threading.Lock()
        self._ended = threading.Event()

    @property
    def is_pending(self) -> bool:
        """True while a result may still come."""
        return self.state in ("waiting", "running")

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended in some way; False when it takes longer."""
        return self._ended.wait(seconds)

    def withdraw(self, visitor: str) -> None:
        """Do without; the work stops when nobody else wants it."""
        with self._lock:
            self.wanted_by.discard(visitor)
            self.declined_by.add(visitor)
        if not self.wanted_by:
            self.stop()

    def stop(self) -> None:
        """End the work, whoever wants it; what is done stays done."""
        with self._lock:
            if self.is_pending:
                self.state = "stopped"
                self._ended.set()

    def run(self) -> None:
        """Do the work, unless it was stopped before it began."""
        with self._lock:
            if self.state != "waiting":
                return
            self.state = "running"
        try:
            self._end("done", self.work(self._tell))
        except CancelledError:
            self._end("stopped")
        except Exception:  # shown on the page; the details are for the log
            _logger.exception("Background work failed")
            self._end("failed")

    def _tell(self, share: float) -> bool:
        self.share = share
        return self.state == "running"

    def _end(self, state: State, result: Result | None = None) -> None:
        with self._lock:
            if self.state == "running":
                self.state, self.result = state, result
            self._ended.set()


class Jobs:
    """Keeps jobs by key: none is done twice, few run at a time, old versions and the longest unasked go."""

    def __init__(self, at_once: int = 2, versions: int = 4, kept: int = 32) -> None:
        """Nothing is done yet. `versions`: so many contents are remembered, with at most `kept` jobs."""
        self._at_once, self._versions, self._kept = at_once, versions, kept
        self._jobs: OrderedDict[Key, Job[Any]] = OrderedDict()
        self._waiting: deque[Job[Any]] = deque()
        self._running = 0
        self._lock = threading.Lock()

    def ask(self, key: Key, work: Callable[[Progress], Result], visitor: str = SERVER) -> Job[Result]:
        """Return the job, begun if need be; a stopped one begins anew for others than who stopped it."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None or (job.state == "stopped" and visitor not in job.declined_by):
                job = self._begin(key, work, job.declined_by if job else set())
            if visitor not in job.declined_by:
                job.wanted_by.add(visitor)
            self._jobs.move_to_end(key)
            return cast("Job[Result]", job)

    def again(self, job: Job[Any], visitor: str) -> None:
        """Take a withdrawal back; begin anew what was stopped or has failed."""
        with self._lock:
            job = self._jobs.get(job.key, job)
            job.declined_by.discard(visitor)
            if job.state in ("stopped", "failed"):
                job = self._begin(job.key, job.work, job.declined_by)
            job.wanted_by.add(visitor)

    def _begin(self, key: Key, work: Callable[[Progress], Any], declined_by: set[str]) -> Job[Any]:
        job: Job[Any] = Job(key, work)
        job.declined_by = set(declined_by)
        self._jobs[key] = job
        self._jobs.move_to_end(key)
        self._drop_old()
        self._waiting.append(job)
        self._fill()
        return job

    def _drop_old(self) -> None:
        versions = list(dict.fromkeys(key.version for key in reversed(self._jobs)))[: self._versions]
        kept = [key for key in reversed(self._jobs) if key.version in versions][: self._kept]
        for key in self._jobs.keys() - set(kept):
            self._jobs.pop(key).stop()

    def _fill(self) -> None:
        while self._running < self._at_once and self._waiting:
            job = self._waiting.popleft()
            if job.state == "waiting":
                self._running += 1
                # A daemon: whoever ends the server does not wait for figures.
                threading.Thread(target=self._run, args=(job,), name="background", daemon=True).start()

    def _run(self, job: Job[Any]) -> None:
        try:
            _step_back()
            job.run()
        finally:
            with self._lock:
                self._running -= 1
                self._fill()


def _step_back() -> None:
    """Let pages go first where a thread can be told so; the threads that it starts follow it."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
