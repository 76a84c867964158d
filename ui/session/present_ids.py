"""Addresses grow old: actors that have been renamed or merged are found by the ids they had."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from network.model import Network
from network.scenarios import url


def in_present_ids(options: Mapping[str, Sequence[str]], network: Network) -> dict[str, list[str]]:
    """Return the options of an address with the ids that actors have now."""
    present: dict[str, Callable[[str], str]] = {
        **dict.fromkeys(("actor", "compare", "from", "to"), network.present_id),
        **dict.fromkeys(url.SCENARIO_OPTIONS, partial(url.in_present_ids, network)),
        "finding": network.present_key,
    }
    return {name: list(map(present.get(name, str), values)) for name, values in options.items()}
