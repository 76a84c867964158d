"""What all tests share: the shipped data, and the rule when browser tests may be left out."""

import os
import random
import shutil
import socket
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from starlette.responses import PlainTextResponse

from network.io.read import read
from network.model import Network

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "tests" / "data" / "actors.yaml"
os.environ["INTEGRATIONSNETZ_DATA"] = str(FROZEN)  # whatever the data say today
LEFT_OUT = "browser test left out: no chromium"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# A busy machine is slow, not wrong: no test is timed. CI draws more examples, and the same ones every time.
settings.register_profile(
    "default", deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=50, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def free_port() -> int:
    """A port on which nothing listens, from a range that no other worker and no system draws from."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = 20_000 + 1_000 * (worker % 10) + random.SystemRandom().randrange(1_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: one worker more than cores, up to four, since browser tests wait; none on a single core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores + 1, 4) if cores > 1 else 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out whole files, browser tests and the others at the same time (`tests/workers.py`)."""
    from tests.workers import FromBothEnds

    return FromBothEnds(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in tests/browser and run it last, its largest file at the end; trace no properties."""
    sizes: Counter[Path] = Counter()
    for item in items:
        if _is_untraced(item):
            item.add_marker("no_cover")
        if (ROOT / "tests" / "browser") in item.path.parents:
            item.add_marker("browser")
            sizes[item.path] += 1
    items.sort(key=lambda item: sizes[item.path])


def _is_untraced(item: pytest.Item) -> bool:
    """Examples by the hundred and large data run through the branches of small ones; tracing is slow."""
    in_browser = (ROOT / "tests" / "browser") in item.path.parents
    is_property = hasattr(getattr(item, "obj", None), "hypothesis")
    return in_browser or is_property or "shipped" in getattr(item, "fixturenames", ())


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser its tests are skipped; in CI that is a failure."""
    if CHROMIUM or not item.get_closest_marker("browser"):
        return
    if os.environ.get("CI"):
        pytest.fail("the browser tests must run in CI, and there is no chromium", pytrace=False)
    pytest.skip(LEFT_OUT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that a part of the tests was left out."""
    skipped = [one for one in terminalreporter.getreports("skipped") if LEFT_OUT in str(one.longrepr)]
    if skipped:
        terminalreporter.section("BROWSER TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were left out: this machine has no chromium.", red=True)
        terminalreporter.line(
            "Debian, Ubuntu: sudo apt install chromium; then python3 start.py test", red=True
        )


@pytest.fixture(scope="session")
def data_file() -> Path:
    """A copy of the shipped data that nobody edits (`test_data.py` alone reads the live ones)."""
    return FROZEN


@pytest.fixture(scope="session")
def shipped(data_file: Path) -> Network:
    """The network in that copy."""
    network = read(data_file).network
    assert network is not None
    return network


def streamlit_stand_in(request):
    return PlainTextResponse("from Streamlit")


async def websocket_stand_in(websocket):
    await websocket.accept()
    await websocket.close()


@pytest.fixture(scope="module")
def served() -> Any:
    """The routes and the middleware, around something that answers in Streamlit's place."""
    from starlette.applications import Starlette
    from starlette.routing import Route, WebSocketRoute

    from ui.server import routes

    rest = [WebSocketRoute("/_stcore/stream", websocket_stand_in), Route("/{path:path}", streamlit_stand_in)]
    return Starlette(routes=[*routes.routes(), *rest], middleware=routes.middleware())
