"""What all tests share: the shipped data, and the rule when browser tests may be left out."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from network.model import Network
from network.reading import read

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "browser test left out: no chromium"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# A busy machine is slow, not wrong: no test is timed. CI draws the same examples every time.
settings.register_profile("untimed", deadline=None, max_examples=50, derandomize="CI" in os.environ)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in tests/browser and run it last: it is slow, and Playwright occupies the event loop."""
    for item in items:
        if (ROOT / "tests" / "browser") in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


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
    """The shipped data."""
    return ROOT / "data" / "actors.yaml"


@pytest.fixture(scope="session")
def shipped(data_file: Path) -> Network:
    """The shipped network."""
    network = read(data_file).network
    assert network is not None
    return network
