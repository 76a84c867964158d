"""Work that takes seconds: done once, in the background, and shared by everybody who looks."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, Generic, Literal, NamedTuple, TypeVar, cast

from network.parallel import CancelledError, Progress

Result = TypeVar("Result")
State = Literal["waiting", "running", "done", "failed", "stopped"]

SERVER = ""
"""Asks for what everybody will want, and never cancels."""

_logger = logging.getLogger(__name__)


class BusyError(Exception):
    """Too many jobs of this kind are waiting already."""


class Key(NamedTuple):
    """What is computed: from which content, what kind of thing, and of what part and how."""

    version: str
    kind: Any
    of: Any = None


class Job(Generic[Result]):
    """One piece of work: who wants it, how far it is, what came out. `ended` is done once it has ended."""

    def __init__(self, key: Key, work: Callable[[Progress], Result], lock: threading.RLock) -> None:
        """Begin nothing; `lock` is the keeper's, since asking and cancelling must not overlap."""
        self.key = key
        self.work = work
        self.share = 0.0
        self.result: Result | None = None
        self.state: State = "waiting"
        self.wanted_by: set[str] = set()
        self.declined_by: set[str] = set()
        self.ended: Future[None] = Future()
        self._lock = lock

    @property
    def is_pending(self) -> bool:
        """True while a result may still come."""
        return self.state in ("waiting", "running")

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it has ended in some way; False when it takes longer."""
        return bool(wait([self.ended], seconds).done)

    def cancel(self, visitor: str) -> None:
        """Do without; the work stops when nobody else wants it."""
        with self._lock:
            if self.is_pending:
                self.wanted_by.discard(visitor)
                self.declined_by.add(visitor)
                if not self.wanted_by:
                    self.stop()

    def stop(self) -> None:
        """End the work even if visitors want it; what is done stays done."""
        self._end("stopped")

    def run(self) -> None:
        """Do the work, unless it was stopped before it began."""
        with self._lock:
            if self.state != "waiting":
                return
            self.state = "running"
        try:
            self._end("done", self.work(self._report))
        except CancelledError:
            self._end("stopped")
        except Exception:  # shown on the page; the details are for the log
            _logger.exception("Background work failed")
            self._end("failed")

    def _report(self, share: float) -> bool:
        self.share = share
        return self.state == "running"

    def _end(self, state: State, result: Result | None = None) -> None:
        with self._lock:
            if self.is_pending:
                self.state, self.result = state, result
                self.ended.set_result(None)


class Jobs:
    """Keeps jobs by key: none is done twice, few run at a time, the longest unasked go."""

    def __init__(self, at_once: int = 2, kept: int = 32) -> None:
        """Nothing is done yet; at most `kept` jobs are remembered."""
        self._at_once, self._kept = at_once, kept
        self._jobs: OrderedDict[Key, Job[Any]] = OrderedDict()
        self._waiting: deque[Job[Any]] = deque()
        self._running = 0
        self._lock = threading.RLock()

    def ask(
        self,
        key: Key,
        work: Callable[[Progress], Result],
        visitor: str = SERVER,
        most_waiting: int | None = None,
    ) -> Job[Result]:
        """Return the job, begun if need be; a stopped one begins again for others than who stopped it.

        Raises `BusyError` instead of beginning it where `most_waiting` of its kind wait already.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None or (job.state == "stopped" and visitor not in job.declined_by):
                waiting = sum(j.state == "waiting" and j.key.kind == key.kind for j in self._waiting)
                if most_waiting is not None and waiting >= most_waiting:
                    raise BusyError
                job = self._begin(key, work, job.declined_by if job else set())
            if job.is_pending and visitor not in job.declined_by:
                job.wanted_by.add(visitor)
            self._jobs.move_to_end(key)
            return cast("Job[Result]", job)

    def again(self, job: Job[Result], visitor: str) -> Job[Result]:
        """Take a cancellation back; begin again what was stopped or has failed."""
        with self._lock:
            job = self._jobs.get(job.key, job)
            job.declined_by.discard(visitor)
            if job.state in ("stopped", "failed"):
                job = self._begin(job.key, job.work, job.declined_by)
            job.wanted_by.add(visitor)
            return job

    def forget(self, version: str) -> None:
        """Stop and drop all that concerns a version of the data."""
        with self._lock:
            for key in [key for key in self._jobs if key.version == version]:
                self._jobs.pop(key).stop()

    def _begin(self, key: Key, work: Callable[[Progress], Any], declined_by: set[str]) -> Job[Any]:
        job: Job[Any] = Job(key, work, self._lock)
        job.declined_by = set(declined_by)
        self._jobs[key] = job
        self._jobs.move_to_end(key)
        while len(self._jobs) > self._kept:
            self._jobs.popitem(last=False)[1].stop()
        self._waiting.append(job)
        self._fill()
        return job

    def _fill(self) -> None:
        while self._running < self._at_once and self._waiting:
            wanted = (job for job in self._waiting if job.wanted_by - {SERVER})
            job = next(wanted, self._waiting[0])  # visitors first
            self._waiting.remove(job)
            if job.state == "waiting":
                self._running += 1
                # A daemon: the end of the server does not wait for figures.
                threading.Thread(target=self._run, args=(job,), name="background", daemon=True).start()

    def _run(self, job: Job[Any]) -> None:
        try:
            job.run()
        finally:
            with self._lock:
                self._running -= 1
                self._fill()
