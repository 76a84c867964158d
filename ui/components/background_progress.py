"""Ranges that are computed in the background: their progress, how to cancel them, and failures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

import locales
from network.filters import EVERYTHING, Selection
from network.measures import Intervals
from network.measures.resampling.role_intervals import RoleRanges
from network.model import Network
from ui.backend import cache
from ui.backend.jobs import Job
from ui.session import state

SMALL, SOON = 60, 0.2
"""Networks of at most `SMALL` actors wait `SOON` seconds for ranges, so that nothing flickers."""
POLL = 1.0
"""Seconds between two updates of the progress."""

Result = TypeVar("Result")


def rank_ranges(network: Network, selection: Selection = EVERYTHING) -> Intervals | None:
    """Return the ranges of degree and betweenness if they are known; else begin to compute them."""
    return _soon(cache.ranges(network, selection, state.visitor()), network)


def role_ranges(network: Network, selection: Selection = EVERYTHING) -> RoleRanges | None:
    """Return the ranges of the roles if they are known; else begin to compute them."""
    return _soon(cache.roles(network, selection, state.visitor()), network)


def background_progress(network: Network, *selections: Selection, with_roles: bool = False) -> None:
    """Show the progress of the ranges, and draw the page again once they are there; then nothing."""
    jobs: list[Job[Any]] = [cache.ranges(network, one, state.visitor()) for one in selections]
    if with_roles:
        jobs += [cache.roles(network, one, state.visitor()) for one in selections]
    waiting = [job for job in jobs if job.is_pending and state.visitor() not in job.declined_by]
    if waiting:
        st.fragment(_progress, run_every=POLL)(waiting, len(jobs))
    elif any(job.state != "done" for job in jobs):
        _not_computed(jobs)


def _soon(job: Job[Result], network: Network) -> Result | None:
    if len(network.actors) <= SMALL and state.visitor() not in job.declined_by:
        job.wait(SOON)
    return job.result


def _progress(waiting: Sequence[Job[Any]], count: int) -> None:
    """Show the progress; as soon as one more has ended, the page is drawn with it."""
    visitor = state.visitor()
    if any(not job.is_pending or visitor in job.declined_by for job in waiting):
        st.rerun()
    t = locales.text(state.view().language)
    share = (count - len(waiting) + sum(job.share for job in waiting)) / count

    def cancel() -> None:
        for job in waiting:
            job.cancel(visitor)

    with st.container(horizontal=True, vertical_alignment="center", key="ranges_coming"):
        st.progress(min(share, 1.0), t("range.coming", share=t.percent(share)))
        st.button(t("range.cancel"), on_click=cancel, icon=":material/close:", key="ranges_cancel")


def _not_computed(jobs: Sequence[Job[Any]]) -> None:
    t = locales.text(state.view().language)
    failed = any(job.state == "failed" for job in jobs)

    def again() -> None:
        for job in jobs:
            if job.state != "done":
                cache.jobs().again(job, state.visitor())

    with st.container(horizontal=True, vertical_alignment="center", key="ranges_without"):
        if failed:
            st.warning(t("range.failed"), icon=":material/error:")
        else:
            st.caption(t("range.cancelled"))
        st.button(t("range.again"), on_click=again, icon=":material/refresh:", key="ranges_again")
