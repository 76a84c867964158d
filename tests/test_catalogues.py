"""The texts: complete in both languages, alike in shape, each used, each used text there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple, get_args

import pytest
from babel.messages.pofile import read_po

import locales
from network.gaps import KindId
from network.gaps.coverage.districts import CellState
from network.gaps.follow_ups import FollowUpDetail, FollowUpKind
from network.io.json_schema import schema
from network.io.problems import CODES
from network.measures import MEASURES
from network.model import LEVELS, STATUSES, AnswerValue
from network.scenarios.examples import IdeaKind
from tests.conftest import ROOT
from ui import graph_payload
from ui.components import page_frame
from ui.components.downloads import DOWNLOADS
from ui.session import state
from ui.views.gaps import finding_card
from ui.views.what_if import before_after, builder

LANGUAGES = locales.LANGUAGES
KEY = re.compile(r"[a-z][a-z0-9_-]*(\.[A-Za-z0-9_-]+)+")
FILES = sorted(
    f.relative_to(ROOT) for part in ("ui", "network", "locales") for f in (ROOT / part).rglob("*.py")
)

# Keys put together at run time, with every filling that can occur. A family that is not listed here
# must at least have one text.
FAMILIES = {
    "problem.{}": CODES,
    "problem.{}.hint": CODES,
    "graph.{}": graph_payload.WORDS,
    "size.{}": get_args(state.SizeBy),
    "gaps.section-{}": get_args(state.GapSection),
    "gaps.severity-{}": get_args(state.Severity),
    "gaps.weight-{}": get_args(finding_card.Urgency),
    "answer.{}": get_args(AnswerValue),
    "answer.told-{}": get_args(AnswerValue),
    "coverage.by-{}": get_args(state.CoverageBy),
    "coverage.caption-{}": get_args(state.CoverageBy),
    "coverage.{}": get_args(CellState),
    "coverage.{}-long": get_args(CellState),
    "legend.{}": get_args(CellState),
    "option.{}": (*LEVELS, *STATUSES),
    "strength.{}": (1, 2, 3),
    "download.{}": DOWNLOADS,
    "shell.{}": page_frame.WORDS,
    "builder.step-{}": get_args(builder.BuilderStep),
    "compare.turn-{}": get_args(before_after.Turn),
    "compare.{}-words": get_args(before_after.FigureChange),
    "compare.{}-help": get_args(before_after.FigureChange),
    "follow-up.{}": (*get_args(FollowUpKind), *get_args(FollowUpDetail)),
    "counted.{}-what": get_args(state.LevelsCounted),
    "ideas.{}": get_args(IdeaKind),
}
ELSEWHERE = re.compile(
    rf"gap\.({'|'.join(get_args(KindId))})\..+"
    rf"|measure\.({'|'.join(measure.id for measure in MEASURES)})\.(name|definition|caution)"
)
"""Texts of findings and measures: `network` puts their keys together, and its tests show that each exists."""


class Call(NamedTuple):
    """A text asked for by its key: where, how (`t`, `plural`, `forms`), and with which parameters."""

    place: str
    how: str
    key: str
    params: frozenset[str] | None


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Every entry of a language as it stands in the files, empty ones too."""
    entries = {}
    for file in sorted((ROOT / "locales" / language).glob("*.po")):
        with file.open("rb") as lines:
            for message in read_po(lines, abort_invalid=True):
                key = message.id[0] if isinstance(message.id, list | tuple) else message.id
                text = message.string
                if key:
                    entries[key] = tuple(text) if isinstance(text, list | tuple) else (text,)
    return entries


def texts(language: str) -> list[tuple[str, str]]:
    return [(key, form) for key, forms in catalogue(language).items() for form in forms]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def pattern(node: ast.JoinedStr) -> str:
    """An f-string as `card.{}`."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def keys_in(node: ast.AST) -> Iterator[str]:
    """Keys and key patterns written in an expression."""
    inside = {id(part) for n in ast.walk(node) if isinstance(n, ast.JoinedStr) for part in ast.walk(n)}
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            yield pattern(part)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in inside:
            yield part.value


def how_called(function: ast.expr) -> str:
    """Return `t`, `plural` or `forms` for a call that asks for a text, else nothing."""
    if isinstance(function, ast.Name) and function.id in {"t", "words"}:
        return "t"
    if isinstance(function, ast.Attribute) and function.attr in {"plural", "forms"}:
        return function.attr
    if isinstance(function, ast.Call) and ast.unparse(function.func) in {"locales.text", "text"}:
        return "t"
    return ""


def calls() -> Iterator[Call]:
    for file in FILES:
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and node.args and (how := how_called(node.func)):
                given = None
                if all(word.arg for word in node.keywords):
                    given = frozenset(str(word.arg) for word in node.keywords)
                for key in keys_in(node.args[0]):
                    if KEY.fullmatch(key.replace("{}", "x")):
                        yield Call(f"{file}:{node.lineno}", how, key, given)


@cache
def keys_of_the_schema() -> set[str]:
    """What the JSON Schema asks for, some of which may go without a text."""
    asked: set[str] = set()
    schema(asked.add)
    return asked


def family(shape: str) -> re.Pattern[str]:
    return re.compile("[A-Za-z0-9_-]+".join(re.escape(part) for part in shape.split("{}")))


@cache
def written_keys() -> frozenset[str]:
    """Whatever looks like a key or a pattern of keys, anywhere in the program."""
    found = (key for file in FILES for key in keys_in(tree(file)))
    return frozenset(key for key in found if KEY.fullmatch(key.replace("{}", "x")))


CALLS = list(calls())


def test_the_calls_are_found():
    """The tests below would be silent if this one found nothing."""
    assert len(CALLS) > 100
    assert {call.how for call in CALLS} == {"t", "plural", "forms"}


def test_both_languages_have_the_same_texts():
    german, english = (set(catalogue(language)) for language in LANGUAGES)
    assert german - english == set()
    assert english - german == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_unsure(language):
    assert [
        key for key, forms in catalogue(language).items() if not all(form.strip() for form in forms)
    ] == []
    for file in (ROOT / "locales" / language).glob("*.po"):
        with file.open("rb") as lines:
            read = read_po(lines)
        assert [m.id for m in read if m.fuzzy] == []
        assert not read.obsolete, file
        assert str(read.locale) == language
    assert locales.text(language).keys == set(catalogue(language))


def test_both_languages_take_the_same_parameters():
    for key, forms in catalogue("de").items():
        used = {language: set().union(*map(placeholders, catalogue(language)[key])) for language in LANGUAGES}
        assert used["de"] == used["en"], key
        # The singular may say "one" without a figure.
        assert all(placeholders(form) | {"n"} >= used["de"] for form in forms), key


def test_a_plural_in_one_language_is_one_in_the_other():
    for key, forms in catalogue("de").items():
        assert len(forms) == len(catalogue("en")[key]), key


def test_parameters_are_plain_names():
    """No index, no attribute, no format of its own: `{name}` is all a translator has to know."""
    for language in LANGUAGES:
        for key, form in texts(language):
            for _, name, how, conversion in Formatter().parse(form):
                assert name is None or (name.isidentifier() and not how and not conversion), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_stray_spaces(language):
    for key, form in texts(language):
        assert form == form.strip(), key
        assert "\t" not in form, key
        for line in form.split("\n"):
            assert "  " not in line.strip(), key
            assert not re.search(r"\s[,;?)]|\s\.(?!\w|\.\.)|\(\s", line), (key, line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_html(language):
    for key, form in texts(language):
        assert not re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#", form), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_a_foreign_address(language):
    for key, form in texts(language):
        for host in re.findall(r"https?://([\w.-]*)", form):
            assert host.strip(".") in {"", "localhost", "127.0.0.1", "www.example.org"}, key


WORDS = {
    "de": {"the", "and", "with", "which", "of", "not", "are", "from"},
    "en": {"der", "die", "das", "und", "mit", "nicht", "ist", "sind", "von", "eine", "auf", "für"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_in_the_other_language(language):
    """Small words give it away. The notice for browsers without JavaScript is in both on purpose."""
    for key, form in texts(language):
        words = re.findall(r"\b[a-zäöüß]+\b", re.sub(r"„[^“]*“|“[^”]*”|`[^`]*`|\{\w+\}", " ", form))
        found = WORDS[language] & set(words)
        assert not found or key == "app.noscript", (key, found)


def test_sentences_differ_between_the_languages():
    for key, forms in catalogue("de").items():
        bare = re.sub(r"\{\w+\}|`[^`]*`", "", forms[0])
        if len(re.findall(r"\w+", bare)) > 3:
            assert forms != catalogue("en")[key], key


def complaint(call: Call) -> str:
    """Return what is wrong with a call, nothing if it is right."""
    if "{}" in call.key:
        there = call.key in FAMILIES or any(family(call.key).fullmatch(key) for key in catalogue("de"))
        return "" if there else "no text is meant"
    forms = catalogue("de").get(call.key)
    if forms is None:
        return "no such text"
    if call.how == "forms":
        return ""  # filled by the browser
    if len(forms) != (2 if call.how == "plural" else 1):
        return "t.plural is for plurals, t for the others"
    needed = set().union(*map(placeholders, forms)) - ({"n"} if call.how == "plural" else set())
    lacking = needed - call.params if call.params is not None else set()
    return f"lacks {', '.join(sorted(lacking))}" if lacking else ""


def test_a_text_that_is_asked_for_is_there_with_its_parameters():
    assert [f"{call.place} {call.key}: {complaint(call)}" for call in CALLS if complaint(call)] == []


@pytest.mark.parametrize("shape", FAMILIES)
def test_every_member_of_a_family_is_there(shape):
    assert shape in written_keys(), "nobody asks for this family any more"
    missing = [shape.format(filling) for filling in FAMILIES[shape]]
    assert [key for key in missing if key not in catalogue("de")] == []


def test_every_text_is_used():
    literal = {key for key in written_keys() if "{}" not in key}
    members = {shape.format(filling) for shape, fillings in FAMILIES.items() for filling in fillings}
    others = [family(key) for key in written_keys() if "{}" in key and key not in FAMILIES]
    unused = [
        key
        for key in catalogue("de")
        if key not in literal | members | keys_of_the_schema()
        and not ELSEWHERE.fullmatch(key)
        and not any(other.fullmatch(key) for other in others)
    ]
    assert unused == []
