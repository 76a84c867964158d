"""One process beside the server that computes and reads, so that pages keep the interpreter for themselves.

Not `multiprocessing`, and so not `concurrent.futures`: what these spawn imports the server's `__main__`,
which Streamlit replaces by the page's script while a page runs. Here a call goes by the function's name.
"""

from __future__ import annotations

import io
import logging
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from network.work import CancelledError, Progress
from ui.worker_process import CallPickler, Frame, receive, send

Result = TypeVar("Result")

ROOT = Path(__file__).parent.parent
IDLE = 300.0
"""Seconds without a call after which the process is ended."""
TRIES = 3
"""A call that lost its process is begun again until it has been tried this often."""

_logger = logging.getLogger(__name__)


class WorkerLostError(Exception):
    """The process has ended before its answer came."""


class WorkerCallError(Exception):
    """What was called has failed; the text is its traceback."""


class Worker:
    """The server's end: starts the process when it is needed, and again when it is lost."""

    def __init__(self, idle: float = IDLE) -> None:
        """Start nothing yet; `idle`: seconds without a call after which the process is ended."""
        self.process: subprocess.Popen[bytes] | None = None
        self._idle = idle
        self._lock = threading.RLock()
        self._numbers = count(1)
        self._calls: dict[int, SimpleQueue[Frame]] = {}
        self._known: OrderedDict[str, None] = OrderedDict()
        self._timer: threading.Timer | None = None

    @property
    def is_free(self) -> bool:
        """True when the process runs and has nothing to do."""
        return self.process is not None and not self._calls

    def call(
        self, function: Callable[..., Result], *arguments: Any, progress: Progress | None = None
    ) -> Result:
        """Call a function of a module in the process; wait for its result without holding the interpreter.

        With `progress` the function gets a `progress` of its own, whose shares are reported here. Raises
        `CancelledError` once `progress` wants no more, `WorkerCallError` where the function fails, and
        `WorkerLostError` where the process ends in each of `TRIES` tries.
        """
        for left in range(TRIES - 1, 0, -1):
            try:
                return cast(Result, self._try(function, arguments, progress))
            except WorkerLostError:
                _logger.warning("The worker process was lost; it is started again, %d tries left", left)
        return cast(Result, self._try(function, arguments, progress))

    def stop(self) -> None:
        """End the process, whatever it does."""
        with self._lock:
            if self.process:
                self.process.kill()

    def _try(
        self, function: Callable[..., object], arguments: tuple[object, ...], progress: Progress | None
    ) -> object:
        answers: SimpleQueue[Frame] = SimpleQueue()
        with self._lock:
            self._start()
            written = io.BytesIO()
            CallPickler(written, self._known).dump((function, arguments, progress is not None))
            number, calls = next(self._numbers), self._calls
            calls[number] = answers
            self._send(Frame("call", number, written.getvalue()))
        kind = "call"
        try:
            while True:
                kind, _, content = answers.get()
                if kind == "done":
                    return pickle.loads(content)  # noqa: S301 - written by our own process
                if kind == "failed":
                    raise WorkerCallError(content)
                if kind == "lost":
                    raise WorkerLostError
                if progress is not None and progress(content) is False:
                    raise CancelledError
        finally:
            with self._lock:
                del calls[number]
                if kind not in ("done", "failed", "lost"):
                    self._send(Frame("cancel", number))
                self._rest()

    def _start(self) -> None:
        if self._timer:
            self._timer.cancel()
        if self.process:
            return
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ui.worker_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self._calls, self._known = {}, OrderedDict()
        threading.Thread(
            target=self._listen, args=(self.process, self._calls), name="worker", daemon=True
        ).start()

    def _send(self, frame: Frame) -> None:
        """Send to the process; where it is lost, the listener says so."""
        if self.process:
            with suppress(OSError):
                send(self.process.stdin, frame)

    def _listen(self, process: subprocess.Popen[bytes], calls: dict[int, SimpleQueue[Frame]]) -> None:
        """Hand on what one process answers, until it ends."""
        with suppress(OSError), process:
            with suppress(EOFError, OSError, pickle.UnpicklingError):
                while True:
                    frame = receive(process.stdout)
                    if answers := calls.get(frame.call):
                        answers.put(frame)
            process.kill()
            with self._lock:
                if self.process is process:
                    self.process = None
                for answers in calls.values():
                    answers.put(Frame("lost"))

    def _rest(self) -> None:
        """Begin to wait for the end of an idle process."""
        if self.is_free:
            self._timer = threading.Timer(self._idle, self._end_idle)
            self._timer.daemon = True
            self._timer.start()

    def _end_idle(self) -> None:
        with self._lock:
            if self.is_free and self._timer is threading.current_thread():
                self.stop()
