"""A data file written by somebody who means ill: shown as text everywhere, run and asked for nowhere."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

import locales
from network.io.read import read
from tests import ui_data
from tests.browser.visit import GRAPH, visiting

PAGES = [
    ("overview", {}),
    ("network", {}),
    ("network", {"actor": "skript"}),
    ("actors", {}),
    ("actors", {"actor": "skript"}),
    ("actors", {"actor": "formel"}),
    ("actors", {"actor": "markup"}),
    ("gaps", {"cell": "herford:wohnen"}),
    ("gaps", {"coverage": "types", "cell": "herford:beratungsstelle"}),
    ("gaps", {"section": "dependence"}),
    ("gaps", {"section": "borders", "cell": "herford:lippe"}),
    ("gaps", {"section": "isolated"}),
    ("gaps", {"section": "reported"}),
    ("data", {}),
]
ACTIVE = """() => ({
  ran: window.pwned ?? null,
  scripts: [...document.querySelectorAll("script")].filter((s) => s.textContent.includes("pwned")).length,
  handlers: document.querySelectorAll("[onerror], [onload], [onclick], [onmouseover]").length,
  pictures: [...document.querySelectorAll("img, video, iframe, object, embed")]
    .map((e) => e.src || e.data).filter((a) => a && !a.startsWith("data:") && !a.startsWith(location.origin)),
  links: [...document.querySelectorAll("a[href]")].map((a) => [a.href, a.textContent]),
  formulas: document.querySelectorAll(".katex").length,
})"""


@pytest.fixture(scope="module")
def address(start_app, tmp_path_factory):
    return start_app(ui_data.write(tmp_path_factory.mktemp("hostile"), ui_data.HOSTILE))


@pytest.fixture(scope="module")
def window(browser, address):
    with visiting(browser, address) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    return window


def assert_harmless(visit):
    """Nothing ran, nothing was fetched, nothing became a link to anywhere but the web."""
    found = visit.page.evaluate(ACTIVE)
    assert found["ran"] is None
    assert (found["scripts"], found["handlers"], found["formulas"]) == (0, 0, 0)
    assert found["pictures"] == []
    for address, text in found["links"]:
        # A web address that stands in a text may be a link, but only to what can be read.
        said = (visit.address, "https://evil.example/a", text)
        assert unquote(address).startswith(said), (address, text)
        assert re.match(r"https?://", address), address
    visit.assert_clean()


@pytest.mark.parametrize(("page", "options"), PAGES, ids=[" ".join([p, *o.values()]) for p, o in PAGES])
def test_nothing_in_the_data_runs_or_is_fetched(visit, page, options):
    visit.open(page, **options)
    assert_harmless(visit)


def test_hostile_text_can_be_read_as_it_was_written(visit):
    visit.open("actors", actor="skript")
    assert visit.find("h1").inner_text() == f"{ui_data.SCRIPT} {ui_data.PICTURE}"
    for text in (ui_data.LINK, ui_data.IMAGE, "**fett** `code`", "$x^2$", ":red[rot] :material/home:"):
        visit.until_text(text)
    visit.open("network", actor="markup")
    assert ui_data.MARKUP in visit.find(".st-key-card").inner_text()


def test_hostile_names_in_filters_and_choices(visit):
    visit.open("network")
    for button in visit.find(".st-key-filters [data-testid=stPopover] button").all():
        button.click()
        visit.until(lambda: visit.find("[data-testid=stPopoverBody] button").count(), "the filter's choices")
        visit.settle()
        assert_harmless(visit)
        visit.page.keyboard.press("Escape")
    visit.open("network", actor="skript")
    assert ui_data.PICTURE in visit.find(".st-key-card").inner_text()  # a neighbour to walk to


def test_hostile_names_in_search_table_and_tooltip(visit):
    visit.open("network")
    visit.find(f"{GRAPH} input[type=search]").fill("pwned")
    visit.until(lambda: visit.find(f"{GRAPH} [role=option]").count() >= 2, "hits")
    assert_harmless(visit)
    visit.page.keyboard.press("Escape")
    visit.find(f"{GRAPH} .ino-tool").last.click()
    assert ui_data.SCRIPT in visit.find(f"{GRAPH} .ino-table").inner_text()
    visit.find(f"{GRAPH} .ino-tool").last.click()
    visit.page.evaluate(
        """(selector) => {
          const { tooltip } = document.querySelector(selector).inoView;
          tooltip.about({ kind: "actor", key: "skript" });
        }""",
        GRAPH,
    )
    assert ui_data.SCRIPT in visit.find(f"{GRAPH} .ino-tooltip").inner_text()
    assert_harmless(visit)


@pytest.mark.parametrize("name", ["actors.csv", "ties.csv"])
def test_no_download_holds_a_formula(visit, name):
    """A spreadsheet runs what begins with one of these signs; the quote before it makes it text."""
    visit.open("data")
    label = locales.text("de")(f"download.{name}")
    file = visit.download(visit.page.get_by_role("button", name=label, exact=False).first.click)
    assert file.suggested_filename == name
    content = Path(file.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";" if ";" in content.split("\n")[0] else ","))
    assert len(rows) > 1
    cells = [cell for row in rows for cell in row]
    assert any("evil.example" in cell for cell in cells) or name == "ties.csv"
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_the_yaml_download_is_the_network_again(visit, tmp_path):
    visit.open("data")
    label = locales.text("de")("download.actors.yaml")
    file = visit.download(visit.page.get_by_role("button", name=label, exact=False).first.click)
    copy = tmp_path / "actors.yaml"
    file.save_as(copy)
    assert read(copy).network == read(ui_data.write(tmp_path, ui_data.HOSTILE, "original.yaml")).network


def test_hostile_addresses_do_nothing(visit):
    visit.open(
        "network", actor=ui_data.SCRIPT, district=ui_data.IMAGE, lang='"><script>window.pwned=4</script>'
    )
    assert ui_data.IMAGE in visit.text
    assert_harmless(visit)
