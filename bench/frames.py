"""How smoothly does the real network follow the mouse?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from playwright.sync_api import Page

from bench.browser import browsing, new_page, wait_ready, wait_still
from bench.report import Row, number, percentile
from bench.servers import PRODUCT, running

ROUNDS = 5
MOVES = 60
TURNS = 30
STEP = 0.016
"""Seconds between two events of the mouse."""
SMOOTH = 50
NOTE = (
    f"Frames: {MOVES} mouse moves (or {TURNS} turns of the wheel) {STEP * 1000:.0f} ms apart, on the "
    "whole network at 1280x800 in headless Chromium without a GPU; frames are those of "
    f"requestAnimationFrame, at most 60 a second; median of {ROUNDS} rounds. Drawn: how often the "
    "graph's canvas was drawn meanwhile."
)

RECORD = """() => {
  const times = [];
  bench.frames = times;
  bench.drawsBefore = bench.draws;
  const note = (time) => { if (bench.frames === times) { times.push(time); requestAnimationFrame(note); } };
  requestAnimationFrame(note);
}"""
STOP = """() => {
  const times = bench.frames;
  bench.frames = null;
  return [times, bench.draws - bench.drawsBefore];
}"""


@dataclass(frozen=True)
class Smoothness:
    """One round: frames and drawn pictures per second, and the 95th percentile of a frame's milliseconds."""

    frames: float
    drawn: float
    long_frame: float


def measure() -> list[Row]:
    """Measure the product; what is asked is absolute."""
    rows = []
    with running(PRODUCT) as server, browsing() as browser:
        page = new_page(browser)
        page.goto(server.address)
        wait_ready(page)
        wait_still(page, 10)
        for name, act in (("Dragging", _drag), ("Zooming", _zoom)):
            rounds = [_round(page, act) for _ in range(ROUNDS)]
            frames = median(r.frames for r in rounds)
            shown = f"{frames:.0f} frames/s"
            goal = (f"≥ {SMOOTH} frames/s", frames >= SMOOTH)
            rows.append(Row(f"{name} the whole network", str(ROUNDS), shown, goal=goal[0], met=goal[1]))
            drawn, long_frame = (
                median(v) for v in zip(*((r.drawn, r.long_frame) for r in rounds), strict=True)
            )
            detail = f"{drawn:.0f} drawn/s; {number(long_frame)} ms"
            rows.append(Row("the canvas drawn; 95th percentile of a frame", str(ROUNDS), detail, fine=True))
    return rows


def _round(page: Page, act: Any) -> Smoothness:
    box = page.get_by_test_id("network-graph").locator("canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.evaluate(RECORD)
    start = time.monotonic()
    act(page, x, y)
    seconds = time.monotonic() - start
    times, draws = page.evaluate(STOP)
    gaps = [after - before for before, after in pairwise(times)]
    wait_still(page, 10)
    return Smoothness(len(gaps) / (times[-1] - times[0]) * 1000, draws / seconds, percentile(gaps, 0.95))


def _drag(page: Page, x: float, y: float) -> None:
    page.mouse.down()
    for i in range(MOVES):
        _pace(lambda i=i: page.mouse.move(x + 3 * (i % 30 - 15), y + 2 * (i % 20 - 10)))
    page.mouse.up()


def _zoom(page: Page, x: float, y: float) -> None:
    for i in range(TURNS):
        _pace(lambda i=i: page.mouse.wheel(0, -60 if i % 10 < 5 else 60))


def _pace(event: Any) -> None:
    start = time.monotonic()
    event()
    time.sleep(max(0.0, STEP - (time.monotonic() - start)))
