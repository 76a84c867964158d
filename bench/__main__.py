"""`python -m bench` measures everything and writes `bench/results.md`; `--only crowd` just prints."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench import crowd, frames, gaps, measures, redraw, startup, traffic
from bench.browser import chromium
from bench.report import chromium_version, markdown

QUESTIONS = {
    **{"traffic": traffic, "redraw": redraw, "crowd": crowd, "startup": startup, "frames": frames},
    **{"measures": measures, "gaps": gaps},
}
RESULTS = Path(__file__).parent / "results.md"


def main() -> None:
    """Ask every question, or those that are named."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure the product against the plain way."
    )
    parser.add_argument(
        "--only", nargs="+", choices=QUESTIONS, help="print the answers to these questions only"
    )
    wanted = parser.parse_args().only or list(QUESTIONS)
    browser = chromium_version(chromium())
    start = time.monotonic()
    rows = []
    for name in wanted:
        print(f"{name} ...", flush=True)
        rows += QUESTIONS[name].measure()
    notes = [QUESTIONS[name].NOTE for name in wanted]
    report = markdown(rows, notes, browser, (time.monotonic() - start) / 60)
    print(report)
    if set(wanted) == set(QUESTIONS):
        RESULTS.write_text(report, "utf-8")


if __name__ == "__main__":
    main()
