"""The page on key actors in a real browser: explanations, the scatter by mouse and keyboard, ways on."""

import pytest

import locales
from tests.browser.visit import visiting

DE = locales.text("de")
ACTOR = "ki-kreis-herford"
POINT = f".ino-point[data-actor={ACTOR}]"
PATIENCE_MS = 120_000  # the ranges of the shipped network take seconds, on a busy machine more


@pytest.fixture(scope="module")
def window(browser, app_server):
    """One window, opened once the ranges are there."""
    with visiting(browser, app_server) as visit:
        visit.open("key_actors")
        visit.find(".st-key-ranges_coming").wait_for(state="detached", timeout=PATIENCE_MS)
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    window.open("key_actors")
    return window


def focused(visit):
    return visit.page.evaluate("() => document.activeElement.dataset.actor")


def test_a_figure_explains_itself_on_focus_and_on_hover(visit):
    button = visit.find(".st-key-section_hubs .ino-info").first
    box = visit.find(".st-key-section_hubs .ino-explained").first
    assert not box.is_visible()
    button.focus()
    visit.until(box.is_visible, "the explanation")
    for text in (DE("measure.degree.definition"), DE("measure.degree.caution"), DE("explain.basis")):
        assert text in box.inner_text()
    visit.page.keyboard.press("Escape")
    visit.until(lambda: not box.is_visible(), "the explanation to go")
    visit.find("h1").click()
    button.hover()
    visit.until(box.is_visible, "the explanation")
    size, place = visit.page.viewport_size, box.bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= size["width"]
    visit.assert_clean()


def test_ranks_are_ranges(visit):
    ranks = visit.find(".ino-r-rank:not(th)").all_inner_texts()
    assert len(ranks) > 20
    assert [rank for rank in ranks if rank and "–" not in rank and "fast immer" not in rank] == []


def test_the_rest_of_a_list_is_shown_when_asked(visit):
    body = visit.find(".st-key-section_bridges .ino-band-sometimes")
    assert body.locator(".ino-r-row:visible").count() == 0
    body.locator(".ino-r-more").click()
    assert body.locator(".ino-r-row:visible").count() > 0


def test_the_scatter_is_walked_and_chosen_from_by_keyboard(visit):
    first = visit.find(".ino-point[tabindex='0']")
    assert first.count() == 1
    first.focus()
    begun = focused(visit)
    assert visit.find(".ino-scatter .ino-tooltip").is_visible()
    visit.page.keyboard.press("ArrowRight")
    assert focused(visit) != begun
    chosen = focused(visit)
    visit.page.keyboard.press("Enter")
    visit.until_options(actor=chosen)
    visit.settle()
    assert visit.find(".st-key-scatter_chosen").count() == 1
    visit.until(lambda: focused(visit) == chosen, "the focus to stay")
    visit.assert_clean()


def test_a_point_is_chosen_by_mouse_and_taken_into_the_comparison(visit):
    visit.find(f"{POINT} > svg").click()
    visit.until_options(actor=ACTOR)
    visit.settle()
    visit.page.get_by_text(DE("key_actors.add-to-comparison"), exact=True).click()
    visit.until_options(actor=ACTOR, compare=ACTOR)
    visit.until(lambda: visit.find(f".st-key-compared_{ACTOR}").count() == 1, "the card")
    visit.assert_clean()


def test_the_table_says_the_same_as_the_scatter(visit):
    points = visit.find(".ino-point").count()
    visit.page.get_by_text(DE("key_actors.scatter-table"), exact=True).click()
    assert visit.find(".ino-scatter-table tbody tr").count() == points


def test_a_loss_leads_to_what_it_would_mean(visit):
    visit.find(".ino-r-action").first.click()
    visit.until(lambda: visit.path == "was-waere-wenn", "the other page")
    assert "without-actor" in visit.options


def test_the_parts_of_the_page_can_be_jumped_to(visit):
    visit.find(".ino-jump button").last.click()
    heading = visit.find(".st-key-section_districts h2")
    visit.until(
        lambda: visit.page.evaluate("() => document.activeElement.textContent") == heading.inner_text(),
        "the focus on the heading",
    )
