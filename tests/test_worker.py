"""The process beside the server: calls, progress, cancelling; replaced when lost, ended when idle."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import ModuleType

import psutil
import pytest

from network.filters import Selection, select
from network.measures import rank_intervals
from network.measures.resampling.role_intervals import role_ranges
from network.parallel import CancelledError, report_progress
from tests import ui_data
from tests.conftest import ROOT
from ui.backend import tasks
from ui.backend.worker import TRIES, Worker

PATIENCE = 180  # seconds until a process must have answered; it takes a moment


# ── what the process is asked for


def identity(network):
    return os.getpid(), id(network)


def loaded_modules():
    return sorted(sys.modules)


def niceness():
    return os.nice(0)


def fails():
    raise ValueError("no luck")


def prints_and_answers():
    print("this is no answer")
    return 42


def dies_the_first_time(file):
    if not file.exists():
        file.touch()
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return "done after all"


def always_dies():
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def endless(*, progress):
    """Report now this, now that, until nobody wants to hear it."""
    pace = threading.Event()
    while progress(0.5) is not False and progress(0.6) is not False:
        pace.wait(0.01)
    raise CancelledError


def half_until(file, *, progress):
    """Report a half, until a file is there."""
    pace = threading.Event()
    while not file.exists():
        report_progress(progress, 0.5)
        pace.wait(0.01)
    return "seen"


# ── the tests


@pytest.fixture
def worker():
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture(scope="module")
def shared():
    worker = Worker()
    yield worker
    worker.close()


def test_a_part_is_computed_as_it_is_here(shared, shipped):
    chosen = Selection(districts=("herford",))
    part = select(shipped, chosen)
    shares = []
    found = shared.call(tasks.on_part, rank_intervals, shipped, chosen, progress=shares.append)
    assert found == rank_intervals(part)
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    assert shared.call(tasks.on_part, role_ranges, shipped, chosen) == role_ranges(part)


def test_progress_is_reported_while_it_runs(shared, tmp_path):
    """Goes on only once a share of a half was seen here."""
    seen = tmp_path / "seen"

    def see(share):
        if share == 0.5:
            seen.touch()

    assert shared.call(half_until, seen, progress=see) == "seen"


def test_what_a_page_waits_for_goes_first(shared, tmp_path):
    """A call in the background steps aside, and begins again afterwards."""
    seen, begun = tmp_path / "seen", threading.Event()
    answers = []

    def compute():
        answers.append(shared.call(half_until, seen, progress=lambda share: share and begun.set()))

    thread = threading.Thread(target=compute)
    thread.start()
    assert begun.wait(PATIENCE)
    assert shared.call(prints_and_answers) == 42  # although the other never ends by itself
    assert not answers
    seen.touch()
    thread.join(PATIENCE)
    assert answers == ["seen"]


def test_it_knows_no_streamlit_and_comes_after_the_server(shared):
    shared.call(identity, ui_data.drawn_by_hand())
    assert not [name for name in shared.call(loaded_modules) if name.split(".")[0] == "streamlit"]
    if hasattr(os, "nice"):
        assert shared.call(niceness) > os.nice(0)


def test_the_page_that_just_runs_is_not_imported(monkeypatch):
    """Streamlit puts the page's script in the place of `__main__` while it runs."""
    page = ModuleType("__main__")
    page.__file__ = str(ROOT / "ui" / "main.py")
    monkeypatch.setitem(sys.modules, "__main__", page)
    worker = Worker()
    try:
        assert "streamlit" not in worker.call(loaded_modules)
        assert sys.modules["__main__"] is page
    finally:
        worker.close()


def test_what_libraries_print_is_no_answer(shared):
    assert shared.call(prints_and_answers) == 42


def test_a_network_is_handed_over_once(shared, shipped):
    first = shared.call(identity, shipped)
    assert shared.call(identity, shipped) == first
    assert shared.call(identity, ui_data.drawn_by_hand()) != first
    assert shared.call(identity, shipped) == first


def test_a_failure_names_its_cause_and_ends_nothing(shared):
    with pytest.raises(ValueError, match="no luck"):
        shared.call(fails)
    assert shared.call(prints_and_answers) == 42


def test_a_cancelled_call_ends_and_leaves_the_process_free(worker):
    with pytest.raises(CancelledError):
        worker.call(endless, progress=lambda share: False)
    assert worker.is_free
    assert worker.call(prints_and_answers) == 42


def test_a_lost_process_is_replaced_and_the_call_done_again(worker, tmp_path, caplog):
    assert worker.call(dies_the_first_time, tmp_path / "died") == "done after all"
    assert "lost" in caplog.text


def test_a_process_killed_while_it_had_nothing_to_do_is_replaced(worker, shipped):
    before, _ = worker.call(identity, shipped)
    os.kill(before, signal.SIGTERM)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(before).wait(PATIENCE)
    broken = worker._pool._executor_manager_thread
    if broken is not None:
        broken.join(PATIENCE)  # the pool knows
    after, _ = worker.call(identity, shipped)
    assert before != after


def test_a_process_killed_from_outside_is_replaced(worker, shipped):
    """Killed in the middle of a call; the network is handed over to the new process as well."""
    before, _ = worker.call(identity, shipped)
    shares = []

    def kill_once(share):
        if not shares:
            os.kill(worker.process, signal.SIGTERM)
        shares.append(share)
        return len(shares) < 3

    with pytest.raises(CancelledError):
        worker.call(tasks.on_part, rank_intervals, shipped, Selection(), progress=kill_once)
    after, _ = worker.call(identity, shipped)
    assert before != after


def test_what_ends_the_process_each_time_is_given_up(worker, caplog):
    with pytest.raises(BrokenProcessPool):
        worker.call(always_dies)
    assert caplog.text.count("lost") == TRIES - 1
    assert worker.call(prints_and_answers) == 42


def test_the_end_of_the_server_waits_for_no_call():
    worker = Worker()
    begun, ends = threading.Event(), []

    def compute():
        try:
            worker.call(endless, progress=lambda share: begun.set() if share else None)
        except CancelledError:
            ends.append("cancelled")

    thread = threading.Thread(target=compute)
    thread.start()
    assert begun.wait(PATIENCE)
    process = psutil.Process(worker.process)
    worker.close()
    thread.join(PATIENCE)
    assert ends == ["cancelled"]
    process.wait(PATIENCE)
    with pytest.raises(CancelledError):
        worker.call(prints_and_answers)


def test_an_idle_process_is_ended_and_started_again_at_need():
    worker = Worker(idle=0.01)
    first, _ = worker.call(identity, ui_data.drawn_by_hand())
    with suppress(psutil.NoSuchProcess):
        psutil.Process(first).wait(PATIENCE)
    second, _ = worker.call(identity, ui_data.drawn_by_hand())
    assert first != second
    worker.close()


def test_a_busy_process_is_not_idle():
    worker = Worker(idle=0.01)
    begun, over = threading.Event(), threading.Event()

    def goes_on(share):
        begun.set()
        return not over.is_set()

    def compute():
        with pytest.raises(CancelledError):
            worker.call(endless, progress=goes_on)

    thread = threading.Thread(target=compute)
    thread.start()
    assert begun.wait(PATIENCE)
    pid, _ = worker.call(identity, ui_data.drawn_by_hand())  # its end does not end the other
    assert worker.process == pid
    assert not worker.is_free
    over.set()
    thread.join(PATIENCE)
    worker.close()


SERVER = """\
import sys, threading
from tests.test_worker import endless
from ui.backend.worker import Worker
worker = Worker()
def tell(share):
    if worker.process:
        print(worker.process, flush=True)
worker.call(endless, progress=tell)
"""


def test_the_process_ends_with_its_server_even_if_that_is_killed():
    server = subprocess.Popen([sys.executable, "-c", SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with server:
        child = psutil.Process(int(server.stdout.readline()))
        server.kill()
        child.wait(PATIENCE)
    assert not child.is_running()
