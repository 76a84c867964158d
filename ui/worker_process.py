"""The process beside the server that computes and reads; `worker.py` is the server's end of the pipe.

It imports what it is asked for by name, never Streamlit, and comes after everything else on the machine.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, NamedTuple, cast

from network.model import Network
from network.work import CancelledError, Progress

NICENESS = 10
"""With this, the process gets one of ten shares of a busy processor."""
KEPT = 4
"""Both ends remember the networks that were asked for last, at most this many."""


class Frame(NamedTuple):
    """What goes through the pipe; `kind`: call, cancel; progress, done, failed; lost (the pipe itself)."""

    kind: str
    call: int = 0
    content: Any = None


class CallPickler(pickle.Pickler):
    """Writes a network as its content hash, with the content only where the other end does not keep it."""

    def __init__(self, file: IO[bytes], known: OrderedDict[str, None]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._known = known

    def persistent_id(self, value: Any) -> tuple[str, bytes | None] | None:
        """Return the hash of a network, and its content for an end that does not know it."""
        if not isinstance(value, Network):
            return None
        is_known = value.fingerprint in self._known
        _keep(self._known, value.fingerprint, None)
        return value.fingerprint, None if is_known else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


class _CallUnpickler(pickle.Unpickler):
    """Reads what `CallPickler` wrote; both ends keep and drop networks in the same order."""

    def __init__(self, file: IO[bytes], networks: OrderedDict[str, Network]) -> None:
        super().__init__(file)
        self._networks = networks

    def persistent_load(self, pid: tuple[str, bytes | None]) -> Network:
        """Return the network that is meant."""
        fingerprint, content = pid
        network: Network = self._networks[fingerprint] if content is None else pickle.loads(content)  # noqa: S301
        _keep(self._networks, fingerprint, network)
        return network


def _keep(kept: OrderedDict[str, Any], fingerprint: str, network: Any) -> None:
    kept[fingerprint] = network
    kept.move_to_end(fingerprint)
    while len(kept) > KEPT:
        kept.popitem(last=False)


def send(pipe: IO[bytes] | None, frame: Frame) -> None:
    """Write a frame into a pipe."""
    pickle.dump(tuple(frame), cast(IO[bytes], pipe), pickle.HIGHEST_PROTOCOL)
    cast(IO[bytes], pipe).flush()


def receive(pipe: IO[bytes] | None) -> Frame:
    """Wait for a frame; raises `EOFError` once the other end is gone."""
    return Frame(*pickle.load(cast(IO[bytes], pipe)))  # noqa: S301 - both ends are ours


class _Served:
    """The process's end: each call is computed in a thread of its own."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._networks: OrderedDict[str, Network] = OrderedDict()
        self._cancelled: set[int] = set()
        self._lock = threading.Lock()
        self._waited_for = 0
        self._quiet = threading.Event()
        self._quiet.set()

    def serve(self, requests: IO[bytes]) -> None:
        """Take calls until the server is gone."""
        with suppress(EOFError, OSError):
            while True:
                kind, number, content = receive(requests)
                if kind == "cancel":
                    self._cancelled.add(number)
                else:
                    call = _CallUnpickler(io.BytesIO(content), self._networks).load()
                    threading.Thread(target=self._run, args=(number, *call), daemon=True).start()

    def _run(
        self, number: int, function: Callable[..., Any], arguments: tuple[Any, ...], in_background: bool
    ) -> None:
        self._count(not in_background)
        try:
            progress = {"progress": self._progress(number)} if in_background else {}
            result = pickle.dumps(function(*arguments, **progress), pickle.HIGHEST_PROTOCOL)
            self._answer(Frame("done", number, result))
        except CancelledError:
            self._cancelled.discard(number)
        except Exception:  # noqa: BLE001 - the server decides what it means
            self._answer(Frame("failed", number, traceback.format_exc()))
        finally:
            self._count(-(not in_background))

    def _progress(self, number: int) -> Progress:
        percent = 0

        def report(share: float) -> bool:
            nonlocal percent
            if int(share * 100) != percent:  # few words: each wakes the server
                percent = int(share * 100)
                self._answer(Frame("progress", number, share))
            self._quiet.wait()  # calls without progress are waited for by a page
            return number not in self._cancelled

        return report

    def _count(self, more: int) -> None:
        with self._lock:
            self._waited_for += more
            (self._quiet.clear if self._waited_for else self._quiet.set)()

    def _answer(self, frame: Frame) -> None:
        with self._lock:
            send(self._answers, frame)


def main() -> None:
    """Compute for the server that started this process, after everything else on the machine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # what libraries print is no answer
    _Served(answers).serve(sys.stdin.buffer)
    os._exit(0)  # nobody waits for what still runs


if __name__ == "__main__":
    main()
