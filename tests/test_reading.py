"""Reading: the exact place and a remedy for whatever is wrong, and never a traceback."""

import importlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import Mock

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from locales import LANGUAGES, text
from locales.wording import hint, message
from network.io.problems import CODES, ERRORS, WARNINGS
from network.io.read import read, reader, yaml_tree
from network.io.suggestions import nearest
from tests.broken_files import BROKEN, Expected
from tests.conftest import FROZEN

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "broken"
GERMAN = text("de")

SOUND = """\
version: 1
title: {de: Probe, en: Sample}
districts: [{id: herford, name: Kreis Herford}]
actor_groups: [{id: verwaltung, name: Verwaltung}]
actor_types: [{id: amt, group: verwaltung, name: Amt}]
tie_types: [{id: kooperation, name: Zusammenarbeit}, {id: foerderung, name: Förderung, directed: true}]
topics: [{id: wohnen, name: Wohnen}]
actors:
"""


def wrote(folder: Path, content: str | bytes, name: str = "data.yaml") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def codes(file: Path) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in read(file).problems]


def actor(**keys: str) -> str:
    facts = {"id": "a", "name": "A", "type": "amt", "district": "herford", **keys}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in facts.items()) + "}\n"


# --- broken files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "expected"), BROKEN.items(), ids=list(BROKEN))
def test_every_broken_file_gets_its_place_and_a_remedy(name: str, expected: list[Expected]):
    reading = read(FOLDER / f"{name}.yaml")
    found = [(p.line, p.column, p.code) for p in reading.problems]
    assert found == [place[:3] for place in expected]
    for problem, (*_, words) in zip(reading.problems, expected, strict=True):
        assert words in hint(problem, GERMAN)
        assert problem.file == str(FOLDER / f"{name}.yaml")
    assert (reading.network is None) == (not name.startswith("warn_"))


def test_there_are_forty_broken_files_and_all_are_in_the_table():
    files = {file.stem for file in FOLDER.glob("*.yaml")}
    assert files == BROKEN.keys()
    assert sum(not name.startswith("warn_") for name in files) >= 40


@pytest.mark.parametrize("name", BROKEN)
def test_pure_python_yaml_finds_the_same(name: str, monkeypatch: pytest.MonkeyPatch):
    """Where PyYAML comes without its C parts, places and codes stay the same."""
    monkeypatch.setattr(yaml_tree, "LOADER", yaml.SafeLoader)
    monkeypatch.setattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert codes(FOLDER / f"{name}.yaml") == [place[:3] for place in BROKEN[name]]


def test_every_error_code_that_yaml_can_cause_has_a_broken_file():
    shown = {place[2] for places in BROKEN.values() for place in places}
    elsewhere = {
        *("file-missing", "file-unreadable", "folder-empty", "file-too-big", "not-utf8", "yaml-tab"),
        *("bad-csv", "bad-json", "bad-graphml", "ignored-column", "yaml-syntax"),
        *("too-many-values", "more-problems"),
    }
    assert {*ERRORS, *WARNINGS} - elsewhere <= shown


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_message_and_a_hint(code: str, language: str):
    t = text(language)
    assert f"problem.{code}" in t
    assert f"problem.{code}.hint" in t


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BROKEN)
def test_messages_are_one_readable_line(name: str, language: str):
    t = text(language)
    for problem in read(FOLDER / f"{name}.yaml").problems:
        for said in (message(problem, t), hint(problem, t)):
            assert said.isprintable()
            assert len(said) < 500
            assert not {"{value}", "None", "()"} & set(said.split())
            assert said[-1] in ".?)}…:" or said.endswith("...”.") or said[-1].isalnum() or said[-1] in "“”"


def test_a_message_names_the_wrong_value_and_what_was_meant(tmp_path: Path):
    problem = read(wrote(tmp_path, SOUND + actor(district="herfrod"))).problems[0]
    assert message(problem, GERMAN) == "„herfrod“ ist nirgends angelegt (Kreis oder Gebiet)."
    assert hint(problem, GERMAN).startswith("Meinten Sie „herford“?")
    assert hint(problem, text("en")).startswith("Did you mean “herford”?")
    assert problem.path == "actors[0].district"


# --- files as such --------------------------------------------------------------------------------


def test_a_missing_file_is_a_problem(tmp_path: Path):
    assert codes(tmp_path / "nowhere.yaml") == [(1, 1, "file-missing")]


def test_a_folder_without_data_is_a_problem(tmp_path: Path):
    wrote(tmp_path, SOUND, "data.txt")
    wrote(tmp_path, SOUND, ".hidden.yaml")
    assert codes(tmp_path) == [(1, 1, "folder-empty")]


def test_what_is_no_ordinary_file_is_not_read():
    if not Path("/dev/zero").exists():
        pytest.skip("only where there are devices")
    assert codes(Path("/dev/zero")) == [(1, 1, "file-unreadable")]


def test_an_impossible_path_is_a_problem():
    assert codes(Path("a\0b")) == [(1, 1, "file-unreadable")]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = wrote(tmp_path, SOUND)

    def forbid(*_: object):
        raise PermissionError

    monkeypatch.setattr(Path, "open", forbid)  # the mode of a file does not stop an administrator
    assert codes(file) == [(1, 1, "file-unreadable")]


def test_latin_1_is_refused_at_the_first_byte_that_is_no_utf8(tmp_path: Path):
    file = wrote(tmp_path, "version: 1\ntitle: Köln für alle\n".encode("latin-1"))
    assert codes(file) == [(2, 9, "not-utf8")]


def test_utf_16_is_refused(tmp_path: Path):
    assert codes(wrote(tmp_path, "version: 1\n".encode("utf-16"))) == [(1, 1, "not-utf8")]


def test_null_bytes_are_refused(tmp_path: Path):
    assert codes(wrote(tmp_path, "version: 1\ntitle: a\0b\n")) == [(2, 9, "forbidden-character")]


def test_invisible_line_separators_are_refused(tmp_path: Path):
    assert codes(wrote(tmp_path, "version: 1\ntitle: a\u2028b\n")) == [(2, 9, "forbidden-character")]


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path):
    content = b"\xef\xbb\xbf" + (SOUND + actor()).replace("\n", "\r\n").encode()
    reading = read(wrote(tmp_path, content))
    assert reading.problems == ()
    assert reading.network is not None


def test_files_over_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = (SOUND + actor()).encode()
    file = wrote(tmp_path, content)
    monkeypatch.setattr(reader, "MAX_BYTES", len(content))
    assert codes(file) == []
    monkeypatch.setattr(reader, "MAX_BYTES", len(content) - 1)
    assert codes(file) == [(1, 1, "file-too-big")]


def test_the_fingerprint_follows_the_bytes(tmp_path: Path):
    file = wrote(tmp_path, SOUND + actor())
    before = read(file).fingerprint
    assert read(file).fingerprint == before
    wrote(tmp_path, SOUND + actor() + "# Kommentar\n")
    assert read(file).fingerprint != before


# --- folders --------------------------------------------------------------------------------------


def test_the_files_of_a_folder_are_merged(tmp_path: Path):
    wrote(tmp_path, SOUND + actor() + actor(id="b", name="B", ties="[c]"), "1.yaml")
    wrote(tmp_path, "actors:\n" + actor(id="c", name="C"), "2.yaml")
    reading = read(tmp_path)
    assert reading.problems == ()
    assert reading.network is not None
    assert [a.id for a in reading.network.actors] == ["a", "b", "c"]
    assert [t.key for t in reading.network.ties] == [("b", "c", "kooperation")]
    assert [file.name for file in reading.files] == ["1.yaml", "2.yaml"]


def test_the_title_comes_from_the_first_file_that_has_one(tmp_path: Path):
    wrote(tmp_path, "topics: []\n", "1.yaml")
    wrote(tmp_path, "version: 1\ntitle: Zwei\n", "2.yaml")
    wrote(tmp_path, "version: 1\ntitle: Drei\n", "3.yaml")
    network = read(tmp_path).network
    assert network is not None
    assert network.title.de == "Zwei"


def test_what_no_file_has_is_missing_once(tmp_path: Path):
    wrote(tmp_path, "topics: []\n", "1.yaml")
    wrote(tmp_path, "actors: []\n", "2.yaml")
    problems = read(tmp_path).problems
    assert [(Path(p.file).name, p.code, p.params["key"]) for p in problems] == [
        ("1.yaml", "missing-key", "version"),
        ("1.yaml", "missing-key", "title"),
    ]


def test_an_id_in_two_files_names_the_other_file(tmp_path: Path):
    wrote(tmp_path, SOUND + actor(), "1.yaml")
    wrote(tmp_path, "actors:\n" + actor(name="Anders"), "2.yaml")
    (problem,) = read(tmp_path).problems
    assert (Path(problem.file).name, problem.line, problem.code) == ("2.yaml", 2, "duplicate-id")
    assert "Zeile 9 von " in message(problem, GERMAN)
    assert "1.yaml" in message(problem, GERMAN)


def test_each_file_of_a_folder_is_checked_for_itself(tmp_path: Path):
    wrote(tmp_path, SOUND + actor(since="gestern"), "1.yaml")
    wrote(tmp_path, "version: 2\nactors:\n" + actor(id="b", name="B", district="lippe"), "2.yaml")
    assert [(Path(p.file).name, p.code) for p in read(tmp_path).problems] == [
        ("1.yaml", "bad-year"),
        ("2.yaml", "wrong-version"),
        ("2.yaml", "unknown-id"),
    ]


def test_nothing_is_said_about_ids_that_an_unreadable_file_may_declare(tmp_path: Path):
    wrote(tmp_path, SOUND + actor(ties="[c]"), "1.yaml")
    wrote(tmp_path, "actors:\n\t- id: c\n", "2.yaml")
    assert [p.code for p in read(tmp_path).problems] == ["yaml-tab"]


# --- what values mean -----------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "2014", "1e3", "12:30", "0x1F", "true", "1.10"])
def test_words_that_yaml_1_1_misreads_stay_texts(tmp_path: Path, word: str):
    network = read(wrote(tmp_path, SOUND + actor(name=word))).network
    assert network is not None
    assert network.actors[0].name == word


def test_numbers_are_numbers_where_the_format_wants_them(tmp_path: Path):
    network = read(wrote(tmp_path, SOUND + actor(since="2014", until='"2020"'))).network
    assert network is not None
    assert (network.actors[0].since, network.actors[0].until) == (2014, 2020)


@pytest.mark.parametrize("nothing", ["", " null", " ~"])
def test_keys_without_a_value_are_left_out(tmp_path: Path, nothing: str):
    content = SOUND + f"  - id: a\n    name: A\n    type: amt\n    district: herford\n    topics:{nothing}\n"
    content += f"    since:{nothing}\n    ties:{nothing}\n"
    reading = read(wrote(tmp_path, content))
    assert reading.problems == ()
    assert reading.network is not None
    assert reading.network.actors[0].topics == ()


def test_aliases_in_moderation_are_fine(tmp_path: Path):
    content = SOUND.replace("actors:\n", "") + "actors:\n"
    content += actor(evidence="&beleg [{title: Bericht, date: 2023}]")
    content += actor(id="b", name="B", evidence="*beleg")
    network = read(wrote(tmp_path, content)).network
    assert network is not None
    assert network.actors[0].evidence == network.actors[1].evidence != ()


def test_a_recursive_alias_is_refused(tmp_path: Path):
    assert codes(wrote(tmp_path, "version: 1\nx: &x [*x]\n"))[0] == (2, 8, "unknown-alias")


# --- ties -----------------------------------------------------------------------------------------

TWO = """\
  - id: a
    name: A
    type: amt
    district: herford
    ties: [{a}]
  - id: b
    name: B
    type: amt
    district: herford
    ties: [{b}]
"""


def two(folder: Path, a: str, b: str):
    return read(wrote(folder, SOUND + TWO.format(a=a, b=b)))


def test_a_tie_listed_at_both_ends_is_one_confirmed_tie(tmp_path: Path):
    reading = two(tmp_path, "{to: b, evidence: [{title: X}]}", "{to: a, evidence: [{title: Y}]}")
    assert reading.problems == ()
    assert reading.network is not None
    (tie,) = reading.network.ties
    assert tie.confirmed
    assert [e.title for e in tie.evidence] == ["X", "Y"]


def test_directed_ties_in_both_directions_are_two(tmp_path: Path):
    reading = two(tmp_path, "{to: b, type: foerderung}", "{to: a, type: foerderung}")
    assert reading.problems == ()
    assert reading.network is not None
    assert [t.key for t in reading.network.ties] == [("a", "b", "foerderung"), ("b", "a", "foerderung")]
    assert not any(t.confirmed for t in reading.network.ties)


def test_ends_that_disagree_about_the_years_are_pointed_out(tmp_path: Path):
    reading = two(tmp_path, "{to: b, since: 2014}", "{to: a, since: 2015}")
    (problem,) = reading.problems
    assert (problem.code, problem.params["value"], problem.params["other"]) == ("tie-differs", "2015", "2014")
    assert problem.params["first_line"] == "13"


def test_an_end_that_says_no_year_does_not_disagree(tmp_path: Path):
    assert two(tmp_path, "{to: b, since: 2014}", "a").problems == ()


def test_an_end_that_says_no_strength_says_one(tmp_path: Path):
    assert [p.code for p in two(tmp_path, "{to: b, strength: 3}", "a").problems] == ["tie-differs"]


# --- personal data --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "Mail an vorname.nachname@example.org",
        "info(at)example.de",
        "Tel. 05221 131234",
        "Tel. 05221/13-1234",
        "+49 5221 131234",
        "0049 (0)5221 13 12 34",
        "(05221) 13 12 34",
        "mobil 0171-1234567",
        "Ansprechperson ist Frau Mustermann.",
        "Herr Max Mustermann leitet den Kreis",
        "mit Herrn von Beispiel gesprochen",
        "Vortrag von Dr. Beispiel",
        "Prof. Dr. med. Erika Muster-Beispiel sprach",
        "Mrs Example said",
        "(Hr. Muster)",
        "Fr. Muster",
    ],
)
def test_mailboxes_and_telephone_numbers_are_pointed_out(tmp_path: Path, said: str):
    problems = read(wrote(tmp_path, SOUND + actor(description=f'"{said}"'))).problems
    assert [(p.level, p.code) for p in problems] == [("warning", "personal-data")]


@pytest.mark.parametrize(
    "said",
    [
        "am 29.09.2023 und 01.02.2024",
        "08-12-2023 bis 09-12-2023",
        "01/2023 - 12/2024",
        "2017/2018, 2019-2023",
        "0 bis 6 Jahre, 04.05. bis 06.07.2023",
        "32052 Herford, 01067 Dresden",
        "4.904 Beratene und 17.911 Kontakte",
        "https://example.org/0522112345678",
        "0,5 Stellen in 2023 und 2024",
        "@kreisherford bei einem Netzwerk",
        "Art. 12 Abs. 3 Nr. 00123",
        "Frauenhaus Herford und Frauenberatung Minden",
        "Treffpunkt: Herrn-Beispiel-Straße 5",
        "Dr.-Muster-Straße 12, Dr. Muster Straße 12",
        "Netzwerkbüro Frau und Beruf; Beratungsstelle Frau & Beruf",
        "Jede Frau Zugang zu Sprachkursen, keine Frau Nachteile",
        "zwischen Mann und Frau Gleichstellung schaffen",
        "Frau. Die Beratung ist offen",
        "Herrenhausen, Herrschaft, Frauke",
        "Prof. Muster Gesamtschule und Dr. Muster Stiftung",
        "doi:10.1002/rsa.3240060204 und 10.1093/oxfordjournals.jpart.a024378",
        "DrK, MS Office, Msgr",
        "https://example.org/Frau%20Muster/Frau Beruf",
        "Seit 1993, 2005/2006, 01-12/2020",
    ],
)
def test_dates_years_and_addresses_are_not_taken_for_personal_data(tmp_path: Path, said: str):
    assert read(wrote(tmp_path, SOUND + actor(description=f'"{said}"'))).problems == ()


def test_reported_needs_and_answers_are_looked_through_as_well(tmp_path: Path):
    needs = "reported_gaps: [{id: g, district: x, topic: t, text: Frau Muster sucht eine Wohnung}]\n"
    answers = "answers: [{gap: g, answer: later, date: 2026, reason: Herr Muster klärt das}]\n"
    found = [p for p in read(wrote(tmp_path, SOUND + needs + answers)).problems if p.code == "personal-data"]
    assert [(p.path, p.params["kind"], p.params["value"]) for p in found] == [
        ("reported_gaps[0].text", "name", "Frau Muster"),
        ("answers[0].reason", "name", "Herr Muster"),
    ]


def test_comments_and_addresses_are_looked_through_as_well(tmp_path: Path):
    text = SOUND + "  # bei Frau Muster nachfragen\n" + actor(website="'https://wa.me/491711234567'")
    problems = read(wrote(tmp_path, text)).problems
    assert [(p.code, p.line, p.column) for p in problems] == [
        ("personal-data", SOUND.count("\n") + 1, 3),
        ("personal-data", problems[1].line, problems[1].column),
    ]
    assert [p.params["value"] for p in problems] == ["Frau Muster", "wa.me/491711234567"]


# --- growth: work is counted, no time is taken -----------------------------------------------------


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> Mock:
    """Count the calls of a function, given by the name under which it is called."""
    module, _, function = name.rpartition(".")
    wrapped = Mock(wraps=getattr(importlib.import_module(module), function))
    monkeypatch.setattr(name, wrapped)
    return wrapped


def repeated_ties(count: int) -> str:
    return (
        SOUND
        + actor(id="a", ties="[" + "b, " * count + "]")
        + actor(id="b", name="B", ties="[" + "a, " * count + "]")
    )


@pytest.mark.parametrize("count", [50, 100, 200])
def test_a_repeated_tie_is_compared_with_the_first_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
):
    """By hand: all but the first at each end are said to be repeated, the two first ones are compared."""
    problems = counted(monkeypatch, "network.io.read.source_file.problem")
    differences = counted(monkeypatch, "network.io.read.consistency._differences")
    read(wrote(tmp_path, repeated_ties(count)))
    assert problems.call_count == 2 * (count - 1)
    assert differences.call_count == 1


@pytest.mark.parametrize("count", [150, 300])
def test_entries_of_one_website_are_compared_with_so_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
):
    """By hand: the first hundred with all before them, each further one with those hundred."""
    similar = counted(monkeypatch, "network.io.read.likely_duplicates._similar")
    entries = [
        actor(id=f"a{i}", name=f"N{i} W{i} X{i}", website="'https://example.org'") for i in range(count)
    ]
    assert read(wrote(tmp_path, SOUND + "".join(entries))).problems == ()
    assert similar.call_count == 100 * 99 / 2 + (count - 100) * 100


def test_a_thousand_problems_are_kept_and_no_more_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = counted(monkeypatch, "network.io.read.source_file.problem")
    problems = read(wrote(tmp_path, repeated_ties(1_500))).problems
    assert Counter(p.code for p in problems) == {"duplicate-tie": 1_000, "more-problems": 1}
    assert (problems[-1].code, problems[-1].level, problems[-1].params) == (
        "more-problems",
        "warning",
        {"count": 1},
    )
    assert made.call_count == 1_001


def test_warnings_without_end_hide_no_error(tmp_path: Path):
    reading = read(wrote(tmp_path, repeated_ties(1_500) + actor(id="c", name="C", ties="[c]")))
    assert reading.network is None
    assert [p.code for p in reading.problems if p.level == "error"] == ["self-tie"]
    assert len(reading.problems) == 1_001


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("version: 1\ntitle: T\nactors: [" + "!a b, " * 1_500 + "]\n", "yaml-tag"),
        ("version: 1\ntitle: T\nactors: [" + "[], " * 1_500 + "]\n", "wrong-type"),
        (SOUND + "  - {" + ", ".join(f"k{i}: 1" for i in range(1_500)) + "}\n", "unknown-key"),
        (SOUND + actor(id="a", ties="[" + ", ".join(f"b{i}" for i in range(1_500)) + "]"), "unknown-id"),
        (SOUND + actor() * 1_500, "duplicate-id"),
        (SOUND.rstrip("\n") + "\n" + "# Frau Muster\n" * 1_500, "personal-data"),
    ],
)
def test_every_kind_of_problem_is_kept_a_thousand_times_at_most(tmp_path: Path, text: str, code: str):
    problems = read(wrote(tmp_path, text)).problems
    assert len(problems) == 1_001
    assert problems[-1].code == "more-problems"
    assert code in {p.code for p in problems}


def test_mistakes_beyond_those_kept_are_not_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    findings = counted(monkeypatch, "network.io.read.validation._ShapeError")
    read(wrote(tmp_path, "version: 1\ntitle: T\nactors: [" + "[], " * 1_500 + "]\n"))
    assert findings.call_count == 1_001


def test_a_file_of_too_many_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = wrote(tmp_path, "version: 1\ntitle: T\nactors: [" + "[], " * 50 + "]\n")
    monkeypatch.setattr(yaml_tree, "MAX_VALUES", 50)
    assert [(p.code, p.params["max"]) for p in read(file).problems] == [("too-many-values", 50)]


def test_a_suggestion_is_sought_among_so_many(monkeypatch: pytest.MonkeyPatch):
    """All begin with the same letter, so that this leaves none of them out."""
    compared: list[int] = []

    def nothing(_: str, likely: Iterable[str], **__: object) -> list[str]:
        compared.append(len(list(likely)))
        return []

    monkeypatch.setattr("network.io.suggestions.difflib.get_close_matches", nothing)
    nearest("axxx", [f"a{i}" for i in range(5_000)])
    assert compared == [2_000, 0]


# --- anything -------------------------------------------------------------------------------------

YAMLISH = st.text(st.sampled_from("abz 01-:,[]{}&*!|>'\"%@`#?~<=\n\t\\.é\u2028ä€"), max_size=80)
PIECES = st.lists(
    st.sampled_from(
        [
            *("version: 1\n", "title: T\n", "actors:\n", "  - id: a\n", "    name: A\n", "    ties: [a]\n"),
            *(
                "    ties:\n",
                "      - {to: a}\n",
                "districts: ",
                "[{id: x, name: X}]\n",
                "- ",
                "null",
                "&a ",
                "*a",
            ),
            *(
                "  <<: *a\n",
                "---\n",
                "...\n",
                "!!str ",
                "surveyed:\n",
                "  - {topics: all}\n",
                "expected: 3\n",
            ),
            *("evidence: [[]]\n", "? [a]\n", ": b\n", "since: 99999999999999999999999\n", "\t", '"', "'"),
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.text(max_size=60), YAMLISH, PIECES, PIECES.map(lambda p: SOUND + p)))
@example("version: 1\ntitle: " + "9" * 5000)
@example("version: 1\ntitle: T\nactors: [{since: " + "9" * 5000 + "}]")
@example("? ? ? a\n")
@example("&a [*a, *a]")
@example("version: 1\ntitle: T\nactors: [[[]], {}, a, {ties: {}}, {ties: [1, [], {to: []}]}]")
@example("version: 1\ntitle: T\nsurveyed: [{topics: [], types: {}}, {topics: [[all]]}]")
def test_no_text_makes_reading_raise(tmp_path_factory, content: str):
    file = wrote(tmp_path_factory.getbasetemp(), content.encode("utf-8", "surrogatepass"), "any.yaml")
    reading = read(file)
    assert (reading.network is None) == any(p.level == "error" for p in reading.problems)
    lines = content.encode("utf-8", "surrogatepass").count(b"\n") + content.count("\r") + 2
    for problem in reading.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert message(problem, GERMAN)
        assert hint(problem, GERMAN)


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_raise(tmp_path_factory, content: bytes):
    reading = read(wrote(tmp_path_factory.getbasetemp(), content, "any.yaml"))
    assert (reading.network is None) == any(p.level == "error" for p in reading.problems)


def test_an_alias_bomb_takes_no_memory(tmp_path: Path):
    """Nine levels of ten would be a billion texts; the limit must hold before they exist."""
    code = (
        "import sys, pathlib, tracemalloc; from network.io.read import read\n"
        "tracemalloc.start()\n"
        "print(read(pathlib.Path(sys.argv[1])).problems[0].code)\n"
        "print(tracemalloc.get_traced_memory()[1] // 2**20)"
    )
    command = [sys.executable, "-c", code, str(FOLDER / "alias_bomb.yaml")]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert said[0] == "too-many-aliases"
    assert int(said[1]) < 50


def test_the_shipped_data_have_no_problem():
    assert read(FROZEN).problems == ()
