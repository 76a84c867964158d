"""Reports: a preview at once, the file in the background, made once for all who ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import locales
from network.filters import LOCAL, Selection, canonical
from network.model import Language, Network
from network.parallel import CancelledError, Progress
from network.report.blocks import Report
from network.report.compose import compose
from network.report.report_data import ReportData
from ui.backend import cache, tasks
from ui.backend.jobs import BusyError, Job, Key
from ui.backend.results import cached

MOST_WAITING = 8
"""While this many reports wait, no further one is begun."""


@cached(50)
def _composed(network: Network, selection: Selection, language: Language, today: date) -> Report:
    data = ReportData(
        network=network,
        selection=selection,
        findings=cache.findings(network, selection),
        borders=cache.borders_of(network, selection.without_focus()),
        layout=cache.positions(network),
        area=cache.area(),
        today=today,
    )
    return compose(data, locales.text(language))


def preview(network: Network, selection: Selection, language: Language) -> Report:
    """Return what a report says, without the ranges of ranks, which take seconds."""
    return _composed(network, selection, language, date.today())


def job_of(
    network: Network, selection: Selection, language: Language, ending: str, visitor: str
) -> Job[bytes]:
    """Return the job that makes a report as a file (`.html` or `.docx`), with the ranges that pages show.

    Raises `BusyError` where too many reports wait already.
    """
    chosen, made = canonical(selection), (date.today(), ending)
    local = replace(chosen, without_levels=(*chosen.without_levels, *LOCAL.without_levels))
    drawn = cache.ranges(network, local, visitor)

    def write(_progress: Progress) -> bytes:
        drawn.wait()  # asked for before, so it runs or has ended
        if drawn.state == "stopped":
            raise CancelledError
        return cache.worker().call(tasks.report_file, network, chosen, language, made, drawn.result)

    try:
        key = Key(network.fingerprint, "report", (chosen, language, made))
        job = cache.jobs().ask(key, write, visitor, MOST_WAITING)
    except BusyError:
        drawn.cancel(visitor)
        raise
    job.ended.add_done_callback(
        lambda _: drawn.cancel(visitor)
    )  # a visitor who leaves wants no ranges either
    return cache.jobs().again(job, visitor) if job.state == "failed" else job


def file(network: Network, selection: Selection, language: Language, ending: str) -> bytes:
    """Return a report as a file (`.html` or `.docx`), made now or lately."""
    job = job_of(network, selection, language, ending, uuid4().hex)
    job.wait()
    if job.result is None:
        raise RuntimeError("The report could not be made")
    return job.result


def picture_file(network: Network, selection: Selection, language: Language, name: str) -> bytes:
    """Return a picture of a report, by its name, as PNG."""
    return _picture_file(network, selection, language, date.today(), name)


@cached(40)
def _picture_file(
    network: Network, selection: Selection, language: Language, today: date, name: str
) -> bytes:
    from network.report.render.matplotlib_figures import draw  # noqa: PLC0415 - the app's start need not wait for it

    (picture,) = (p for p in _composed(network, selection, language, today).pictures if p.name == name)
    return draw(picture.drawing, "png", picture.width)
