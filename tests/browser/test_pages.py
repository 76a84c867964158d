"""Every page in both languages: drawn without a complaint, nothing asked of anybody else."""

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
    ("who_helps", {"need": "wohnen", "place": "Bünde", "from": ACTOR}),
    ("what_if", {"without-actor": ACTOR, "with-tie": "ki-kreis-lippe~ki-kreis-guetersloh~kooperation~2"}),
    ("report", {"district": "hoexter"}),
]
NAMES = [" ".join([page, *options.values()]) for page, options in CASES]


# Every page is seen in both languages, in both colour schemes and in both widths.
READERS = {
    "German, light": ("de", {"color_scheme": "light", "viewport": DESKTOP}),
    "English, dark": ("en", {"color_scheme": "dark", "viewport": DESKTOP}),
    "German, dark, phone": ("de", {"color_scheme": "dark", "viewport": PHONE}),
    "English, light, phone": ("en", {"color_scheme": "light", "viewport": PHONE}),
}


@pytest.fixture(scope="module", params=READERS)
def reader(request, browser, app_server):
    """A window and the language it reads."""
    language, settings = READERS[request.param]
    with visiting(browser, app_server, **settings) as visit:
        yield visit, language


@pytest.mark.parametrize(("page", "options"), CASES, ids=NAMES)
def test_a_page_is_drawn_for_everybody_and_asks_nobody_else(reader, page, options):
    visit, language = reader
    visit.forget()
    visit.open(page, lang=language, **options)
    visit.assert_clean()
    assert len(visit.requests) > 20  # they are recorded
    assert visit.page.evaluate("() => document.documentElement.lang") == language
    assert len(visit.text) > 300
    assert (
        visit.page.evaluate("() => document.documentElement.scrollWidth") <= visit.page.viewport_size["width"]
    )
    assert barriers(visit) == []


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
