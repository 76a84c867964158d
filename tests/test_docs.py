"""The documents against the code: what exists is explained, and what is explained exists."""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

import locales
from network.commands.arguments import parser
from network.filters import OPTIONS
from network.gaps import KINDS
from network.gaps.base import KindId
from network.gaps.coverage.districts import CellState
from network.io.document import ActorEntry, Document, TieEntry
from network.io.problems import CODES
from network.measures import MEASURES, community_stability, measure, rank_intervals
from network.model import (
    ActorGroup,
    ActorType,
    Answer,
    District,
    Evidence,
    Expected,
    Figure,
    ReportedGap,
    Surveyed,
    TieType,
    Topic,
)
from network.scenarios.compare import Comparison
from network.scenarios.losses import Loss, losses
from scripts.take_pictures import pictures
from tests.small_networks import build
from tests.test_architecture import project_files
from ui import pages
from ui.session import state

ROOT = Path(__file__).resolve().parent.parent
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "data" / "SOURCES.md")
READMES = ("README.md", "README.en.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sections(name: str) -> dict[str, str]:
    """Text below each heading of the third level, by the heading's first `code` or else its words."""
    parts = re.split(r"^###? ", read(name), flags=re.MULTILINE)[1:]
    found = {}
    for part in parts:
        heading, _, body = part.partition("\n")
        code = re.match(r"`([^`]+)`", heading)
        found[code[1] if code else heading.strip()] = body
    return found


def first_cells(text: str) -> list[str]:
    """The `codes` in the first column of all tables."""
    rows = re.findall(r"^ *\| \**`([^`]+)`\** *\|", text, flags=re.MULTILINE)
    return [code for row in rows for code in [row]]


def slug(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    kept = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower())
    return kept.replace(" ", "-")


# ── measures, gaps, problems, fields


@pytest.mark.parametrize("one", MEASURES, ids=lambda m: m.id)
def test_every_measure_is_explained(one: Any):
    text = " ".join(sections("docs/measures.md").get(one.id, "").split())
    for word in ("Formel", "Bereich", "Kein Wert", "Vorsicht", "Quelle", f"`{one.undefined}`"):
        assert word in text, f"docs/measures.md, section `{one.id}`, lacks {word}"
    assert one.source.citation in text
    assert one.source.doi is None or f"doi:{one.source.doi}]" in text


def test_no_measure_is_explained_that_does_not_exist():
    known = {m.id for m in MEASURES}
    assert {name for name in sections("docs/measures.md") if re.fullmatch(r"[a-z_]+", name)} == known


def test_broker_roles_are_explained():
    report = measure(build(["a b"]))
    assert first_cells(sections("docs/measures.md")["brokerage"]) == list(report.actors["a"]["brokerage"])


def example() -> dict[str, dict[str, str]]:
    """The table of the example with six actors: measure -> actor -> value as written."""
    body = sections("docs/measures.md")["Ein Beispiel mit sechs Stellen / An example with six actors"]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in body.splitlines()
        if line.startswith("|")
    ]
    return {row[0].strip("`"): dict(zip("abcdef", row[1:], strict=True)) for row in rows[2:]}


def six_actors() -> Any:
    north, south = dict.fromkeys("abc", "nord"), dict.fromkeys("def", "sued")
    return build(["a b", "a c", "b c", "c d", "d e"], actors="a b c d e f", districts=north | south)


@pytest.mark.parametrize("name", example())
def test_the_example_with_six_actors_is_right(name: str):
    report = measure(six_actors(), intervals=rank_intervals(six_actors()))
    key, _, part = name.partition(".")
    for actor, written in example()[name].items():
        value = report.actors[actor][key]
        found = value[part] if part else value
        if written == "–":
            assert found is None
        else:
            stated = [float(Fraction(number)) for number in written.split(" bis ")]
            # Decimals are written with three places.
            assert np.atleast_1d(found).tolist() == pytest.approx(stated, abs=0.0005), (name, actor)


def test_the_example_shows_every_measure():
    report = measure(six_actors(), intervals=rank_intervals(six_actors(), draws=1))
    wanted = {
        f"{key}.{part}" if isinstance(value, dict) else key
        for key, value in report.actors["a"].items()
        for part in (value if isinstance(value, dict) else [key])
    }
    assert example().keys() == wanted
    body = sections("docs/measures.md")["Ein Beispiel mit sechs Stellen / An example with six actors"]
    of_network = body.split("Im Netz", 1)[1]
    assert [key for key in report.network if f"`{key}`" not in of_network] == []


def test_the_example_of_the_whole_network_is_right():
    body = sections("docs/measures.md")["Ein Beispiel mit sechs Stellen / An example with six actors"]
    stated = dict(re.findall(r"`([a-z_]+)` (-?\d+(?:/\d+)?)", body.split("Im Netz", 1)[1]))
    found = measure(six_actors()).network
    assert len(stated) >= 9
    assert found == {**found, **{name: pytest.approx(float(Fraction(text))) for name, text in stated.items()}}
    assert found["articulation_points"] == ["c", "d"]
    assert found["bridges"] == [["c", "d"], ["d", "e"]]


def test_the_example_of_core_groups_and_chance_is_right():
    """In words beside the table: √2/3, 1 and 0,53; 1/5, −3/5 to 3/5, 9 %; North −1/2, South 0."""
    found = measure(six_actors(), stability=community_stability(six_actors())).network
    assert found["core_fit"] == pytest.approx(2**0.5 / 3)
    assert found["community_stability"] == {"seeds": 1, "lost_ties": pytest.approx(0.53, abs=0.005)}
    chance = found["e_i_range"]
    assert [chance[name] for name in ("low", "high")] == pytest.approx([-3 / 5, 3 / 5])
    assert chance["expected"] == pytest.approx(1 / 5, abs=0.02)
    assert round(100 * chance["share_at_most"]) == 9
    north, south = found["e_i_by_district"].values()
    assert [north[name] for name in ("index", "low", "high")] == pytest.approx([-1 / 2, 0, 1])
    assert [south[name] for name in ("index", "low", "high")] == pytest.approx([0, -1 / 2, 1])
    figures = first_cells(sections("docs/measures.md")["e_i_range"])
    assert {"index", *figures} <= {*chance, "low`, `high"}


def test_the_example_of_a_loss_is_right():
    body = " ".join(sections("docs/measures.md")["Was wäre, wenn / What if"].split())
    found = losses(six_actors())["c"]
    assert found.disconnected == ("d", "e")
    assert found.detour == 0
    assert f"`separated` ist {round(10 * found.separated)}/10" in body
    for field in (*fields(Comparison), *fields(Loss)):
        assert field.name == "actor" or f"`{field.name}`" in body


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.id)
def test_every_kind_of_gap_is_explained(kind: Any):
    text = " ".join(sections("docs/gaps.md").get(kind.id, "").split())
    for word in ("Gewicht / severity", f"`{kind.id}:", "Vorsicht", "Nächster Schritt"):
        assert word in text, f"docs/gaps.md, section `{kind.id}`, lacks {word}"


def test_all_kinds_of_the_contract_are_computed_and_no_other_is_explained():
    computed = {kind.id for kind in KINDS}
    assert computed == {name for name in sections("docs/gaps.md") if name in get_args(KindId)}
    assert computed == set(get_args(KindId))


def test_the_states_of_a_cell_are_explained():
    assert all(f"`{cell}`" in read("docs/gaps.md") for cell in get_args(CellState))


def test_every_problem_has_a_remedy():
    tables = first_cells(read("docs/data.md").split("## Meldungen", 1)[1].split("\n## ", 1)[0])
    assert sorted(tables) == sorted(CODES)


FIELDS = {
    "Die ganze Datei / The whole file": Document,
    "districts": District,
    "actor_groups": ActorGroup,
    "actor_types": ActorType,
    "tie_types": TieType,
    "topics": Topic,
    "actors": ActorEntry,
    "ties": TieEntry,
    "evidence": Evidence,
    "reported_gaps": ReportedGap,
    "expected": Expected,
    "surveyed": Surveyed,
    "answers": Answer,
    "figures": Figure,
}


@pytest.mark.parametrize("section", FIELDS)
def test_every_field_is_explained(section: str):
    text = sections("docs/data.md")[section]
    fields = FIELDS[section].model_fields
    assert sorted(first_cells(text)) == sorted(fields)
    bold = re.findall(r"^\| \*\*`([^`]+)`\*\*", text, flags=re.MULTILINE)
    assert sorted(bold) == sorted(name for name, field in fields.items() if field.is_required())


def test_every_part_of_the_format_has_a_section():
    assert set(Document.model_fields) - {"version", "title"} <= set(FIELDS)


# ── commands, addresses, variables


def commands() -> dict[str, argparse.ArgumentParser]:
    groups = [a for a in parser(locales.text("de"))._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def test_every_command_is_documented_and_no_other():
    body = sections("docs/commands.md")["python -m network"]
    listed = re.findall(r"^\| `([a-z]+)(?: [^|`]*(?:\\\|[^|`]*)*)?` \|", body, flags=re.MULTILINE)
    assert sorted(listed) == sorted(commands())


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str):
    body = sections("docs/commands.md")["python -m network"]
    options = [o for a in commands()[name]._actions for o in a.option_strings if o.startswith("--")]
    missing = [o for o in options if not re.search(rf"`{o}[ `]|\[{o}[ \]]", body)]
    assert not missing


def test_options_of_the_selection_are_those_of_the_address():
    body = sections("docs/commands.md")["python -m network"]
    assert [f"--{option.id}" for option in OPTIONS] == [c for c in first_cells(body) if c.startswith("--")]


def test_every_option_of_the_address_is_documented():
    body = sections("docs/commands.md")["Adressen der App / Addresses of the app"]
    listed = [cell for cell in first_cells(body) if not cell.startswith("/")]
    assert sorted(listed) == sorted([*state._ONE, *state.SCENARIO_OPTIONS, "compare", "finding"])
    for values in (state.SizeBy, state.GapSection, state.CoverageBy, state.Severity, state.LevelsCounted):
        assert all(f"`{value}`" in body for value in get_args(values))


def test_every_page_is_documented_and_pictured():
    paths = [page.address for page in pages.PAGES.values()]
    body = sections("docs/commands.md")["Adressen der App / Addresses of the app"]
    assert sorted(re.findall(r"\| `/([\w-]*)` \|", body)) == sorted(paths)
    assert {picture.view.page for picture in pictures()} == set(pages.PAGES)


def test_what_other_programs_rely_on_is_documented():
    body = sections("docs/commands.md")["Für andere Programme / For other programs"]
    hooks = ('data-testid="network-graph"', 'data-ready="true"', "data-nodes", "data-edges", "data-selected")
    drawing = read("ui/frontend/graph/graph.js") + read("ui/frontend/lib/mount.js")
    assert '"network-graph"' in read("ui/frontend/graph/graph.js")
    for hook in hooks:
        assert hook in body
        name = re.sub(r'[-="].*', "", hook.removeprefix("data-"))
        assert f"dataset.{name}" in drawing
    assert "/healthz" in body


def test_every_variable_is_documented():
    used = set()
    for path in project_files():
        if path.endswith(".py") and not path.startswith(("tests/", "bench/", "scripts/")):
            used.update(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', read(path)))
    assert "INTEGRATIONSNETZ_DATA" in used
    assert used - set(re.findall(r"`([A-Z_]+)`", read("docs/commands.md"))) <= {"DISPLAY", "WAYLAND_DISPLAY"}


def test_every_requirement_has_its_reason():
    table = read("docs/decisions.md").split("## Requirements", 1)[1]
    for name in ("requirements.txt", "requirements-test.txt"):
        for package in re.findall(r"^([A-Za-z0-9_.-]+)==", read(name), flags=re.MULTILINE):
            assert package in table, f"docs/decisions.md does not say why {package} is needed"


# ── the documents themselves


@pytest.mark.parametrize("name", READMES)
def test_readme_names_both_commands_first(name: str):
    top = read(name).split("\n## ", 1)[0]
    found = re.findall(r"^python3 start\.py.*$", top, flags=re.MULTILINE)
    assert found == ["python3 start.py", "python3 start.py test"]
    assert top.index(found[0]) < top.index("![")


def test_commands_of_start_py_exist_and_are_documented():
    command = [sys.executable, str(ROOT / "start.py"), "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    words = set(re.findall(r"start\.py (\w+)|(--[a-z-]+)", shown))
    exists = {word for pair in words for word in pair if word}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        used = set(re.findall(r"start\.py (\w+|--[a-z-]+)", text)) - {"--help"}
        assert used <= exists, f"{page.name}: {used - exists}"
    body = sections("docs/commands.md")["start.py"]
    assert all(word in body for word in exists)


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            yield page, target


def test_links_inside_the_project_lead_somewhere():
    known = {picture.file_name for picture in pictures()}
    taken = list((ROOT / "docs" / "pictures").glob("*.png"))
    broken = []
    for page, target in links():
        path, _, anchor = target.partition("#")
        if target.startswith(("https://", "http://")):
            continue
        file = (page.parent / path).resolve() if path else page
        if file.parent.name == "pictures":
            if file.name not in known or (taken and not file.exists()):
                broken.append(f"{page.name}: {target}")
        elif not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(f"{page.name}: {target}")
    assert not broken


def anchors(file: Path) -> set[str]:
    return {
        slug(heading) for heading in re.findall(r"^#+ (.*)$", file.read_text("utf-8"), flags=re.MULTILINE)
    }


def test_paths_that_documents_name_exist():
    """`network/gaps/`, `ui/session/state.py`: whatever looks like a path of the project is one."""
    later = {"bench/results.md"}
    missing = []
    for page in PAGES:
        for name in re.findall(r"`([\w.-]+(?:/[\w.-]+)*/?)`", page.read_text(encoding="utf-8")):
            top = name.split("/")[0]
            if "/" in name and (ROOT / top).is_dir() and name not in later and not (ROOT / name).exists():
                missing.append(f"{page.name}: {name}")
    assert not missing


def changes() -> list[tuple[str, str]]:
    """The rows of the table "Where to change what": what somebody wants, and where to look."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.split("## Where to change what")[1].split("\n\n")[1]
    return [tuple(cell.strip() for cell in row.strip("| ").split(" | ")) for row in table.splitlines()[2:]]


@pytest.mark.parametrize(("wish", "places"), changes(), ids=[wish for wish, _ in changes()])
def test_where_to_change_what_leads_to_real_places(wish: str, places: str):
    """Every row names a path, every path exists, and `NAME` of `path` stands in that file."""
    paths = [name for name in re.findall(r"`([\w./-]+)`", places) if "/" in name]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    for name, path in re.findall(r"`(\w+)` (?:of|in) `([\w./-]+\.py)`", places):
        assert re.search(rf"^(class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), (
            path
        )


def test_the_house_is_drawn_as_it_stands():
    """Every folder of the product with code in it is in the drawing, and every folder drawn is there."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = text.split("## The house")[1].split("```")[1]
    drawn, above = set(), [""]
    for line in filter(str.strip, drawing.splitlines()):
        level = (len(line) - len(line.lstrip())) // 2
        for name in re.findall(r"\b[\w-]+/(?=\s|$|<page>)", line.strip().split("   ")[0]):
            above[level + 1 :] = [above[level] + name]
            drawn.add(above[level + 1])
    code = {path.parent for top in ("network", "ui") for path in (ROOT / top).rglob("*.py")}
    folders = {f"{folder.relative_to(ROOT).as_posix()}/" for folder in code}
    pages = {folder for folder in folders if re.fullmatch(r"ui/views/\w+/", folder)}
    assert folders - pages - drawn == set()
    assert {name for name in drawn if not (ROOT / name).is_dir()} == set()


def test_pictures_stay_small():
    files = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert {f.name for f in files} <= {picture.file_name for picture in pictures()}
    assert all(f.stat().st_size < 120_000 for f in files)
    assert sum(f.stat().st_size for f in files) < 6_000_000


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_documents_name_no_machine(page: Path):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|work|tmp|Users)/\w|C:\\\\?Users|127\.0\.0\.1", text)
