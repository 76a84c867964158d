"""Former names and ids on the pages: found, shown with their source, and replaced in the address."""

from __future__ import annotations

import json
from datetime import date

import pytest

import locales
from network.filters import EVERYTHING
from network.geo.geography import Area
from network.io.read import read
from network.model import Network
from network.report.blocks import CitedSources, Table
from network.report.compose import compose
from network.report.report_data import report_data
from tests import ui_data
from tests.test_pages import component, opened, shown, use
from ui import graph_payload

OLD = "integrationsrat-herford"


@pytest.fixture
def renamed(monkeypatch, tmp_path) -> Network:
    use(monkeypatch, tmp_path, ui_data.RENAMED)
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    return network


@pytest.mark.parametrize(
    ("page", "name", "old", "now"),
    [
        ("actors", "actor", OLD, "ausschuss"),
        ("key_actors", "compare", "rat-alt", "ausschuss"),
        ("what_if", "without_actor", OLD, "ausschuss"),
        ("what_if", "without_tie", f"{OLD}~amt~kooperation", "ausschuss~amt~kooperation"),
        ("gaps", "finding", f"isolate:{OLD}", "isolate:ausschuss"),
        ("who_helps", "from", OLD, "ausschuss"),
    ],
)
@pytest.mark.usefixtures("renamed")
def test_an_old_address_leads_to_the_present_actor_and_is_replaced(page, name, old, now):
    app = opened(page, **{name: old})
    assert not app.exception
    assert app.query_params[name.replace("_", "-")] == now
    assert not [text for text in shown(app) if OLD in text and "bedeutet hier nichts" in text]


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            ("früher: **Integrationsrat Herford** (bis Oktober 2025)", "Dazu sagt das Gesetz:** Jede"),
        ),
        (
            "en",
            ("formerly: **Integrationsrat Herford** (until October 2025)", "**What the law says:** Each has"),
        ),
    ],
)
def test_the_card_says_former_names_and_the_law_with_their_sources(language, words):
    said = "\n".join(shown(opened("actors", actor="ausschuss", lang=language)))
    for word in (*words, "Der Rat hat einen neuen Namen", "Amtsblatt", "Gesetz, "):
        assert word in said


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(("language", "ended"), [("de", "endete 2021"), ("en", "ended in 2021")])
def test_the_card_of_what_has_ended_says_so_and_counts_nothing(language, ended):
    app = opened("actors", actor="beendet", lang=language)
    assert not app.exception
    said = "\n".join(shown(app))
    assert ended in said
    t = locales.text(language)
    assert t("card.ended") in said
    assert t("card.what-if") not in said
    assert t("card.no-betweenness") not in said


@pytest.mark.usefixtures("renamed")
def test_the_table_carries_former_names_and_what_has_ended_only_for_its_search():
    rows = {row["id"]: row for row in component(opened("actors", year="2026"), "table")["rows"]}
    assert rows["ausschuss"]["formerly"] == ["Integrationsrat Herford", OLD, "rat-alt"]
    assert rows["beendet"]["ended"] == "endete 2021"
    assert "degree" not in rows["beendet"]
    assert all("ended" not in row for name, row in rows.items() if name != "beendet")


@pytest.mark.usefixtures("renamed")
def test_what_has_ended_is_found_only_where_the_rest_of_the_selection_keeps_it():
    rows = component(opened("actors", year="2026", district="herford"), "table")["rows"]
    assert {row["id"] for row in rows} == {"ausschuss", "amt"}


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("page", "options", "label"),
    [
        ("what_if", {}, "Ausschuss Herford · früher: Integrationsrat Herford, rat-alt"),
        ("key_actors", {}, ") · früher: Integrationsrat Herford, rat-alt"),
        ("who_helps", {}, "früher: Integrationsrat Herford, rat-alt"),
    ],
)
def test_lists_to_choose_from_name_former_names(page, options, label):
    app = opened(page, **options)
    assert [True for box in app.selectbox for option in box.options if label in option]


def test_the_picture_carries_former_names_and_ends_for_its_search(renamed: Network):
    drawn = graph_payload.payload(renamed, "de", lambda key: locales.text("de").forms(key)[0])
    nodes = {node["id"]: node for node in json.loads(graph_payload.script_safe(drawn))["nodes"]}
    assert nodes["ausschuss"]["formerly"] == ["Integrationsrat Herford", OLD, "rat-alt"]
    assert nodes["beendet"]["ended"] == 2021
    assert not {"formerly", "ended"} & nodes["amt"].keys()
    assert drawn["words"]["formerly"] == "früher: {names}"
    assert drawn["words"]["ended"] == "endete {year}"


@pytest.mark.parametrize(
    ("language", "until", "law"),
    [
        ("de", "bis Oktober 2025", "Jede hat eine."),
        ("en", "until October 2025", "Each has one."),
    ],
)
def test_the_report_names_former_names_and_what_holds_for_a_type(renamed: Network, language, until, law):
    data = report_data(renamed, EVERYTHING, Area(0, 0, {}, {}, {}, {}, ""), date(2026, 11, 22), ranges=False)
    t = locales.text(language)
    made = compose(data, t)
    blocks = [block for section in made.sections for block in section.blocks]
    rows = {b.caption: b.rows for b in blocks if isinstance(b, Table)}
    assert rows[t("report.former-names")] == (
        ("Ausschuss Herford", f"Integrationsrat Herford ({until}) [1]"),
    )
    assert [row[1] for row in rows[t("report.types")]] == [f"{law} [2]"]
    cited = next(b for b in blocks if isinstance(b, CitedSources)).items
    assert [source.text for source in cited[:2]] == ["Amtsblatt", "Gesetz"]
