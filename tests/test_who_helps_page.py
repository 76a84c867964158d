"""The page "Wer hilft?": what it answers, what it leaves open, and what stands in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import locales
from network.analysis.referral import Place, refer
from network.gaps import municipality_coverage
from network.geo.geography import Area
from network.io.read import read
from tests import ui_data
from tests.test_pages import Walk, component, components, is_in_other_language, shown, use
from ui.components.markdown import escape
from ui.session.places import places
from ui.views.gaps.municipalities import matrix_data
from ui.views.who_helps.cards import SHOWN, cards_data
from ui.views.who_helps.map import referral_map_data
from ui.views.who_helps.text import answer_text, dead_end_words

DE = locales.text("de")
REAL = {"need": "wohnen", "place": "Bünde", "from": "ki-kreis-herford"}


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    """The app reads two actors in two districts: both offer language, one funds the other; one has ended."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    return read(tmp_path / "actors.yaml").network


@pytest.mark.parametrize("language", locales.LANGUAGES)
@pytest.mark.parametrize("data", ["TINY", "UNPEOPLED", "HOSTILE", "real"])
def test_the_page_is_drawn_for_every_question(monkeypatch, tmp_path, language, data):
    if data != "real":
        use(monkeypatch, tmp_path, getattr(ui_data, data))
    walk = Walk()
    questions = [
        {},
        {"need": "wohnen"},
        {"place": "herford"},
        {"need": "sprache", "place": "lippe", "from": "hier"},
        {"need": "wohnen", "place": "Herford"},
        {"need": "sprache", "place": "herford", "from": "skript"},
        REAL,
    ]
    for options in questions:
        app = walk.to("who_helps", {"lang": language, **options})
        assert [e.message for e in app.exception] == [], options
        texts = shown(app)
        assert locales.text(language)("who_helps.heading") in texts
        assert [text for text in texts if is_in_other_language(text, language)] == []


def test_who_is_near_comes_with_the_chain_and_its_direction(tiny):
    app = Walk().to("who_helps", {"need": "sprache", "place": "herford", "from": "dort"})
    near, far = component(app, "helpers")["groups"]
    (alpha,) = near["helpers"]
    assert (alpha["name"], alpha["site"]) == (
        "Alpha Herford",
        {"address": "https://alpha.example/", "name": "alpha.example"},
    )
    assert alpha["chain"]["words"] == DE.plural("who_helps.way", 1, start="Beta Detmold")
    assert [s["name"] for s in alpha["chain"]["stops"]] == ["Beta Detmold", "Alpha"]
    assert alpha["chain"]["links"] == [{"kinds": f"{ui_data.GERMAN} Förderung", "arrow": "←", "when": "2019"}]
    (beta,) = far["helpers"]
    assert far["title"] == DE("helpers.reach-neighbour")
    assert beta["chain"] == {
        "words": DE("who_helps.self"),
        "stops": [{"id": "dort", "name": "Beta Detmold"}],
        "links": [],
        "note": "",
    }
    assert DE.plural("who_helps.found", 1).rstrip(".") in " ".join(shown(app)).replace("\\", "")


def test_nobody_is_sent_to_what_has_ended(monkeypatch, tmp_path):
    use(
        monkeypatch, tmp_path, ui_data.TINY.replace("until: 2026", "until: 2025")
    )  # when the data are of 2026
    app = Walk().to("who_helps", {"need": "sprache", "place": "herford", "from": "hier"})
    assert [h["id"] for g in component(app, "helpers")["groups"] for h in g["helpers"]] == ["dort"]


def test_looked_for_in_vain_and_not_looked_for_are_told_apart(tiny, monkeypatch, tmp_path):
    walk = Walk()
    topic = f"{ui_data.GERMAN} Wohnen"
    vain = walk.to("who_helps", {"need": "wohnen", "place": "herford"})
    assert [w.value for w in vain.warning] == [escape(DE("who_helps.dead-none_documented", topic=topic))]
    assert DE("who_helps.reported") in shown(vain)
    use(
        monkeypatch,
        tmp_path,
        ui_data.TINY.replace("{district: lippe, topics: [wohnen]", "{district: lippe, topics: []"),
    )
    open_ = walk.to("who_helps", {"need": "wohnen", "place": "lippe"})
    assert [w.value for w in open_.warning] == [escape(DE("who_helps.dead-not_surveyed", topic=topic))]


def test_choices_are_written_to_the_address_and_answered(tiny):
    app = Walk().to("who_helps", {})
    assert "helpers" not in components(app)
    app.selectbox(key="referral_need").set_value("sprache").run()
    assert app.query_params == {"need": "sprache"}
    app.selectbox(key="referral_place").set_value("Herford").run()
    assert app.query_params == {"need": "sprache", "place": "Herford"}
    assert component(app, "helpers")["groups"][0]["title"] == DE("helpers.reach-place", place="Herford")


def test_an_example_asks_its_question(tiny):
    app = Walk().to("who_helps", {})
    tries = [b for b in app.button if b.label == DE("who_helps.see")]
    assert tries
    tries[0].click().run()
    assert set(app.query_params) >= {"need", "place"}
    assert "helpers" in components(app)


def test_every_municipality_is_a_place_with_an_actor_or_without():
    app = Walk().to("who_helps", {"need": "wohnen", "place": "Bünde"})
    assert app.query_params["place"] == "Bünde"
    empty = Walk().to("who_helps", {"need": "wohnen", "place": "Preußisch Oldendorf"})
    assert not [i for i in empty.info if "place" in i.value and "Preußisch" in i.value]
    assert [w.value for w in empty.warning]  # no actor, and a dead end


def test_a_town_that_is_a_district_is_offered_once(real_network):
    known = places(real_network)
    assert known["Bielefeld"] == known["bielefeld"] == Place("bielefeld")
    assert len([p for p in known.values() if p.municipality]) >= 69


@pytest.fixture(scope="module")
def real_network():
    from tests.conftest import FROZEN

    return read(FROZEN).network


def test_the_text_to_copy_says_who_where_and_how_sure(real_network):
    answer = refer(real_network, "wohnen", places(real_network)["Bünde"], "ki-kreis-herford")
    text = answer_text(real_network, answer, DE)
    first = real_network.actor_by_id[answer.helpers[0].actor]
    assert text.startswith("Wohnen, Bünde (Kreis Herford)\n")
    assert f"- {first.name}" in text
    assert text.endswith(DE("who_helps.caution-plain"))
    assert "None" not in text


def test_cards_keep_the_order_of_the_answer_and_what_is_apart_waits(real_network):
    answer = refer(real_network, "arbeit", Place("lippe"))
    data = cards_data(real_network, answer, DE)
    assert [h["id"] for g in data["groups"] for h in g["helpers"]] == [h.actor for h in answer.helpers]
    assert SHOWN["above"] == SHOWN["elsewhere"] == 0
    assert all(h["chain"] is None and h["missing"] == "" for g in data["groups"] for h in g["helpers"])


def test_a_missing_chain_is_said(real_network):
    apart = next(a for a in real_network.actors if not real_network.ties_of[a.id])
    answer = refer(real_network, "sprache", Place("lippe"), start=apart.id)
    data = cards_data(real_network, answer, DE)
    told = {h["missing"] for g in data["groups"] for h in g["helpers"] if h["id"] != apart.id}
    assert told == {DE("helpers.no-chain")}


AREA = Area(
    width=1000,
    height=1000,
    outlines={"ost": (((0, 0), (1, 1), (0, 0)),)},
    centres={"ost": (500, 500)},
    places={"Ostort": (900, 200)},
    seats={},
    attribution="© Amt",
)


def test_the_map_shows_the_place_and_who_is_counted():
    network = ui_data.drawn_by_hand()
    data = referral_map_data(network, AREA, None, Place("ost", "Ostort"), DE)
    assert data["here"] == {"x": 900, "y": 200, "name": "Ostort", "left": True}
    (district,) = data["districts"]
    assert district["pressed"]
    assert district["counted"] == DE.plural("map.actors", 2)
    assert referral_map_data(network, AREA, None, None, DE)["here"] is None


def test_the_matrix_of_municipalities_knows_empty_places_and_unknown_ones(real_network):
    towns = [
        p.municipality for p in places(real_network).values() if p.district == "herford" and p.municipality
    ]
    found = municipality_coverage(real_network, "herford", towns)
    data = matrix_data(real_network, found, DE)
    assert [row["name"] for row in data["rows"]] == [*sorted(towns), DE("municipalities.unknown")]
    assert all(len(row["cells"]) == len(data["columns"]) == len(real_network.topics) for row in data["rows"])
    cell = data["rows"][0]["cells"][0]
    assert cell["id"] == f"{sorted(towns)[0]}:{real_network.topics[0].id}"
    assert cell["words"].startswith(f"{data['columns'][0]}, {sorted(towns)[0]}: ")


def mounted_matrix():
    """A page with nothing but the matrix: run by AppTest from its text."""
    import streamlit as st

    import locales
    from ui.backend import cache
    from ui.views.gaps.municipalities import municipality_coverage

    network = cache.load().network
    t = locales.text("de")
    municipality_coverage(network, "herford", t)
    st.markdown("---")
    municipality_coverage(network, "bielefeld", t)


def test_the_matrix_can_be_mounted_with_one_call():
    app = AppTest.from_function(mounted_matrix, default_timeout=60).run()
    assert [e.message for e in app.exception] == []
    assert components(app) == ["matrix"]
    assert any("Stadt Bielefeld" in text.replace("\\", "") for text in shown(app))


def test_nobody_is_told_to_ask_themselves(real_network):
    place = places(real_network)["hoexter"]
    for start, asked in ((None, True), ("ki-kreis-hoexter", False), ("ki-kreis-lippe", True)):
        answer = refer(real_network, "wohnen", place, start)
        (words,) = [w for end, w in dead_end_words(real_network, answer, DE) if end == "none_documented"]
        assert ("KI Höxter" in words) is asked


def test_an_office_that_exists_by_law_is_named_where_nobody_is_documented(tmp_path):
    """The authority of Lippe works on language; that of Herford exists as well, and only lacks a source."""
    text = ui_data.BY_LAW.replace("    place: Herford\n    topics: [sprache]", "    place: Herford")
    network = read(ui_data.write(tmp_path, text)).network
    assert network is not None
    for topic, named in (("sprache", True), ("wohnen", False)):  # nobody works on housing anywhere
        (words,) = [w for _, w in dead_end_words(network, refer(network, topic, Place("herford")), DE)]
        assert (DE("who_helps.by-law", types=f"{ui_data.GERMAN} Behörde") in words) is named
