"""A finding is answered in the browser: the file changes, everybody sees it, and it can be taken back."""

import pytest

import locales
from network.gaps import find_gaps
from network.io.read import read
from tests import ui_data
from tests.browser.visit import visiting

WORDS = locales.text("de")
REASON = "<b>Im Nachbarort</b> & 'hier' nicht: # kein Kommentar"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return ui_data.write(tmp_path_factory.mktemp("answers"), ui_data.TINY)


@pytest.fixture(scope="module")
def key(file):
    return next(f.key for f in find_gaps(read(file).network) if f.kind == "uncovered_topic")


def test_declined_in_one_window_seen_in_another_and_taken_back(browser, start_app, file, key):
    address = start_app(file)
    with visiting(browser, address) as one, visiting(browser, address) as other:
        other.open("gaps", finding=key)
        one.open("gaps", finding=key)
        one.page.get_by_text(WORDS("answer.declined"), exact=True).click()
        one.page.get_by_label(WORDS("answer.reason")).fill(REASON)
        one.page.get_by_text(WORDS("answer.save"), exact=True).click()
        one.until_text(WORDS("answer.saved"))
        (answer,) = read(file).network.answers
        assert (answer.gap, answer.answer, answer.reason.de) == (key, "declined", REASON)
        other.until_text(REASON)  # without being touched
        one.settle()
        one.page.get_by_text(WORDS("answer.undo"), exact=True).click()
        one.until_text(WORDS("answer.undone"))
        assert read(file).network.answers == ()
        one.assert_clean()
        other.assert_clean()


def test_what_was_typed_stays_when_it_is_refused(browser, start_app, file, key):
    before = file.read_bytes()
    with visiting(browser, start_app(file)) as visit:
        visit.open("gaps", finding=key)
        visit.page.get_by_text(WORDS("answer.accepted"), exact=True).click()
        box = visit.page.get_by_label(WORDS("answer.reason"))
        box.fill("Bitte an jemand@example.org")
        visit.page.get_by_text(WORDS("answer.save"), exact=True).click()
        visit.until_text(WORDS("answer.refused"))
        assert box.input_value() == "Bitte an jemand@example.org"
        visit.assert_clean()
    assert file.read_bytes() == before
