"""The page on key actors: ranges that come later, levels, filters, comparison; and ranges on other pages."""

import re
import threading

import pytest

import locales
from network.filters import EVERYTHING, LOCAL
from network.measures import rank_intervals
from tests import ui_data
from tests.test_pages import Walk, component, components, elements, shown, use
from ui.backend import cache
from ui.components.interval_text import count_text, often_text, rank_text, share_text

PATIENCE = 180  # seconds until the background must be done; it takes a moment
DE = locales.text("de")
BESIDE = ", ohne Land und Bund"

MEMBERS = "\n".join(
    f"  - {{id: m{i}, name: Mitglied {i:02}, type: beratungsstelle, district: herford, topics: [sprache]}}"
    for i in range(12)
)
STAR = f"""\
{ui_data.VOCABULARY}
actors:
  - id: mitte
    name: Mitte
    type: beratungsstelle
    district: herford
    topics: [sprache]
    ties: [{", ".join(f"m{i}" for i in range(12))}, tor]
  - {{id: tor, name: Tor, type: behoerde, district: lippe, topics: [wohnen], ties: [lipper, ministerium]}}
  - {{id: lipper, name: Lipper, type: behoerde, district: lippe}}
  - {{id: ministerium, name: Ministerium, type: behoerde, district: nrw, ties: [m0, m1, m2]}}
{MEMBERS}
"""
"""Twelve members hang on the middle; the gate leads to Lippe and, on paper, to the ministry."""


@pytest.fixture
def fresh_jobs():
    """Nothing of an earlier test is remembered, and nothing of this one later."""
    cache.jobs.cache_clear()
    yield
    cache.jobs.cache_clear()


def all_ranges():
    """Wait until every range that the page asks for is there."""
    network = cache.load().network
    for counted in (LOCAL, EVERYTHING):
        assert cache.ranges(network, counted).wait(PATIENCE)
        assert cache.roles(network, counted).wait(PATIENCE)


def page(options=None, walk=None):
    return (walk or Walk()).to("key_actors", options or {})


def lists(app):
    """The data of every list with ranges, by its caption."""
    import json

    found = [p.proto for p in elements(app._tree) if getattr(p, "type", "") == "bidi_component"]
    data = [json.loads(p.json) for p in found if p.component_name == "integrationsnetz_intervals"]
    return {one["caption"]: one for one in data}


def rows(one):
    return {row["name"]: row for band in one["bands"] for row in band["rows"]}


@pytest.fixture
def star(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, STAR)
    all_ranges()


BARE_RANK = re.compile(r"(?<!ast immer )\bRang \d+(?![\d–.])")


def test_ranks_stand_as_ranges_only(star):
    texts = "\n".join(shown(page()))
    assert "Rang 1" in texts
    assert BARE_RANK.search(texts) is None
    assert re.search(r"\b\d+[.,]\d+\. (Rang|Platz)", texts) is None


def test_the_middle_is_the_hub_by_hand(star):
    """13 partners, of which the ties (nothing cited, so assumed) may be lost."""
    found = lists(page())[DE("key_actors.hubs")]
    middle = rows(found)["Mitte"]
    assert middle["text"].endswith("–13)")
    assert middle["share"] == 1.0
    assert middle["rank"].endswith("Rang 1")
    assert [band["id"] for band in found["bands"]] == ["steady", "mostly", "sometimes"]


def test_bands_are_in_the_order_of_the_alphabet(star):
    for found in lists(page()).values():
        for band in found["bands"]:
            names = [row["name"].casefold() for row in band["rows"]]
            assert names == sorted(names)


def test_whoever_is_cut_off_is_named_with_a_way_to_see_it(star):
    found = rows(lists(page())[DE("key_actors.losses")])
    assert found["Tor"]["note"].startswith(DE.plural("key_actors.cut-off", 1, names="Lipper", beside=BESIDE))
    assert found["Tor"]["action"] == DE("key_actors.without")


def test_the_ministry_counts_on_one_side_only(star):
    app = page()
    slope = component(app, "slope")
    assert "ministerium" not in [entry["id"] for entry in slope["left"]["entries"]]
    (entry,) = [entry for entry in slope["right"]["entries"] if entry["id"] == "ministerium"]
    assert (entry["above"], entry["elsewhere"]) == (True, DE("key_actors.levels-left-out"))
    assert "ministerium" not in [point["id"] for point in component(app, "scatter")["points"]]
    app = page({"counted": "all"})
    assert "ministerium" in [point["id"] for point in component(app, "scatter")["points"]]


def test_the_switch_of_levels_stands_in_the_address(star):
    app = page()
    assert "15 Stellen, 14 Beziehungen, ohne Land und Bund. " in "\n".join(shown(app))
    (switch,) = [g for g in app.button_group if g.key == "counted"]
    switch.set_value("all").run()
    assert app.query_params == {"counted": "all"}
    assert "16 Stellen, 18 Beziehungen. " in "\n".join(shown(app))


def test_filters_narrow_who_is_shown_and_not_what_is_counted(star):
    app = page({"district": "lippe"})
    hubs = lists(app)[DE("key_actors.hubs")]
    assert set(rows(hubs)) <= {"Tor", "Lipper"}
    assert rows(hubs)["Tor"]["text"] == rows(lists(page())[DE("key_actors.hubs")])["Tor"]["text"]
    points = {point["id"]: point["faint"] for point in component(app, "scatter")["points"]}
    assert len(points) == 15
    assert [actor for actor, faint in points.items() if not faint] == ["tor", "lipper"]
    assert DE("key_actors.filters") in shown(app)


def test_every_figure_explains_itself(star):
    """Definition, how it was counted, n and the date of the data, what it does not say."""
    hubs = lists(page())[DE("key_actors.hubs")]
    for column in ("axis", "rank", "first"):
        lines = hubs["columns"][column]["info"]["lines"]
        assert [line["term"] for line in lines] == [
            DE(f"explain.{term}") for term in ("what", "how", "basis", "not")
        ]
        assert "15 Stellen" in lines[2]["text"]
    assert "500 Ziehungen" in hubs["columns"]["rank"]["info"]["lines"][1]["text"]


def test_actors_can_be_compared_and_taken_out_again(star):
    app = page({"compare": ["mitte", "tor"]})
    texts = "\n".join(shown(app))
    assert DE("key_actors.tie", one="Mitte", arrow="–", other="Tor", kind="dewort Kooperation") in texts
    assert [row["name"] for row in lists(app)[DE("key_actors.hubs")]["bands"][0]["rows"]]
    (remove,) = [b for b in app.button if b.key == "compare_remove_mitte"]
    remove.click().run()
    assert app.query_params == {"compare": "tor"}
    (add,) = [s for s in app.selectbox if s.key == "compare_add"]
    add.set_value("m3").run()
    assert app.query_params == {"compare": ["tor", "m3"]}


def test_somebody_who_is_not_counted_cannot_be_compared_and_the_page_says_so(star):
    texts = shown(page({"compare": ["ministerium", "tor"]}))
    assert DE("key_actors.compare-left-out", names="Ministerium") in texts


def test_four_are_enough(star):
    app = page({"compare": ["m0", "m1", "m2", "m3"]})
    assert not [s for s in app.selectbox if s.key == "compare_add"]
    assert DE("key_actors.compare-full", n=4) in shown(app)


def test_an_example_starts_a_comparison(star):
    app = page()
    (example,) = [b for b in app.button if b.label.startswith("Zum Beispiel")]
    example.click().run()
    assert app.query_params == {"compare": ["mitte", "tor"]}


class Held:
    """Ranges that come when they are let go."""

    def __init__(self):
        self.begun, self.free = threading.Event(), threading.Event()

    def __call__(self, network, progress=None, **how):
        progress(0.4)
        self.begun.set()
        assert self.free.wait(PATIENCE)
        progress(0.4)
        return rank_intervals(network, progress=progress, draws=20, **how)


class Here:
    """In the worker's place: computes in the thread that asks, so that a test can hold the work."""

    def call(self, function, *arguments, **options):
        return function(*arguments, **options)


@pytest.fixture
def held(monkeypatch, tmp_path, fresh_jobs):
    use(monkeypatch, tmp_path, STAR)
    monkeypatch.setattr(cache, "worker", Here)
    held = Held()
    monkeypatch.setattr(cache, "rank_intervals", held)
    yield held
    held.free.set()


def coming(app):
    return [t for t in shown(app) if t.startswith("Spannen werden berechnet")]


def button(app, key):
    (found,) = [b for b in app.button if b.key == key]
    return found


def test_the_page_stands_before_the_ranges_do(held):
    walk = Walk()
    app = page(walk=walk)
    assert held.begun.wait(PATIENCE)
    app = page(walk=walk)
    texts = "\n".join(shown(app))
    assert len(coming(app)) == 1
    assert not re.search(r"Rang \d", texts)
    assert {"intervals", "slope", "scatter", "picture"} <= set(components(app))
    found = lists(app)[DE("key_actors.hubs")]
    assert [band["id"] for band in found["bands"]] == ["pending"]
    assert rows(found)["Mitte"]["text"] == "13"
    held.free.set()
    all_ranges()
    app = page(walk=walk)
    assert coming(app) == []
    assert re.search(r"Rang \d", "\n".join(shown(app)))


def test_a_card_beside_the_network_stands_without_ranges_too(held):
    app = Walk().to("network", {"actor": "mitte"})
    assert [e.message for e in app.exception] == []
    texts = "\n".join(shown(app))
    assert len(coming(app)) == 1
    assert DE.plural("card.degree", 13, others=15) in texts
    assert not re.search(r"Rang \d", texts)


def test_a_visitor_can_do_without_and_come_back(held):
    walk = Walk()
    app = page(walk=walk)
    assert held.begun.wait(PATIENCE)
    button(app, "ranges_cancel").click()
    app.run()
    assert coming(app) == []
    assert DE("range.cancelled") in shown(app)
    held.free.set()
    button(app, "ranges_again").click()
    app.run()
    network = cache.load().network
    for counted in (LOCAL, EVERYTHING):
        assert cache.ranges(network, counted).wait(PATIENCE)
    app = page(walk=walk)
    assert re.search(r"Rang \d", "\n".join(shown(app)))


def test_a_failure_is_shown_and_the_page_stands(monkeypatch, tmp_path, caplog, fresh_jobs):
    use(monkeypatch, tmp_path, STAR)

    def fails(network, **how):
        raise ValueError("no luck")

    monkeypatch.setattr(cache, "worker", Here)
    monkeypatch.setattr(cache, "rank_intervals", fails)
    network = cache.load().network
    for counted in (LOCAL, EVERYTHING):
        assert cache.ranges(network, counted).wait(PATIENCE)
        assert cache.roles(network, counted).wait(PATIENCE)
    app = page()
    assert [w.value for w in app.warning] == [DE("range.failed")]
    assert "intervals" in components(app)
    assert "no luck" in caplog.text


def test_the_card_the_table_and_the_overview_show_ranges(star):
    network = cache.load().network
    assert cache.ranges(network).wait(PATIENCE)
    walk = Walk()
    overview = "\n".join(shown(walk.app))
    assert re.search(r"\*\*Mitte\*\* · 13 Partner \(\d+–13\) · fast immer Rang 1 von 16", overview)
    card = "\n".join(shown(walk.to("actors", {"actor": "tor"})))
    assert re.search(r"Rang \d+–\d+ von 16, falls nicht jeder Beleg hält\.", card)
    table = component(walk.to("actors", {}), "table")
    (middle,) = [row for row in table["rows"] if row["id"] == "mitte"]
    assert re.fullmatch(r"13 \(\d+–13\)", middle["degree"]["text"])
    assert re.fullmatch(r"\d+\s% \(\d+–\d+\s%\)", middle["betweenness"]["text"])
    for texts in (overview, card):
        assert BARE_RANK.search(texts) is None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rank_text((2, 6), DE), "Rang 2–6"),
        (rank_text((1, 1), DE), "fast immer Rang 1"),
        (count_text(21, (16.0, 21.0), DE), "21 (16–21)"),
        (count_text(5, (5, 5), DE), "5"),
        (count_text(5, None, DE), "5"),
        (count_text(9, (7, 8), DE, " Partner"), "9 Partner (7–8)"),
        (share_text(0.15, (0.095, 0.207), DE), "15 % (10–21 %)"),
        (share_text(0.0, (0.0, 0.012), DE), "0,0 % (0–1,2 %)"),
        (share_text(0.05, (0.05, 0.05), DE), "5,0 %"),
        (share_text(0.05, None, DE), "5,0 %"),
        (often_text(1.0, DE), "100 %"),
        (often_text(0.998, DE), "99 %"),
        (often_text(0.004, DE), "unter 1 %"),
        (often_text(0.0, DE), "0 %"),
    ],
)
def test_ranges_in_words(written, text):
    assert written.replace("\xa0", " ") == text


@pytest.mark.parametrize("language", locales.LANGUAGES)
@pytest.mark.parametrize("text", [ui_data.TINY, ui_data.UNPEOPLED, ui_data.EMPTY])
def test_next_to_nothing_looks_right(monkeypatch, tmp_path, language, text):
    use(monkeypatch, tmp_path, text)
    all_ranges()
    t = locales.text(language)
    app = page({"lang": language})
    assert [e.message for e in app.exception] == []
    assert t("key_actors.nobody") in shown(app)
    assert not [one for one in shown(app) if re.search(r"\b(None|nan|undefined)\b", one)]


def test_filters_that_leave_nobody_can_be_taken_away(star):
    app = page({"level": "federal"})
    assert DE("empty.nothing") in shown(app)
    (reset,) = [b for b in app.button if b.label == DE("empty.reset")]
    reset.click().run()
    assert app.query_params == {}
    assert "scatter" in components(app)
