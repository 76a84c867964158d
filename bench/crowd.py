"""What happens when a hundred people come at once, and how much memory does each take?"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from bench.report import Row, compared, number, percentile
from bench.servers import PLAIN, PRODUCT, App, Server, real_network, running
from bench.session import Session, fetch

CROWD = 100
EARLIER = 5
"""Sessions that are open already, so that what all share is loaded before memory is measured."""
QUIET = 2.0
"""Seconds between the last answer and the look at memory."""
RERUNS = 15
SLOWER = 1.3
"""So much longer a rerun may take while ranges are computed."""
IDLE = 0.05
"""The share of one core that the worker uses at most when it has nothing to do."""
NOTE = (
    f"Crowd: {CROWD} clients at once, each from asking for the page until its script has finished (and, "
    "with the product, the graph's data has come as well). They draw nothing. Then all change the "
    "district filter at once, with many different choices. Memory is that of the server's process tree,"
    f" {QUIET:.0f} s after the last answer, over {EARLIER} earlier sessions. Rerun: one client changes the "
    f"filter {RERUNS} times while the worker process computes ranges, and {RERUNS} times once it is idle; "
    "in both cases the parts had been looked at before."
)


@dataclass(frozen=True)
class Crowd:
    """How one app took the crowd: seconds of each visitor, MiB of each further session."""

    opening: list[float]
    filtering: list[float]
    memory_opened: float
    memory_filtered: float


def measure() -> list[Row]:
    """Compare the product with the plain way."""
    product, plain = (asyncio.run(_measure(app)) for app in (PRODUCT, PLAIN))
    rows = []
    for name, ours, theirs in (
        (f"{CROWD} sessions opening at once", product.opening, plain.opening),
        (f"{CROWD} filter changes at once", product.filtering, plain.filtering),
    ):
        p95 = (percentile(ours, 0.95), percentile(theirs, 0.95))
        rows += [
            compared(f"{name}, 95th percentile", CROWD, p95, "s", 1 / 8),
            compared("median", CROWD, (median(ours), median(theirs)), "s", 0, fine=True),
        ]
    memory = (product.memory_filtered, plain.memory_filtered)
    opened = (product.memory_opened, plain.memory_opened)
    rows += [
        compared("Memory per further session, all having filtered", CROWD, memory, "MiB", 1),
        compared("after opening only", CROWD, opened, "MiB", 1, fine=True),
    ]
    return [*rows, asyncio.run(_beside_ranges())]


async def _beside_ranges() -> Row:
    """Compare reruns while ranges are computed with reruns afterwards, of the same server."""
    districts = [d.name.in_language("de") for d in real_network().districts if d.level == "district"]
    with running(PRODUCT) as server:
        session = Session(server)
        await _open(server, session)
        await session.reach("filter_districts")

        async def reruns(count: int) -> list[float]:
            choices = (districts[i % 2 : i % 2 + 1] for i in range(count))
            return [(await session.set("filter_districts", choice)).seconds for choice in choices]

        while not (worker := server.worker()):  # it is started once the pages' own figures are there
            await asyncio.sleep(QUIET / 10)
        await reruns(2)
        worker.cpu_percent()
        meanwhile = await reruns(RERUNS)
        if worker.cpu_percent() / 100 <= IDLE:
            raise SystemExit("the ranges were there before a rerun beside them could be measured")
        await asyncio.sleep(QUIET)
        while worker.cpu_percent() / 100 > IDLE:
            await asyncio.sleep(QUIET)
        afterwards = await reruns(RERUNS)
        session.close()
    ratio = median(meanwhile) / median(afterwards)
    return Row(
        "A rerun while ranges are computed, against one afterwards",
        str(RERUNS),
        f"{number(median(meanwhile))} s",
        f"{number(median(afterwards))} s (afterwards)",
        f"{ratio:.2f}",
        f"≤ {SLOWER}",
        ratio <= SLOWER,
    )


async def _measure(app: App) -> Crowd:
    key = "filter_districts" if app is PRODUCT else "district"
    districts = [d.name.in_language("de") for d in real_network().districts if d.level == "district"]
    choices = [list(c) for size in (1, 2, 3, 4) for c in combinations(districts, size)]
    with running(app) as server:
        earlier = [Session(server) for _ in range(EARLIER)]
        for session in earlier:
            await _open(server, session)
            await session.reach(key)
            await session.set(key, districts[:1])
        await asyncio.sleep(QUIET)
        before = server.memory()
        crowd = [Session(server) for _ in range(CROWD)]
        opening = await asyncio.gather(*(_open(server, session) for session in crowd))
        await asyncio.sleep(QUIET)
        opened = server.memory()
        for session in crowd:
            await session.reach(key)
        wishes = (s.set(key, choices[i % len(choices)]) for i, s in enumerate(crowd))
        filtering = [run.seconds for run in await asyncio.gather(*wishes)]
        await asyncio.sleep(QUIET)
        filtered = server.memory()
        for session in [*earlier, *crowd]:
            session.close()
    return Crowd(list(opening), filtering, (opened - before) / CROWD, (filtered - before) / CROWD)


async def _open(server: Server, session: Session) -> float:
    """Open a page as a browser with an empty cache does, except for what never changes between apps."""
    start = time.perf_counter()
    page = await fetch(server, f"/{server.app.page}")
    asked = time.perf_counter() - start
    data = [_seconds(fetch(server, path)) for path in re.findall(r'"(/graph/[^"]+)"', page)]
    run, fetched = await asyncio.gather(session.open(), asyncio.gather(*data))
    return asked + max([run.seconds, *fetched])


async def _seconds(wait: Awaitable[object]) -> float:
    start = time.perf_counter()
    await wait
    return time.perf_counter() - start
