"""The data file under the app: read anew when it changes, the last good network kept while it is broken."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests import ui_data
from ui import cache
from ui.data_file import KEPT_NETWORKS, DataFile


@pytest.fixture
def file(tmp_path):
    return ui_data.write(tmp_path, ui_data.TINY)


def codes(loaded):
    return [p.code for p in loaded.problems]


def test_an_unchanged_file_is_read_once(file):
    data = DataFile(file)
    assert data.load() is data.load()
    assert len(data.load().network.actors) == 2


def test_a_changed_file_is_read_anew(file):
    data = DataFile(file)
    data.load()
    file.write_text(ui_data.TINY.replace("Alpha Herford", "Gamma"), encoding="utf-8")
    assert data.load().network.actor_by_id["hier"].name == "Gamma"
    assert data.load().stale is False


@pytest.mark.parametrize("text", [ui_data.BROKEN, ui_data.NOT_YAML])
def test_while_it_is_broken_the_last_good_network_stays(file, text):
    data = DataFile(file)
    good = data.load().network
    file.write_text(text, encoding="utf-8")
    loaded = data.load()
    assert loaded.network is good
    assert loaded.stale
    assert loaded.problems
    file.write_text(ui_data.TINY + "\n", encoding="utf-8")
    assert (data.load().stale, data.load().problems) == (False, ())


def test_still_broken_after_another_edit_keeps_it_too(file):
    data = DataFile(file)
    good = data.load().network
    for text in (ui_data.BROKEN, ui_data.NOT_YAML):
        file.write_text(text, encoding="utf-8")
        assert data.load().network is good
    assert codes(data.load()) != []


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
    data.load()
    ui_data.write(tmp_path, ui_data.TINY)
    assert len(data.load().network.actors) == 2


def test_a_file_that_goes_leaves_the_last_network(file):
    data = DataFile(file)
    good = data.load().network
    file.unlink()
    loaded = data.load()
    assert (loaded.network, loaded.stale, codes(loaded)) == (good, True, ["file-missing"])


def test_a_folder_is_watched_file_by_file(tmp_path):
    ui_data.write(tmp_path, ui_data.VOCABULARY, "a.yaml")
    data = DataFile(tmp_path)
    assert data.load().network.actors == ()
    actor = "actors:\n  - {id: neu, name: Neu, type: behoerde, district: lippe}\n"
    ui_data.write(tmp_path, f"version: 1\n{actor}", "b.yaml")
    assert list(data.load().network.actor_by_id) == ["neu"]


def versions(file, count):
    for number in range(count):
        file.write_text(ui_data.TINY.replace("Alpha Herford", f"Name {number}"), encoding="utf-8")
        yield number


def test_lately_shown_networks_can_be_fetched(file):
    data = DataFile(file)
    seen = [data.load().network.fingerprint for _ in versions(file, KEPT_NETWORKS + 2)]
    kept = [data.network(fingerprint) is not None for fingerprint in seen]
    assert kept == [False, False, *[True] * KEPT_NETWORKS]
    assert data.network("0" * 16) is None


def test_what_is_shown_now_is_never_let_go(file):
    """An edit taken back makes an old network the current one again."""
    data = DataFile(file)
    first = data.load().network.fingerprint
    for _ in versions(file, KEPT_NETWORKS - 1):
        data.load()
    file.write_text(ui_data.TINY, encoding="utf-8")
    assert data.load().network.fingerprint == first
    for _ in versions(file, 1):
        file.write_text(ui_data.UNPEOPLED, encoding="utf-8")
        data.load()
    assert data.network(first) is not None


def test_many_threads_get_the_same_network(file):
    data = DataFile(file)
    with ThreadPoolExecutor(8) as pool:
        networks = list(pool.map(lambda _: data.load().network, range(64)))
    assert len({id(n) for n in networks}) == 1


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
