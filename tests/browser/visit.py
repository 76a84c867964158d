"""One visit to the app in a real browser: what was asked for, what went wrong, and how to wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Download, Locator, Page

from ui.pages import PAGES

PATIENCE = 180  # seconds until something must have happened; it usually takes a fraction of one
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
GRAPH = "[data-testid=network-graph]"
ERROR_BOXES = "[data-testid=stException], [data-testid=stErrorElement]"

ON_EVERY_PAGE = """
document.addEventListener("securitypolicyviolation", (event) =>
  window.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""

STATE = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const components = [...document.querySelectorAll("[data-testid=stBidiComponentRegular]")];
  const graph = document.querySelector("[data-testid=network-graph]");
  return {
    running: app?.dataset.testScriptState !== "notRunning",
    heading: document.querySelector("h1")?.textContent,
    waiting: document.querySelectorAll("[data-testid=stSkeleton]").length
      + document.querySelectorAll('[data-stale="true"]').length,
    empty: components.filter((c) => !c.closest(".st-key-shell") && !c.querySelector("[class^=ino-]")).length,
    graph: graph?.dataset.ready ?? "none",
  };
}"""


class Visit:
    """A page with a memory: every request, every complaint of the console, every policy violation."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.violations: list[str] = []
        page.expose_binding("tellViolation", lambda _, text: self.violations.append(text))
        page.add_init_script(ON_EVERY_PAGE)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("console", lambda message: self._note(message.type, message.text, message.location["url"]))

    def _note(self, kind: str, text: str, source: str) -> None:
        slow = "preloaded using link preload but not used within a few seconds" in text
        if kind in ("error", "warning") and not slow:
            self.complaints.append(f"{kind}: {text} ({source})")

    def forget(self) -> None:
        """Begin anew with what is remembered."""
        for memory in (self.requests, self.complaints, self.violations):
            memory.clear()

    def open(self, page: str = "overview", /, **options: Any) -> Visit:
        """Load a page of the app and wait until it stands."""
        named = {name.replace("_", "-"): value for name, value in options.items()}
        query = f"?{urlencode(named, doseq=True)}" if named else ""
        answer = self.page.goto(f"{self.address}/{PAGES[page].address}{query}", wait_until="commit")
        assert answer is not None
        assert answer.ok
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        return self.settle()

    def settle(self) -> Visit:
        """Wait until nothing is being computed or drawn any more."""
        state: dict[str, Any] = {}

        def still() -> bool:
            state.update(self.page.evaluate(STATE))
            return (
                not state["running"]
                and bool(state["heading"])
                and not (state["waiting"] or state["empty"])
                and state["graph"] in ("none", "true")
            )

        self.until(still, lambda: f"the page to stand still: {state}")
        return self

    def until(self, true: Callable[[], Any], what: str | Callable[[], str]) -> Any:
        """Wait for something to become true; fail with what was waited for."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := true():
                return found
            self.page.wait_for_timeout(30)  # lets the page's events in
        return pytest.fail(
            f"waited {PATIENCE} s in vain for {what() if callable(what) else what}", pytrace=False
        )

    @property
    def options(self) -> dict[str, list[str]]:
        """The options in the address."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    @property
    def graph(self) -> dict[str, str]:
        """The data attributes of the graph (contract, section 3)."""
        return dict(self.page.evaluate(f"() => ({{...document.querySelector('{GRAPH}')?.dataset}})"))

    def until_graph(self, **wanted: str) -> None:
        """Wait until the graph says so: nodes="12", selected="ki-kreis-herford"."""
        self.until(
            lambda: wanted.items() <= self.graph.items(), lambda: f"{wanted}, the graph says {self.graph}"
        )

    def until_options(self, **wanted: str) -> None:
        """Wait until exactly these options stand in the address."""
        exact = {name.replace("_", "-"): [value] for name, value in wanted.items()}
        self.until(lambda: self.options == exact, lambda: f"{exact} in the address: {self.page.url}")

    def until_text(self, text: str) -> None:
        """Wait until the page says something."""
        self.until(
            lambda: text in self.text, lambda: f"{text!r} on the page, which says {self.text[:2000]!r}"
        )

    @property
    def text(self) -> str:
        """What can be read on the page."""
        return str(self.page.evaluate("() => document.body.innerText"))

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def download(self, click: Callable[[], None]) -> Download:
        """Return the file that a click hands out."""
        with self.page.expect_download(timeout=PATIENCE * 1000) as waiting:
            click()
        return waiting.value

    @property
    def foreign(self) -> list[str]:
        """Requests to any other host."""
        host = urlsplit(self.address).netloc
        inner = ("data:", f"blob:{self.address}/")
        return [r for r in self.requests if urlsplit(r).netloc != host and not r.startswith(inner)]

    def assert_clean(self) -> None:
        """Nothing was asked of other hosts, nothing was forbidden, nothing failed."""
        told = {"foreign": self.foreign, "violations": self.violations, "complaints": self.complaints}
        wrong = {name: entries for name, entries in told.items() if entries}
        assert not wrong, wrong
        assert self.find(ERROR_BOXES).count() == 0


@contextmanager
def visiting(browser: Browser, address: str, **context: Any) -> Iterator[Visit]:
    """Open a window of its own: viewport, color_scheme ... as Playwright names them."""
    window = browser.new_context(**{"viewport": DESKTOP, "locale": "de-DE", **context})
    try:
        yield Visit(window.new_page(), address)
    finally:
        window.close()
