"""The page "Wer hilft?" in a real browser: asking by mouse and keyboard, following, copying."""

import pytest

import locales
from tests.browser.visit import PHONE, visiting

QUESTION = {"need": "wohnen", "place": "Bünde", "from": "ki-kreis-herford"}
HELPERS = "[data-testid=helpers]"
DE = locales.text("de")


@pytest.fixture
def visit(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


def test_a_helper_opens_its_page(visit):
    visit.open("who_helps", **QUESTION)
    name = visit.page.locator(f"{HELPERS} .ino-helper-name").first
    label = name.inner_text()
    name.click()
    visit.until(lambda: visit.page.locator("h1").inner_text() == label, f"the page of {label}")
    visit.assert_clean()


def test_a_district_of_the_map_becomes_the_place_by_keyboard(visit):
    visit.open("who_helps", need="wohnen")
    area = visit.page.locator("[data-testid=district-map] .ino-area[aria-label*='Höxter']")
    area.focus()
    area.press("Enter")
    visit.until_options(need="wohnen", place="hoexter")
    visit.until_text(DE("who_helps.found-none"))
    visit.assert_clean()


def test_the_answer_can_be_copied(visit):
    visit.open("who_helps", **QUESTION)
    visit.page.get_by_role("button", name=DE("helpers.copy")).click()
    said = visit.page.locator(f"{HELPERS} [role=status]")
    visit.until(lambda: said.inner_text() in {DE("helpers.copied"), DE("helpers.not-copied")}, "a word on it")
    visit.assert_clean()


def test_placeholders_say_what_to_choose(visit):
    visit.open("who_helps")
    for name in ("need", "place", "start"):
        shown = visit.page.locator(f".st-key-referral_{name} input").get_attribute("placeholder")
        assert shown == DE(f"who_helps.{name}-placeholder")


def test_on_a_phone_the_steps_stand_below_each_other(browser, app_server):
    with visiting(browser, app_server, viewport=PHONE) as visit:
        visit.open("who_helps", **QUESTION)
        steps = visit.page.locator(f"{HELPERS} .ino-steps").first
        first, last = (steps.locator(".ino-stop").nth(i).bounding_box() for i in (0, -1))
        assert last["y"] > first["y"] + first["height"]
        assert abs(first["x"] - last["x"]) < 2
