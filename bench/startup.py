"""How long does the first picture take, against the least that Streamlit itself needs?"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from bench.browser import browsing, new_page, notes, until, wait_ready
from bench.report import Pair, Row, number
from bench.servers import EMPTY, PLAIN, PRODUCT, App, Server, running

TRIES = 9
COLD_TRIES = 3
LIMIT = 90.0
"""Seconds after which the plain way's first picture is no longer waited for."""
ALLOWED = 1.5
NOTE = (
    f"Start: {TRIES} freshly started browsers with an empty cache for each of the two pages, in turn, on"
    " servers that have been visited once; from the start of the navigation to the frame in which the "
    "whole network is drawn on the canvas, or in which the empty page's one word is visible. From the "
    "process on: a new server and a new browser each time, the page asked for once the server answers."
)


def measure() -> list[Row]:
    """Compare the product with an empty Streamlit page."""
    with running(PRODUCT) as product, running(EMPTY) as empty:
        for server in (product, empty):
            _navigate(server)
        pairs = [(_navigate(product), _navigate(empty)) for _ in range(TRIES)]
    cold = [(_from_process(PRODUCT), _from_process(EMPTY)) for _ in range(COLD_TRIES)]
    ours = median(mine for mine, _ in pairs)
    return [
        _against("First graph drawn, against an empty Streamlit page", pairs, median, asked=True),
        _against("the slowest", pairs, max),
        _against("the same, from the start of the server's process", cold, median),
        _plain(ours),
    ]


def _against(
    question: str, pairs: list[Pair], value: Callable[[list[float]], float], asked: bool = False
) -> Row:
    ours, theirs = (value(list(values)) for values in zip(*pairs, strict=True))
    return Row(
        question,
        str(len(pairs)),
        f"{number(ours)} s",
        f"{number(theirs)} s (empty)",
        f"{ours / theirs:.2f}",
        f"≤ {ALLOWED}" if asked else "",
        ours / theirs <= ALLOWED if asked else None,
        fine=not asked,
    )


def _plain(ours: float) -> Row:
    with running(PLAIN) as server, browsing() as browser:
        page = new_page(browser)
        page.goto(server.address)
        drawn = until(page, "bench.marks.iterated", LIMIT)
        seconds = (
            notes(page)["iterated"] / 1000 - page.evaluate("performance.timeOrigin") / 1000
            if drawn
            else LIMIT
        )
    shown = f"{'' if drawn else '≥ '}{number(seconds)} s"
    return Row(
        "the plain way's first picture", "1", f"{number(ours)} s", shown, f"1/{seconds / ours:.1f}", fine=True
    )


def _navigate(server: Server) -> float:
    """Seconds from the navigation to what is waited for."""
    with browsing() as browser:
        page = new_page(browser)
        page.goto(server.address, wait_until="commit")
        ready = wait_ready(page)
        return ready - float(page.evaluate("performance.timeOrigin")) / 1000


def _from_process(app: App) -> float:
    with browsing() as browser, running(app) as server:
        page = new_page(browser)
        page.goto(server.address, wait_until="commit")
        return wait_ready(page) - server.started
