"""The shipped data: complete, evidenced, about bodies and never about private persons."""

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

import pytest
import shapely
import yaml
from shapely.geometry import Point, shape

from network.reading import read

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
DISTRICTS = {"bielefeld", "guetersloh", "herford", "hoexter", "lippe", "minden-luebbecke", "paderborn"}
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w|mailto:|\(at\)|\[at\]")
PHONE = re.compile(r"(?:\+49|\b0\d{2,5}\s?[/–-])\s?\d|\bTel\b|\btel:")


@pytest.fixture(scope="module")
def text():
    return (DATA / "actors.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(text):
    return yaml.safe_load(text)


@pytest.fixture(scope="module")
def areas():
    content = json.loads((DATA / "districts.geojson").read_text(encoding="utf-8"))
    return {f["properties"]["id"]: shape(f["geometry"]) for f in content["features"]}


@pytest.fixture(scope="module")
def municipalities():
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ties_of(document):
    return [(actor["id"], tie) for actor in document["actors"] for tie in actor.get("ties", [])]


def test_it_is_as_large_as_the_evidence(document):
    assert 400 <= len(document["actors"]) <= 420
    assert 640 <= len(ties_of(document)) <= 670
    assert 75 <= len(document["reported_gaps"]) <= 85


def test_it_reads_without_any_problem():
    assert read(DATA / "actors.yaml").problems == ()


def test_the_first_line_names_the_schema_for_editors(text):
    assert text.startswith("# yaml-language-server: $schema=actors.schema.json\n")


@pytest.mark.parametrize(
    "part", ["districts", "actor_groups", "actor_types", "tie_types", "topics", "actors", "reported_gaps"]
)
def test_ids_are_unique(document, part):
    assert [i for i, n in Counter(e["id"] for e in document[part]).items() if n > 1] == []


def test_every_id_used_is_declared(document):
    known = {
        part: {e["id"] for e in document[part]}
        for part in document
        if part not in ("version", "title") and all("id" in e for e in document[part])
    }
    for actor in document["actors"]:
        assert actor["type"] in known["actor_types"], actor["id"]
        assert actor["district"] in known["districts"], actor["id"]
        assert set(actor.get("topics", [])) <= known["topics"], actor["id"]
    for source, tie in ties_of(document):
        assert tie["to"] in known["actors"], (source, tie["to"])
        assert tie["to"] != source
        assert tie["type"] in known["tie_types"], (source, tie["to"])
    for kind in document["actor_types"]:
        assert kind["group"] in known["actor_groups"], kind["id"]
    for gap in document["reported_gaps"]:
        assert gap["district"] in known["districts"], gap["id"]
        assert gap["topic"] in known["topics"], gap["id"]


def test_no_tie_is_listed_twice(document):
    directed = {kind["id"] for kind in document["tie_types"] if kind["directed"]}
    keys = Counter(
        ((source, tie["to"]) if tie["type"] in directed else tuple(sorted((source, tie["to"]))), tie["type"])
        for source, tie in ties_of(document)
    )
    assert [key for key, n in keys.items() if n > 1] == []


def test_everything_has_evidence_with_a_source_and_a_sentence(document):
    entries = [(a["id"], a) for a in document["actors"]]
    entries += [(f"{source} > {tie['to']}", tie) for source, tie in ties_of(document)]
    entries += [(gap["id"], gap) for gap in document["reported_gaps"]]
    for where, entry in entries:
        assert entry["evidence"], where
        for citation in entry["evidence"]:
            assert citation.get("url") or citation.get("title"), where
            assert citation["note"].strip(), where


def test_every_gap_reads_in_both_languages(document):
    for gap in document["reported_gaps"]:
        assert gap["text"]["de"].endswith((".", ")")), gap["id"]
        assert gap["text"]["en"].endswith((".", ")")), gap["id"]
        assert gap["text"]["de"] != gap["text"]["en"], gap["id"]


def test_no_mail_address_and_no_phone_number(text):
    assert [line for line in text.splitlines() if MAIL.search(line)] == []
    prose = [line for line in text.splitlines() if "://" not in line]
    assert [line for line in prose if PHONE.search(line)] == []


def test_no_address_that_names_a_person(text):
    curation = yaml.safe_load((ROOT / "scripts/curation/sources.yaml").read_text(encoding="utf-8"))
    assert [fragment for fragment in curation["titles"] if fragment in text] == []


def test_names_for_the_drawing_are_short_and_tell_actors_apart(document):
    labels = [actor.get("short", actor["name"]) for actor in document["actors"]]
    assert [label for label in labels if len(label) > 24] == []
    assert [label for label, n in Counter(labels).items() if n > 1] == []


def test_lines_are_short_unless_an_address_makes_them_long(text):
    assert [line for line in text.splitlines() if len(line) > 110 and "://" not in line] == []


def test_actors_stand_in_the_order_of_districts_and_types(document):
    districts = [d["id"] for d in document["districts"]]
    types = [t["id"] for t in document["actor_types"]]
    order = [(districts.index(a["district"]), types.index(a["type"]), a["id"]) for a in document["actors"]]
    assert order == sorted(order)


def test_every_declared_type_group_topic_and_kind_of_tie_is_used(document):
    assert {t["id"] for t in document["actor_types"]} == {a["type"] for a in document["actors"]}
    assert {g["id"] for g in document["actor_groups"]} == {t["group"] for t in document["actor_types"]}
    assert {k["id"] for k in document["tie_types"]} == {tie["type"] for _, tie in ties_of(document)}
    assert {t["id"] for t in document["topics"]} == {
        t for a in document["actors"] for t in a.get("topics", [])
    }


def test_seven_districts_and_three_levels_above(document):
    assert {d["id"] for d in document["districts"] if d["level"] == "district"} == DISTRICTS
    above = {d["id"]: d["level"] for d in document["districts"] if d["level"] != "district"}
    assert above == {"owl": "region", "nrw": "state", "bund": "federal"}


def test_populations_are_the_sums_of_the_municipalities(document, municipalities):
    populations = {d["id"]: d["population"] for d in document["districts"] if d["level"] == "district"}
    sums = Counter()
    for row in municipalities:
        sums[row["district"]] += int(row["population"])
    assert populations == sums
    # The region and Kreis Herford as the federal statistics give them for 31 December 2022.
    assert sum(populations.values()) == 2_085_331
    assert populations["herford"] == 253_551


def test_every_district_has_what_every_district_has(document):
    for kind in ("kommunales_integrationszentrum", "kim"):
        assert {a["district"] for a in document["actors"] if a["type"] == kind} >= DISTRICTS, kind


def test_the_survey_covers_each_district_and_names_what_it_looked_for(document):
    assert [entry["district"] for entry in document["surveyed"]] == sorted(DISTRICTS)
    for entry in document["surveyed"]:
        assert set(entry["topics"]) < {t["id"] for t in document["topics"]}
        assert set(entry["types"]) < {t["id"] for t in document["actor_types"]}


def test_the_seven_areas_fit_together(areas):
    assert areas.keys() == DISTRICTS
    assert shapely.coverage_is_valid(list(areas.values()))
    assert all(area.is_valid and area.geom_type == "Polygon" for area in areas.values())


def test_the_map_says_where_its_borders_come_from():
    content = json.loads((DATA / "districts.geojson").read_text(encoding="utf-8"))
    assert content["attribution"] == "Grenzen: © GeoBasis-DE / BKG 2016, Daten verändert (vereinfacht)"
    assert content["attribution"] in (DATA / "SOURCES.md").read_text(encoding="utf-8")


def test_seventy_municipalities_lie_in_their_districts(areas, municipalities):
    assert len(municipalities) == 70
    assert len({row["name"] for row in municipalities}) == 70
    outside = [
        row["name"]
        for row in municipalities
        if not areas[row["district"]].contains(Point(float(row["lon"]), float(row["lat"])))
    ]
    assert outside == []


def test_places_are_municipalities(document, municipalities):
    known = {row["name"] for row in municipalities}
    places = {a["place"] for a in document["actors"] if a["district"] in DISTRICTS and "place" in a}
    assert places <= known


@pytest.fixture
def derivation(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import derive_actors

    yield derive_actors
    for name in ("derive_actors", "render_actors"):
        sys.modules.pop(name, None)


SAMPLE = {
    "actors": [
        {
            "key": "widunetz",
            "name": "widunetz",
            "kind": "netzwerk",
            "district": "herford",
            "topics": ["teilhabe", "sprache"],
            "sources": [{"url": "https://example.org/w", "date": 2008, "fact": "Besteht seit 2008."}],
        },
        {
            "key": "ki-kreis-herford",
            "name": "Kommunales Integrationszentrum Kreis Herford",
            "kind": "kommunales_integrationszentrum",
            "district": "herford",
            "sources": [{"seed": "003_0e49ba5415a86e07.txt", "date": None, "fact": "Vernetzt im Kreis."}],
        },
    ],
    "links": [
        {
            "a": "ki-kreis-herford",
            "b": "widunetz",
            "kind": kind,
            "since": None,
            "until": None,
            "sources": [{"url": "https://example.org/t", "date": None, "fact": fact}],
        }
        for kind, fact in [("koordination", "Führt es."), ("kooperation", "Gemeinsames Vorhaben.")]
    ],
    "gaps": [
        {
            "district": "herford",
            "topic": "wohnen",
            "sources": [{"url": "https://example.org/g", "date": 2020, "fact": "Wohnraum fehlt."}],
        }
    ],
}


def test_the_derivation_turns_evidence_into_the_format(derivation):
    document = derivation.derive(SAMPLE, derivation.read_curation(), {"herford": 253_551})
    centre, network = document["actors"]
    assert (centre["id"], centre["short"]) == ("ki-kreis-herford", "KI Herford")
    assert centre["evidence"] == [
        {"title": "Kreis Herford, „Aufgaben und Schwerpunkte des KI“", "note": "Vernetzt im Kreis."}
    ]
    assert [(tie["type"], tie["strength"]) for tie in centre["ties"]] == [
        ("kooperation", 3),
        ("koordination", 2),
    ]
    assert network["topics"] == ["sprache", "teilhabe"]
    gap = document["reported_gaps"][0]
    assert (gap["id"], gap["status"], gap["text"]["de"]) == ("herford-wohnen-1", "open", "Wohnraum fehlt.")


def test_the_derivation_is_repeatable_and_leaves_its_input_alone(derivation):
    before = json.dumps(SAMPLE)
    curation = derivation.read_curation()
    first, second = (derivation.render(derivation.derive(SAMPLE, curation, {})) for _ in range(2))
    assert first == second
    assert json.dumps(SAMPLE) == before
    assert yaml.safe_load(first)["actors"][0]["id"] == "ki-kreis-herford"


def test_the_curation_speaks_of_actors_that_exist(document, derivation):
    ids = {actor["id"] for actor in document["actors"]}
    curation = derivation.read_curation()
    assert curation.shorts.keys() == ids
    for part in ("names", "types", "ended"):
        assert curation.actors[part].keys() <= ids, part
    assert curation.gaps["texts"].keys() == {gap["id"] for gap in document["reported_gaps"]}
    ties = {f"{source} > {tie['to']}" for source, tie in ties_of(document)}
    assert set(curation.actors["single_occasions"]) <= ties
    assert curation.actors["statuses"].keys() <= ties
