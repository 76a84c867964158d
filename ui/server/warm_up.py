"""What is computed right after the start, in the order in which pages need it."""

from __future__ import annotations

import gc
import logging
import time

from streamlit.runtime.scriptrunner import script_runner

from locales import LANGUAGES
from network.filters import EVERYTHING, LOCAL
from ui.backend import cache

_logger = logging.getLogger(__name__)


class RareCollector:
    """Stands for `gc` where Streamlit collects all garbage after every run: here at most once in `PAUSE`."""

    PAUSE = 2.0

    def __init__(self) -> None:
        self._last = 0.0

    def collect(self, generation: int = 2) -> int:
        """Collect, unless it was done a moment ago: with a hundred sessions each time costs milliseconds."""
        if time.monotonic() - self._last < self.PAUSE:
            return 0
        self._last = time.monotonic()
        return gc.collect(generation)


def warm_up() -> None:
    """Fill the caches for the data as they are; without readable data there is nothing to do."""
    vars(script_runner)["gc"] = RareCollector()  # a module, so mypy knows no such attribute
    try:
        network = cache.load().network
        if network is None:
            return
        for language in LANGUAGES:
            cache.graph_file(network, language)
        for counted in (LOCAL, EVERYTHING):
            cache.measures(network, counted)
        cache.findings(network)
        cache.borders_of(network)
        for by in ("topics", "types"):
            cache.covered(network, by)
        cache.losses_in(network, LOCAL)
        for idea in cache.ideas_of(network, LOCAL):
            cache.comparison(network, LOCAL, idea.scenario)
        for counted in (LOCAL, EVERYTHING):  # go on in the background
            cache.ranges(network, counted)
        for counted in (LOCAL, EVERYTHING):
            cache.roles(network, counted)
        # Streamlit collects garbage after every run; what stays for good need not be looked at each time.
        gc.collect()
        gc.freeze()
    except Exception:  # the pages compute the same themselves and show what is wrong
        _logger.exception("Warming up failed")
