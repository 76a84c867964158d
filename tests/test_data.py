"""The shipped data: complete, evidenced, about bodies and never about private persons."""

import csv
import io
import json
import math
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import shapely
import yaml
from jsonschema import Draft7Validator
from shapely.geometry import Point, shape

from network.__main__ import main
from network.counts import counts
from network.evidence import evidence_ages
from network.filters import EVERYTHING, select
from network.geo.geography import read_area
from network.io.read import read
from network.io.write import format_text
from network.layout import layout
from scripts.derivation.curation import read_curation
from tests.test_pages import PAGES, Walk, shown
from tests.test_schema import AsEditors
from ui.backend import cache

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
DISTRICTS = {"bielefeld", "guetersloh", "herford", "hoexter", "lippe", "minden-luebbecke", "paderborn"}
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w|mailto:|\(at\)|\[at\]")
PHONE = re.compile(r"(?:\+49|\b0\d{2,5}\s?[/–-])\s?\d|\bTel\b|\btel:")


@pytest.fixture(scope="module")
def text():
    return (DATA / "actors.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def network():
    return read(DATA / "actors.yaml").network


@pytest.fixture(scope="module")
def areas():
    content = json.loads((DATA / "districts.geojson").read_text(encoding="utf-8"))
    return {f["properties"]["id"]: shape(f["geometry"]) for f in content["features"]}


@pytest.fixture(scope="module")
def municipalities():
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def evidenced_parts(network):
    """Each actor, tie and gap with a name to find it by."""
    yield from ((actor.id, actor) for actor in network.actors)
    yield from ((f"{tie.source} > {tie.target} ({tie.type})", tie) for tie in network.ties)
    yield from ((gap.id, gap) for gap in network.reported_gaps)


ROUNDED = re.compile(
    r"(?:über|more than) (\d+) (Stellen|Beziehungen|offene Bedarfe|actors|ties|open needs)\b"
)
ANY_FIGURE = re.compile(r"\d (?:Stellen|Beziehungen|(?:offene )?Bedarfe|actors|ties|(?:\w+ )?needs)\b")


@pytest.mark.parametrize(
    ("name", "figures"), [("README.md", 3), ("README.en.md", 3), ("docs/architecture.md", 2)]
)
def test_documents_give_rounded_figures_that_hold(network, name, figures):
    """Every figure about the data is a lower bound, and more than half of what there is."""
    there = counts(select(network, EVERYTHING))
    known = dict.fromkeys(("Stellen", "actors"), there.actors) | dict.fromkeys(
        ("Beziehungen", "ties"), there.ties
    )
    known |= dict.fromkeys(("offene Bedarfe", "open needs"), there.needs)
    text = re.sub(r"\s+", " ", (ROOT / name).read_text(encoding="utf-8"))
    found = ROUNDED.findall(text)
    assert len(found) == len(ANY_FIGURE.findall(text)) == figures
    assert [(n, what) for n, what in found if not int(n) <= known[what] < 2 * int(n)] == []


def test_a_quarter_of_the_ties_have_no_dated_evidence_as_the_readme_says(network):
    ages = evidence_ages(select(network, EVERYTHING))
    assert 0.2 < (ages.undated + ages.missing) / ages.total < 0.3


def test_it_is_as_large_as_the_evidence(network):
    assert len(network.actors) >= 510
    assert len(network.ties) >= 985
    assert len(network.reported_gaps) >= 115


def test_it_reads_without_any_problem():
    assert read(DATA / "actors.yaml").problems == ()


def test_it_stands_in_the_canonical_layout(text):
    assert format_text(text) == text


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_its_districts_fill_more_than_half_of_the_picture(network, shape):
    places = layout(network, read_area(DATA).seats, shape)
    assert sum(math.pi * d.radius**2 for d in places.discs) / (places.width * places.height) >= 0.55
    assert max(d.y + d.radius for d in places.discs) <= places.height / 2


def test_it_fits_its_schema(text):
    schema = json.loads((DATA / "actors.schema.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(yaml.load(text, Loader=AsEditors))) == []


@pytest.mark.parametrize("value", [None, ""])
def test_the_app_and_the_command_line_read_it_unless_told_otherwise(monkeypatch, value):
    monkeypatch.delenv("INTEGRATIONSNETZ_DATA", raising=False)
    if value is not None:
        monkeypatch.setenv("INTEGRATIONSNETZ_DATA", value)
    assert cache.data_path() == DATA / "actors.yaml"
    out, err = io.StringIO(), io.StringIO()
    assert (main(("check",), out, err), out.getvalue(), err.getvalue()) == (0, "", "")


def test_every_page_is_drawn_on_it(monkeypatch):
    monkeypatch.delenv("INTEGRATIONSNETZ_DATA", raising=False)
    walk = Walk()
    for name, (page, options) in PAGES.items():
        app = walk.to(page, {key: value.format(actor="ki-kreis-herford") for key, value in options.items()})
        assert [e.message for e in app.exception] == [], name
        assert len(shown(app)) > 5, name


def test_the_first_line_names_the_schema_for_editors(text):
    assert text.startswith("# yaml-language-server: $schema=actors.schema.json\n")


def test_the_example_at_the_top_of_the_file_can_be_pasted(text, tmp_path):
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("#   - id: "))
    example = [line.removeprefix("# ") for line in lines[start : start + 5]]
    assert example[-1].startswith("    ties: ")
    place = lines.index("reported_gaps:")
    pasted = tmp_path / "actors.yaml"
    pasted.write_text("\n".join([*lines[:place], *example, *lines[place:]]), encoding="utf-8")
    reading = read(pasted)
    assert [problem for problem in reading.problems if problem.level == "error"] == []
    assert reading.network.actor_by_id["sprachcafe-musterstadt"].district == "herford"


@pytest.mark.parametrize(
    "part", ["districts", "actor_groups", "actor_types", "tie_types", "topics", "actors", "reported_gaps"]
)
def test_ids_are_unique(network, part):
    assert [i for i, n in Counter(e.id for e in getattr(network, part)).items() if n > 1] == []


def test_both_ends_of_every_tie_exist(network):
    ids = network.actor_by_id.keys()
    assert [tie.key for tie in network.ties if not {tie.source, tie.target} <= ids] == []


def test_no_tie_is_listed_twice(network):
    assert [tie.key for tie in network.ties if tie.confirmed] == []
    assert len({tie.key for tie in network.ties}) == len(network.ties)


def test_everything_has_evidence_with_a_source_and_a_sentence(network):
    for where, part in evidenced_parts(network):
        assert part.evidence, where
        for citation in part.evidence:
            assert citation.url or citation.title, where
            assert citation.note is not None, where


def test_every_gap_reads_in_both_languages(network):
    for gap in network.reported_gaps:
        assert gap.text.de.endswith((".", ")")), gap.id
        assert gap.text.en.endswith((".", ")")), gap.id
        assert gap.text.de != gap.text.en, gap.id


def test_no_mail_address_and_no_phone_number(text):
    assert [line for line in text.splitlines() if MAIL.search(line)] == []
    prose = [line for line in text.splitlines() if "://" not in line]
    assert [line for line in prose if PHONE.search(line)] == []


def test_what_is_cited_by_its_title_names_no_page_of_a_person(network):
    """Addresses that carry a person's name are left out; at most the whole site stands beside the title."""
    addresses = [c.url for _, part in evidenced_parts(network) for c in part.evidence if c.title and c.url]
    assert [address for address in addresses if urlsplit(address).path not in ("", "/")] == []


def test_names_for_the_drawing_are_short_and_tell_actors_apart(network):
    names = [actor.label for actor in network.actors]
    assert [name for name in names if len(name) > 24] == []
    assert [name for name, n in Counter(names).items() if n > 1] == []


def test_lines_are_short_unless_an_address_makes_them_long(text):
    assert [line for line in text.splitlines() if len(line) > 110 and "://" not in line] == []


def test_actors_stand_in_the_order_of_districts_and_types(network):
    districts = [d.id for d in network.districts]
    types = [t.id for t in network.actor_types]
    order = [(districts.index(a.district), types.index(a.type), a.id) for a in network.actors]
    assert order == sorted(order)


def test_every_declared_type_group_topic_and_kind_of_tie_is_used(network):
    assert network.type_by_id.keys() == {a.type for a in network.actors}
    assert network.group_by_id.keys() == {t.group for t in network.actor_types}
    assert network.tie_type_by_id.keys() == {tie.type for tie in network.ties}
    assert network.topic_by_id.keys() == {t for a in network.actors for t in a.topics}


def test_the_kinds_of_tie_with_a_direction(network):
    directed = {kind.id for kind in network.tie_types if kind.directed}
    assert directed == {"foerderung", "traeger", "koordination", "beratung", "vermittlung"}


def test_seven_districts_and_three_levels_above(network):
    assert {d.id for d in network.ordinary_districts} == DISTRICTS
    above = {d.id: d.level for d in network.districts if d.level != "district"}
    assert above == {"owl": "region", "nrw": "state", "bund": "federal"}


def test_populations_are_the_sums_of_the_municipalities(network, municipalities):
    populations = {d.id: d.population for d in network.ordinary_districts}
    sums = Counter()
    for row in municipalities:
        sums[row["district"]] += int(row["population"])
    assert populations == sums
    # The region and Kreis Herford as the federal statistics give them for 31 December 2022.
    assert sum(populations.values()) == 2_085_331
    assert populations["herford"] == 253_551


def test_every_district_has_what_every_district_has(network):
    for kind in ("kommunales_integrationszentrum", "kim"):
        assert {a.district for a in network.actors if a.type == kind} >= DISTRICTS, kind


def test_the_survey_covers_each_district_and_names_what_it_looked_for(network):
    assert [entry.district for entry in network.surveyed] == [*sorted(DISTRICTS), "owl"]
    for entry in network.surveyed[:-1]:
        assert entry.note, entry.district
        assert set(entry.topics) < network.topic_by_id.keys()
        assert set(entry.types) < network.type_by_id.keys()


def test_the_seven_areas_fit_together(areas):
    assert areas.keys() == DISTRICTS
    assert shapely.coverage_is_valid(list(areas.values()))
    assert all(area.is_valid and area.geom_type == "Polygon" for area in areas.values())


def test_outer_rings_run_clockwise_as_vega_wants_them(areas):
    assert [name for name, area in areas.items() if shapely.is_ccw(area.exterior)] == []


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


def test_places_are_municipalities(network, municipalities):
    known = {row["name"] for row in municipalities}
    assert {a.place for a in network.actors if a.place and a.district in DISTRICTS} <= known


def test_the_curation_speaks_of_actors_that_exist(network):
    ids = network.actor_by_id.keys()
    curation = read_curation()
    assert curation.shorts.keys() == ids
    for part in ("names", "types", "ended", "formerly", "descriptions", "districts", "places", "since"):
        assert curation.actors[part].keys() <= ids, part
    for old, decision in curation.actors["merged"].items():
        assert old in network.actor_by_id[decision["into"]].aliases
    for apart in curation.actors["kept_apart"]:
        assert set(apart["pair"]) <= ids, apart["pair"]
    assert curation.gaps["texts"].keys() == {gap.id for gap in network.reported_gaps}
