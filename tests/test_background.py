"""Background work: done once, few at a time, stopped when nobody wants it; a failure is kept."""

import inspect
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.runtime.scriptrunner import script_runner

from network.parallel import report_progress
from ui.backend.jobs import BusyError, Job, Jobs, Key
from ui.server import warm_up

PATIENCE = 20  # seconds until a thread must have moved; it takes a moment


def key(what="ranges", version="v1"):
    return Key(version, what)


class Held:
    """Work that reports half, then waits to be let go."""

    def __init__(self, result="result"):
        self.result = result
        self.begun = threading.Event()
        self.free = threading.Event()
        self.times = 0

    def __call__(self, progress):
        self.times += 1
        report_progress(progress, 0.5)
        self.begun.set()
        assert self.free.wait(PATIENCE)
        report_progress(progress, 1.0)
        return self.result


@contextmanager
def held(*results) -> Iterator[list[Held]]:
    works = [Held(result) for result in results]
    try:
        yield works
    finally:
        for work in works:
            work.free.set()


def test_work_is_done_and_its_result_kept():
    jobs = Jobs()
    job = jobs.ask(key(), lambda progress: 42)
    assert job.wait(PATIENCE)
    assert (job.state, job.result, job.is_pending) == ("done", 42, False)
    assert jobs.ask(key(), lambda progress: 43) is job


def test_the_same_work_is_never_begun_twice_however_many_ask():
    with held("one") as (work,):
        jobs = Jobs()
        asked = []
        threads = [
            threading.Thread(target=lambda i=i: asked.append(jobs.ask(key(), work, f"visitor {i}")))
            for i in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert len({id(job) for job in asked}) == 1
        assert asked[0].wanted_by == {f"visitor {i}" for i in range(20)}
        work.free.set()
        assert asked[0].wait(PATIENCE)
        assert work.times == 1


def test_it_tells_how_far_it_is():
    with held("one") as (work,):
        job = Jobs().ask(key(), work)
        assert work.begun.wait(PATIENCE)
        assert (job.state, job.share, job.result) == ("running", 0.5, None)
        assert job.wait(0) is False
        work.free.set()
        assert job.wait(PATIENCE)
        assert job.share == 1.0


def test_no_more_than_two_run_at_a_time():
    with held("a", "b", "c") as (a, b, c):
        jobs = Jobs(at_once=2)
        first, _, third = (jobs.ask(key(work.result), work) for work in (a, b, c))
        assert a.begun.wait(PATIENCE)
        assert b.begun.wait(PATIENCE)
        assert (third.state, c.times) == ("waiting", 0)
        a.free.set()
        assert first.wait(PATIENCE)
        assert c.begun.wait(PATIENCE)


def test_work_stops_once_the_last_who_wanted_it_cancels():
    with held("one") as (work,):
        jobs = Jobs()
        job = jobs.ask(key(), work, "anna")
        jobs.ask(key(), work, "bert")
        assert work.begun.wait(PATIENCE)
        job.cancel("anna")
        assert job.state == "running"
        job.cancel("bert")
        assert job.state == "stopped"
        assert job.wait(0)
        assert job.result is None


def test_nobody_can_stop_what_the_server_wants():
    with held("one") as (work,):
        jobs = Jobs()
        job = jobs.ask(key(), work)
        jobs.ask(key(), work, "anna")
        assert work.begun.wait(PATIENCE)
        job.cancel("anna")
        work.free.set()
        assert job.wait(PATIENCE)
        assert job.result == "one"


def test_who_cancelled_is_not_asked_again_but_others_begin_again():
    with held("one") as (work,):
        jobs = Jobs()
        job = jobs.ask(key(), work, "anna")
        assert work.begun.wait(PATIENCE)
        job.cancel("anna")
        assert jobs.ask(key(), work, "anna") is job  # she does without
        other = jobs.ask(key(), work, "bert")
        assert other is not job
        work.free.set()
        assert other.wait(PATIENCE)
        assert other.result == "one"
        assert "anna" in other.declined_by


def test_a_cancellation_can_be_taken_back():
    with held("one") as (work,):
        jobs = Jobs()
        job = jobs.ask(key(), work, "anna")
        assert work.begun.wait(PATIENCE)
        job.cancel("anna")
        jobs.again(job, "anna")
        work.free.set()
        new = jobs.ask(key(), work, "anna")
        assert new.wait(PATIENCE)
        assert (new.result, new.declined_by) == ("one", set())


def test_a_failure_is_kept_logged_and_can_be_tried_again(caplog):
    outcomes = iter([ValueError("no luck"), 7])

    def work(progress):
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    jobs = Jobs()
    with caplog.at_level(logging.ERROR, "ui.backend.jobs"):
        job = jobs.ask(key(), work, "anna")
        assert job.wait(PATIENCE)
    assert (job.state, job.result) == ("failed", None)
    assert "no luck" in caplog.text
    assert jobs.ask(key(), work, "bert") is job  # not tried again by itself
    jobs.again(job, "anna")
    new = jobs.ask(key(), work, "anna")
    assert new.wait(PATIENCE)
    assert new.result == 7


def test_work_that_was_stopped_while_it_waited_never_begins():
    with held("a", "b") as (a, b):
        jobs = Jobs(at_once=1)
        first = jobs.ask(key("a"), a, "anna")
        second = jobs.ask(key("b"), b, "anna")
        assert a.begun.wait(PATIENCE)
        second.cancel("anna")
        a.free.set()
        assert first.wait(PATIENCE)
        last = jobs.ask(key("c"), lambda progress: "c")
        assert last.wait(PATIENCE)
        assert b.times == 0


def test_a_forgotten_version_goes_and_its_work_stops():
    with held("old") as (work,):
        jobs = Jobs()
        old = jobs.ask(key(version="v1"), work, "anna")
        other = jobs.ask(key(version="v2"), lambda progress: 1)
        assert work.begun.wait(PATIENCE)
        assert other.wait(PATIENCE)
        jobs.forget("v1")
        assert old.state == "stopped"
        assert jobs.ask(key(version="v2"), work) is other
        assert jobs.ask(key(version="v1"), work, "anna") is not old


class NoticedLock:
    """A lock that says when somebody has to wait for it."""

    def __init__(self, lock, waited_for):
        self.lock, self.waited_for = lock, waited_for

    def __enter__(self):
        if not self.lock.acquire(blocking=False):
            self.waited_for.set()
            self.lock.acquire()

    def __exit__(self, *_):
        self.lock.release()


class AskingSet(set):
    """Who wants a job; between the look at whether anybody does and what follows, somebody asks."""

    ask = None

    def __bool__(self):
        answer = len(self) > 0
        if self.ask:
            ask, self.ask = self.ask, None
            ask()
        return answer


def test_who_asks_while_the_last_one_cancels_is_not_left_without():
    """Bert asks after Anna's cancellation found nobody else, and before it stops the work."""
    with held("one") as (work,):
        jobs = Jobs()
        moved = threading.Event()
        jobs._lock = NoticedLock(threading.RLock(), moved)
        job = jobs.ask(key(), work, "anna")
        assert work.begun.wait(PATIENCE)
        asked = []

        def bert():
            asked.append(jobs.ask(key(), work, "bert"))
            moved.set()

        thread = threading.Thread(target=bert)

        def ask():
            thread.start()
            assert moved.wait(PATIENCE)  # he has asked, or waits for his turn

        job.wanted_by = AskingSet(job.wanted_by)
        job.wanted_by.ask = ask
        moved.clear()
        job.cancel("anna")
        thread.join(PATIENCE)
        work.free.set()
        assert asked[0].wait(PATIENCE)
        assert asked[0].result == "one"


def test_what_a_visitor_waits_for_goes_before_what_only_the_server_wants():
    """The server asked for a, b and c; Anna asks for c and d. One at a time: a is running, then c and d."""
    order = []
    with held("a") as (first,):
        jobs = Jobs(at_once=1)
        jobs.ask(key("a"), first)
        assert first.begun.wait(PATIENCE)
        for name in "bc":
            jobs.ask(key(name), lambda progress, name=name: order.append(name))
        for name in "cd":
            jobs.ask(key(name), lambda progress, name=name: order.append(name), "anna")
        first.free.set()
        assert jobs.ask(key("b"), lambda progress: None).wait(PATIENCE)
    assert order == ["c", "d", "b"]


def test_too_many_of_a_kind_are_refused_but_not_what_is_there_already():
    reports = [Key("v1", "report", of) for of in "abc"]
    with held("a", "b", "c") as (a, b, c):
        jobs = Jobs(at_once=1)
        running = jobs.ask(reports[0], a)
        jobs.ask(key("ranges"), lambda progress: None)
        waiting = jobs.ask(reports[1], b, "anna", 1)
        with pytest.raises(BusyError):
            jobs.ask(reports[2], c, "anna", 1)
        assert jobs.ask(reports[0], a, "anna", 1) is running
        assert jobs.ask(reports[1], b, "bert", 1) is waiting
        waiting.stop()  # no report waits any more
        assert jobs.ask(reports[2], c, "anna", 1).state == "waiting"


def test_of_many_the_longest_unasked_goes():
    jobs = Jobs(kept=2)
    first, second = (jobs.ask(key(name), lambda progress: 1) for name in "ab")
    assert first.wait(PATIENCE)
    assert second.wait(PATIENCE)
    jobs.ask(key("a"), lambda progress: 1)  # asked again, so b is the oldest
    assert jobs.ask(key("c"), lambda progress: 1).wait(PATIENCE)
    assert jobs.ask(key("a"), lambda progress: 2) is first
    assert jobs.ask(key("b"), lambda progress: 2) is not second


@pytest.mark.parametrize("end", ["done", "stopped"])
def test_an_ended_job_stays_as_it_is(end):
    job = Job(key(), lambda progress: 1, threading.RLock())
    if end == "stopped":
        job.stop()
    job.run()
    state = job.state
    job.stop()
    job.run()
    assert job.state == state == end


def test_garbage_is_collected_now_and_then_and_not_after_every_run(monkeypatch):
    collected = []
    monkeypatch.setattr("gc.collect", lambda generation: collected.append(generation) or 7)
    collector = warm_up.RareCollector()
    assert [collector.collect(2) for _ in range(3)] == [7, 0, 0]
    monkeypatch.setattr(collector, "PAUSE", 0)
    assert collector.collect(2) == 7
    assert collected == [2, 2]


def test_streamlit_collects_where_the_collector_stands():
    """What is replaced must be what a run calls at its end."""
    assert "gc.collect(2)" in inspect.getsource(script_runner)
    assert script_runner.gc
