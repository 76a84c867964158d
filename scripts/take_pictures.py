"""Take pictures of every page of the running app, for people to look at and for the documentation.

    python -m scripts.take_pictures [--out docs/pictures] [--only gaps ...] [--tall]

Every page in German and English, on a laptop (light) and on a phone (dark), as NAME-LANG-WIDTH-SCHEME.png;
those chosen with --only in both colours.
The names never change, so that documents can show them. Needs an installed Chromium.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any, Literal, NamedTuple
from urllib.parse import urlencode

import numpy as np
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

import start
from ui.pages import PAGES

Scheme = Literal["light", "dark"]

ACTOR = "ki-kreis-herford"
LANGUAGES = ("de", "en")
SIZES = {1440: 900, 390: 844}
"""Width and height of the window: a laptop and a phone."""
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
KEPT = {(1440, "light"), (390, "dark")}
"""Width and colour scheme of the pictures that are kept, in both languages; others are for looking at."""
PATIENCE = 60.0
"""Seconds until a page has to be there."""
BUSY = '[data-test-script-state="running"], [data-testid="stSkeleton"], .st-key-ranges_coming'
"""Something is still being computed or drawn."""
DRAWN_GRAPH = '[data-testid="network-graph"][data-ready="true"]'
PAUSE_MS = 250
"""Between two looks at a page that is not finished yet."""
FEW_PIXELS = 20
MAX_BYTES = 120_000
MAX_FOLDER = 6_000_000
MAX_COLOURS = 256
APART = (12, 16, 20, 24, 30, 36, 44, 52, 64)
"""How far apart the colours of a palette are, tried in turn until a picture is small enough."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


class View(NamedTuple):
    """What a picture shows: its name, the page's id, the options in the address, whether a graph is drawn.

    `part`: the container of the page that stands at the top of the picture.
    """

    name: str
    page: str = "overview"
    options: dict[str, str] = {}  # noqa: RUF012 - never changed
    graph: bool = False
    part: str = ""


GAP_SECTIONS = (
    "first", "coverage", "dependence", "borders", "introductions", "isolated", "reported", "stale",
)  # fmt: skip

VIEWS = (
    View("overview"),
    View("network", "network", graph=True),
    View("network-actor", "network", {"actor": ACTOR}, graph=True),
    View("actors", "actors"),
    View("actor", "actors", {"actor": ACTOR}, graph=True),
    *(View(f"gaps-{section}", "gaps", {"section": section}) for section in GAP_SECTIONS),
    View("key-actors", "key_actors"),
    View("key-actors-levels", "key_actors", part="section_levels"),
    View("key-actors-scatter", "key_actors", part="section_scatter"),
    View("key-actors-compare", "key_actors", {"compare": ACTOR}, part="section_compare"),
    View("key-actors-districts", "key_actors", part="section_districts"),
    View(
        "finding",
        "gaps",
        {"section": "dependence", "finding": f"single_point_of_failure:{ACTOR}"},
    ),
    View("who-helps", "who_helps", {"need": "wohnen", "place": "Bünde", "from": ACTOR}),
    View("who-helps-ask", "who_helps"),
    View("what-if", "what_if"),
    View("what-if-scenario", "what_if", {"without-actor": ACTOR}),
    View("report", "report", {"district": "hoexter"}),
    View("data", "data"),
)


class Picture(NamedTuple):
    """One file: a view in a language, at a width, in a colour scheme."""

    view: View
    language: str
    width: int
    scheme: Scheme

    @property
    def file_name(self) -> str:
        """Name of the file, always the same."""
        return f"{self.view.name}-{self.language}-{self.width}-{self.scheme}.png"

    @property
    def address(self) -> str:
        """Path and options of the page."""
        options = {"lang": self.language, **self.view.options}
        return f"/{PAGES[self.view.page].address}?{urlencode(options)}"


def pictures(only: Sequence[str] = ()) -> list[Picture]:
    """Return the pictures that are kept; given words, all whose file name holds one of them."""
    every = [Picture(*parts) for parts in product(VIEWS, LANGUAGES, SIZES, SCHEMES)]
    if only:
        return [p for p in every if any(word in p.file_name for word in only)]
    return [p for p in every if (p.width, p.scheme) in KEPT]


@contextmanager
def running_app() -> Iterator[str]:
    """Start the app as `start.py` does, yield its address and end it."""
    port = start.choose_port(None)
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    command += ["--server.headless=true", "--logger.hideWelcomeMessage=true"]
    app = Popen(command, cwd=start.ROOT, env=dict(os.environ, PYTHONUTF8="1"), stdout=DEVNULL)
    try:
        start.wait_until_ready(app, address)
        yield address
    finally:
        app.send_signal(signal.SIGTERM)
        app.wait(timeout=10)


def browser_path() -> str:
    """Return the installed Chromium; SystemExit says what to do where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit("No Chromium found. Debian, Ubuntu: sudo apt install chromium")
    return found


def take(browser: Browser, address: str, picture: Picture, tall: bool = False) -> bytes:
    """Return a page as PNG once it stands still; `tall` shows all that could be scrolled to."""
    size = {"width": picture.width, "height": SIZES[picture.width]}
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme=picture.scheme,
        locale=f"{picture.language}-DE",
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        page.goto(address + picture.address)
        page.locator("h1").first.wait_for(timeout=PATIENCE * 1000)
        if picture.view.graph:
            page.locator(DRAWN_GRAPH).wait_for(timeout=PATIENCE * 1000)
        shown = when_still(page)
        if picture.view.part:
            page.locator(f".st-key-{picture.view.part}").evaluate("part => part.scrollIntoView()")
            shown = when_still(page)
        if tall:
            height = page.get_by_test_id("stMain").evaluate("element => element.scrollHeight")
            page.set_viewport_size({"width": size["width"], "height": int(height)})
            shown = when_still(page)
        return shown
    finally:
        context.close()


def when_still(page: Page) -> bytes:
    """Return the picture of a page that looks the same at three looks and is not being computed."""
    deadline = time.monotonic() + PATIENCE
    seen: list[bytes] = []
    while time.monotonic() < deadline:
        seen = [*seen[-2:], page.screenshot(animations="disabled", caret="hide")]
        busy = page.locator(BUSY).count()
        if not busy and len(seen) == 3 and alike(seen[0], seen[2]) and alike(seen[1], seen[2]):
            return seen[2]
        page.wait_for_timeout(PAUSE_MS)
    raise TimeoutError(f"the page does not come to rest: {page.url}")


def alike(one: bytes, other: bytes) -> bool:
    """Return whether at most a few pixels differ: round corners are not always drawn alike."""
    if one == other:
        return True
    pictures_of_both = [Image.open(io.BytesIO(png)).convert("L") for png in (one, other)]
    difference = ImageChops.difference(*pictures_of_both).histogram()
    return sum(difference[1:]) <= FEW_PIXELS


def shrunk(png: bytes, limit: int = MAX_BYTES) -> bytes:
    """Return a picture with a palette, small enough for the documentation; ValueError if none is."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for apart in APART:
        out = io.BytesIO()
        picture.quantize(palette=palette(picture, apart), dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        if out.tell() <= limit:
            return out.getvalue()
    raise ValueError(f"still {out.tell()} bytes with colours {APART[-1]} apart")


def palette(picture: Image.Image, apart: int) -> Image.Image:
    """Return up to 256 colours of a picture: those of plain areas, and others at least `apart` (in RGB).

    Pillow's own palettes are made for photographs: they change the colour of large plain areas, or spend
    most colours on the soft edges of thin lines.
    """
    area = picture.width * picture.height
    counted: Any = picture.getcolors(area)
    ordered = sorted(counted, key=lambda c: (-c[0], c[1]))
    every = np.array([colour for _, colour in ordered], dtype=np.int32)
    plain = np.array([count > area / 500 for count, _ in ordered])
    chosen: list[list[int]] = []
    free = np.ones(len(every), dtype=bool)
    while len(chosen) < MAX_COLOURS and free.any():
        at = int(free.argmax())
        chosen.append(every[at].tolist())
        free &= (((every - every[at]) ** 2).sum(axis=1) >= apart**2) | plain
        free[at] = False
    made = Image.new("P", (1, 1))
    made.putpalette([part for colour in chosen for part in colour])
    return made


def main() -> int:
    """Take the pictures; 1 when one could not be taken or the folder has become too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=start.ROOT / "docs" / "pictures")
    parser.add_argument("--only", nargs="*", default=[], help="words in the names of the files to make")
    parser.add_argument("--tall", action="store_true", help="the whole page instead of what a window shows")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with running_app() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=CHROMIUM_OPTIONS)
        failed = 0
        for picture in pictures(options.only):
            try:
                png = take(browser, address, picture, options.tall)
            except (TimeoutError, PlaywrightTimeoutError) as error:
                failed += 1
                print(f"  failed  {picture.file_name}: {error}", flush=True)
                continue
            small = shrunk(png, sys.maxsize if options.tall else MAX_BYTES)
            (options.out / picture.file_name).write_bytes(small)
            print(f"{len(small) // 1000:4} kB  {picture.file_name}", flush=True)
        browser.close()
    total = sum(file.stat().st_size for file in options.out.glob("*.png"))
    print(f"{total / 1_000_000:.1f} MB in {options.out}")
    return int(failed > 0 or (total > MAX_FOLDER and not options.tall))


if __name__ == "__main__":
    raise SystemExit(main())
