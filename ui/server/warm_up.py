"""What is computed right after the start, in the order in which pages need it."""

from __future__ import annotations

import gc
import logging

from locales import LANGUAGES
from network.filters import EVERYTHING, LOCAL
from ui.backend import cache

_logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Fill the caches for the data as they are; without readable data there is nothing to do."""
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
