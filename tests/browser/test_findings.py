"""Findings in the browser: opened from any list, each has its own address and takes an answer."""

import re
from typing import get_args

import pytest
from playwright.sync_api import expect

import locales
from network.filters import Selection
from network.gaps import KindId, describe, find_gaps
from network.gaps.leading import leading
from network.io.read import read
from tests import ui_data
from tests.browser.visit import visiting
from ui.components.finding_link import SECTION_OF

WORDS = locales.text("de")
OPEN, MATRIX = ".st-key-open_finding", "[data-testid=matrix]"
NEED = "reported_gap:bedarf"
CELLS = {
    "uncovered_topic:lippe:recht": ("lippe:recht", "topics"),
    "thin_topic:herford:recht": ("herford:recht", "topics"),
    "uncovered_type:herford:behoerde": ("herford:behoerde", "types"),
    "weak_border:herford:lippe": ("herford:lippe", "topics"),
}
"""What is chosen in the matrix, and in which view of it."""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return ui_data.write(tmp_path_factory.mktemp("findings"), ui_data.EVERY_KIND)


@pytest.fixture(scope="module")
def network(file):
    return read(file).network


@pytest.fixture(scope="module")
def findings(network):
    """One finding of each kind, the gravest."""
    first = {}
    for finding in find_gaps(network):
        first.setdefault(finding.kind, finding)
    assert set(first) == set(get_args(KindId))
    return first


@pytest.fixture(scope="module")
def window(browser, start_app, file):
    with visiting(browser, start_app(file)) as visit:
        yield visit


@pytest.fixture
def visit(window, file):
    file.write_text(ui_data.EVERY_KIND, encoding="utf-8")
    window.forget()
    yield window
    window.assert_clean()


def title(finding, network, t=WORDS):
    return describe(finding, network, t)["title"]


def follow(visit, within, text):
    visit.find(within).get_by_role("link", name=text).first.click()


def until_open(visit, finding, network):
    """The finding is open in view at the top of its section, and the address names it."""
    visit.until(lambda: visit.options.get("finding") == [finding.key], f"{finding.key} in {visit.page.url}")
    expect(visit.find(OPEN)).to_contain_text(title(finding, network))
    visit.settle()
    assert visit.options["section"] == [SECTION_OF[finding.kind]]
    first = visit.page.evaluate(
        """() => document.querySelector(
          ".st-key-open_finding, [class*=st-key-finding_], [data-testid=matrix]").className"""
    )
    assert "st-key-open_finding" in first
    expect(visit.find(OPEN)).to_be_in_viewport()
    if finding.key in CELLS:
        cell, by = CELLS[finding.key]
        assert visit.options["cell"] == [cell]
        assert visit.options.get("coverage", ["topics"]) == [by]
        expect(visit.find(f'{MATRIX} [data-cell="{cell}"]')).to_have_attribute("aria-pressed", "true")
    else:
        assert "cell" not in visit.options


def answer(visit, file, key, choice="declined", t=WORDS):
    """Answer the open finding; the file has it, and the finding stays open."""
    visit.find(OPEN).get_by_text(t(f"answer.{choice}"), exact=True).click()
    visit.find(OPEN).get_by_label(t("answer.reason")).fill("Im Nachbarort")
    visit.find(OPEN).get_by_text(t("answer.save"), exact=True).click()
    visit.until_text(t("answer.saved"))
    visit.settle()
    (saved,) = read(file).network.answers
    assert (saved.gap, saved.answer) == (key, choice)
    assert visit.options["finding"] == [key]
    assert visit.find(OPEN).count() == 1


@pytest.mark.parametrize("page", ["overview", "gaps"])
def test_every_finding_that_matters_most_opens_and_is_answered(visit, file, network, page):
    """Three on the overview; on the page of gaps, one of each kind that leads."""
    listed = leading(find_gaps(network), 3) if page == "overview" else leading(find_gaps(network))
    within = ".st-key-highlight_gaps" if page == "overview" else "[class*=st-key-first_]"
    assert {"uncovered_type", "uncovered_topic"} <= {finding.kind for finding in listed}
    for finding in listed:
        file.write_text(ui_data.EVERY_KIND, encoding="utf-8")
        visit.open(page)
        follow(visit, within, title(finding, network))
        until_open(visit, finding, network)
        answer(visit, file, finding.key)


@pytest.mark.parametrize("kind", get_args(KindId))
def test_every_kind_opens_from_its_section_and_is_answered(visit, file, network, findings, kind):
    finding = findings[kind]
    by = {"coverage": "types"} if kind == "uncovered_type" else {}
    visit.open("gaps", section=SECTION_OF[kind], **by)
    card = f".st-key-finding_{re.sub('[^a-z0-9_-]', '-', finding.key)}"
    follow(visit, card, WORDS("gaps.open"))
    until_open(visit, finding, network)
    answer(visit, file, finding.key)


def test_what_exists_by_law_is_reached_from_the_first_look_and_answered(visit, file, network):
    file.write_text(ui_data.BY_LAW, encoding="utf-8")
    changed = read(file).network
    assert changed != network
    (asked,) = [finding for finding in find_gaps(changed) if finding.by_law]
    visit.open("gaps")
    visit.until_text(WORDS.plural("gaps.questions", 1))
    follow(visit, "[data-testid=stMain]", WORDS.plural("gaps.questions", 1))
    visit.until_options(section="coverage", coverage="types")
    visit.settle()
    follow(visit, f".st-key-finding_{asked.key.replace(':', '-')}", WORDS("gaps.open"))
    until_open(visit, asked, changed)
    answer(visit, file, asked.key)


def test_related_findings_lead_to_each_other_and_back(visit, file, network, findings):
    lack, need = findings["uncovered_topic"], findings["reported_gap"]
    visit.open("gaps", section="coverage", finding=lack.key)
    for other in (need, lack, need):
        follow(visit, OPEN, WORDS("gaps.related", title=title(other, network)))
        until_open(visit, other, network)
    answer(visit, file, NEED)


def test_a_need_beside_the_matrix_opens_and_is_answered(visit, file, network, findings):
    visit.open("gaps", section="coverage")
    visit.find(f'{MATRIX} [data-cell="lippe:recht"]').click()
    visit.until_text("Es fehlt an Beratung")
    visit.settle()
    follow(visit, "[data-testid=stMain]", "Es fehlt an Beratung")
    until_open(visit, findings["reported_gap"], network)
    answer(visit, file, NEED)


def test_a_filter_stays_while_a_finding_is_answered_and_taken_back(visit, file, network):
    visit.open("gaps", district="herford")
    finding = leading(find_gaps(network, Selection(districts=("herford",))))[0]
    follow(visit, "[class*=st-key-first_]", title(finding, network))
    until_open(visit, finding, network)
    answer(visit, file, finding.key, "accepted")
    visit.find(OPEN).get_by_text(WORDS("answer.undo"), exact=True).click()
    visit.until_text(WORDS("answer.undone"))
    visit.settle()
    assert read(file).network.answers == ()
    assert visit.options["district"] == ["herford"]
    assert visit.options["finding"] == [finding.key]


def test_the_language_changes_under_an_open_form(visit, file, network, findings):
    """What was typed stays, and is saved."""
    finding = findings["uncovered_type"]
    visit.open("gaps")
    follow(visit, "[class*=st-key-first_]", title(finding, network))
    until_open(visit, finding, network)
    box = visit.find(OPEN).locator("textarea")
    box.fill("Steht im Bericht")
    visit.find(".st-key-language").get_by_text("English").click()
    english = locales.text("en")
    visit.until_text(title(finding, network, english))
    visit.settle()
    assert visit.options["finding"] == [finding.key]
    assert box.input_value() == "Steht im Bericht"
    answer(visit, file, finding.key, t=english)


def test_the_browser_goes_back_and_forth_between_list_and_answered_finding(visit, file, network, findings):
    finding = findings["uncovered_type"]
    visit.open("gaps")
    follow(visit, "[class*=st-key-first_]", title(finding, network))
    until_open(visit, finding, network)
    answer(visit, file, finding.key)
    visit.page.go_back()
    visit.until_options()
    expect(visit.find(OPEN)).to_have_count(0)
    visit.settle()
    visit.page.go_forward()
    until_open(visit, finding, network)
    visit.find(OPEN).get_by_text(WORDS("answer.undo"), exact=True).click()
    visit.until_text(WORDS("answer.undone"))
    assert read(file).network.answers == ()
