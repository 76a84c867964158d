"""The page of the data: how complete the survey is, and what to ask next."""

from __future__ import annotations

import json
from typing import Any

import pytest

import locales
from network.gaps import borders
from network.gaps.coverage.survey import DistrictSurvey
from network.io.read import read
from tests import ui_data
from tests.conftest import FROZEN
from tests.small_networks import build
from tests.test_pages import Walk, component, components, elements, shown, use
from ui.components.markdown import escape
from ui.tie_evidence import tie_evidence
from ui.views.data.pairs import pairs_data
from ui.views.data.survey import bars_data

DE = locales.text("de")
NOTE = f"{{de: {ui_data.GERMAN} Vereine, en: {ui_data.ENGLISH} clubs}}"


def tables(app: Any) -> dict[str, Any]:
    """The rows of the tables on a page, by their captions."""
    found = [p.proto for p in elements(app._tree) if getattr(p, "type", "") == "bidi_component"]
    shown_tables = [p for p in found if p.component_name == "integrationsnetz_table"]
    return {data["caption"]: data["rows"] for data in (json.loads(proto.json) for proto in shown_tables)}


def test_bars_are_as_long_as_the_density_and_a_district_without_inhabitants_has_none():
    """Nord: 4 actors, 1 dated, 200 000 people: 2.0, of which 0.5; its 6 ties make 3.0. Ost: not known."""
    network = build(actors="a b", districts={"a": "nord", "b": "ost"})
    found = (DistrictSurvey("ost", 9, 0, 9, 0, None), DistrictSurvey("nord", 4, 1, 6, 2, 200_000))
    actors, ties = bars_data(network, found, DE)["panels"]
    assert [(row["name"], row["value"]) for row in actors["rows"]] == [("Nord", "2,0"), ("Ost", "–")]
    assert [part["length"] for part in actors["rows"][0]["parts"]] == [0.5, 1.5]
    assert (actors["longest"], ties["longest"]) == (2.0, 3.0)
    assert actors["rows"][0]["words"] == DE("survey.actors-dated", n="4", dated="1")
    assert actors["rows"][1]["parts"] == []
    assert DE("survey.no-population") in actors["rows"][1]["words"]


def test_without_any_inhabitants_the_bars_have_a_length_to_divide_by():
    network = build(actors="a")
    (panel, _) = bars_data(network, (DistrictSurvey("ort", 1, 0, 0, 0, None),), DE)["panels"]
    assert panel["longest"] == 1


def test_the_shipped_survey_says_where_the_others_went(monkeypatch):
    """44 of 411 actors belong to the region (20), the state (19) or the federation (5)."""
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    app = Walk().to("data", {})
    panel = component(app, "bars")["panels"][0]
    assert len(panel["rows"]) == 7
    assert (panel["rows"][0]["name"], panel["rows"][0]["value"]) == ("Herford", "28,0")  # 71 of 253 551
    names = ("Ostwestfalen-Lippe", "Nordrhein-Westfalen", "Bund")
    listed = DE.listing(f"{escape(name)} ({n})" for name, n in zip(names, (20, 19, 5), strict=True))
    assert DE.plural("survey.above", 44, listed=listed) in [caption.value for caption in app.caption]


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_what_was_not_found_is_said_by_district(monkeypatch, tmp_path, language):
    marker = ui_data.GERMAN if language == "de" else ui_data.ENGLISH
    t = locales.text(language)
    use(monkeypatch, tmp_path, ui_data.TINY)
    assert t("survey.no-notes") in "\n".join(shown(Walk().to("data", {"lang": language})))
    text = ui_data.TINY.replace(
        "lippe, topics: [wohnen], date: 2026-11", f"lippe, topics: [wohnen], date: 2026-11, note: {NOTE}"
    )
    use(monkeypatch, tmp_path, text)
    said = "\n".join(shown(Walk().to("data", {"lang": language})))
    noun = "Vereine" if language == "de" else "clubs"
    assert f"{marker} {noun}" in said
    assert t("survey.no-notes") not in said


def test_thin_topics_and_types_by_hand(monkeypatch, tmp_path):
    """In two districts: nobody for housing; language in both (not thin); each type in one of the two."""
    use(monkeypatch, tmp_path, ui_data.BY_LAW)
    found = tables(Walk().to("data", {}))
    topics, types = found[DE("survey.topics")], found[DE("survey.types")]
    german = ui_data.GERMAN
    assert [(row["name"], row["actors"], row["surveyed"]) for row in topics] == [
        (f"{german} Wohnen", 0, "2 von 2")
    ]
    assert [(row["name"], row["districts"]["text"], row["surveyed"]) for row in types] == [
        (f"{german} Beratungsstelle", "1 von 2", "1 von 2"),
        (f"{german} Behörde ({DE('survey.by-law')})", "1 von 2", "1 von 2"),
    ]


def test_pairs_of_districts_by_hand():
    """Three districts, one tie: two of three pairs have none; cells below the diagonal only."""
    network = build(["a b"], districts={"a": "nord", "b": "ost"}, levels=dict.fromkeys(("sued",), "district"))
    names = {"nord": "Nord", "ost": "Ost", "sued": "Süd"}
    data = pairs_data(borders(network, draws=10), names, DE)
    assert data["columns"] == ["Nord", "Ost"]
    assert [[cell and (cell["id"], cell["sign"]) for cell in row["cells"]] for row in data["rows"]] == [
        [("ost:nord", "1"), None],
        [("sued:nord", "–"), ("sued:ost", "–")],
    ]
    assert data["rows"][1]["cells"][1]["words"] == f"Süd – Ost: {DE('legend.border-none')}"


def test_pairs_without_a_tie_are_named(monkeypatch):
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    said = shown(Walk().to("data", {}))
    assert DE("pairs.untied", n=18, total=21) in said
    assert any("**Höxter**: Bielefeld, Gütersloh, Herford, Lippe und Minden" in text for text in said)


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_a_sheet_of_questions(monkeypatch, tmp_path, language):
    """Herford: the authority by law; the reported need for housing, not asked for twice; and language, which
    Lippe has: the one actor for it here ended in 2025, before the survey of 2026.
    """
    use(monkeypatch, tmp_path, ui_data.BY_LAW.replace("until: 2026", "until: 2025"))
    t = locales.text(language)
    names = {
        "de": (ui_data.GERMAN, "Behörde", "Wohnen", "Bedarf", "Sprache"),
        "en": (ui_data.ENGLISH, "authority", "housing", "need", "language"),
    }
    marker, office, housing, need, speech = names[language]
    app = Walk().to("data", {"district": "herford", "lang": language})
    (sheet,) = component(app, "sheet")["sheets"]
    assert [(item["question"], item["detail"]) for item in sheet["items"]] == [
        (t("follow-up.office", type=f"{marker} {office}"), t("follow-up.by-law")),
        (
            t("follow-up.need", topic=f"{marker} {housing}"),
            t("follow-up.said", text=f"{marker} {need}"),
        ),
        (
            t("follow-up.topic", topic=f"{marker} {speech}"),
            t("follow-up.searched", elsewhere=1, others=1),
        ),
    ]
    assert {(item["id"], item["who"]) for item in sheet["items"]} == {(None, t("follow-up.nobody"))}


def test_whom_to_ask_leads_to_its_card(monkeypatch):
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    app = Walk().to("data", {"district": "hoexter"})
    (sheet,) = component(app, "sheet")["sheets"]
    network = read(FROZEN).network
    assert network is not None
    assert 1 <= len(sheet["items"]) <= 8
    assert {network.actor_by_id[item["id"]].name for item in sheet["items"]} == {
        item["who"] for item in sheet["items"]
    }


def test_without_a_district_there_is_no_sheet_and_with_two_there_are_two(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    app = walk.to("data", {})
    assert "sheet" not in components(app)
    assert DE("follow-up.choose") in [info.value for info in app.info]
    app = walk.to("data", {"district": "lippe"})
    assert [one["district"] for one in component(app, "sheet")["sheets"]] == [f"{ui_data.GERMAN} Kreis Lippe"]


def test_the_choice_of_districts_stands_in_the_address(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("data", {})
    app.pills(key="follow_up_districts").set_value(["herford", "lippe"]).run()
    assert app.query_params["district"] == ["herford", "lippe"]
    assert len(component(app, "sheet")["sheets"]) == 2


def test_a_district_with_nothing_to_ask_says_so(monkeypatch, tmp_path):
    text = ui_data.UNPEOPLED.replace("expected:\n  - {topics: [wohnen]}\n", "")
    use(monkeypatch, tmp_path, text)
    (sheet,) = component(Walk().to("data", {"district": "lippe"}), "sheet")["sheets"]
    assert (sheet["items"], sheet["nothing"]) == ([], DE("follow-up.nothing"))


def test_a_file_without_districts_says_so(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.EMPTY)
    said = shown(Walk().to("data", {}))
    assert said.count(DE("survey.no-district")) == 2
    assert DE("pairs.none") in said


def test_hostile_names_reach_the_sheet_as_text(monkeypatch, tmp_path):
    """Components show text as text; what Streamlit reads as Markdown is escaped (see `test_pages`)."""
    use(monkeypatch, tmp_path, ui_data.HOSTILE)
    app = Walk().to("data", {"district": "herford"})
    (sheet,) = component(app, "sheet")["sheets"]
    assert sheet["district"] == f"{ui_data.IMAGE} {ui_data.PICTURE}"
    assert any(ui_data.PICTURE in item["question"] for item in sheet["items"])
    assert escape(f"{ui_data.PICTURE} {ui_data.LINK} {ui_data.MARKUP}") in "\n".join(shown(app))


OCCASION = """
version: 1
title: Anlass
districts: [{id: nord, name: Nord}]
actor_groups: [{id: g, name: Gruppe}]
actor_types: [{id: stelle, group: g, name: Stelle}]
tie_types: [{id: kooperation, name: Kooperation}]
actors:
  - id: mitte
    name: Mitte
    type: stelle
    district: nord
    evidence: [{title: Bericht, date: 2026}]
    ties:
      - {to: a, since: 2015, until: 2015, evidence: [{title: Bericht, date: 2015}]}
      - {to: b, since: 2014, evidence: [{title: Bericht, date: 2014}]}
      - {to: c, since: 2013, until: 2016, evidence: [{title: Bericht, date: 2016}]}
      - {to: d, since: 2012, evidence: [{title: Bericht, date: 2012}]}
  - {id: a, name: A-Stelle, type: stelle, district: nord}
  - {id: b, name: B-Stelle, type: stelle, district: nord}
  - {id: c, name: C-Stelle, type: stelle, district: nord}
  - {id: d, name: D-Stelle, type: stelle, district: nord}
"""


def test_the_sheet_counts_the_ties_that_the_card_counts(monkeypatch, tmp_path):
    """Of four ties one ended in 2016; the other three, one of them of one occasion, count everywhere."""
    use(monkeypatch, tmp_path, OCCASION)
    app = Walk().to("data", {"district": "nord"})
    (sheet,) = component(app, "sheet")["sheets"]
    (asked,) = [item for item in sheet["items"] if item["id"] == "mitte"]
    assert "3 von 3 " in asked["detail"]
    card = "\n".join(shown(Walk().to("actors", {"actor": "mitte"})))
    assert "**3 Partner**" in card
    assert "A\\-Stelle** 2015" in card  # an occasion is a year, not "since 2015 until 2015"
    assert "C\\-Stelle** 2013–2016" in card


def test_the_picture_says_the_years_of_a_tie_as_the_card_does(tmp_path):
    network = read(ui_data.write(tmp_path, OCCASION)).network
    assert network is not None
    said = tie_evidence(network, DE)
    years = {tie.other_end("mitte"): one["years"] for tie, one in zip(network.ties, said, strict=True)}
    assert years == {"a": "2015", "b": "seit 2014", "c": "2013–2016", "d": "seit 2012"}
