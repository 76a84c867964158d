"""How texts, numbers and dates are written for a reader."""

from gettext import c2py
from pathlib import Path

import pytest

import locales
from locales import Translator, text
from locales.wording import MAX_VALUE, allowed_values, hint, message, on_one_line
from network.io.problems import Mark, problem

ENTRIES = {"plain": ("Text",), "filled": ("{name}: {n}",), "many": ("{n} Akteur", "{n} Akteure")}
DE, EN = (Translator(language, ENTRIES, c2py("n != 1")) for language in locales.LANGUAGES)


def test_texts_are_filled():
    assert DE("plain") == "Text"
    assert DE("filled", name="<b>", n=1234.5) == "<b>: 1.234,5"
    assert EN("filled", name="<b>", n=1234.5) == "<b>: 1,234.5"


def test_years_are_given_as_strings_and_truth_is_no_number():
    assert DE("filled", name="2014", n=True) == "2014: True"


def test_missing_keys_and_parameters_are_errors():
    with pytest.raises(KeyError):
        DE("nowhere")
    with pytest.raises(KeyError):
        DE("filled", name="x")
    assert "nowhere" not in DE
    assert "plain" in DE


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 Akteure"), (1, "1 Akteur"), (2, "2 Akteure"), (1234, "1.234 Akteure")]
)
def test_plurals(n: int, said: str):
    assert DE.plural("many", n) == said


def test_a_plural_of_a_text_without_one_is_that_text():
    assert DE.plural("filled", 3, name="x") == "x: 3"


@pytest.mark.parametrize(
    ("partial", "german", "english"),
    [
        ("2023", "2023", "2023"),
        ("2023-09", "September 2023", "September 2023"),
        ("2023-03-01", "1. März 2023", "1 March 2023"),
        ("2023-09-29", "29. September 2023", "29 September 2023"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(partial: str, german: str, english: str):
    assert DE.date(partial) == german
    assert EN.date(partial) == english


def test_numbers():
    assert DE.number(1234567) == "1.234.567"
    assert DE.number(0.12345) == "0,123"
    assert DE.number(3, 2) == "3,00"
    assert DE.number(1234.5, 0) == "1.234"
    assert EN.number(1234.567, 1) == "1,234.6"


def test_percentages():
    assert DE.percent(0.243) == "24\N{NO-BREAK SPACE}%"
    assert DE.percent(0.243, 1) == "24,3\N{NO-BREAK SPACE}%"
    assert EN.percent(0.243) == "24%"


def test_lists():
    assert DE.listing(["a", "b", "c"]) == "a, b und c"
    assert DE.listing(["a", "b"], either=True) == "a oder b"
    assert EN.listing(["a", "b", "c"]) == "a, b and c"
    assert DE.listing([]) == ""


def test_other_languages_are_refused():
    with pytest.raises(ValueError, match="fr"):
        text("fr")  # type: ignore[arg-type]


def test_catalogues_are_read_once():
    assert text("de") is text("de")


TWO_FORMS = "nplurals=2; plural=(n != 1)"


def catalogue(folder: Path, name: str, entries: str, plurals: str = TWO_FORMS) -> None:
    header = f"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {plurals};\\n"
"""
    (folder / name).write_text(header + entries, encoding="utf-8")


SLAVIC = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"  # Polish
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"


@pytest.mark.parametrize(
    ("plurals", "forms", "expected"),
    [
        (SLAVIC, ("osoba", "osoby", "osób"), {1: "osoba", 3: "osoby", 5: "osób", 12: "osób", 22: "osoby"}),
        (SLAVIC, ("osoba", "osoby", "osób"), {0: "osób", 1.0: "osoba", 1.5: "osób"}),
        (ARABIC, tuple("abcdef"), {0: "a", 1: "b", 2: "c", 103: "d", 111: "e", 100: "f"}),
        (TWO_FORMS, ("Stelle", "Stellen"), {0: "Stellen", 1: "Stelle", 21: "Stellen", 0.5: "Stellen"}),
    ],
)
def test_plural_forms_follow_the_rule_of_the_catalogue(tmp_path: Path, plurals, forms, expected):
    listed = "\n".join(f'msgstr[{i}] "{form}"' for i, form in enumerate(forms))
    catalogue(tmp_path, "a.po", f'\nmsgid "x"\nmsgid_plural "x"\n{listed}\n', plurals)
    t = Translator("en", *locales._catalogue(tmp_path))
    assert {n: t.plural("x", n) for n in expected} == expected


def test_one_language_has_one_rule_for_plurals(tmp_path: Path):
    catalogue(tmp_path, "a.po", "")
    catalogue(tmp_path, "b.po", "", SLAVIC)
    with pytest.raises(ValueError, match="differ in Plural-Forms"):
        locales._catalogue(tmp_path)


def test_a_key_in_two_catalogues_is_an_error(tmp_path: Path):
    catalogue(tmp_path, "a.po", '\nmsgid "x.y"\nmsgstr "eins"\n')
    catalogue(tmp_path, "b.po", '\nmsgid "x.y"\nmsgstr "zwei"\n')
    with pytest.raises(ValueError, match=r"x\.y"):
        locales._catalogue(tmp_path)


def test_entries_without_text_do_not_count(tmp_path: Path):
    catalogue(
        tmp_path,
        "a.po",
        '\nmsgid "x.y"\nmsgstr ""\n\nmsgid "x.z"\nmsgid_plural "x.z"\nmsgstr[0] "a"\nmsgstr[1] ""\n',
    )
    assert locales._catalogue(tmp_path)[0] == {}


# --- wording --------------------------------------------------------------------------------------


def test_values_in_messages_are_short_and_on_one_line():
    assert on_one_line("a\n  b\x1b[31m") == "a b [31m"
    assert on_one_line("x" * 200) == "x" * (MAX_VALUE - 1) + "…"


def test_of_many_allowed_values_the_first_are_shown():
    assert allowed_values(("a", "b")) == "a, b"
    assert allowed_values(tuple("abcdefghijklmnopqrst")).endswith("n, o, …")


def test_braces_in_values_are_no_placeholders():
    told = problem("unknown-key", Mark("f"), key="{name}", allowed=("{x}",))
    assert message(told, text("de")) == "Der Schlüssel „{name}“ ist hier unbekannt."
    assert hint(told, text("de")).endswith("Erlaubt: {x}.")
