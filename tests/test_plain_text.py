"""Other people's text stays text, in Streamlit's Markdown too."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import ui_data
from ui.components.markdown import SPECIAL, escape, link, option_labels

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=60)
HOSTILE = (
    ui_data.SCRIPT,
    ui_data.IMAGE,
    ui_data.PICTURE,
    ui_data.LINK,
    ui_data.FORMULA,
    ui_data.MARKUP,
    "# Titel",
    "- Punkt",
    "1. Punkt",
    "a | b",
    "~~weg~~",
    "http://evil.example",
    "wer@evil.example",
    "&lt;b&gt;",
    ":small[klein]",
    "[^1]: Fußnote",
    "\\*schon\\*",
)


def unescaped(text: str) -> str:
    """What Markdown shows of an escaped text (CommonMark: a backslash before a punctuation mark)."""
    return re.sub(rf"\\([{re.escape(SPECIAL)}])", r"\1", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_sign_with_a_meaning_is_escaped(text):
    bare = re.sub(r"\\.", "", escape(text))
    assert not set(bare) & set(SPECIAL)
    assert unescaped(escape(text)) == " ".join(text.split())


@given(TEXT)
def test_what_is_shown_is_what_was_written(text):
    assert unescaped(escape(text)) == " ".join(text.split())


@given(TEXT)
def test_no_line_begins_a_block(text):
    """Lists, headings, quotes, tables and code by indentation need the start of a line."""
    shown = escape(text)
    assert "\n" not in shown
    assert not shown.startswith((" ", "\t", "#", ">", "-", "+", "*", "|", "=", "`", "~"))


def test_letters_and_umlauts_stay_as_they_are():
    assert escape("Jugendmigrationsdienst Höxter, Träger 2") == "Jugendmigrationsdienst Höxter, Träger 2"


def test_a_link_holds_its_address_and_its_words():
    assert link("Bericht [1]", "https://a.example/b?c=d&e=1#f") == (
        "[Bericht \\[1\\]](https://a.example/b?c=d&e=1#f)"
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>1</script>",
        " https://a.example",
        "//evil.example",
    ],
)
def test_an_address_that_is_not_of_the_web_is_no_link(address):
    assert link("Bericht", address) == "Bericht"


@pytest.mark.parametrize("sign", ["(", ")", " ", "<", ">", '"', "'", "\\", "\n", "[", "]"])
def test_no_address_ends_its_link_early(sign):
    shown = link("x", f"https://a.example/{sign}![bild](http://evil.example/y.png)")
    assert re.fullmatch(r"\[x\]\([^()\s<>\"'\\]*\)", shown)


@given(TEXT)
def test_any_address_stays_one_link(rest):
    shown = link("x", f"https://a.example/{rest}")
    assert re.fullmatch(r"\[x\]\([^()\s<>\"\\]*\)", shown)
    assert urlsplit(shown[4:-1]).hostname == "a.example"


def test_labels_that_read_alike_are_told_apart_by_their_id():
    assert option_labels({"a": "Amt", "b": "Rat", "c": "Amt"}) == {
        "a": "Amt \\(a\\)",
        "b": "Rat",
        "c": "Amt \\(c\\)",
    }


def test_names_that_differ_by_spaces_read_alike():
    assert len(set(option_labels({"a": "Amt  Ost", "b": "Amt Ost"}).values())) == 2
