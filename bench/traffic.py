"""How many bytes reach the browser when somebody filters, and when somebody selects an actor?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from bench.report import Pair, Row, compared
from bench.servers import PLAIN, PRODUCT, App, real_network, running
from bench.session import Run, Session

SELECTED = 9
"""Actors that are selected, spread evenly from the best tied to those without ties."""
NOTE = (
    "Bytes: a client that speaks Streamlit's websocket protocol and keeps the browser's message cache. "
    f"It adds one district after the other to the filter, then selects {SELECTED} actors, from the one "
    "with the most partners to one without any. On the wire is what crosses the connection: the product"
    " compresses its websocket, the plain way runs with Streamlit's settings as they come, "
    "uncompressed."
)


@dataclass(frozen=True)
class Traffic:
    """What one app sent."""

    filters: list[Run]
    selections: list[Run]


def measure() -> list[Row]:
    """Compare the product with the plain way."""
    product, plain = (asyncio.run(_measure(app)) for app in (PRODUCT, PLAIN))
    rows = []
    for name, share, ours, theirs in (
        ("a filter change", 1 / 10, product.filters, plain.filters),
        ("the selection of an actor", 1 / 50, product.selections, plain.selections),
    ):
        n = len(ours)
        pair = (ours, theirs)
        wire = [[run.wire_bytes / 1000 for run in runs] for runs in pair]
        plainly = [[run.message_bytes / 1000 for run in runs] for runs in pair]
        rows += [
            compared(f"Bytes for {name}, on the wire, median", n, _each(median, wire), "kB", share),
            compared("the largest", n, _each(max, wire), "kB", share, fine=True),
            compared("before compression, median", n, _each(median, plainly), "kB", share, fine=True),
            compared("before compression, the largest", n, _each(max, plainly), "kB", share, fine=True),
        ]
    return rows


def _each(function: Callable[[list[float]], float], values: list[list[float]]) -> Pair:
    ours, theirs = values
    return function(ours), function(theirs)


async def _measure(app: App) -> Traffic:
    network = real_network()
    districts = [d.name.in_language("de") for d in network.districts if d.level == "district"]
    partners = {a.id: len({t.other_end(a.id) for t in network.ties_of[a.id]}) for a in network.actors}
    ranked = sorted(network.actors, key=lambda a: (-partners[a.id], a.id))
    chosen = [ranked[i * (len(ranked) - 1) // (SELECTED - 1)] for i in range(SELECTED)]
    with running(app) as server:
        session = Session(server)
        await session.open()
        key = "filter_districts" if app is PRODUCT else "district"
        await session.reach(key)
        filters = [await session.set(key, districts[: i + 1]) for i in range(len(districts))]
        await session.set(key, [])
        selections = []
        for actor in chosen:
            wish = (
                session.report("graph", "selected", actor.id)
                if app is PRODUCT
                else session.set("actor", actor.name)
            )
            selections.append(await wish)
        session.close()
    return Traffic(filters, selections)
