"""How long from a filter change to the redrawn picture that stands still? And does it ever move by itself?"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page

from bench.browser import (
    QUIET,
    Change,
    browsing,
    filter_districts,
    network_traffic,
    new_page,
    notes,
    until,
    wait_ready,
    wait_still,
)
from bench.report import Row, number
from bench.servers import PLAIN, PRODUCT, running

ROUNDS = 3
LIMIT = 60.0
"""Seconds after which the plain way is no longer waited for."""
WATCHED = 3.0
"""Seconds during which a finished picture must not change."""
CHANGES = (Change(["Kreis Herford"]), Change(["Kreis Lippe"]), Change())
NOTE = (
    "Redraw: from the mouse button's release to the last frame drawn on the graph's canvas, after which"
    f" it is still for {QUIET:.0f} s (not counted). Plain: until pyvis' physics has done its iterations "
    "and shows the picture (stricter for us), and until it reports that it stands still; given up after"
    f" {LIMIT:.0f} s, shown as ≥. Product: median of {ROUNDS} rounds in one browser, the first on a "
    "server that has never computed that part."
)


@dataclass(frozen=True)
class Wait:
    """Seconds after a change; None where the limit came first."""

    drawn: float | None
    still: float | None


def measure() -> list[Row]:
    """Compare the product with the plain way, change by change."""
    ours, moved, http, frames = _product()
    theirs, moves = _plain()
    rows = []
    for i, change in enumerate(CHANGES):
        waits = [round_[i] for round_ in ours]
        mine = median(waits)
        yours = theirs[i]
        ratio = mine / (yours.drawn or LIMIT)
        question = f"From filter change ({change}) to the redrawn, still graph"
        goal = ("≤ 1/5", ratio <= 1 / 5)
        shown = _limited(yours.drawn)
        rows.append(Row(question, f"{ROUNDS} / 1", f"{number(mine)} s", shown, f"1/{1 / ratio:.1f}", *goal))
        details = ("", f"{number(max(waits))} s", _limited(yours.still))
        rows.append(Row("the slowest; plain: until its physics stands still", *details, fine=True))
    rows.append(
        Row(
            f"Pictures that changed by themselves within {WATCHED:.0f} s",
            str(len(moved)),
            f"{sum(moved)} of {len(moved)}",
            f"{sum(moves)} of {len(moves)}",
            goal="0",
            met=not any(moved),
        )
    )
    rows.append(
        Row("HTTP per filter change in Chromium, without the poll", str(len(http)), f"{median(http):.0f} B")
    )
    rows.append(
        Row(
            "websocket payload per filter change in Chromium",
            str(len(frames)),
            f"{median(frames) / 1000:.1f} kB",
        )
    )
    return rows


def _limited(seconds: float | None) -> str:
    return f"≥ {LIMIT:.0f} s" if seconds is None else f"{number(seconds)} s"


def _product() -> tuple[list[list[float]], list[bool], list[float], list[float]]:
    rounds, moved, http, frames = [], [], [], []
    with running(PRODUCT) as server, browsing() as browser:
        page = new_page(browser)
        page.goto(server.address)
        wait_ready(page)
        wait_still(page, LIMIT)
        moved.append(_moves(page))
        first = _picture(page)
        _, counts = network_traffic(page)
        for _ in range(ROUNDS):
            waits = []
            for change in CHANGES:
                before = dict(counts)
                waits.append(_product_change(page, change))
                moved.append(_moves(page))
                http.append(counts["http"] - before["http"])
                frames.append(counts["websocket"] - before["websocket"])
            rounds.append(waits)
            moved.append(_picture(page) != first)  # the whole network again is the same picture again
    return rounds, moved, http, frames


def _product_change(page: Page, change: Change) -> float:
    graph = page.get_by_test_id("network-graph")
    shown = graph.get_attribute("data-nodes")
    filter_districts(page, PRODUCT, change)
    until(page, f"document.querySelector('[data-testid=network-graph]').dataset.nodes !== '{shown}'", LIMIT)
    wait_still(page, LIMIT)
    found = notes(page)
    page.keyboard.press("Escape")  # closes the popover
    return float(found["drawn"] - found["input"]) / 1000


def _plain() -> tuple[list[Wait], list[bool]]:
    waits, moved = [], []
    with running(PLAIN) as server, browsing() as browser:
        page = new_page(browser)
        page.goto(server.address)
        until(page, "bench.marks.built", LIMIT)
        for change in CHANGES:
            wait, moves = _plain_change(page, change)
            waits.append(wait)
            moved.append(moves)
    return waits, moved


def _plain_change(page: Page, change: Change) -> tuple[Wait, bool]:
    earlier = notes(page)["built"]
    filter_districts(page, PLAIN, change)
    asked = notes(page)["input"] / 1000
    until(page, f"bench.marks.built > {earlier}", LIMIT)
    drawn = until(page, "bench.marks.iterated", asked + LIMIT - time.time())
    moves = True
    if drawn:
        draws = notes(page)["draws"]
        time.sleep(WATCHED)
        moves = notes(page)["draws"] != draws
    until(page, "bench.marks.stabilized", asked + LIMIT - time.time())
    found = notes(page)
    seconds = [found[name] / 1000 - asked if name in found else None for name in ("iterated", "stabilized")]
    return Wait(*seconds), moves


def _picture(page: Page) -> str:
    page.mouse.move(1, 1)  # off the picture: pointing at an actor shows its name
    data: str = page.evaluate("document.querySelector('[data-testid=network-graph] canvas').toDataURL()")
    return hashlib.sha256(data.encode()).hexdigest()


def _moves(page: Page) -> bool:
    """Whether a picture that is left alone changes."""
    seen = {_picture(page)}
    end = time.monotonic() + WATCHED
    while time.monotonic() < end:
        time.sleep(0.5)
        seen.add(_picture(page))
    return len(seen) > 1
