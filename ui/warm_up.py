"""What is computed right after the start, in the order in which pages need it."""

from __future__ import annotations

import gc
import logging

from locales import LANGUAGES
from ui import cache
from ui.components.highlights import LOCAL

_logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Fill the caches for the data as they are; without readable data there is nothing to do."""
    try:
        network = cache.load().network
        if network is None:
            return
        for language in LANGUAGES:
            cache.graph_file(network, language)
        cache.measures(network)
        cache.measures(network, LOCAL)
        cache.findings(network)
        cache.borders_of(network)
        for by in ("topics", "types"):
            cache.covered(network, by)
        cache.losses_of(network, LOCAL)
        for idea in cache.ideas_of(network, LOCAL):
            cache.comparison(network, LOCAL, idea.scenario)
        # Streamlit collects garbage after every run; what stays for good need not be looked at each time.
        gc.collect()
        gc.freeze()
    except Exception:  # the pages compute the same themselves and show what is wrong
        _logger.exception("Warming up failed")
