"""Ways between two actors in a real browser: opened from a card, chosen by keyboard, swapped, closed."""

import pytest

import locales
from tests.browser.visit import PHONE, visiting

DE = locales.text("de")
ENDS = {"from": "ki-kreis-herford", "to": "ki-kreis-guetersloh"}
WAY = "[data-testid=way]"


@pytest.fixture
def visit(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


def until_ways(visit, start, target):
    """Wait until all ways that are shown lead from one actor to the other."""

    def ends():
        shown = [
            way.split()
            for way in visit.page.eval_on_selector_all(WAY, "all => all.map(w => w.dataset.actors)")
        ]
        return shown and all((way[0], way[-1]) == (start, target) for way in shown)

    visit.until(ends, f"ways from {start} to {target}")
    visit.settle()


def test_a_way_is_asked_for_on_a_card_and_closed_again(visit):
    visit.open("network", actor=ENDS["from"], district="herford")
    box = visit.page.get_by_label(DE("card.path-to"))
    offered = visit.page.get_by_role("option").filter(has_text="widunetz").first

    def is_offered():
        """The list closes when the card is drawn once more, as when ranges are ready."""
        if not offered.count():
            box.fill("")
            box.fill("widunetz")
        return offered.count()

    visit.until(is_offered, "widunetz in the list")
    offered.click()
    until_ways(visit, ENDS["from"], "widunetz")
    visit.until_options(**{"from": ENDS["from"], "to": "widunetz", "district": "herford"})
    visit.page.get_by_role("button", name=DE("path.swap")).click()
    until_ways(visit, "widunetz", ENDS["from"])
    visit.page.get_by_role("button", name=DE("path.close")).click()
    visit.until_options(district="herford")
    visit.until(lambda: visit.find(WAY).count() == 0, "the ways to be gone")
    visit.assert_clean()


def test_another_way_is_chosen_by_keyboard_and_stands_in_the_address(visit):
    visit.open("network", **ENDS)
    heads = visit.find(f"{WAY} h3 button")
    assert [head.get_attribute("aria-expanded") for head in heads.all()] == ["true", "false", "false"]
    heads.nth(1).focus()
    visit.page.keyboard.press("Enter")
    visit.until_options(**ENDS, way="2")
    visit.until(lambda: heads.nth(1).get_attribute("aria-expanded") == "true", "the second way to open")
    assert visit.page.evaluate("document.activeElement.textContent").startswith("Weg 2")
    assert visit.find(f"{WAY}:nth-child(2) a[href^=http]").count() > 0
    name = visit.find(f"{WAY}:nth-child(2) .ino-between button").first
    label = name.inner_text()
    name.click()
    visit.until(lambda: visit.graph["selected"], f"{label} to be selected")
    assert visit.graph["selected"] in visit.find(f"{WAY}:nth-child(2)").get_attribute("data-actors").split()
    assert visit.find(WAY).count() == 3
    visit.assert_clean()


def test_back_leads_to_the_way_before(visit):
    visit.open("network", **ENDS)
    visit.find(f"{WAY} h3 button").nth(2).click()
    visit.until_options(**ENDS, way="3")
    visit.settle()
    visit.page.go_back()
    visit.until(
        lambda: visit.find(f"{WAY} h3 button").nth(0).get_attribute("aria-expanded") == "true", "way 1"
    )


def test_a_helper_leads_to_the_ways(visit):
    visit.open("who_helps", need="wohnen", place="Bünde", **{"from": ENDS["from"]})
    visit.find("[data-testid=helpers]").get_by_role("button", name=DE("helpers.way")).first.click()
    visit.until(lambda: visit.path == "netz", "the network")
    visit.until(lambda: visit.find(WAY).count() > 0, "ways")
    assert visit.options["from"] == [ENDS["from"]]
    visit.assert_clean()


def test_on_a_phone_the_ways_come_first_and_fit(browser, app_server):
    with visiting(browser, app_server, viewport=PHONE) as visit:
        visit.open("network", **ENDS)
        until_ways(visit, *ENDS.values())
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        ways, graph = (visit.find(one).first.bounding_box() for one in (WAY, "[data-testid=network-graph]"))
        assert ways["y"] < graph["y"]
        visit.assert_clean()
