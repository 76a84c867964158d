"""How fast are the findings, and what do chance and the ranking of introductions cost as networks grow?"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from bench import links
from bench.region import DISTRICT_SIZE, MEAN_DEGREE, region
from bench.report import Row, number
from network.filters import EVERYTHING
from network.gaps import borders, find_gaps
from network.gaps.base import GapBasis
from network.gaps.introductions.candidates import candidates
from network.io.read import read
from network.model import Network
from ui.backend import cache

CURVE = (400, 1_000, 2_000, 4_000, 10_000)
ROUNDS = 5
COLD_SECONDS, WARM_SECONDS, LARGE_SECONDS = 3, 0.1, 120
NOTE = (
    f"Gaps: all findings of all kinds; cold: from the network as it was read, best of {ROUNDS}; warm: what a "
    f"page takes to get them again. Large networks have {MEAN_DEGREE} ties an actor and districts of "
    f"{DISTRICT_SIZE}, types and topics by lot. Null model: both models that redraw ties between districts, "
    "1 000 draws each, for every pair of districts; it grows with the ties and with the square of the "
    "number of districts. Link ranking: learning from all ties and ranking all pairs two or three steps "
    f"apart; it grows with the number of such pairs. {links.NOTE}"
)


def measure() -> list[Row]:
    """Measure the shipped network, the largest one, the two curves, and how good the ranking is."""
    shipped = read(links.SHIPPED).network
    assert shipped is not None
    actors = len(shipped.actors)
    rows = [
        _row(f"All findings, shipped network ({actors} actors), cold", ROUNDS, _cold(shipped), COLD_SECONDS),
        _row("All findings, shipped network, warm", ROUNDS, _warm(shipped), WARM_SECONDS),
    ]
    networks = {size: region(size) for size in CURVE}
    largest = networks[CURVE[-1]]
    seconds = _seconds(partial(find_gaps, largest))
    rows.append(_row(f"All findings, {_grouped(CURVE[-1])} actors, cold", 1, seconds, LARGE_SECONDS))
    for what, work in (("Null model of the borders", borders), ("Link ranking", _ranking)):
        for size, network in networks.items():
            rounds = ROUNDS if size < 2_000 else 1
            taken = min(_seconds(partial(work, network)) for _ in range(rounds))
            rows.append(Row(f"{what}, {_grouped(size)} actors", str(rounds), _shown(taken), fine=True))
    return [*rows, *links.measure()]


def _cold(network: Network) -> float:
    return min(_seconds(partial(find_gaps, network.replace())) for _ in range(ROUNDS))


def _warm(network: Network) -> float:
    cache.findings(network, EVERYTHING)
    return min(_seconds(partial(cache.findings, network, EVERYTHING)) for _ in range(ROUNDS))


def _ranking(network: Network) -> Any:
    return candidates(GapBasis(network, network))


def _row(title: str, rounds: int, seconds: float, allowed: float) -> Row:
    return Row(title, str(rounds), _shown(seconds), goal=f"≤ {allowed} s", met=seconds <= allowed)


def _shown(seconds: float) -> str:
    return f"{number(seconds)} s" if seconds >= 0.01 else f"{number(seconds * 1_000)} ms"


def _grouped(size: int) -> str:
    return f"{size:,}".replace(",", " ")


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
