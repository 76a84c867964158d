"""A real Chromium that notes when canvases are drawn, and the hands that use both apps in it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.servers import PATIENCE, PRODUCT, App

SIZE = {"width": 1280, "height": 800}
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # Foreign hosts fail at once: kind to the plain way, which waits where a firewall drops its requests.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
QUIET = 1.0
"""Seconds without a drawn frame after which a picture counts as still; they are not counted."""

WATCH = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  let top;
  try { top = window.top; top.bench ??= {input: 0, drawn: 0, draws: 0, marks: {}}; } catch { return; }
  const bench = top.bench;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas.isConnected) { bench.drawn = now(); bench.draws += 1; }
    return clear.apply(this, area);
  };
  for (const name of ["pointerup", "keydown"]) {
    addEventListener(name, (event) => { bench.input = performance.timeOrigin + event.timeStamp; }, true);
  }
  // pyvis keeps its picture in a global variable; its own events say how far the physics is.
  let picture;
  if (window !== top) Object.defineProperty(window, "network", {
    configurable: true,
    get: () => picture,
    set: (made) => {
      picture = made;
      bench.marks = {built: now()};
      made.on("stabilizationIterationsDone", () => { bench.marks.iterated ??= now(); });
      made.on("stabilized", () => { bench.marks.stabilized ??= now(); });
    },
  });
  // When what is waited for stands on the page, looked at before every frame.
  const wanted = (part) => {
    const found = document.querySelector(part);
    return found?.checkVisibility() && found;
  };
  const look = () => {
    const ready = wanted('[data-testid="network-graph"][data-ready="true"]')
      || wanted('[data-testid="stMarkdown"] p');
    if (ready && (ready.dataset.ready || ready.textContent === "ready")) bench.ready = now();
    else requestAnimationFrame(look);
  };
  if (window === top) requestAnimationFrame(look);
})();
"""


def chromium() -> str:
    """Path of the installed browser."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("bench needs an installed Chromium (Debian: apt install chromium, or set CHROMIUM)")
    return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """A freshly started browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser) -> Page:
    """A page with an empty cache that takes notes."""
    page = browser.new_context(viewport=SIZE, locale="de-DE").new_page()  # type: ignore[arg-type]
    page.set_default_timeout(60_000)
    page.add_init_script(WATCH)
    return page


def notes(page: Page) -> dict[str, Any]:
    """What the page has noted so far; times in milliseconds since the epoch."""
    found: dict[str, Any] = page.evaluate("({...bench, ...bench.marks})")
    return found


def wait_ready(page: Page) -> float:
    """Wait until the graph (or the empty page's word) stands; return that moment, seconds since the epoch."""
    if not until(page, "bench.ready", PATIENCE):
        raise SystemExit(f"nothing drawn at {page.url} within {PATIENCE} s")
    return float(notes(page)["ready"]) / 1000


def until(page: Page, condition: str, limit: float) -> bool:
    """Wait for a condition in the page; return whether it came within the limit (seconds).

    Asked from outside: waiting inside the page needs `eval`, which the product's policy forbids.
    """
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if page.evaluate(f"Boolean({condition})"):
            return True
        time.sleep(0.05)
    return False


def wait_still(page: Page, limit: float) -> bool:
    """Wait until nothing has been drawn for a while; return whether that came within the limit (seconds)."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        time.sleep(0.1)
        if time.time() - notes(page)["drawn"] / 1000 >= QUIET:
            return True
    return False


@dataclass(frozen=True)
class Change:
    """A change of the district filter: districts that are added, or everything again."""

    add: Sequence[str] = ()

    def __str__(self) -> str:
        return f"+ {', '.join(self.add)}" if self.add else "whole network again"


def filter_districts(page: Page, app: App, change: Change) -> None:
    """Do with the mouse what a person does."""
    if app is PRODUCT:
        if change.add:
            page.get_by_test_id("stPopover").first.get_by_role("button").click()
            page.get_by_role("button", name=change.add[0], exact=True).click()
        else:
            page.get_by_test_id("stButton").get_by_role("button").first.click()
    elif change.add:
        page.get_by_test_id("stMultiSelect").get_by_role("combobox").click()
        page.get_by_role("option", name=change.add[0], exact=True).click()
    else:
        page.get_by_test_id("stMultiSelect").get_by_label("Clear all").click()


def network_traffic(page: Page) -> tuple[CDPSession, dict[str, float]]:
    """Count what reaches this page from now on; the poll for changed data is counted on its own."""
    session = page.context.new_cdp_session(page)
    counts = {"http": 0.0, "poll": 0.0, "websocket": 0.0}
    kinds: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = "poll" if event["request"]["url"].endswith("/healthz") else "http"

    def came(event: dict[str, Any]) -> None:
        counts[kinds.get(event["requestId"], "http")] += event["encodedDataLength"]

    def frame(event: dict[str, Any]) -> None:
        data = event["response"]["payloadData"]
        counts["websocket"] += len(data) * 3 / 4 if event["response"]["opcode"] == 2 else len(data)

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.on("Network.webSocketFrameReceived", frame)
    session.send("Network.enable")
    return session, counts
