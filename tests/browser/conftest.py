"""The running app and a real Chromium."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from network.filters import EVERYTHING, select
from network.model import Network
from tests.conftest import CHROMIUM, ROOT, free_port

PATIENCE = 180  # seconds until the app has to answer
CHROMIUM_OPTIONS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    # Chromium's own errands would spoil "no request leaves the house".
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    with suppress(psutil.NoSuchProcess):
        tree = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
        for member in tree:
            with suppress(psutil.NoSuchProcess):
                member.terminate()
        for survivor in psutil.wait_procs(tree, timeout=5)[1]:
            survivor.kill()
    process.wait()


def wait_until_ready(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Return when the app's health route answers; fail with what the app wrote when it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2):
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
            break
    pytest.fail(f"the app does not answer at {address}:\n{log.read_text(encoding='utf-8')}", pytrace=False)


@contextmanager
def running_app(data: Path | None, log: Path) -> Iterator[str]:
    """Run the app as a user does; yield its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += [f"--server.port={port}", "--logger.hideWelcomeMessage=true"]
    variables = dict(os.environ, PYTHONUTF8="1")
    if data is not None:
        variables["INTEGRATIONSNETZ_DATA"] = str(data)
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_until_ready(process, f"http://localhost:{port}", log)
            yield f"http://localhost:{port}"
        finally:
            end_tree(process)


@pytest.fixture(scope="session")
def shipped(shipped: Network) -> Network:
    """What the pages show of the copy of the shipped data: all that has not ended."""
    return select(shipped, EVERYTHING)


@pytest.fixture(scope="package")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path | None], str]]:
    """Start the app with other data and return its address; one server per path, ended at the end."""
    addresses: dict[Path | None, str] = {}
    with ExitStack() as servers:

        def start(data: Path | None = None) -> str:
            if data not in addresses:
                log = tmp_path_factory.mktemp("app") / "log.txt"
                addresses[data] = servers.enter_context(running_app(data, log))
            return addresses[data]

        yield start


@pytest.fixture(scope="package")
def app_server(start_app: Callable[[Path | None], str]) -> str:
    """Address of the app with the copy of the shipped data."""
    return start_app(None)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The installed Chromium, without a window."""
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
    yield running
    running.close()
