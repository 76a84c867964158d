"""The data file under the app: read again when it changes, the last good network kept while it is broken.

And what is computed from it: once, as long as that version is kept.
"""

import contextlib
import datetime
import gc
import inspect
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from network.filters import EVERYTHING, Selection
from network.io.read import read
from tests import ui_data
from ui.backend import cache, results
from ui.backend.data_file import KEPT_NETWORKS, DataFile

PATIENCE = 180  # seconds until a thread must have moved; it takes a moment


@pytest.fixture
def file(tmp_path):
    return ui_data.write(tmp_path, ui_data.TINY)


def codes(loaded):
    return [p.code for p in loaded.problems]


def test_an_unchanged_file_is_read_once(file):
    data = DataFile(file)
    assert data.load() is data.load()
    assert len(data.load().network.actors) == 2


def test_a_changed_file_is_read_again(file):
    data = DataFile(file)
    data.reload()
    file.write_text(ui_data.TINY.replace("Alpha Herford", "Gamma"), encoding="utf-8")
    assert data.reload().network.actor_by_id["hier"].name == "Gamma"
    assert data.reload().stale is False


def test_edits_are_noticed_beside_a_lock_of_an_editor(file):
    """Emacs marks a file that is being edited by a hidden link to nowhere."""
    (file.parent / f".#{file.name}").symlink_to("user@host.1:2")
    data = DataFile(file.parent)
    assert data.load().problems == ()
    file.write_text(ui_data.TINY.replace("Alpha Herford", "Gamma"), encoding="utf-8")
    assert data.load().network.actor_by_id["hier"].name == "Gamma"


@pytest.mark.parametrize("text", [ui_data.BROKEN, ui_data.NOT_YAML])
def test_while_it_is_broken_the_last_good_network_stays(file, text):
    data = DataFile(file)
    good = data.reload().network
    file.write_text(text, encoding="utf-8")
    loaded = data.reload()
    assert loaded.network is good
    assert loaded.stale
    assert loaded.problems
    file.write_text(ui_data.TINY + "\n", encoding="utf-8")
    assert (data.reload().stale, data.reload().problems) == (False, ())


def test_still_broken_after_another_edit_keeps_it_too(file):
    data = DataFile(file)
    good = data.reload().network
    for text in (ui_data.BROKEN, ui_data.NOT_YAML):
        file.write_text(text, encoding="utf-8")
        assert data.reload().network is good
    assert codes(data.reload()) != []


@pytest.mark.parametrize("text", [ui_data.BROKEN, ui_data.NOT_YAML])
def test_a_file_that_was_never_good_gives_no_network(tmp_path, text):
    loaded = DataFile(ui_data.write(tmp_path, text)).load()
    assert loaded.network is None
    assert loaded.stale is False
    assert loaded.problems


def test_a_missing_file_is_a_problem_from_the_start(tmp_path):
    loaded = DataFile(tmp_path / "actors.yaml").load()
    assert loaded.network is None
    assert codes(loaded) == ["file-missing"]


def test_a_file_that_comes_later_is_read(tmp_path):
    data = DataFile(tmp_path / "actors.yaml")
    data.reload()
    ui_data.write(tmp_path, ui_data.TINY)
    assert len(data.reload().network.actors) == 2


def test_a_file_that_goes_leaves_the_last_network(file):
    data = DataFile(file)
    good = data.reload().network
    file.unlink()
    loaded = data.reload()
    assert (loaded.network, loaded.stale, codes(loaded)) == (good, True, ["file-missing"])


def test_a_folder_is_watched_file_by_file(tmp_path):
    ui_data.write(tmp_path, ui_data.VOCABULARY, "a.yaml")
    data = DataFile(tmp_path)
    assert data.reload().network.actors == ()
    actor = "actors:\n  - {id: neu, name: Neu, type: behoerde, district: lippe}\n"
    ui_data.write(tmp_path, f"version: 1\n{actor}", "b.yaml")
    assert list(data.reload().network.actor_by_id) == ["neu"]


def versions(file, count):
    for number in range(count):
        file.write_text(ui_data.TINY.replace("Alpha Herford", f"Name {number}"), encoding="utf-8")
        yield number


def test_lately_shown_networks_can_be_fetched(file):
    data = DataFile(file)
    seen = [data.reload().network.fingerprint for _ in versions(file, KEPT_NETWORKS + 2)]
    kept = [data.network(fingerprint) is not None for fingerprint in seen]
    assert kept == [False, False, *[True] * KEPT_NETWORKS]
    assert data.network("0" * 16) is None


def test_what_is_shown_now_is_never_let_go(file):
    """An edit taken back makes an old network the current one again."""
    data = DataFile(file)
    first = data.reload().network.fingerprint
    for _ in versions(file, KEPT_NETWORKS - 1):
        data.reload()
    file.write_text(ui_data.TINY, encoding="utf-8")
    assert data.reload().network.fingerprint == first
    for _ in versions(file, 1):
        file.write_text(ui_data.UNPEOPLED, encoding="utf-8")
        data.reload()
    assert data.network(first) is not None


def test_many_threads_get_the_same_network(file):
    data = DataFile(file)
    with ThreadPoolExecutor(8) as pool:
        networks = list(pool.map(lambda _: data.load().network, range(64)))
    assert len({id(n) for n in networks}) == 1


class SlowReader:
    """Reads when it is let."""

    def __init__(self):
        self.begun, self.free = threading.Event(), threading.Event()

    def __call__(self, path):
        self.begun.set()
        assert self.free.wait(PATIENCE)
        return read(path)


def test_while_a_changed_file_is_read_nobody_waits_for_it(file, monkeypatch):
    monkeypatch.setattr("ui.backend.data_file.GRACE", 0)
    reader = SlowReader()
    data = DataFile(file, reader)
    good = data.load().network
    file.write_text(ui_data.TINY.replace("Alpha Herford", "Gamma"), encoding="utf-8")
    assert data.current().network is good
    assert reader.begun.wait(PATIENCE)
    assert data.load().network is good
    assert data.network(good.fingerprint) is good
    reader.free.set()
    assert data.reload().network.actor_by_id["hier"].name == "Gamma"


def test_before_anything_was_read_only_pages_wait(file):
    data = DataFile(file)
    assert data.current().network in (None, data.load().network)
    assert data.load().network is not None


def test_a_change_during_a_reading_is_not_missed(file):
    reader = SlowReader()
    data = DataFile(file, reader)
    data.load()
    for name in ("Gamma", "Gammastelle"):
        file.write_text(ui_data.TINY.replace("Alpha Herford", name), encoding="utf-8")
        data.current()
        assert reader.begun.wait(PATIENCE)
    reader.free.set()
    assert data.reload().network.actor_by_id["hier"].name == "Gammastelle"


def test_a_reading_that_fails_keeps_the_network_and_is_logged(file, caplog):
    def lost(path):
        raise OSError("no process")

    data = DataFile(file, lost)
    good = data.load().network
    file.write_text(ui_data.UNPEOPLED, encoding="utf-8")
    assert data.reload().network is good
    assert "no process" in caplog.text


def test_whoever_keeps_results_hears_of_versions_that_go(file):
    dropped = []
    data = DataFile(file, dropped=dropped.append)
    seen = [data.reload().network.fingerprint for _ in versions(file, KEPT_NETWORKS + 2)]
    assert dropped == seen[:2]


# ── results


@pytest.fixture
def computed():
    """A function of a network, kept for three arguments, and a list of its calls."""
    calls = []

    @results.cached(3)
    def named(network, selection=EVERYTHING, suffix=""):
        calls.append(selection)
        if suffix == "fails":
            raise ValueError(suffix)
        return [network.fingerprint, selection, suffix]

    return named, calls


def test_equal_arguments_give_the_same_object(computed, tmp_path):
    """By content, by what a selection keeps, and with defaults given or left out."""
    named, calls = computed
    network, again = (read(ui_data.write(tmp_path, ui_data.TINY)).network for _ in range(2))
    first = named(network)
    assert named(again, EVERYTHING, "") is first
    both = [named(network, Selection(districts=ids)) for ids in (("lippe", "herford"), ("herford", "lippe"))]
    assert both[0] is both[1]
    assert both[0][1] == Selection(districts=("herford", "lippe"))
    assert len(calls) == 2
    assert named(network, EVERYTHING, "other") is not first


def test_the_longest_unasked_result_goes(computed, tmp_path):
    named, calls = computed
    network = read(ui_data.write(tmp_path, ui_data.TINY)).network
    for suffix in "abcad":
        named(network, EVERYTHING, suffix)
    assert len(calls) == 4
    named(network, EVERYTHING, "a")
    assert len(calls) == 4
    named(network, EVERYTHING, "b")
    assert len(calls) == 5


def test_a_failure_is_not_kept(computed, tmp_path):
    named, calls = computed
    network = read(ui_data.write(tmp_path, ui_data.TINY)).network
    for _ in range(2):
        with pytest.raises(ValueError, match="fails"):
            named(network, EVERYTHING, "fails")
    assert len(calls) == 2


def test_many_threads_compute_once(computed, tmp_path):
    named, calls = computed
    network = read(ui_data.write(tmp_path, ui_data.TINY)).network
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: named(network), range(64)))
    assert len({id(one) for one in found}) == len(calls) == 1


def test_results_go_with_their_version(monkeypatch, file):
    """However many versions there were, only those that can still be fetched are kept."""
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(file))
    gone = []
    for _ in versions(file, KEPT_NETWORKS + 2):
        network = cache.data_file().reload().network
        gone.append((weakref.ref(cache.measures(network)), weakref.ref(network)))
        cache.findings(network, Selection(districts=("herford",)))
    del network
    gc.collect()
    alive = [[one() is not None for one in both] for both in gone]
    assert alive == [[False, False]] * 2 + [[True, True]] * KEPT_NETWORKS


def test_all_threads_share_one_keeper_however_they_meet(monkeypatch):
    """Each waits for the other inside the making; two keepers would mean two worker processes."""
    together = threading.Barrier(2)
    made = []

    def make():
        with contextlib.suppress(threading.BrokenBarrierError):
            together.wait(0.2)
        made.append(object())
        return made[-1]

    one = cache._one(make)
    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(one) for _ in range(2))
    assert first.result() is second.result()
    assert len(made) == 1


def test_the_environment_chooses_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(tmp_path))
    assert cache.data_path() == tmp_path


def test_problems_name_files_without_their_folder(tmp_path):
    """By hand: the same actor in two files; the second names the first."""
    actor = "actors:\n  - {id: neu, name: Neu, type: behoerde, district: lippe}\n"
    ui_data.write(tmp_path, ui_data.VOCABULARY + actor, "a.yaml")
    ui_data.write(tmp_path, f"version: 1\n{actor}", "b.yaml")
    problems = {p.code: p for p in DataFile(tmp_path).load().problems}
    assert problems["duplicate-id"].file == "b.yaml"
    assert problems["duplicate-id"].params["first_file"] == "a.yaml"
    assert str(tmp_path) not in repr(problems)


def in_year(monkeypatch, year):
    """Set the clock of all modules that know the date to a year."""

    class Clock(datetime.date):
        @classmethod
        def today(cls):
            return datetime.date(year, 1, 2)

    for name, module in list(sys.modules.items()):
        if name.startswith(("network", "ui")) and inspect.isclass(getattr(module, "date", None)):
            monkeypatch.setattr(module, "date", Clock)


def test_the_picture_of_a_network_is_the_same_in_every_year(monkeypatch):
    """By hand: one tie is cited 2025, recent as of the data; by the clock of 2040 it would be old."""
    network = ui_data.drawn_by_hand()
    files = []
    for year in (2026, 2040):
        in_year(monkeypatch, year)
        files.append(inspect.unwrap(cache.graph_file)(network, "de"))
    assert files[0] == files[1]
    assert files[0].count(b'"old"') == 2
