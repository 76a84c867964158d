"""The three apps as processes: the product, the plain way, and an empty page."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from network.io.read import read
from network.model import Network

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "actors.yaml"
PATIENCE = 60
"""Seconds until an app has to answer."""


@dataclass(frozen=True)
class App:
    """What to start: the script, the page that shows the graph, and whether the project's settings apply."""

    name: str
    script: Path
    page: str = ""
    own_settings: bool = False


PRODUCT = App("product", ROOT / "app.py", page="netz", own_settings=True)
PLAIN = App("plain", ROOT / "bench" / "plain_app.py")
EMPTY = App("empty", ROOT / "bench" / "empty_app.py")


@dataclass(frozen=True)
class Server:
    """A running app; `started` is the moment its process was asked for, in seconds since the epoch."""

    app: App
    port: int
    process: subprocess.Popen[bytes]
    started: float

    @property
    def address(self) -> str:
        """The address of the page that shows the graph."""
        return f"http://127.0.0.1:{self.port}/{self.app.page}"

    def worker(self) -> psutil.Process | None:
        """The process that the app has spawned; what tracks its semaphores is another."""
        children = psutil.Process(self.process.pid).children()
        return next((child for child in children if "spawn_main" in " ".join(child.cmdline())), None)

    def memory(self) -> float:
        """Resident memory of the process and all its children, in MiB."""
        root = psutil.Process(self.process.pid)
        total = 0
        for process in (root, *root.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += process.memory_info().rss
        return total / 2**20


@contextmanager
def running(app: App) -> Iterator[Server]:
    """Run an app; yield it once it answers."""
    with TemporaryDirectory() as folder, Path(folder, "log.txt").open("wb") as log:
        data = Path(folder, "network.json")
        data.write_text(json.dumps(as_json(real_network())), "utf-8")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", "streamlit", "run", str(app.script), f"--server.port={port}"]
        command += ["--server.headless=true", "--browser.gatherUsageStats=false"]
        command += ["--logger.hideWelcomeMessage=true"]
        # Streamlit reads the settings of the folder it runs in: ours are part of the product only.
        place = app.script.parent if app.own_settings else folder
        variables = dict(os.environ, PYTHONUTF8="1", BENCH_DATA=str(data))
        started = time.time()
        process = subprocess.Popen(command, cwd=place, env=variables, stdout=log, stderr=subprocess.STDOUT)
        server = Server(app, port, process, started)
        try:
            _wait(server, Path(folder, "log.txt"))
            yield server
        finally:
            _end(process)


def real_network() -> Network:
    """The shipped network."""
    network = read(DATA).network
    if network is None:
        raise SystemExit(f"{DATA} has errors: python -m network check")
    return network


def as_json(network: Network) -> dict[str, object]:
    """The facts that the plain way shows."""
    names = {d.id: d.name.in_language("de") for d in network.districts}
    return {
        "title": network.title.in_language("de"),
        "districts": list(names.values()),
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "label": a.label,
                "type": a.type,
                "district": names[a.district],
                "place": a.place,
                "topics": list(a.topics),
            }
            for a in network.actors
        ],
        "ties": [
            {"source": t.source, "target": t.target, "type": t.type, "strength": t.strength}
            for t in network.ties
        ],
    }


def _wait(server: Server, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{server.port}/_stcore/health", timeout=2).close()
            return
        time.sleep(0.05)
    raise SystemExit(f"the {server.app.name} app does not answer:\n{log.read_text('utf-8')}")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(psutil.NoSuchProcess):
        tree = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
        for member in tree:
            with suppress(psutil.NoSuchProcess):
                member.terminate()
        for survivor in psutil.wait_procs(tree, timeout=5)[1]:
            survivor.kill()
    process.wait()
