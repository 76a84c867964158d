"""What a report says, on networks small enough to count by hand."""

from __future__ import annotations

from datetime import date

import pytest

import locales
from network.filters import Selection
from network.geo.geography import Area
from network.model import Answer, Evidence, Expected, ReportedGap, Surveyed
from network.report.blocks import (
    Bullets,
    Cards,
    CitedSources,
    KeyNumbers,
    Paragraph,
    Report,
    Section,
    Table,
)
from network.report.citations import MOST_LISTED, Citations
from network.report.compose import compose
from network.report.figures.types import BarPicture, MapPicture, MatrixPicture, NetworkPicture
from network.report.report_data import ReportData, report_data
from network.report.sections.gaps import important
from tests.small_networks import build, empty, one_actor

NOWHERE = Area(0, 0, {}, {}, {}, {}, "")
SQUARES = Area(
    width=20,
    height=10,
    outlines={
        "nord": (((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)),),
        "sued": (((10, 0), (20, 0), (20, 10), (10, 10), (10, 0)), ((11, 1), (12, 1), (12, 2), (11, 1))),
    },
    centres={"nord": (5, 5), "sued": (15, 5)},
    places={},
    seats={"nord": (8.0, 52.0), "sued": (9.0, 52.0)},
    attribution="© Amt",
)
TODAY = date(2026, 11, 22)
LAW = Evidence(title="§ 71 AufenthG")


def example(**parts):
    """Three actors in the north, two in the south, one of the state; a star around a, which knows d.

    Ties: a-b, a-c (inside the north), a-d (across), d-e (inside the south), a-x (to the state).
    """
    where = dict.fromkeys("abc", "nord") | dict.fromkeys("de", "sued") | {"x": "land"}
    settings = {
        "districts": where,
        "levels": {"nord": "district", "sued": "district", "land": "state"},
        "topics": {"a": "wohnen", "b": "wohnen sprache", "d": "sprache", "e": "sprache"},
        "declared": ("wohnen", "sprache", "sport"),
        "surveyed": (Surveyed(district="nord", topics="all", types="all", date="2026-10"),),
    }
    return build(["a b", "a c", "a d", "d e", "a x"], **(settings | parts))


def data_of(network, area=NOWHERE, ranges=False, **selection) -> ReportData:
    return report_data(network, Selection(**selection), area, TODAY, ranges=ranges)


def made(network, language="de", **options) -> Report:
    return compose(data_of(network, **options), locales.text(language))


def section(found: Report, name: str) -> Section:
    (one,) = [s for s in found.sections if s.id == name]
    return one


def blocks(found: Report, name: str, kind: type):
    return [b for b in section(found, name).blocks if isinstance(b, kind)]


def texts(found: Report, name: str) -> str:
    return "\n".join(b.text for b in blocks(found, name, Paragraph))


def figures(found: Report) -> list[str]:
    (block,) = blocks(found, "glance", KeyNumbers)
    return [figure.value for figure in block.items]


def test_a_district_in_figures():
    """Three actors; two pairs inside and two that lead out; two of three topics; one open need."""
    needs = (
        ReportedGap(id="n1", district="nord", topic="sport", text="Es fehlt eine Halle."),
        ReportedGap(id="n2", district="nord", topic="wohnen", text="War einmal.", status="addressed"),
        ReportedGap(id="n3", district="sued", topic="wohnen", text="Woanders."),
    )
    found = made(example(reported_gaps=needs), districts=("nord",))
    assert found.title == "Nord"
    assert figures(found) == ["3", "4", "2 von 3", "1"]
    assert "2 untereinander, 2 mit anderen" in blocks(found, "glance", KeyNumbers)[0].items[1].label


def test_a_topic_in_figures():
    """Wohnen: a and b, tied to one another; a leads to c, d and x; one of two districts has somebody."""
    found = made(example(), topics=("wohnen",))
    assert found.title == "Thema: Wohnen"
    assert figures(found) == ["2", "4", "1 von 2", "0"]
    assert not [s for s in found.sections if s.id == "beyond"]  # it is about a topic only


def test_the_whole_network_in_figures():
    """Six actors, five pairs, and the one pair of districts has a tie."""
    found = made(example())
    assert figures(found) == ["6", "5", "1 von 1", "0"]
    assert "1 von 1 Paaren" in texts(found, "beyond")


def test_district_and_topic_together():
    """Sprache in both districts: b, d, e; a and c stay in the picture, grey, with their ties to b and d."""
    found = made(example(), districts=("nord", "sued"), topics=("sprache",))
    assert found.title == "Nord und Sued, Thema: Sprache"
    assert figures(found) == ["3", "3", "2 von 2", "0"]
    drawing = next(p.drawing for p in found.pictures if p.name == "network")
    assert isinstance(drawing, NetworkPicture)
    assert sorted(d.name for d in drawing.dots if d.group is not None) == ["B", "D", "E"]
    assert len([d for d in drawing.dots if d.group is None]) == 2
    assert sorted(line.emphasis for line in drawing.lines) == ["faint", "faint", "strong"]


def test_what_else_is_narrowed_is_named():
    facts = made(example(), districts=("nord",), min_strength=2, without_levels=("state",), year=2020).facts
    assert "ohne Land NRW" in facts[-1]
    assert "2 Abstimmung" in facts[-1]
    assert "2020" in facts[-1]


def test_the_date_of_the_data_is_that_of_the_whole_network():
    """Sued was never surveyed, which the table of surveys says; the data have one date all the same."""
    assert "Oktober 2026" in made(example(), districts=("nord",)).facts[0]
    assert "22. November 2026" in made(example(), districts=("nord",)).facts[1]
    assert "Oktober 2026" in made(example(), districts=("sued",)).facts[0]
    undated = made(example().replace(surveyed=()))
    assert undated.facts[0] == locales.text("de")("report.data-undated")


def test_topics_by_who_works_on_them_and_those_without_anybody():
    found = made(example(), districts=("nord",))
    by_topic, by_kind = blocks(found, "who", Table)
    assert by_topic.rows == (("Wohnen", "2", "A und B"), ("Sprache", "1", "B"))
    assert "Gesucht, aber keine Stelle gefunden: Sport." in texts(found, "who")
    assert by_kind.rows == (("Gruppe", "3", "A, B und C"),)
    south = made(example(), districts=("sued",))
    assert "Nicht untersucht: Wohnen und Sport." in texts(south, "who")


def test_who_holds_things_together_is_shown_with_ranges():
    """In the north a has two partners, b and c one each: only a is worth naming; its ranks are ranges."""
    found = made(example(), districts=("nord",), ranges=True)
    (table,) = blocks(found, "hold", Table)
    assert [row[:3] for row in table.rows] == [("A", "2", "2")]
    assert len(table.header) == len(table.rows[0]) == 5
    assert "500 Ziehungen" in texts(found, "hold")


def test_without_draws_no_rank_is_named():
    found = made(example(), districts=("nord",))
    (table,) = blocks(found, "hold", Table)
    assert table.header == ("Stelle", "Partner hier, ohne Land und Bund", "Partner außerhalb")
    assert "Ziehungen" not in texts(found, "hold")


def test_the_state_does_not_hold_a_district_together():
    """X is of the state: as a partner of a it counts as outside, and it is no holder of the whole."""
    found = made(example())
    (table,) = blocks(found, "hold", Table)
    assert [row[0] for row in table.rows] == ["A", "D"]
    assert [row[1] for row in table.rows] == ["3", "2"]


def test_borders_are_counted_in_pairs():
    found = made(example(), districts=("nord",))
    (table,) = blocks(found, "beyond", Table)
    assert [row[:2] for row in table.rows] == [("Sued", "1")]
    (doors,) = blocks(found, "beyond", Bullets)
    assert doors.items == ("D (Sued): 1 Partner hier", "X (Land): 1 Partner hier")


def test_a_need_stands_beside_what_the_network_shows():
    cited = Evidence(url="https://zeitung.example/halle", date="2024-03")
    needs = (
        ReportedGap(id="n1", district="nord", topic="sport", text="Es fehlt eine Halle.", evidence=(cited,)),
        ReportedGap(id="n2", district="nord", topic="wohnen", text="War einmal.", status="addressed"),
    )
    found = made(example(reported_gaps=needs), districts=("nord",))
    (table,) = blocks(found, "needs", Table)
    assert table.rows == (
        ("Sport", "Es fehlt eine Halle. [1]", "keine Stelle", "offen"),
        ("Wohnen", "War einmal.", "2 Stellen", "in Arbeit oder erledigt"),
    )
    (sources,) = blocks(found, "sources", CitedSources)
    assert [(s.number, s.text, s.details, s.url) for s in sources.items] == [
        (1, "zeitung.example/halle", "März 2024", "https://zeitung.example/halle")
    ]


def test_answers_are_listed_and_answered_findings_are_no_longer_open():
    before = data_of(example(), districts=("nord",))
    first = important(before.findings)[0]
    answer = Answer(gap=first.key, answer="declined", reason="Das macht der Nachbar.", date="2026-11-01")
    found = made(example(answers=(answer,)), districts=("nord",))
    (table,) = blocks(found, "answers", Table)
    assert table.rows[0][1:] == ("abgelehnt", "Das macht der Nachbar.", "1. November 2026")
    titles = [card.title for cards in blocks(found, "gaps", Cards) for card in cards.items]
    assert table.rows[0][0] not in titles
    assert not blocks(made(example(), districts=("nord",)), "answers", Table)


def test_the_weightiest_finding_of_each_kind_comes_first():
    needs = (ReportedGap(id="n1", district="nord", topic="sport", text="Es fehlt eine Halle."),)
    findings = data_of(example(reported_gaps=needs)).findings
    chosen = important(findings)
    assert len({f.kind for f in chosen}) == len(chosen) <= 6
    assert [f.severity for f in chosen] == sorted((f.severity for f in chosen), reverse=True)
    same = [f for f in chosen if f.topics == ("sport",) and f.districts == ("nord",)]
    assert len(same) == 1  # the need and the lack are one matter


def test_what_exists_by_law_is_asked_in_a_section_of_its_own():
    """The north has no ministry of the kind that the state has: asked for with the law, no gap."""
    parts = {"types": {"x": "amt"}, "expected": (Expected(types=("amt",), by_law=True, evidence=(LAW,)),)}
    found = made(example(**parts))
    (asked,) = blocks(found, "by-law", Bullets)
    assert [item.rpartition(" [")[0] for item in asked.items] == ["Nord, „Amt“: Beleg fehlt. Stimmt das?"]
    (sources,) = blocks(found, "sources", CitedSources)
    assert f"[{next(s.number for s in sources.items if s.text == LAW.title)}]" in asked.items[0]
    assert not any("Amt" in card.title for block in blocks(found, "gaps", Cards) for card in block.items)
    assert not any("Amt" in row[2] for block in blocks(found, "gaps", Table) for row in block.rows)
    assert not [s for s in made(example()).sections if s.id == "by-law"]


def test_the_matrix_marks_what_exists_by_law_and_explains_the_mark_only_then():
    """Sport by law: the north was searched in vain, the south was not searched."""
    lawful = example(expected=(Expected(topics=("sport",), by_law=True),))
    for network, counted in ((lawful, 1), (example(), 0)):
        (picture,) = [p for p in made(network).pictures if p.name == "coverage"]
        assert isinstance(picture.drawing, MatrixPicture)
        assert [state for row in picture.drawing.cells for state, _ in row].count("by_law") == counted
        assert ("by_law" in dict(picture.drawing.legend)) is bool(counted)
        assert ("nach Gesetz da, Beleg fehlt: 1." in picture.alternative) is bool(counted)


def test_pictures_show_what_was_counted():
    found = made(example(), area=SQUARES, districts=("nord",))
    drawings = {p.name: p.drawing for p in found.pictures}
    region, network, matrix = drawings["map"], drawings["network"], drawings["coverage"]
    assert isinstance(region, MapPicture)
    assert [
        (d.name, region.notes[d.id], region.emphasis[d.id], len(d.rings)) for d in region.region.districts
    ] == [
        ("Nord", "3", "strong", 1),
        ("Sued", "2", "faint", 2),
    ]
    assert isinstance(network, NetworkPicture)
    assert [(g.name, g.note) for g in network.districts] == [("Nord", ""), ("Sued", "1"), ("Land", "1")]
    assert sorted(d.name for d in network.dots) == ["A", "B", "C"]
    assert len(network.lines) == 4  # two inside, one to each district outside
    assert isinstance(matrix, MatrixPicture)
    assert matrix.cells == (
        (("covered", 2), ("not_surveyed", 0)),
        (("thin", 1), ("covered", 2)),
        (("none_documented", 0), ("not_surveyed", 0)),
    )
    assert matrix.marked == {0}
    bar = drawings["evidence"]
    assert isinstance(bar, BarPicture)
    assert [(n, shade) for n, _, shade in bar.shares] == [(4, 3)]  # none of the four ties is cited
    assert all(p.alternative and p.caption for p in found.pictures)


def test_without_outlines_there_is_no_map():
    assert "map" not in [p.name for p in made(example(), districts=("nord",)).pictures]


def test_the_order_of_the_file_does_not_matter():
    network = example()
    turned = network.replace(actors=network.actors[::-1], ties=network.ties[::-1])
    for selection in ({"districts": ("nord",)}, {"topics": ("sprache",)}):
        first, second = (data_of(n, area=SQUARES, **selection) for n in (network, turned))
        t = locales.text("de")
        one, other = compose(first, t), compose(second, t)
        assert figures(one) == figures(other)
        assert [s for s in one.sections if s.id in ("hold", "gaps", "beyond")] == [
            s for s in other.sections if s.id in ("hold", "gaps", "beyond")
        ]


@pytest.mark.parametrize("language", locales.LANGUAGES)
@pytest.mark.parametrize("network", [empty(), one_actor(), example()], ids=["empty", "one", "example"])
@pytest.mark.parametrize(
    "selection", [{}, {"levels": ("federal",)}, {"districts": ("ort",)}], ids=["all", "nothing", "district"]
)
def test_every_network_gives_a_report_without_open_places(language, network, selection):
    found = made(network, language, **selection)
    assert [s.id for s in found.sections][:2] == ["glance", "who"]
    assert "{" not in repr([s.heading for s in found.sections])
    assert locales.text(language)("gap.caution") in texts(found, "glance")


def test_sources_are_numbered_once_and_cut_off_with_a_number():
    cited = [Evidence(url=f"https://www.beispiel.example/{n % 70}") for n in range(140)]
    citations = Citations(cited)
    assert len(citations) == 70
    assert citations.marks([cited[70], cited[1], cited[69]]) == "[1] [2]"  # the 70th is not listed
    listed = citations.listed(locales.text("de"))
    assert len(listed) == MOST_LISTED
    assert listed[0].text == "beispiel.example/0"
    assert listed[0].details == "ohne Datum"


def test_a_long_address_is_shortened_and_a_dated_citation_preferred():
    address = "https://www.beispiel.example/" + "x" * 100
    (one,) = Citations([Evidence(url=address), Evidence(url=address, date="2020")]).listed(locales.text("en"))
    assert len(one.text) == 52
    assert one.text.endswith("…")
    assert (one.details, one.url) == ("2020", address)
