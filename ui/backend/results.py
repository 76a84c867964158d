"""Results of functions of a network: computed once, shared by all, dropped with that version of the data."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from network.filters import Selection, canonical
from network.model import Network

Params = ParamSpec("Params")
Result = TypeVar("Result")
Function = Callable[Concatenate[Network, Params], Result]

_kept: list[OrderedDict[Any, Future[Any]]] = []
_lock = threading.Lock()


def cached(entries: int) -> Callable[[Function[Params, Result]], Function[Params, Result]]:
    """Keep at most `entries` results of a function of a network and (positional, hashable) arguments.

    Networks are distinguished by content, selections by what they keep. A caller that comes while a result
    is being computed waits for it; an exception is not kept.
    """

    def decorate(function: Function[Params, Result]) -> Function[Params, Result]:
        kept: OrderedDict[Any, Future[Any]] = OrderedDict()
        _kept.append(kept)
        defaults = getattr(function, "__defaults__", None) or ()
        required = function.__code__.co_argcount - 1 - len(defaults)

        def result(network: Network, *given: Any) -> Any:
            arguments = [*given, *defaults[max(len(given) - required, 0) :]]
            arguments = [canonical(a) if isinstance(a, Selection) else a for a in arguments]
            key = (network.fingerprint, *arguments)
            with _lock:
                found = kept.get(key)
                future = kept[key] = found or Future()
                kept.move_to_end(key)
                while len(kept) > entries:
                    kept.popitem(last=False)
            if found is None:
                try:
                    future.set_result(cast(Any, function)(network, *arguments))
                except BaseException as error:  # noqa: BLE001 - raised below, here and where others wait
                    with _lock:
                        kept.pop(key, None)
                    future.set_exception(error)
            return future.result()

        return cast(Function[Params, Result], wraps(function)(result))

    return decorate


def forget(fingerprint: str) -> None:
    """Drop all results about a network."""
    with _lock:
        for kept in _kept:
            for key in [key for key in kept if key[0] == fingerprint]:
                del kept[key]
