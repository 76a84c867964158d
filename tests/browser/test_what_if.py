"""Scenarios in a real browser: built by keyboard and by click, undone, passed on, taken along."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

import locales
from network.io.read import read
from tests.browser.visit import visiting
from tests.conftest import FROZEN

T = locales.text("de")
KI = "ki-kreis-herford"


@pytest.fixture(scope="module")
def window(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    return window


def test_an_actor_is_found_by_name_taken_away_and_brought_back(visit):
    visit.open("what_if")
    field = visit.find("[data-testid=stSelectbox] input").first
    field.fill("gibt es nicht")
    visit.until_text(T("shell.no-results"))
    field.fill("KI Herford")
    visit.page.get_by_role("option").first.click()
    visit.until_options(without_actor=KI)
    visit.settle()
    expect(visit.find("[data-testid=before-after] tbody tr")).to_have_count(6)
    expect(visit.find("[data-testid=small-picture]")).to_have_count(2)
    expect(visit.find(".ino-dot-gone")).to_have_count(1)
    assert visit.find(".ino-dot-lost").count() > 5
    visit.find(".st-key-undo button").click()
    visit.until(lambda: not visit.options, "the scenario undone")
    visit.settle()
    visit.find(".st-key-redo button").click()
    visit.until_options(without_actor=KI)
    visit.settle()
    visit.page.go_back()
    visit.until(lambda: not visit.options, "the scenario before, by the browser's own button")
    visit.assert_clean()


def test_a_row_of_the_table_opens_its_scenario_at_the_top_of_the_page(visit):
    visit.open("what_if")
    row = visit.find("[data-testid=table] tbody tr").first
    row.scroll_into_view_if_needed()
    row.locator(".ino-action button").press("Enter")
    visit.until(lambda: "without-actor" in visit.options, "a scenario")
    visit.settle()
    assert visit.page.get_by_test_id("stMain").evaluate("element => element.scrollTop") == 0
    visit.assert_clean()


def test_all_of_a_card_opens_its_scenario(visit):
    visit.open("what_if")
    card = visit.find(".st-key-idea_new_tie")
    box = card.bounding_box()
    card.click(position={"x": box["width"] * 0.8, "y": box["height"] / 2})  # on its picture
    visit.until(lambda: "with-tie" in visit.options, "a scenario")
    visit.settle()
    expect(visit.find(".ino-tie-new")).to_have_count(1)
    visit.assert_clean()


def test_the_link_is_copied(browser, app_server):
    with visiting(browser, app_server, permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.open("what_if", without_actor=KI, lang="en")
        visit.find(".ino-copy-button").click()
        visit.until_text(locales.text("en")("copy-link.done"))
        assert visit.page.evaluate("() => navigator.clipboard.readText()") == visit.page.url
        visit.assert_clean()


def test_the_changed_network_is_taken_along(visit):
    visit.open("what_if", without_actor=KI)
    file = visit.download(visit.find(".st-key-keep_scenario button").click)
    text = Path(file.path()).read_text(encoding="utf-8")
    ids = {actor["id"] for actor in yaml.safe_load(text)["actors"]}
    whole = read(FROZEN).network  # what has ended stays in the file
    assert ids == {actor.id for actor in whole.actors} - {KI}
