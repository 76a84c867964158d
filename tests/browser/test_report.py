"""The report in a real browser: opened from its page, handed out as files, read without barriers."""

import zipfile

import pytest

import locales
from tests.browser.test_pages import barriers
from tests.browser.visit import DESKTOP, PHONE, visiting


@pytest.fixture(scope="module")
def window(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


def test_the_page_to_print_opens_beside_and_names_the_district(window):
    window.open("report", district="hoexter")
    t = locales.text("de")
    with window.page.context.expect_page() as waiting:
        window.find(".st-key-report_print a").click()
    opened = waiting.value
    opened.wait_for_load_state()
    assert opened.locator("h1").inner_text() == "Kreis Höxter"
    assert t("gap.caution") in opened.locator(".caution").inner_text()
    drawn = opened.evaluate("() => [...document.images].map(i => i.complete && i.naturalWidth > 100)")
    assert drawn == [True] * 4
    opened.close()


@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_the_files_are_handed_out(window, ending):
    window.open("report", district="hoexter")
    label = locales.text("de")(f"report-page.file-{ending.lstrip('.')}")
    file = window.download(lambda: window.find("button").get_by_text(label, exact=True).click())
    assert file.suggested_filename == f"bericht-hoexter{ending}"
    if ending == ".docx":
        assert zipfile.is_zipfile(file.path())
    else:
        assert file.path().read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)])
def test_everybody_can_read_it(browser, app_server, scheme, size):
    with visiting(browser, app_server, color_scheme=scheme, viewport=size) as visit:
        visit.open("report", lang="en", topic="wohnen")
        address = visit.find(".st-key-report_print a").get_attribute("href")
        visit.forget()
        visit.page.goto(app_server + address[address.index("/report/") :])
        assert visit.page.locator("h1").inner_text() == "Topic: Housing"
        assert visit.foreign == []
        assert visit.violations == []
        assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
        assert barriers(visit) == []
