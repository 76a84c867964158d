"""An actor is found by the name it had, in the table, in the picture and in lists to choose from."""

import pytest
from playwright.sync_api import expect

from tests import ui_data
from tests.browser.visit import GRAPH, visiting

TABLE = "[data-testid=table]"
FOUND = "früher: Integrationsrat Herford"


@pytest.fixture(scope="module")
def window(browser, start_app, tmp_path_factory):
    file = ui_data.write(tmp_path_factory.mktemp("renamed"), ui_data.RENAMED)
    with visiting(browser, start_app(file)) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    yield window
    window.assert_clean()


def test_the_table_finds_former_names_and_what_has_ended(visit):
    visit.open("actors", year="2026")
    rows = visit.find(f"{TABLE} tbody tr")
    expect(rows).to_have_count(3)  # without what ended 2021
    search = visit.find(f"{TABLE} input[type=search]")
    search.fill("integrationsrat")
    expect(rows).to_have_count(1)
    expect(rows.locator("th small")).to_have_text([FOUND])  # the id reads alike, and is not repeated
    search.fill("Ankommen")
    expect(rows).to_have_count(1)
    expect(rows.locator("th small")).to_have_text(["endete 2021"])
    search.fill("Ausschuss")
    expect(rows.locator("th small")).to_have_count(0)
    search.fill("")
    expect(rows).to_have_count(3)


def test_the_picture_finds_former_names_and_opens_what_has_ended(visit):
    visit.open("network", year="2026")
    search, hits = visit.find(".ino-search"), visit.find(".ino-hits li")
    search.fill("rat-alt")
    expect(hits.locator("span small")).to_have_text(["früher: rat-alt"])
    search.fill("integrationsrat")
    expect(hits.locator("span small")).to_have_text([FOUND])
    search.press("Enter")
    visit.until_graph(selected="ausschuss")
    search.fill("ankommen")
    expect(hits.locator("span small")).to_have_text(["endete 2021"])
    search.press("Enter")
    visit.until(lambda: visit.path == "akteure", "the page of the actor")
    visit.until_text("endete 2021")


def test_what_if_finds_a_former_name(visit):
    visit.open("what_if")
    visit.find(".st-key-builder input").first.click()
    visit.page.keyboard.type("integrationsrat")
    visit.page.get_by_role("option").first.click()
    visit.until(lambda: visit.options.get("without-actor") == ["ausschuss"], "the actor in the address")


def test_an_old_address_shows_the_present_id(visit):
    visit.open("network", actor="integrationsrat-herford")
    visit.until_graph(selected="ausschuss")
    visit.until_options(actor="ausschuss")
    assert visit.find(GRAPH).count() == 1
