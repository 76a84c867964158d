"""Names and ids that changed: the old ones still lead to the actor, never silently, and nowhere else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import text
from locales.wording import hint
from network.gaps import find_gaps
from network.io.formats import read_any, write_any
from network.io.problems import Problem
from network.io.read import Reading, read
from network.io.write import format_text, to_yaml
from network.io.write.answers import with_answer, without_answer
from network.io.write.formatter import same_content
from network.model import Answer, FormerName, Network
from network.model.former_ids import OF_ACTORS, present_key
from network.scenarios.scenario import Scenario
from network.scenarios.url import from_options, to_options
from tests.conftest import FROZEN
from tests.small_networks import build
from tests.strategies import any_network
from tests.test_command_line import call
from ui.components.markdown import searchable_name
from ui.session.present_ids import in_present_ids
from ui.session.state import View, parse

HEAD = """\
version: 1
title: Test
districts: [{id: bielefeld, name: Bielefeld}, {id: lippe, name: Kreis Lippe}]
actor_groups: [{id: amt, name: Amt}]
actor_types: [{id: amt, group: amt, name: Amt}]
tie_types: [{id: kooperation, name: Zusammenarbeit}, {id: foerderung, name: Förderung, directed: true}]
actors:
"""
RAT = "formerly: [{name: Integrationsrat Bielefeld, until: 2025-10}]"


def actor(name: str, facts: str = "", district: str = "bielefeld") -> str:
    more = f", {facts}" if facts else ""
    return f"  - {{id: {name}, name: Name {name.upper()}, type: amt, district: {district}{more}}}\n"


def reading(folder: Path, *lines: str) -> Reading:
    file = folder / "actors.yaml"
    file.write_text(HEAD + "".join(lines), encoding="utf-8")
    return read(file)


def told(found: Reading) -> list[tuple[str, str]]:
    return [(p.code, p.path) for p in found.problems]


def renamed(network: Network, **aliases: str) -> Network:
    """Give actors former ids."""
    return network.replace(
        actors=tuple(
            a.model_copy(update={"aliases": tuple(aliases.get(a.id, "").split())}) for a in network.actors
        )
    )


# --- what is read ---------------------------------------------------------------------------------


def test_a_former_id_leads_to_the_actor_and_is_told(tmp_path: Path):
    found = reading(tmp_path, actor("a", "ties: [alt]"), actor("b", "aliases: [alt]"))
    assert told(found) == [("former-id", "actors[0].ties[0]")]
    assert found.problems[0].params == {"value": "alt", "now": "b"}
    assert found.network is not None
    assert [tie.key for tie in found.network.ties] == [("a", "b", "kooperation")]


def test_a_tie_to_the_former_and_one_to_the_present_id_are_one(tmp_path: Path):
    found = reading(tmp_path, actor("a", "ties: [alt, b]"), actor("b", "aliases: [alt]"))
    assert told(found) == [("former-id", "actors[0].ties[0]"), ("duplicate-tie", "actors[0].ties[1]")]
    found = reading(
        tmp_path, actor("a", "ties: [{to: alt, strength: 2}]"), actor("b", "aliases: [alt], ties: [a]")
    )
    assert told(found) == [("former-id", "actors[0].ties[0].to"), ("tie-differs", "actors[1].ties[0]")]


def test_a_tie_to_its_own_former_id_is_a_self_tie(tmp_path: Path):
    found = reading(tmp_path, actor("a", "aliases: [alt], ties: [alt]"))
    assert ("self-tie", "actors[0].ties[0]") in told(found)
    assert found.network is None


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        ("aliases: [b]", "", "actors[0].aliases[0]"),
        ("aliases: [a]", "", "actors[0].aliases[0]"),
        ("aliases: [alt]", "aliases: [alt]", "actors[1].aliases[0]"),
        ("aliases: [alt, alt]", "", "actors[0].aliases[1]"),
    ],
)
def test_an_alias_that_is_taken_is_an_error(tmp_path: Path, one: str, other: str, where: str):
    found = reading(tmp_path, actor("a", one), actor("b", other))
    assert told(found) == [("taken-alias", where)]
    assert found.network is None


def test_an_id_of_an_actor_never_stands_for_another(tmp_path: Path):
    found = reading(tmp_path, actor("a", "ties: [b]"), actor("b"), actor("c", "aliases: [b]"))
    assert told(found) == [("taken-alias", "actors[2].aliases[0]")]


def test_former_ids_hold_across_files(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(HEAD + actor("a", "ties: [alt]"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("actors:\n" + actor("b", "aliases: [alt]"), encoding="utf-8")
    found = read(tmp_path)
    assert told(found) == [("former-id", "actors[0].ties[0]")]
    assert found.network is not None


@pytest.mark.parametrize("facts", ["aliases: alt", "aliases: [[alt]]", "aliases: {x: alt}", "formerly: [x]"])
def test_what_is_no_list_of_ids_is_told_as_that(tmp_path: Path, facts: str):
    found = reading(tmp_path, actor("a", "ties: [b]"), actor("b", facts))
    assert [code for code, _ in told(found)] == ["wrong-type"]


@pytest.mark.parametrize(
    "asked", ["integrationsrat-bielefeld", "Integrationsrat_Bielefeld", "integrationsrat-bielefelt", "al-t"]
)
def test_an_unknown_id_that_reads_like_a_former_name_gets_the_present_one(tmp_path: Path, asked: str):
    found = reading(
        tmp_path, actor("a", f"ties: ['{asked}']"), actor("aci-bielefeld", f"aliases: [alt], {RAT}")
    )
    unknown = [p for p in found.problems if p.code == "unknown-id"]
    assert [p.params["suggestion"] for p in unknown] == ["aci-bielefeld"]
    assert hint(unknown[0], text("de")).startswith("Meinten Sie „aci-bielefeld“?")


def test_a_present_name_is_meant_before_a_former_one(tmp_path: Path):
    lines = (actor("c", "formerly: [{name: Name B}]"), actor("b"), actor("d", "formerly: [{name: Name B}]"))
    found = reading(tmp_path, actor("a", "ties: [name-b]"), *lines)
    assert [p.params["suggestion"] for p in found.problems if p.code == "unknown-id"] == ["b"]


# --- likely duplicates ----------------------------------------------------------------------------


def duplicates(found: Reading) -> list[tuple[str, str]]:
    return [(p.params["value"], p.params["other"]) for p in found.problems if p.code == "likely-duplicate"]


@pytest.mark.parametrize("old", [RAT, "aliases: [integrationsrat-bielefeld]"])
def test_a_new_actor_under_a_former_name_is_likely_the_same(tmp_path: Path, old: str):
    new = "  - {id: rat, name: Integrationsrat Bielefeld e. V., type: amt, district: bielefeld}\n"
    assert duplicates(reading(tmp_path, actor("a", old), new)) == [
        ("Integrationsrat Bielefeld e. V.", "Name A")
    ]
    assert duplicates(reading(tmp_path, new, actor("a", old))) == [
        ("Name A", "Integrationsrat Bielefeld e. V.")
    ]
    assert duplicates(reading(tmp_path, actor("a", old, "lippe"), new)) == []


def test_neither_its_own_former_name_nor_one_that_two_share_makes_a_duplicate(tmp_path: Path):
    assert told(reading(tmp_path, actor("a", f"{RAT}, aliases: [integrationsrat-bielefeld]"))) == []
    assert told(reading(tmp_path, actor("a", "formerly: [{name: Name A}]"))) == []
    assert told(reading(tmp_path, actor("a", RAT), actor("b", RAT))) == []


# --- other formats --------------------------------------------------------------------------------

ACTORS = "id,name,type,district,aliases\na,A,amt,lippe,\nb,B,amt,lippe,alt-b\nc,C,amt,lippe,alt-c\n"


def as_csv(folder: Path, ties: list[tuple[str, str]]) -> Path:
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    rows = "".join(f"{one},{other}\n" for one, other in ties)
    (folder / "ties.csv").write_text("source,target\n" + rows, encoding="utf-8")
    return folder


def as_graphml(folder: Path, ties: list[tuple[str, str]]) -> Path:
    keys = "".join(
        f'<key id="{k}" for="node" attr.name="{k}" attr.type="string"/>'
        for k in ("name", "type", "district", "aliases")
    )
    nodes = "".join(
        f'<node id="{i}"><data key="name">{i.upper()}</data><data key="type">amt</data>'
        f'<data key="district">lippe</data><data key="aliases">{alias}</data></node>'
        for i, alias in (("a", ""), ("b", "alt-b"), ("c", "alt-c"))
    )
    edges = "".join(f'<edge source="{one}" target="{other}"/>' for one, other in ties)
    file = folder / "net.graphml"
    file.write_text(
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}'
        f'<graph edgedefault="undirected">{nodes}{edges}</graph></graphml>',
        encoding="utf-8",
    )
    return file


def as_json(folder: Path, ties: list[tuple[str, str]]) -> Path:
    nodes = [
        {"id": i, "name": i.upper(), "type": "amt", "district": "lippe", "aliases": aliases}
        for i, aliases in (("a", []), ("b", ["alt-b"]), ("c", ["alt-c"]))
    ]
    file = folder / "net.json"
    edges = [{"source": one, "target": other} for one, other in ties]
    file.write_text(json.dumps({"nodes": nodes, "edges": edges}), encoding="utf-8")
    return file


@pytest.mark.parametrize("written", [as_csv, as_graphml, as_json])
def test_former_ids_at_either_end_of_a_row(tmp_path: Path, written: Any):
    found = read_any(written(tmp_path, [("alt-b", "a"), ("a", "c"), ("alt-c", "alt-b")]))
    assert found.network is not None
    assert {(t.source, t.target) for t in found.network.ties} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert len(found.network.actors) == 3
    former = {(p.params["value"], p.params["now"]) for p in found.problems if p.code == "former-id"}
    assert former == {("alt-b", "b"), ("alt-c", "c")}
    assert {p.level for p in found.problems} == {"warning"}


@pytest.mark.parametrize("written", [as_csv, as_graphml, as_json])
def test_duplicates_and_self_ties_through_a_former_id_in_a_row(tmp_path: Path, written: Any):
    twice = read_any(written(tmp_path, [("a", "b"), ("a", "alt-b")]))
    assert "duplicate-tie" in {p.code for p in twice.problems}
    looped = read_any(written(tmp_path, [("alt-b", "b")]))
    assert "self-tie" in {p.code for p in looped.problems}
    assert looped.network is None


@pytest.mark.parametrize("written", [as_csv, as_json])
@pytest.mark.parametrize("tie", [("alt-bb", "a"), ("a", "alt-bb"), ("alt-bb", "nirgends")])
def test_what_an_unknown_id_in_a_row_may_mean(tmp_path: Path, written: Any, tie: tuple[str, str]):
    found = read_any(written(tmp_path, [tie]))
    assert "b" in {p.params.get("suggestion") for p in found.problems if p.code == "unknown-id"}


def test_the_place_of_a_former_id_in_a_table_is_its_cell(tmp_path: Path):
    found = read_any(as_csv(tmp_path, [("a", "c"), ("alt-b", "a")]))
    assert [(p.line, p.column) for p in found.problems if p.code == "former-id"] == [(3, 1)]


@pytest.mark.parametrize("name", ["net.yaml", "net.json", "net.graphml", "folder"])
def test_a_taken_alias_is_an_error_in_every_format(tmp_path: Path, name: str):
    write_any(renamed(build(["a b"]), a="b"), tmp_path / name)
    found = read_any(tmp_path / name)
    assert [p.code for p in found.problems if p.level == "error"] == ["taken-alias"]
    assert found.network is None


# --- what is written, and properties --------------------------------------------------------------


def test_the_layout_keeps_former_names_and_ids():
    content = HEAD + actor("a", f"{RAT}, aliases: [alt, aelter]")
    formatted = format_text(content)
    assert same_content(content, formatted)
    assert "aliases: [alt, aelter]" in formatted
    assert "Integrationsrat Bielefeld" in formatted


@given(any_network, st.data())
def test_a_network_with_former_ids_everywhere_is_the_one_with_present_ids(
    tmp_path_factory: pytest.TempPathFactory, network: Network, data: st.DataObject
):
    network = renamed(network, **{a.id: f"alt-{a.id}" for a in network.actors})
    keys = {f.key for f in find_gaps(network, draws=2)} if len(network.actors) < 6 else set()
    network = network.replace(
        answers=tuple(Answer(gap=key, answer="later", date="2026") for key in sorted(keys))
    )
    written = used = to_yaml(network)
    for a in network.actors:
        if data.draw(st.booleans()):
            used = re.sub(rf"((?:gap|to|ties): .*?)\b(?<!-){a.id}\b", rf"\1alt-{a.id}", used)
    folder = tmp_path_factory.mktemp("used")
    (folder / "one.yaml").write_text(written, encoding="utf-8")
    (folder / "other.yaml").write_text(used, encoding="utf-8")
    one, other = read(folder / "one.yaml"), read(folder / "other.yaml")
    assert one.network is not None
    assert other.network == one.network
    new = {p.code for p in other.problems} - {p.code for p in one.problems}
    assert new == (set() if used == written else {"former-id"})


@given(st.lists(st.sampled_from(["a", "b", "alt", "aelter", "network", "local"]), max_size=3), st.data())
def test_presenting_a_key_twice_changes_nothing_more(parts: list[str], data: st.DataObject):
    kind = data.draw(st.sampled_from([*sorted(OF_ACTORS), "uncovered_topic", "reported_gap", ""]))
    present = {"alt": "a", "aelter": "b"}
    once = present_key(":".join((kind, *parts)), present)
    assert present_key(once, present) == once


def test_keys_that_end_in_actors_are_those_of_the_kinds_named():
    """The kinds are named beside the model, which must not know how gaps are found."""
    network = read(FROZEN).network
    assert network is not None
    ends = {(f.kind, f.key.split(":")[-1] in network.actor_by_id) for f in find_gaps(network)}
    assert {kind for kind, is_actor in ends if is_actor} <= OF_ACTORS
    assert {kind for kind, is_actor in ends if not is_actor} & OF_ACTORS <= {"stale_evidence"}


@pytest.mark.parametrize(
    ("key", "now"),
    [
        ("single_point_of_failure:alt", "single_point_of_failure:z"),
        ("fragment:local:alt", "fragment:local:z"),
        ("bridge_tie:alt:m", "bridge_tie:m:z"),  # the ends stand in alphabetical order
        ("bridge_tie:m:a", "bridge_tie:m:a"),  # nothing in it has changed
        ("uncovered_topic:alt:wohnen", "uncovered_topic:alt:wohnen"),  # a district
        ("reported_gap:alt", "reported_gap:alt"),
        ("alt", "alt"),
    ],
)
def test_the_key_of_a_finding_under_present_ids(key: str, now: str):
    assert present_key(key, {"alt": "z"}) == now


# --- answers --------------------------------------------------------------------------------------


def test_an_answer_under_a_former_id_answers_the_finding(tmp_path: Path):
    answers = "answers:\n  - {gap: 'isolate:alt', answer: declined, date: 2026-11}\n"
    found = reading(tmp_path, actor("a"), actor("b", "aliases: [alt]"), answers)
    assert told(found) == [("former-id", "answers[0].gap")]
    assert found.network is not None
    status = {f.key: f.status for f in find_gaps(found.network)}
    assert status["isolate:b"] == "declined"
    assert status["isolate:a"] == "open"


def test_two_answers_to_one_finding_by_both_ids_are_an_error(tmp_path: Path):
    answers = "answers:\n" + "".join(
        f"  - {{gap: 'isolate:{i}', answer: later, date: 2026}}\n" for i in ("b", "alt")
    )
    found = reading(tmp_path, actor("b", "aliases: [alt]"), answers)
    assert ("duplicate-id", "answers[1].gap") in told(found)


def test_a_new_answer_replaces_the_one_under_the_former_id(tmp_path: Path):
    answers = "answers:\n  - {gap: 'isolate:alt', answer: declined, date: 2026-11}\n"
    content = HEAD + actor("b", "aliases: [alt]") + answers
    network = reading(tmp_path, actor("b", "aliases: [alt]"), answers).network
    assert network is not None
    answer = Answer(gap="isolate:b", answer="accepted", date="2026-11-28")
    changed = with_answer(content, answer, network.present_key)
    assert "isolate:alt" not in changed
    assert changed.count("isolate:b") == 1
    assert "answers: []" in without_answer(content, "isolate:b", network.present_key)


# --- addresses ------------------------------------------------------------------------------------

PRESENT = renamed(build(["a b", "b c", "c d"]), b="alt aelter", d="z-alt")


@pytest.mark.parametrize(
    ("name", "value", "now"),
    [
        ("actor", "alt", "b"),
        ("from", "aelter", "b"),
        ("compare", "alt", "b"),
        ("without-actor", "alt", "b"),
        ("without-tie", "a~alt~kooperation", "a~b~kooperation"),
        ("with-tie", "alt~z-alt~kooperation~2", "b~d~kooperation~2"),
        ("finding", "single_point_of_failure:alt", "single_point_of_failure:b"),
        ("district", "alt", "alt"),
        ("lang", "en", "en"),
    ],
)
def test_an_address_with_former_ids_is_one_with_present_ids(name: str, value: str, now: str):
    assert in_present_ids({name: [value, value]}, PRESENT) == {name: [now, now]}


def test_an_old_address_shows_what_the_present_one_shows():
    old = {"actor": ["alt"], "compare": ["alt", "b", "d"], "without-actor": ["aelter", "b"]}
    view, skipped = parse(in_present_ids(old, PRESENT), PRESENT)
    assert view == View(actor="b", compared=("b", "d"), scenario=Scenario(without_actors=("b",)))
    assert skipped == ()


def test_a_scenario_names_former_ids():
    options = {"without-tie": ["alt~c~kooperation"], "with-tie": ["a~z-alt~kooperation~1"]}
    scenario, meaningless = from_options(PRESENT, options)
    assert meaningless == ()
    assert to_options(scenario) == {
        "without-actor": (),
        "without-tie": ("b~c~kooperation",),
        "with-tie": ("a~d~kooperation~1",),
    }


# --- command line and search ----------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> str:
    lines = (actor("a", "ties: [aci]"), actor("aci", f"aliases: [alt], {RAT}"))
    reading(tmp_path, *lines)
    return str(tmp_path / "actors.yaml")


def test_path_takes_a_former_id_and_says_so(file: str):
    code, out, err = call("path", file, "a", "alt", "--language", "en")
    assert (code, err) == (0, "Former id: “alt” is “aci” now.\n")
    assert out == call("path", file, "a", "aci", "--language", "en")[1]


@pytest.mark.parametrize("asked", ["Integrationsrat Bielefeld", "integrationsrat-bielefeld", "Name ACI"])
def test_path_knows_what_a_former_name_means(file: str, asked: str):
    code, out, err = call("path", file, "a", asked, "--language", "en")
    assert (code, out) == (2, "")
    assert "Did you mean “aci”?" in err


def test_lists_that_find_only_what_they_show_show_former_names():
    t = text("de")
    plain = build(actors="a").actors[0]
    assert searchable_name("A", plain, t) == "A"
    past = plain.model_copy(
        update={"formerly": (FormerName(name="Altes Amt"),), "aliases": ("altes-amt", "amt-500", "a")}
    )
    assert searchable_name("A · Ort", past, t) == "A · Ort · früher: Altes Amt, amt-500"
    assert past.former_names == ("Altes Amt", "altes-amt", "amt-500", "a")


def test_problems_of_former_ids_are_few_however_often_they_are_used(tmp_path: Path):
    lines = [actor(f"a{i}", "ties: [alt]") for i in range(1_100)]
    found = reading(tmp_path, actor("b", "aliases: [alt]"), *lines)
    kinds = {p.code for p in found.problems}
    assert kinds == {"former-id", "more-problems"}
    assert isinstance(found.problems[0], Problem)
    assert found.network is not None
    assert len(found.network.ties) == 1_100
