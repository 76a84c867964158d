"""What was measured, as rows, and as the Markdown table of `results.md`."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from math import ceil
from pathlib import Path

import psutil

LIBRARIES = ("streamlit", "starlette", "uvicorn", "networkx", "pyvis", "pandas", "pyyaml", "playwright")


@dataclass(frozen=True)
class Row:
    """One question and its answer."""

    question: str
    n: str
    """How many values stand behind each figure."""
    product: str
    plain: str = ""
    ratio: str = ""
    """The product's value over the plain way's."""
    goal: str = ""
    met: bool | None = None
    """None where nothing is asked."""
    fine: bool = False
    """A detail of the row above."""


Pair = tuple[float, float]
"""The product's value and the plain way's."""


def compared(question: str, n: int, values: Pair, unit: str, share: float, fine: bool = False) -> Row:
    """Hold two figures against each other; `share` is the highest ratio allowed (0: none is asked)."""
    product, plain = values
    ratio = product / plain
    return Row(
        question,
        str(n),
        f"{number(product)} {unit}",
        f"{number(plain)} {unit}",
        f"1/{1 / ratio:.1f}" if 0 < ratio < 0.5 else f"{ratio:.2f}",
        "" if not share else f"≤ 1/{1 / share:.0f}" if share < 1 else f"≤ {share:g}",
        ratio <= share if share else None,
        fine,
    )


def number(value: float) -> str:
    """Three figures, grouped."""
    if abs(value) >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed."""
    return sorted(values)[ceil(share * len(values)) - 1]


def markdown(rows: Sequence[Row], notes: Sequence[str], chromium: str, minutes: float) -> str:
    """Return the whole report."""
    missed = [row.question for row in rows if row.met is False]
    verdict = f"Falls short: {'; '.join(missed)}." if missed else "Every goal is met."
    lines = ["# How fast it is", "", "Written by `python3 start.py bench`; do not edit. " + verdict, ""]
    lines += [
        "| Question | n | Product | Plain way | Ratio | Goal | |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        verdict = {True: "met", False: "**falls short**", None: ""}[row.met]
        question = f"– {row.question}" if row.fine else row.question
        cells = (question, row.n, row.product, row.plain, row.ratio, row.goal, verdict)
        lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    lines += ["", "## How it was measured", "", *(f"- {note}" for note in notes)]
    lines += [
        "",
        "## Where",
        "",
        *(f"- {fact}" for fact in machine(chromium)),
        f"- Took {minutes:.0f} minutes",
        "",
    ]
    return "\n".join(lines)


def machine(chromium: str) -> list[str]:
    """What the figures depend on."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"{psutil.cpu_count()} cores, {_cpu()}; {psutil.virtual_memory().total / 2**30:.0f} GiB of memory",
        f"{_system()}; Python {platform.python_version()}; {chromium}",
        libraries,
        f"load average over its last 15 minutes: {os.getloadavg()[2]:.1f}"
        if hasattr(os, "getloadavg")
        else "",
    ]


def chromium_version(program: str) -> str:
    """Ask the browser for its name and version."""
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s+", " ", answer.split(" built ")[0]).strip()


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", info.read_text()) if info.is_file() else None
    return found[1] if found else platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)
