"""The data file is edited while the app runs: pages follow by themselves, and never break."""

import pytest
from playwright.sync_api import expect

import locales
from tests import ui_data
from tests.browser.visit import GRAPH, visiting
from ui.pages import PAGES

NEW = """\
  - id: neu
    name: Neue Stelle
    type: behoerde
    district: lippe
    ties: [hier]
reported_gaps:"""
WITH_NEW = ui_data.TINY.replace("reported_gaps:", NEW)
WORDS = locales.text("de")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("live") / "actors.yaml"


@pytest.fixture(scope="module")
def window(browser, start_app, file):
    """One window for all tests that begin with the tiny network."""
    with visiting(browser, start_app(file)) as visit:
        yield visit


@pytest.fixture
def visit(window, file):
    """The network page on the tiny network; leaves no complaint behind."""
    file.write_text(ui_data.TINY, encoding="utf-8")
    window.open("network")
    window.until_graph(nodes="2")
    yield window
    window.assert_clean()


@pytest.fixture
def new_file(tmp_path):
    return tmp_path / "actors.yaml"


@pytest.fixture
def new_window(browser, start_app, new_file):
    """A window on a server of its own, which is started before there is a file."""
    with visiting(browser, start_app(new_file)) as visit:
        yield visit


def test_before_there_ever_was_a_good_file_every_page_helps(new_window, new_file):
    """First without a file, then with one that was never good; a good one fills the page by itself."""
    window, file = new_window, new_file
    for page in PAGES:
        window.open(page, lang="en")
        assert window.find("h1").inner_text() == locales.text("en")("empty.no-network")
        assert file.name in window.text
        assert str(file.parent) not in window.text
        assert window.find(GRAPH).count() == 0
    assert window.page.evaluate("() => document.documentElement.lang") == "en"
    window.open("network")
    file.write_text(ui_data.BROKEN, encoding="utf-8")
    line = next(n for n, text in enumerate(ui_data.BROKEN.splitlines(), 1) if "lipe" in text)
    window.until_text(f" {line},")
    assert "lippe" in window.text
    assert window.find("h1").inner_text() == WORDS("empty.no-network")
    file.write_text(ui_data.TINY, encoding="utf-8")
    window.until_graph(ready="true", nodes="2")
    window.assert_clean()


def test_a_new_actor_appears_without_a_reload(visit, file):
    loaded = len([r for r in visit.requests if "/static/js/index" in r])
    visit.page.evaluate("() => { window.sameDocument = true; }")
    file.write_text(WITH_NEW, encoding="utf-8")
    visit.until_graph(nodes="3", edges="2")
    search = visit.find(f"{GRAPH} input[type=search]")
    search.fill("Neue Stelle")
    search.press("Enter")
    visit.until_options(actor="neu")
    expect(visit.find(".st-key-card").get_by_role("heading", name="Neue Stelle")).to_be_visible()
    assert visit.page.evaluate("() => window.sameDocument") is True
    assert len([r for r in visit.requests if "/static/js/index" in r]) == loaded
    visit.settle()


@pytest.mark.parametrize("text", [ui_data.BROKEN, ui_data.NOT_YAML], ids=["wrong", "not YAML"])
def test_a_broken_edit_keeps_the_last_good_network_and_says_so(visit, file, text):
    file.write_text(text, encoding="utf-8")
    alert = visit.find("[data-testid=stAlert]")
    expect(alert).to_be_visible(timeout=20_000)
    number = 3 if text == ui_data.BROKEN else 1
    assert alert.inner_text().strip().endswith(WORDS.plural("shell.stale", number))
    visit.until_graph(nodes="2")
    file.write_text(WITH_NEW, encoding="utf-8")
    expect(alert).to_have_count(0, timeout=20_000)
    visit.until_graph(nodes="3")


def test_while_it_is_broken_the_data_page_tells_where(visit, file):
    visit.open("data")
    file.write_text(ui_data.BROKEN, encoding="utf-8")
    visit.until_text("lippe")
    line = next(n for n, text in enumerate(ui_data.BROKEN.splitlines(), 1) if "lipe" in text)
    visit.until_text(f" {line},")


def test_a_chosen_actor_that_goes_is_no_longer_chosen(visit, file):
    file.write_text(WITH_NEW, encoding="utf-8")
    visit.open("network", actor="neu")
    visit.until_graph(selected="neu")
    file.write_text(ui_data.TINY, encoding="utf-8")
    visit.until_graph(nodes="2", selected="")


def test_an_edit_keeps_what_was_chosen(visit, file):
    visit.open("network", actor="hier", lang="en")
    file.write_text(WITH_NEW, encoding="utf-8")
    visit.until_graph(nodes="3", selected="hier")
    visit.until_options(actor="hier", lang="en")


@pytest.mark.parametrize("text", [ui_data.UNPEOPLED, ui_data.EMPTY], ids=["nobody in it", "nothing in it"])
@pytest.mark.parametrize("page", ["overview", "network", "actors", "gaps", "data"])
def test_an_empty_network_is_drawn_and_helps(window, file, text, page):
    file.write_text(text, encoding="utf-8")
    window.open(page)
    assert len(window.text) > 100
    window.assert_clean()


def test_one_watcher_is_enough_for_all_pages(browser, window, file):
    """However often Streamlit mounts the part that looks for changes."""
    file.write_text(ui_data.TINY, encoding="utf-8")
    with visiting(browser, window.address) as visit:
        visit.page.add_init_script(
            """const { setInterval: begin, clearInterval: end } = window;
            window.watchers = new Set();
            window.setInterval = (call, wait, ...more) => {
              const id = begin(call, wait, ...more);
              if (wait === 3000 && String(call).includes("lookForChanges")) window.watchers.add(id);
              return id;
            };
            window.clearInterval = (id) => {
              window.watchers.delete(id);
              end(id);
            };"""
        )
        visit.open("overview")
        for page in ("network", "data", "gaps", "overview"):
            name = WORDS(f"{page}.title")
            visit.find("[data-testid=stHeader]").get_by_text(name, exact=True).click()
            visit.until(lambda: visit.path == PAGES[page].address, page)  # noqa: B023
            visit.settle()
        assert visit.page.evaluate("() => window.watchers.size") == 1
        visit.assert_clean()
