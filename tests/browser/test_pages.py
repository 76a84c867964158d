"""Every page in both languages: drawn without a complaint, nothing asked of anybody else."""

from contextlib import ExitStack
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe

import locales
from tests.browser.visit import DESKTOP, PHONE, visiting
from ui.pages import PAGES

ACTOR = "ki-kreis-herford"
CASES = [
    *((page, {}) for page in PAGES),
    ("network", {"actor": ACTOR}),
    ("actors", {"actor": ACTOR}),
    ("key_actors", {"counted": "all", "compare": ACTOR, "actor": ACTOR}),
    ("gaps", {"section": "coverage", "cell": "herford:wohnen"}),
    ("gaps", {"section": "dependence", "finding": f"single_point_of_failure:{ACTOR}"}),
    ("gaps", {"section": "borders", "cell": "herford:lippe"}),
    ("gaps", {"section": "isolated"}),
    ("gaps", {"section": "reported"}),
    ("network", {"from": ACTOR, "to": "ki-kreis-guetersloh"}),
    ("who_helps", {"need": "wohnen", "place": "Bünde", "from": ACTOR}),
    ("what_if", {"without-actor": ACTOR, "with-tie": "ki-kreis-lippe~ki-kreis-guetersloh~kooperation~2"}),
    ("report", {"district": "hoexter"}),
    ("data", {"district": "herford"}),
]
NAMES = [" ".join([page, *options.values()]) for page, options in CASES]


# Every page is seen in both languages, both colour schemes and both widths; a few by two more readers.
READERS = {
    "German, light, desktop": ("de", {"color_scheme": "light", "viewport": DESKTOP}),
    "English, dark, phone": ("en", {"color_scheme": "dark", "viewport": PHONE}),
    "German, dark, phone": ("de", {"color_scheme": "dark", "viewport": PHONE}),
    "English, light, desktop": ("en", {"color_scheme": "light", "viewport": DESKTOP}),
}
EVERYWHERE = ("German, light, desktop", "English, dark, phone")
OFTEN_SEEN = ("overview", f"network {ACTOR}", "gaps coverage herford:wohnen")
assert set(OFTEN_SEEN) <= set(NAMES)
SEEN = [
    pytest.param(reader, page, options, id=f"{reader}: {name}")
    for reader in READERS
    for name, (page, options) in zip(NAMES, CASES, strict=True)
    if reader in EVERYWHERE or name in OFTEN_SEEN
]


@pytest.fixture(scope="module")
def window_of(browser, app_server):
    """The window of a reader, opened once."""
    with ExitStack() as windows:
        yield cache(lambda name: windows.enter_context(visiting(browser, app_server, **READERS[name][1])))


@pytest.mark.parametrize(("reader", "page", "options"), SEEN)
def test_a_page_is_drawn_for_everybody_and_asks_nobody_else(window_of, reader, page, options):
    visit, language = window_of(reader), READERS[reader][0]
    visit.forget()
    visit.open(page, lang=language, **options)
    visit.assert_clean()
    assert len(visit.requests) > 20  # they are recorded
    assert visit.page.evaluate("() => document.documentElement.lang") == language
    assert len(visit.text) > 300
    assert barriers(visit) == []
    for size in (DESKTOP, PHONE):  # long words in either language fit either width
        visit.page.set_viewport_size(size)
        visit.settle()
        assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    visit.page.set_viewport_size(READERS[reader][1]["viewport"])
    visit.assert_clean()


def barriers(visit):
    """What axe-core finds serious or critical, with the place and what it measured."""
    result = Axe().run(visit.page, options={"resultTypes": ["violations"]})
    return [
        (found["id"], node["html"][:200], [check["message"] for check in node["any"]])
        for found in result.response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@pytest.fixture(scope="module")
def window(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    return window


def test_a_barrier_would_be_found(visit):
    visit.open("data")
    visit.page.evaluate(
        """() => document.querySelector("h1").insertAdjacentHTML(
          "afterend", '<p style="color: #999; background: #aaa">kaum zu lesen</p><input>')"""
    )
    assert {name for name, _, _ in barriers(visit)} >= {"color-contrast", "label"}


def test_the_policy_is_enforced(visit):
    """What it forbids does not happen: an inline script, a foreign picture, a foreign request."""
    visit.open("overview")
    visit.page.evaluate(
        """async () => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const picture = document.createElement("img");
          picture.src = "http://evil.example/x.png";
          document.body.append(picture);
          await fetch("http://evil.example/").catch(() => {});
        }"""
    )
    visit.until(lambda: len(visit.violations) >= 3, "three violations")
    kinds = " ".join(visit.violations)
    assert "script-src" in kinds
    assert "img-src http://evil.example" in kinds
    assert "connect-src http://evil.example" in kinds
    assert visit.page.evaluate("() => window.ran") is None


def test_the_language_switch_changes_the_page_and_its_language(visit):
    visit.open("gaps", section="borders")
    german, english = (locales.text(language)("gaps.heading") for language in locales.LANGUAGES)
    assert visit.page.evaluate("() => document.documentElement.lang") == "de"
    assert german in visit.text
    visit.find(".st-key-language").get_by_text("English", exact=True).click()
    visit.until_options(lang="en", section="borders")
    visit.until_text(english)
    visit.until(lambda: visit.page.evaluate("() => document.documentElement.lang") == "en", "lang=en")
    visit.find(".st-key-language").get_by_text("Deutsch", exact=True).click()
    visit.until_text(german)
    visit.until(lambda: visit.page.evaluate("() => document.documentElement.lang") == "de", "lang=de")
    visit.assert_clean()


def test_another_page_of_the_navigation_keeps_the_view(visit):
    visit.open("network", lang="en", district="herford")
    shown = visit.graph["nodes"]
    visit.find("header, [data-testid=stHeader]").get_by_text(
        locales.text("en")("actors.title"), exact=True
    ).click()
    visit.until(lambda: visit.path == "akteure", "the other page")
    visit.until_options(lang="en", district="herford")
    visit.settle()
    assert visit.find("[data-testid=table] tbody tr").count() == min(int(shown), 60)
    visit.assert_clean()


def test_the_back_button_leads_back_to_the_view(visit):
    visit.open("network")
    everything = visit.graph["nodes"]
    visit.open("network", district="herford")
    assert int(visit.graph["nodes"]) < int(everything)
    visit.page.go_back()
    visit.settle()
    visit.until_graph(nodes=everything)


def test_values_that_mean_nothing_are_ignored_with_a_note(visit):
    visit.open("network", actor="nobody", year="x", district="atlantis", utm_source="<b>brief</b>")
    t = locales.text("de")
    for name, value in (("actor", "nobody"), ("year", "x"), ("district", "atlantis")):
        assert t("shell.ignored", name=name, value=value) in visit.text
    assert "<b>brief</b>" in visit.text
    assert int(visit.graph["nodes"]) > 400
    visit.assert_clean()
