"""The page "Netz": the ways between two actors, from the address to what the panel says."""

from __future__ import annotations

import pytest

import locales
from network.graph.paths import alternative_paths
from network.io.read import read
from network.model import Network
from tests import ui_data
from tests.test_pages import Walk, component, components, is_in_other_language, shown, use

ENDS = {"from": "ki-kreis-herford", "to": "ki-kreis-guetersloh"}
ACTORS = """
actors:
  - id: a
    name: A
    type: beratungsstelle
    district: herford
    topics: [wohnen]
    ties: [{to: b, type: foerderung, since: 2019, until: 2099,
            evidence: [{url: "https://www.quelle.example/x", date: 2021-05, note: Beide.}]}]
  - {id: b, name: B, type: behoerde, district: herford, ties: [c]}
  - {id: c, name: C, type: behoerde, district: lippe, ties: [{to: d, until: 2001}]}
  - {id: d, name: D, type: behoerde, district: lippe, topics: [wohnen]}
"""


@pytest.fixture
def few(monkeypatch, tmp_path) -> Network:
    """The app reads a chain a, b, c, d, whose last tie has ended."""
    use(monkeypatch, tmp_path, ui_data.VOCABULARY + ACTORS)
    network = read(tmp_path / "actors.yaml").network
    assert network is not None
    return network


def lines(options: dict[str, str]) -> list[str]:
    return component(Walk().to("network", options), "paths")["lines"]


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_ways_of_the_address_are_drawn_in_both_languages(language):
    app = Walk().to("network", {"lang": language, **ENDS})
    assert [e.message for e in app.exception] == []
    assert [text for text in shown(app) if is_in_other_language(text, language)] == []
    panel = component(app, "paths")
    actors = [[stop["id"] for stop in way["stops"]] for way in panel["ways"]]
    assert 1 < len(actors) <= 3
    assert all((way[0], way[-1]) == tuple(ENDS.values()) for way in actors)
    assert all(len(way["steps"]) == len(way["stops"]) - 1 for way in panel["ways"])
    assert component(app, "graph")["ways"] == actors
    assert (panel["chosen"], component(app, "graph")["way"]) == (0, 0)
    assert "picture" in components(app)
    assert {name: app.query_params[name] for name in ENDS} == ENDS


def test_what_is_known_of_a_step_stands_below_it(few):
    panel = component(Walk().to("network", {"from": "c", "to": "a"}), "paths")
    (way,) = panel["ways"]
    assert way["title"] == "Weg 1: 2 Schritte"
    assert panel["lines"] == ["B kennt beide und kann sie vorstellen."]
    (first,), (second,) = way["steps"]
    assert (first["kind"], first["arrow"], first["years"], first["evidence"]) == (
        "dewort Kooperation",
        "",
        "",
        [],
    )
    assert (second["kind"], second["arrow"], second["years"]) == ("dewort Förderung", "←", "2019–2099")
    assert second["evidence"] == [
        {
            "note": "Beide.",
            "source": "quelle.example",
            "address": "https://www.quelle.example/x",
            "lang": "de",
            "when": "Mai 2021",
        }
    ]


def test_what_has_ended_leads_nowhere_unless_that_year_is_asked_for(few):
    assert lines({"from": "a", "to": "d"}) == [
        "Zwischen den beiden ist keine Verbindung dokumentiert.",
        "Beide arbeiten zu: dewort Wohnen.",
    ]
    assert lines({"from": "a", "to": "d", "year": "2000"}) != lines({"from": "a", "to": "d"})
    assert alternative_paths(few, "a", "d", 1)


def test_filters_are_kept_and_said_where_they_hide_the_way(few):
    assert lines({"from": "a", "to": "c", "status": "reported"})[-1].startswith(
        "Filter blenden Beziehungen aus."
    )
    assert lines({"from": "a", "to": "c", "district": "herford"}) == [
        "Nicht in dieser Auswahl: C. Nehmen Sie einen Filter weg."
    ]
    assert lines({"from": "a", "to": "a"}) == ["Start und Ziel sind dieselbe Stelle."]


@pytest.mark.parametrize("options", [{"from": "a"}, {"to": "b"}, {"from": "a", "to": "fehlt"}])
def test_without_two_known_ends_there_is_no_panel(few, options):
    app = Walk().to("network", options)
    assert "paths" not in components(app)
    assert any("fehlt" in text for text in shown(app)) == ("fehlt" in options.values())


def test_the_card_offers_ways_to_all_others(few):
    app = Walk().to("network", {"actor": "b"})
    (choice,) = [box for box in app.selectbox if box.key == "path_from_b"]
    assert [option.split(" · ")[0] for option in choice.options] == ["A", "C", "D"]
    choice.select("a").run()
    assert app.query_params == {"from": "b", "to": "a"}
    assert component(app, "paths")["title"] == "Von B zu A"


def test_a_way_that_is_not_there_shows_the_last(few):
    app = Walk().to("network", {"from": "a", "to": "b", "way": "3"})
    assert component(app, "paths")["chosen"] == 0
