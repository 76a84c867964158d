"""Long work in pieces: on all cores, with its progress reported, and a way to stop it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Progress = Callable[[float], object]
"""Called with the share that is done, above 0 to 1, in order; returning False or raising stops the work."""


class CancelledError(Exception):
    """The work was stopped by the function that it reports its progress to."""


def report_progress(progress: Progress | None, share: float) -> None:
    """Report the share that is done; raise `CancelledError` where the answer is False (None goes on)."""
    if progress is not None and progress(share) is False:
        raise CancelledError


def parallel_map(
    function: Callable[[Piece], Result],
    pieces: Sequence[Piece],
    progress: Progress | None = None,
    threads: int | None = None,
) -> Iterator[Result]:
    """Yield the result of every piece in the order of the pieces, `threads` at a time (None: one per core).

    Threads and not processes: numpy and scipy release the interpreter while they compute, and a
    server must not be forked. Results do not depend on how many there are. `progress` is called in
    the thread that asks for the results; once it stops the work, no further piece is begun.
    """
    threads = min(threads or os.cpu_count() or 1, len(pieces))
    if threads <= 1:
        yield from _counted(map(function, pieces), len(pieces), progress)
        return
    pool = ThreadPoolExecutor(threads)
    try:
        results = pool.map(function, pieces)
    except RuntimeError as error:  # the interpreter is ending: the rest is wanted no more
        raise CancelledError from error
    try:
        yield from _counted(results, len(pieces), progress)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _counted(results: Iterator[Result], count: int, progress: Progress | None) -> Iterator[Result]:
    for done, result in enumerate(results, start=1):
        yield result
        report_progress(progress, done / count)
