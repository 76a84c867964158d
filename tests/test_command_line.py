"""The command line as the contract describes it, called as its users call it."""

import csv
import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from locales import LANGUAGES
from network.__main__ import main
from network.commands.arguments import parser
from network.commands.base import text_table
from network.io.formats import read_any
from network.io.read import read
from network.io.write import to_yaml
from network.model import Evidence
from tests import ui_data
from tests.broken_files import BROKEN
from tests.conftest import FROZEN, ROOT
from tests.small_networks import build, two_triangles

SHIPPED = str(FROZEN)
BROKEN_FILE = str(ROOT / "tests" / "broken" / "many_at_once.yaml")


def call(*arguments: str) -> tuple[int, str, str]:
    """Carry out a command; returns its exit code, what it wrote, and its messages."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out):  # argparse prints its help there
            code = main(arguments, out, err)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, out.getvalue(), err.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Two triangles held together by a3 - b1, as a file."""
    file = tmp_path / "small.yaml"
    file.write_text(to_yaml(two_triangles()), encoding="utf-8")
    return str(file)


# --- check ----------------------------------------------------------------------------------------


def test_check_says_nothing_about_the_shipped_data():
    assert call("check", SHIPPED) == (0, "", "")


@pytest.mark.parametrize("name", BROKEN)
def test_check_prints_a_line_per_problem(name: str):
    file = str(ROOT / "tests" / "broken" / f"{name}.yaml")
    code, out, err = call("check", file)
    lines = out.splitlines()
    assert len(lines) == len(BROKEN[name])
    for line, (row, column, wrong, words) in zip(lines, BROKEN[name], strict=True):
        level = "warning" if name.startswith("warn_") else "error"
        assert line.startswith(f"{file}:{row}:{column}: {level} {wrong}: ")
        assert words in line
        assert line.endswith(")")
    assert code == (0 if name.startswith("warn_") else 1)
    assert err.startswith(f"{file}: ")


def test_check_as_json():
    code, out, err = call("check", BROKEN_FILE, "--format", "json", "--language", "en")
    listed = json.loads(out)
    assert (code, err) == (1, "")
    assert [tuple(p[k] for k in ("line", "column", "code")) for p in listed] == [
        place[:3] for place in BROKEN["many_at_once"]
    ]
    assert listed[0] == {
        "level": "error",
        "code": "unknown-id",
        "file": BROKEN_FILE,
        "line": 11,
        "column": 11,
        "path": "actors[0].type",
        "message": "“ampt” is not declared anywhere (type of actor).",
        "hint": "Did you mean “amt”? Use an id that stands under “actor_types”, or declare it there. "
        "Allowed: amt.",
    }
    assert json.loads(call("check", SHIPPED, "--format", "json")[1]) == []


def test_check_reads_other_formats(tmp_path: Path):
    (tmp_path / "actors.csv").write_text("id,name,type,district,since\na,A,amt,x,gestern\n", encoding="utf-8")
    code, out, _ = call("check", str(tmp_path))
    assert code == 1
    assert out.startswith(f"{tmp_path / 'actors.csv'}:2:5: error bad-year: ")


# --- measures, gaps, path -------------------------------------------------------------------------


def test_measures_as_json(small: str):
    code, out, err = call("measures", small, "--format", "json")
    report = json.loads(out)
    assert (code, err) == (0, "")
    assert report.keys() == {"parameters", "network", "actors"}
    assert report["network"]["actors"] == 6
    assert report["network"]["ties"] == 7
    assert report["network"]["bridges"] == [["a3", "b1"]]
    assert report["actors"]["a3"]["degree"] == 3
    assert report["actors"]["a3"]["rank_interval"]["degree"][0] == 1
    assert report["parameters"]["directed"] is False


def test_measures_as_csv_have_a_column_per_number(small: str):
    _, out, _ = call("measures", small, "--format", "csv", "--draws", "0")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["id"] for row in rows] == ["a1", "a2", "a3", "b1", "b2", "b3"]
    assert rows[2]["degree"] == "3"
    assert rows[2]["brokerage.gatekeeper"]
    _, out, _ = call("measures", small, "--format", "csv", "--draws", "5")
    row = next(csv.DictReader(io.StringIO(out)))
    assert {"rank_interval.degree.low", "rank_interval.degree.high"} <= row.keys()


def test_measures_as_a_table(small: str):
    code, out, _ = call("measures", small)
    assert code == 0
    assert "0,467" in out  # density: 7 of 15 pairs
    assert out.splitlines()[-6].startswith("A3")
    assert "0.467" in call("measures", small, "--language", "en")[1]


def test_measures_of_a_selection(small: str):
    report = json.loads(call("measures", small, "--format", "json", "--district", "a", "--draws", "0")[1])
    assert report["actors"].keys() == {"a1", "a2", "a3"}
    assert report["network"]["density"] == 1
    both = call("measures", small, "--format", "json", "--district", "a", "--district", "b", "--draws", "0")
    assert len(json.loads(both[1])["actors"]) == 6


def test_measures_of_nothing(tmp_path: Path):
    file = tmp_path / "empty.yaml"
    file.write_text(to_yaml(build()), encoding="utf-8")
    for form in ("table", "csv", "json"):
        assert call("measures", str(file), "--format", form)[0] == 0


def test_weighted_and_directed_reach_the_measures(small: str):
    options = ("--format", "json", "--draws", "0", "--weighted", "--directed")
    found = json.loads(call("measures", small, *options)[1])["parameters"]
    assert found.items() >= {"directed": True, "weighted": True}.items()


CONTRACT = (
    *("key", "kind", "severity", "title", "reason", "suggestion"),
    *("actors", "districts", "topics", "types", "evidence", "figures", "status"),
)
BEYOND = ("related", "by_law")


def test_gaps_as_json(small: str):
    code, out, _ = call("gaps", small, "--format", "json")
    listed = json.loads(out)
    assert code == 0
    assert [(one["kind"], sorted(one["actors"])) for one in listed] == [
        ("bridge_tie", ["a3", "b1", "b2", "b3"])
    ]
    for one in listed:
        assert tuple(one) == CONTRACT + BEYOND
        assert 0 <= one["severity"] <= 1
        assert one["title"]


def test_gaps_of_some_kinds():
    kinds = {"uncovered_type", "isolate"}
    options = [word for kind in sorted(kinds) for word in ("--kind", kind)]
    listed = json.loads(call("gaps", SHIPPED, "--format", "json", *options)[1])
    assert {one["kind"] for one in listed} == kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_say_what_exists_by_law(tmp_path: Path, language: str):
    """The kind stays `uncovered_type`; the evidence is the law, and the table asks."""
    file = str(ui_data.write(tmp_path, ui_data.BY_LAW))
    words = ("--language", language)
    listed = json.loads(call("gaps", file, "--format", "json", *words)[1])
    (asked,) = [one for one in listed if one["by_law"]]
    assert (asked["key"], asked["kind"]) == ("uncovered_type:herford:behoerde", "uncovered_type")
    assert [one["title"] for one in asked["evidence"]] == ["§ 71 AufenthG"]
    assert "§ 71 AufenthG" in asked["reason"]
    table = call("gaps", file, *words)[1]
    assert {"de": "Beleg fehlt: Stimmt das?", "en": "No source yet: is that right?"}[language] in table


def test_gaps_as_csv_and_as_a_table(small: str):
    rows = list(csv.DictReader(io.StringIO(call("gaps", small, "--format", "csv")[1])))
    assert tuple(rows[0]) == CONTRACT + BEYOND
    code, out, _ = call("gaps", small)
    assert code == 0
    assert rows[0]["title"] in out


def test_the_shipped_gaps_in_both_languages():
    german, english = (
        json.loads(call("gaps", SHIPPED, "--format", "json", "--language", language)[1])
        for language in LANGUAGES
    )
    assert [one["key"] for one in german] == [one["key"] for one in english]
    assert german[0]["title"] != english[0]["title"]


def test_path_shows_the_chain(small: str):
    code, out, _ = call("path", small, "a1", "b2")
    assert code == 0
    assert out.splitlines()[0] == "3 Schritte"
    assert [line for line in out.splitlines() if not line.startswith(" ")][1:] == [
        "A1 [a1]",
        "A3 [a3]",
        "B1 [b1]",
        "B2 [b2]",
    ]
    chain = json.loads(call("path", small, "a1", "b2", "--format", "json")[1])
    assert chain["actors"] == ["a1", "a3", "b1", "b2"]
    assert chain["distance"] == 3
    assert chain["steps"][1]["ties"][0]["type"] == "kooperation"


def test_no_path_is_an_answer(small: str):
    code, out, _ = call("path", small, "a1", "b2", "--min-strength", "3")
    assert (code, out) == (0, "Zwischen den beiden ist keine Verbindung dokumentiert.\n")


def test_several_ways_come_with_who_can_introduce(tmp_path: Path):
    """By a on the spot, then by the ministry, which are tied since 2019."""
    network = build(
        ["s a", "a b", "b t", "s land", "land t 2"],
        districts={"land": "nrw"},
        levels={"nrw": "state"},
        topics={"s": "wohnen"},
    )
    known = {"since": 2019}
    ties = [tie.model_copy(update=known) if tie.strength == 2 else tie for tie in network.ties]
    file = tmp_path / "ways.yaml"
    file.write_text(to_yaml(network.replace(ties=tuple(ties))), encoding="utf-8")
    code, out, _ = call("path", str(file), "s", "t", "--ways", "3")
    assert code == 0
    assert out.splitlines() == [
        "Fragen Sie zuerst A, dann B.",
        "",
        "Weg 1: 3 Schritte",
        "S [s]",
        "  | — Kooperation (Stärke 1)",
        "A [a]",
        "  | — Kooperation (Stärke 1)",
        "B [b]",
        "  | — Kooperation (Stärke 1)",
        "T [t]",
        "",
        "Weg 2: 2 Schritte, über Land oder Bund (Land)",
        "S [s]",
        "  | — Kooperation (Stärke 1)",
        "Land [land]",
        "  | — Kooperation (Stärke 2, seit 2019)",
        "T [t]",
    ]
    listed = json.loads(call("path", str(file), "s", "t", "--ways", "1", "--format", "json")[1])
    assert [way["actors"] for way in listed] == [["s", "a", "b", "t"]]
    # Without the option it is the shortest chain alone, whoever is on it.
    assert json.loads(call("path", str(file), "s", "t", "--format", "json")[1])["actors"] == [
        "s",
        "land",
        "t",
    ]
    assert call("path", str(file), "s", "s", "--ways", "2")[:2] == (
        0,
        "Start und Ziel sind dieselbe Stelle.\n",
    )


def test_where_no_path_leads_the_command_names_what_both_have_in_common(tmp_path: Path):
    network = build(["a x"], actors="b treff", topics=dict.fromkeys("ab", "wohnen") | {"treff": "wohnen"})
    file = tmp_path / "apart.yaml"
    file.write_text(to_yaml(network), encoding="utf-8")
    assert call("path", str(file), "a", "b", "--ways", "3")[1].splitlines() == [
        "Zwischen den beiden ist keine Verbindung dokumentiert.",
        "Beide arbeiten zu: Wohnen.",
        "Beide arbeiten hier: Ort.",
        "Zusammenbringen könnte sie: Treff.",
    ]
    assert call("path", str(file), "a", "b", "--ways", "3", "--format", "json")[1] == "[]\n"


def test_a_path_on_the_shipped_data_shows_its_evidence():
    _, out, _ = call("path", SHIPPED, "ki-kreis-herford", "awo-owl")
    assert "https://" in out


def test_the_kind_of_a_source_is_said_and_carried(tmp_path: Path):
    """Two triangles, all of whose ties a portal cites."""
    cited = (Evidence(title="Portal Nord", date="2024", kind="portal"),)
    network = two_triangles()
    ties = [t.model_copy(update={"evidence": cited, "status": "documented"}) for t in network.ties]
    file = tmp_path / "kinds.yaml"
    file.write_text(to_yaml(network.replace(ties=tuple(ties))), encoding="utf-8")
    assert "Portal Nord · △ schwach: Portal oder Verzeichnis, 2024" in call("path", str(file), "a3", "b1")[1]
    english = call("path", str(file), "a3", "b1", "--language", "en")[1]
    assert "Portal Nord · △ weak: portal or directory, 2024" in english
    for command in ("gaps", "path"):
        asked = ("a3", "b1") if command == "path" else ()
        found = call(command, str(file), *asked, "--format", "json")[1]
        assert '"kind": "portal"' in found
    drawn = json.loads(call("measures", str(file), "--format", "json", "--draws", "2")[1])["parameters"]
    assert drawn["rank_interval"]["kind_factors"] == {"several_kinds": 0.5, "one_kind": 1, "portals": 2}
    assert drawn["community_stability"]["kind_factors"]["portals"] == 2


@pytest.mark.parametrize("command", ["measures", "gaps", "path", "convert", "format"])
def test_nothing_is_computed_from_data_with_errors(command: str, tmp_path: Path):
    more = {"path": ["a", "b"], "convert": [str(tmp_path / "out.json")]}.get(command, [])
    code, out, err = call(command, BROKEN_FILE, *more)
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert len(lines) == len(BROKEN["many_at_once"]) + 1
    assert lines[0].startswith(f"{BROKEN_FILE}:11:11: error unknown-id: ")
    assert "7 Fehler" in lines[-1]
    assert not list(tmp_path.iterdir())


# --- wrong use ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["measures", SHIPPED, "--district", "herfrod"], "Meinten Sie „herford“?"),
        (["measures", SHIPPED, "--district", "Kreis Herford"], "Meinten Sie „herford“?"),
        (["measures", SHIPPED, "--group", "x"], "--group"),
        (["gaps", SHIPPED, "--type", "kimm"], "Meinten Sie „kim“?"),
        (["gaps", SHIPPED, "--topic", "wohnung"], "Meinten Sie „wohnen“?"),
        (["gaps", SHIPPED, "--tie-type", "koperation"], "Meinten Sie „kooperation“?"),
        (["gaps", SHIPPED, "--level", "stat"], "Meinten Sie „state“?"),
        (["gaps", SHIPPED, "--without-level", "land"], "district, region, state, federal"),
        (["gaps", SHIPPED, "--status", "belegt"], "documented, reported, assumed"),
        (["gaps", SHIPPED, "--year", "1e3"], "1800 bis 2100"),
        (["gaps", SHIPPED, "--year", "99999"], "1800 bis 2100"),
        (["gaps", SHIPPED, "--min-strength", "4"], "1 bis 3"),
        (["gaps", SHIPPED, "--evidence-since", "neulich"], "1800 bis 2100"),
        (["gaps", SHIPPED, "--kind", "isolates"], "Meinten Sie „isolate“?"),
        (["path", SHIPPED, "ki-kreis-herfort", "awo-owl"], "Meinten Sie „ki-kreis-herford“?"),
        (["path", SHIPPED, "ki-kreis-herford", "awo-owl", "--district", "herford"], "„awo-owl“ gehört nicht"),
        (["path", SHIPPED, "a", "b", "--ways", "0"], "--ways: „0“ ist keine ganze Zahl von 1 bis 10."),
        (["path", SHIPPED, "a", "b", "--ways", "drei"], "--ways: „drei“ ist keine ganze Zahl."),
        (["path", SHIPPED], "Es fehlt: TO."),
        (["path"], "Es fehlt: FROM, TO."),
        (["convert", SHIPPED, "out.docx"], ".yaml, .csv, .graphml, .json"),
        (["convert", SHIPPED], "OUT"),
        (["measures", "--draws", "viele"], "--draws: „viele“ ist keine ganze Zahl."),
        (["measures", "--year"], "Nach --year fehlt der Wert."),
        (["measures", "--formt", "json"], "--formt"),
        (["check", "--format", "xml"], "text, json"),
        (["chek"], "Meinten Sie „check“?"),
        (["--language", "fr", "check"], "de, en"),
        ([], "COMMAND"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(arguments: list[str], said: str):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_wrong_use_in_english():
    _, _, err = call("measures", SHIPPED, "--district", "herfrod", "--language=en")
    assert err.startswith("--district: there is no “herfrod” in these data. Did you mean “herford”?")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", "check", "measures", "gaps", "path", "convert", "format", "schema"])
def test_help_is_in_the_language(command: str, language: str):
    code, out, _ = call(*([command] if command else []), "--help", "--language", language)
    assert code == 0
    assert out.startswith("Aufruf:" if language == "de" else "usage:")
    foreign = ("usage:", "options", "arguments") if language == "de" else ("Aufruf", "Optionen", "Angaben")
    assert not any(word in out for word in foreign)


def test_commands_of_the_contract_exist():
    class Keys:
        language = "de"

        def __call__(self, key: str, **_: object) -> str:
            return key

    text = parser(Keys()).format_help()  # type: ignore[arg-type]
    for command in ("check", "measures", "gaps", "path", "convert", "format"):
        assert f"cli.command.{command}" in text


# --- format, convert, schema ----------------------------------------------------------------------


def test_format_orders_a_file_once(tmp_path: Path):
    file = tmp_path / "data.yaml"
    file.write_text("title: T  # Titel\nversion: 1\n", encoding="utf-8")
    assert call("format", str(file), "--check")[0] == 1
    assert file.read_text(encoding="utf-8").startswith("title")
    code, out, err = call("format", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    assert file.read_text(encoding="utf-8") == "version: 1\ntitle: T  # Titel\n"
    assert call("format", str(file)) == (0, "", "")
    assert call("format", str(file), "--check") == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} <= {"data.yaml", ".data.yaml.lock"}


def test_format_keeps_links_and_what_somebody_saves_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "data.yaml", tmp_path / "data.yaml"
    file.write_text("title: T\nversion: 1\n", encoding="utf-8")
    link.symlink_to(file)
    edits = iter(["title: Edited\nversion: 1\n"])

    def edit(*_: object) -> None:
        if text := next(edits, None):
            file.write_text(text, encoding="utf-8")

    monkeypatch.setattr("network.io.write.atomic_save._keep_owner_and_mode", edit)
    assert call("format", str(link))[0] == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "version: 1\ntitle: Edited\n"


def test_format_takes_every_file_of_a_folder(tmp_path: Path):
    (tmp_path / "1.yaml").write_text("title: T\nversion: 1\n", encoding="utf-8")
    (tmp_path / "2.yaml").write_text("topics: []\n", encoding="utf-8")
    assert call("format", str(tmp_path), "--check")[2].count("1.yaml") == 1
    assert call("format", str(tmp_path))[0] == 0
    assert (tmp_path / "1.yaml").read_text(encoding="utf-8") == "version: 1\ntitle: T\n"
    assert (tmp_path / "2.yaml").read_text(encoding="utf-8") == "topics: []\n"


def test_the_shipped_data_are_in_order():
    assert call("format", SHIPPED, "--check") == (0, "", "")


@pytest.mark.parametrize("name", ["out.yaml", "out.csv", "out", "out.graphml", "out.json"])
def test_convert_there_and_back(tmp_path: Path, small: str, name: str):
    assert call("convert", small, str(tmp_path / name)) == (0, "", "")
    assert call("convert", str(tmp_path / name), str(tmp_path / "back.yaml")) == (0, "", "")
    assert read(tmp_path / "back.yaml").network == read(Path(small)).network


def test_convert_tells_what_it_leaves_out(tmp_path: Path):
    (tmp_path / "actors.csv").write_text("id,name,type,district,farbe\na,A,amt,x,rot\n", encoding="utf-8")
    code, _, err = call("convert", str(tmp_path), str(tmp_path / "out.yaml"))
    assert code == 0
    assert "ignored-column" in err
    assert read_any(tmp_path / "out.yaml").network is not None


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, small: str):
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = call("convert", small, str(tmp_path / "file" / "out.json"))
    assert code == 2
    assert "lässt sich nicht schreiben" in err


def test_schema_is_written_and_checked(tmp_path: Path):
    file = tmp_path / "schema.json"
    assert call("schema", "--out", str(file), "--check")[0] == 1
    assert call("schema", "--out", str(file)) == (0, "", "")
    assert call("schema", "--out", str(file), "--check") == (0, "", "")
    assert call("schema", "--out", "-")[1] == file.read_text(encoding="utf-8")
    assert call("schema", "--out", str(ROOT / "data" / "actors.schema.json"), "--check") == (0, "", "")
    assert call("schema", "--out", str(tmp_path / "nowhere" / "x.json"))[0] == 2


# --- as a process ---------------------------------------------------------------------------------


def process(*arguments: str, **settings: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "network", *arguments], cwd=ROOT, capture_output=True, check=False, **settings
    )


def test_a_file_gets_utf8_whatever_the_terminal_speaks():
    done = process("check", BROKEN_FILE, env={"PYTHONIOENCODING": "ascii", "PATH": ""})
    assert done.returncode == 1
    assert "„ampt“" in done.stdout.decode("utf-8")


def test_who_closes_the_pipe_early_gets_no_traceback():
    command = f'"{sys.executable}" -m network gaps tests/data/actors.yaml --format json | head -c 10'
    if sys.platform == "win32":
        pytest.skip("no head on Windows")
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)
    assert done.stdout.startswith(b"[")
    assert done.stderr == b""


def test_tables_align_wide_and_combined_letters():
    assert text_table(["a", "n"], [["漢", "1"], ["e\u0301x", "22"]], frozenset({1})) == (
        "a    n\n--  --\n漢   1\ne\u0301x  22"
    )
