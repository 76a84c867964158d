"""The page "What if?": scenarios are built, undone and passed on; what they do is told by hand."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import locales
from network.io.read import read
from network.model import Network, Tie
from network.scenarios.compare import compare
from network.scenarios.edits import MOST_CHANGES
from network.scenarios.scenario import Scenario
from tests import ui_data
from tests.small_networks import COOPERATION, FUNDING, build, two_triangles
from tests.test_pages import MARKDOWN, Walk, component, components, elements, shown, strings, use
from ui.components.markdown import escape, text_labels
from ui.views.what_if.before_after import FigureChange, turn_of
from ui.views.what_if.pictures import around, marks, to_name
from ui.views.what_if.results import changed_yaml
from ui.views.what_if.text import cause, change_words, effect, uncovered, uncovered_words

DE, EN = locales.text("de"), locales.text("en")

CHAIN = f"""\
{ui_data.VOCABULARY}
actors:
  - {{id: a, name: Anlaufstelle, type: behoerde, district: herford, topics: [wohnen], ties: [m, land]}}
  - {{id: b, name: Beratung, type: beratungsstelle, district: lippe, topics: [sprache], ties: [land]}}
  - {{id: m, name: Mitte, short: M, type: behoerde, district: herford, ties: [b]}}
  - {{id: land, name: Landesstelle, type: behoerde, district: nrw}}
"""
"""A chain a - m - b of local actors; the state is tied to both of its ends."""


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Walk:
    use(monkeypatch, tmp_path, CHAIN)
    return Walk()


def page(app: AppTest) -> str:
    return "\n".join(shown(app))


def click(app: AppTest, key: str) -> AppTest:
    (button,) = [button for button in app.button if button.key == key]
    return button.click().run()


def choose(app: AppTest, key: str, value: Any) -> AppTest:
    return app.selectbox(key=key).set_value(value).run()


def step(app: AppTest, name: str) -> AppTest:
    (steps,) = [group for group in app.button_group if group.key == "builder_step"]
    return steps.set_value(name).run()


def entries(app: AppTest) -> list[str]:
    return [button.label for button in app.button if (button.key or "").startswith("change_")]


def figures(app: AppTest) -> dict[str, tuple[str, str, str]]:
    rows = component(app, "before_after")["rows"]
    return {row["name"]: (row["before"], row["after"], row["turn"]) for row in rows}


def test_an_actor_is_taken_away_undone_and_done_again(walk: Walk) -> None:
    """Without m, a and b fall apart; of equal parts the one with the first id is the rest."""
    app = choose(walk.to("what_if", {}), "builder_actor", "m")
    assert app.query_params == {"without-actor": "m"}
    assert entries(app) == ["ohne M"]
    assert "Ohne **M** verliert **eine Stelle** den Anschluss, ohne Land und Bund: Beratung." in page(app)
    assert f"**{ui_data.GERMAN} Kreis Lippe** hätte gar keine Stelle mehr" in page(app)
    assert figures(app) == {
        "Teile": ("1", "2", "loss"),
        "Stellen ohne Beziehung": ("0", "2", "loss"),
        "Größter Teil": ("3", "1", "loss"),
        "Paare, die sich erreichen": (DE.percent(1, 1), DE.percent(0, 1), "loss"),
        "Mittlerer Weg": ("1,33", DE("compare.undefined"), "mixed"),
        "Weitester Weg": ("2", DE("compare.undefined"), "mixed"),
    }
    app = click(app, "undo")
    assert app.query_params == {}
    assert not entries(app)
    app = click(app, "redo")
    assert app.query_params == {"without-actor": "m"}
    app = click(app, "change_0")
    assert app.query_params == {}


def test_a_tie_is_taken_away(walk: Walk) -> None:
    app = step(walk.to("what_if", {}), "tie")
    app = choose(app, "builder_tie_of_local", "m")
    assert [label.partition(" (")[0] for label in app.selectbox(key="builder_tie").options] == [
        "– Anlaufstelle",
        "– Beratung",
    ]
    app = choose(app, "builder_tie", "b~m~kooperation")
    assert app.query_params == {"without-tie": "b~m~kooperation"}
    assert entries(app) == [f"ohne Beratung – M \\({ui_data.GERMAN} Kooperation\\)".replace("\\", "")]


def test_a_tie_is_added(walk: Walk) -> None:
    app = step(walk.to("what_if", {"without-actor": "m"}), "new")
    app = choose(app, "builder_from_local", "b")
    assert app.button(key="builder_add").disabled
    app = choose(app, "builder_to_local", "b")
    assert DE("builder.impossible") in page(app)
    app = choose(app, "builder_to_local", "a")
    (strength,) = [group for group in app.button_group if group.key == "builder_strength"]
    app = click(strength.set_value(3).run(), "builder_add")
    assert app.query_params == {"without-actor": "m", "with-tie": "b~a~kooperation~3"}
    assert (
        entries(app)[1] == f"neu: Beratung – Anlaufstelle, {ui_data.GERMAN} Kooperation, 3 Gemeinsame Arbeit"
    )
    assert "Mit diesen **2 Änderungen** behalten alle anderen den Anschluss" in page(app)
    assert app.button(key="builder_add").disabled  # it is there now, in whichever order
    app = click(app, "clear")
    assert app.query_params == {}


def test_a_tie_that_is_there_cannot_be_added(walk: Walk) -> None:
    app = step(walk.to("what_if", {}), "new")
    app = choose(choose(app, "builder_from_local", "m"), "builder_to_local", "a")
    assert app.button(key="builder_add").disabled
    app = choose(app, "builder_kind", "foerderung")
    assert not app.button(key="builder_add").disabled


def test_a_link_opens_the_same_scenario(walk: Walk) -> None:
    options = {"without-tie": "m~b~kooperation", "with-tie": "a~b~foerderung~2", "lang": "en"}
    app = walk.to("what_if", options)
    assert app.query_params == options
    assert entries(app) == [
        f"without M – Beratung ({ui_data.ENGLISH} cooperation)",
        f"new: Anlaufstelle → Beratung, {ui_data.ENGLISH} funding, {EN('strength.2')}",
    ]
    assert not app.info


def test_what_an_old_link_names_in_vain_is_told(walk: Walk) -> None:
    options = {"without-actor": ["weg", "m"], "without-tie": "a~b~kooperation", "with-tie": "<b>~a~x~9"}
    app = walk.to("what_if", options)  # type: ignore[arg-type]
    assert entries(app) == ["ohne M"]
    told = [note.value for note in app.info]
    assert told == [
        DE("shell.ignored", name=escape(name), value=escape(value))
        for name, value in (
            ("without-actor", "weg"),
            ("without-tie", "a~b~kooperation"),
            ("with-tie", "<b>~a~x~9"),
        )
    ]


def test_a_crowd_of_nonsense_is_counted(walk: Walk) -> None:
    app = walk.to("what_if", {"without-actor": [f"x{i}" for i in range(500)]})  # type: ignore[dict-item]
    assert len(app.info) == 6
    assert app.info[-1].value == DE("shell.ignored-more", n=495)


def test_a_full_scenario_takes_no_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    crowd = [f"x{i}" for i in range(MOST_CHANGES + 2)]
    actors = "".join(f"  - {{id: {x}, name: {x}, type: behoerde, district: herford}}\n" for x in crowd)
    use(monkeypatch, tmp_path, f"{ui_data.VOCABULARY}actors:\n{actors}")
    app = Walk().to("what_if", {"without-actor": crowd})  # type: ignore[dict-item]
    assert len(entries(app)) == MOST_CHANGES
    assert DE("builder.full", n=MOST_CHANGES) in page(app)
    assert not [box for box in app.selectbox if box.key == "builder_actor"]
    app = click(app, "change_0")
    assert [box for box in app.selectbox if box.key == "builder_actor"]


def test_an_actor_of_a_level_left_out_is_told_and_can_be_counted(walk: Walk) -> None:
    app = walk.to("what_if", {"without-actor": "land"})
    told = DE.plural("counted.left-out", 1, names="Landesstelle")
    assert [note.value for note in app.info] == [told]
    assert entries(app) == ["ohne Landesstelle"]
    assert "table" in components(app)  # nothing changes locally: the page shows where to begin
    (button,) = [button for button in app.button if button.label == DE("counted.count-all")]
    app = button.click().run()
    assert app.query_params == {"without-actor": "land", "counted": "all"}
    assert not app.info
    assert "Ohne **Landesstelle** behalten alle anderen den Anschluss" in page(app)
    assert DE("scenario.ways-same", n="1,33") in page(app)  # a ring of four, then a chain of three


def test_every_loss_in_advance(walk: Walk) -> None:
    """By hand: without m the only pair of others falls apart, without an end nobody does."""
    rows = {row["id"]: row for row in component(walk.to("what_if", {}), "table")["rows"]}
    assert {actor: (row["separated"]["value"], row["cut_off"]) for actor, row in rows.items()} == {
        "a": (0, 0),
        "b": (0, 0),
        "m": (1, 1),
    }
    assert rows["m"]["bare"] == f"{ui_data.GERMAN} Kreis Lippe: {DE('scenario.nobody-at-all')}"
    assert rows["m"]["trial"]["label"] == DE("losses.try-label", name="M")


def test_ideas_come_from_the_data(walk: Walk) -> None:
    app = walk.to("what_if", {})
    assert "Ohne **M** verliert **eine Stelle** den Anschluss, ohne Land und Bund: Beratung." in page(app)
    assert click(app, "open_idea_actor").query_params == {"without-actor": "m"}


def test_filters_of_other_pages_do_not_count_and_the_page_says_so(walk: Walk) -> None:
    app = walk.to("what_if", {"district": "lippe"})
    assert DE("counted.no-filters") in page(app)
    assert len(component(app, "table")["rows"]) == 3


def test_other_pages_lead_here(walk: Walk) -> None:
    for actor, options in (("m", "without-actor=m"), ("land", "without-actor=land&counted=all")):
        for name in ("actors", "network"):
            app = walk.to(name, {"actor": actor})
            links = [part.proto for part in elements(app._tree) if getattr(part, "type", "") == "page_link"]
            (link,) = [link for link in links if link.label == DE("card.what-if")]
            assert set(link.query_string.split("&")) == {f"actor={actor}", *options.split("&")}


@pytest.mark.parametrize("language", locales.LANGUAGES)
@pytest.mark.parametrize("text", [ui_data.UNPEOPLED, ui_data.EMPTY])
def test_without_actors_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, text: str, language: str
) -> None:
    use(monkeypatch, tmp_path, text)
    app = Walk().to("what_if", {"lang": language})
    assert not app.exception
    assert [note.value for note in app.info] == [locales.text(language)("what_if.nobody")]  # type: ignore[arg-type]


def test_a_single_actor(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    alone = "actors:\n  - {id: allein, name: Allein, type: behoerde, district: herford}\n"
    use(monkeypatch, tmp_path, f"{ui_data.VOCABULARY}{alone}")
    walk = Walk()
    assert not walk.to("what_if", {}).exception
    app = walk.to("what_if", {"without-actor": "allein"})
    assert not app.exception
    assert figures(app)["Größter Teil"] == ("1", "0", "loss")


def test_hostile_names_stay_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    use(monkeypatch, tmp_path, ui_data.HOSTILE)
    walk = Walk()
    seen = 0
    for options in (
        {},
        {"without-actor": "skript"},
        {"without-tie": "formel~skript~kooperation"},
        {"with-tie": "formel~allein~foerderung~1"},
    ):
        app = walk.to("what_if", options)
        assert not app.exception
        for part in elements(app._tree):
            proto = getattr(part, "proto", None)
            if type(proto).__name__ in MARKDOWN:
                for text in strings(proto):
                    for marker in ("<script", "<img", "![bild]", "[klick]", ":red[", "**fett"):
                        at = text.find(marker)
                        assert at < 0 or text[at - 1] == "\\", text
                    seen += "evil" in text or "rot" in text
    assert seen > 3


# ── words


def test_names_that_read_alike_are_told_apart() -> None:
    assert text_labels({"a": "Amt *1*", "b": "Amt  *1*", "c": "Rat"}) == {
        "a": "Amt *1* (a)",
        "b": "Amt *1* (b)",
        "c": "Rat",
    }


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (Scenario(("a1",)), "Ohne **A1**"),
        (Scenario(("a1", "a2")), "Ohne **A1** und **A2**"),
        (Scenario(("a1", "a2", "a3")), "Ohne **A1**, **A2** und **A3**"),
        (Scenario(("a1", "a2", "a3", "b1")), "Ohne **A1**, **A2** und 2 weitere"),
        (Scenario(without_ties=(("a3", "b1", COOPERATION),)), "Ohne die Beziehung **A3** – **B1**"),
        (
            Scenario(without_ties=(("a3", "b1", COOPERATION), ("a1", "a2", COOPERATION))),
            "Ohne diese **2 Beziehungen**",
        ),
        (
            Scenario(with_ties=(Tie(source="a1", target="b2", type=FUNDING),)),
            "Mit einer neuen Beziehung **A1** – **B2**",
        ),
        (
            Scenario(("a1",), with_ties=(Tie(source="a2", target="b2", type=FUNDING),)),
            "Mit diesen **2 Änderungen**",
        ),
    ],
)
def test_how_a_sentence_begins(scenario: Scenario, words: str) -> None:
    assert cause(scenario, two_triangles(), DE) == words


def test_a_whole_level_is_named() -> None:
    everybody = Scenario(("a1", "a2", "a3", "b1", "b2", "b3"))
    assert cause(everybody, two_triangles(), DE) == (
        f"Ohne alle **6 Stellen** der Ebene {DE('option.district')}"
    )
    upper = build(
        ["a s", "s f"], districts={"s": "land", "f": "bund"}, levels={"land": "state", "bund": "federal"}
    )
    assert cause(Scenario(("s", "f")), upper, DE) == (
        f"Ohne alle **2 Stellen** der Ebenen {DE('option.state')} und {DE('option.federal')}"
    )


def test_changes_in_words() -> None:
    network = two_triangles()
    assert change_words("a1", network, EN) == "without A1"
    assert change_words(("a1", "a2", COOPERATION), network, EN) == "without A1 – A2 (Kooperation)"
    new = Tie(source="b2", target="a1", type=FUNDING, strength=3)
    assert change_words(new, network, EN) == f"new: B2 → A1, Funding, {EN('strength.3')}"


def test_the_sentence_to_repeat() -> None:
    """Without b1, b2 and b3 fall off, who have two partners each; housing is with b2 only."""
    network = build(
        ["a1 a2", "a1 a3", "a2 a3", "a3 b1", "b1 b2", "b1 b3", "b2 b3", "a1 c"],
        districts={"a1": "ost", "a2": "ost", "a3": "ost", "b1": "ost", "b2": "ost", "b3": "ost", "c": "west"},
        topics={"b2": "wohnen", "a1": "sprache", "b3": "sprache"},
    )
    scenario = Scenario(("b1",))
    found = compare(network, scenario)
    assert effect(scenario, network, found, DE) == (
        "Ohne **B1** verlieren **2 Stellen** den Anschluss: B2 und B3."
    )
    assert effect(scenario, network, found, EN) == "Without **B1**, **2 actors** lose touch: B2 and B3."
    of = uncovered(network, network, found)
    assert of == {"ost": ("wohnen",)}
    assert uncovered_words(of, network, DE) == (
        "**Ost** hätte zu „Wohnen“ niemanden mehr im größten Teil des Netzes."
    )


def test_districts_that_went_with_the_scenario_are_not_called_bare() -> None:
    network = two_triangles()
    scenario = Scenario(("b1", "b2", "b3"))
    changed = network.replace(
        actors=tuple(a for a in network.actors if a.district == "a"),
        ties=tuple(t for t in network.ties if t.source[0] == t.target[0] == "a"),
    )
    assert uncovered(network, changed, compare(network, scenario)) == {}


def test_who_loses_and_who_gains_in_one_sentence() -> None:
    """Without a3, a1 and a2 fall off (2 of 5); d, alone so far, is tied to b2."""
    network = build(["a1 a2", "a1 a3", "a2 a3", "b1 b2", "b1 b3", "b2 b3", "a3 b1"], actors="d")
    scenario = Scenario(("a3",), with_ties=(Tie(source="b2", target="d", type=COOPERATION),))
    assert effect(scenario, network, compare(network, scenario), DE) == (
        "Mit diesen **2 Änderungen** verlieren **2 Stellen** den Anschluss, und **eine** gewinnt Anschluss."
    )


def test_longer_and_shorter_ways() -> None:
    """A ring of four: a tie less makes a chain, 10/6 steps in place of 8/6; a chord makes it 7/6."""
    ring = build(["a b", "b c", "c d", "d a"])
    less = Scenario(without_ties=(("a", "b", COOPERATION),))
    more = Scenario(with_ties=(Tie(source="a", target="c", type=COOPERATION),))
    same = Scenario(with_ties=(Tie(source="a", target="b", type=FUNDING),))
    assert DE("scenario.ways-longer", before="1,33", after="1,67") in effect(
        less, ring, compare(ring, less), DE
    )
    assert DE("scenario.ways-shorter", before="1,33", after="1,17") in effect(
        more, ring, compare(ring, more), DE
    )
    assert DE("scenario.ways-same", n="1,33") in effect(same, ring, compare(ring, same), DE)


# ── figures, pictures, the file


def turns(network: Network, scenario: Scenario) -> dict[FigureChange, str]:
    found = compare(network, scenario)
    names: tuple[FigureChange, ...] = (
        "components",
        "largest",
        "reachable",
        "average_path_length",
        "diameter",
    )
    return {figure: turn_of(figure, found, bool(scenario.with_ties)) for figure in names}


def test_what_is_better_and_what_is_worse() -> None:
    """Where pairs lose touch, shorter ways are no gain."""
    cut = Scenario(without_ties=(("a3", "b1", COOPERATION),))
    assert turns(two_triangles(), cut) == {
        "components": "loss",
        "largest": "loss",
        "reachable": "loss",
        "average_path_length": "mixed",
        "diameter": "mixed",
    }
    new = Scenario(with_ties=(Tie(source="a1", target="b2", type=COOPERATION),))
    assert turns(two_triangles(), new) == {
        "components": "unchanged",
        "largest": "unchanged",
        "reachable": "unchanged",
        "average_path_length": "gain",
        "diameter": "unchanged",
    }


def test_taking_an_isolate_away_is_no_gain() -> None:
    """One part and one isolate less, for the isolate is not there any more."""
    network = build(["a b"], actors="c")
    scenario = Scenario(("c",))
    found = compare(network, scenario)
    assert turn_of("components", found, adds=False) == "mixed"
    assert turn_of("isolates", found, adds=False) == "mixed"
    assert turn_of("largest", found, adds=False) == "unchanged"


def test_what_stands_out_before_and_after() -> None:
    scenario = Scenario(("a3",), with_ties=(Tie(source="a3", target="b2", type=COOPERATION),))
    found = compare(two_triangles(), scenario)
    before, after = marks(two_triangles(), scenario, found, ("a3",))
    assert dict(before.looks) == {"a1": "near", "a2": "near", "b1": "near", "a3": "strong", "b2": "strong"}
    assert dict(after.looks) == {"a1": "lost", "a2": "lost", "a3": "gone", "b2": "strong"}
    assert list(after.new_ties) == []  # it went with the actor
    assert to_name(two_triangles(), scenario, found) == ["a3", "b2", "a1", "a2"]


def test_the_picture_shows_the_districts_concerned() -> None:
    triangles = two_triangles()
    assert {actor.id for actor in around(triangles, ["a1"]).actors} == {"a1", "a2", "a3"}
    assert {(tie.source, tie.target) for tie in around(triangles, ["a1"]).ties} == {
        ("a1", "a2"),
        ("a1", "a3"),
        ("a2", "a3"),
    }
    assert around(triangles, ["a1", "b1"]) == triangles
    assert around(triangles, []) == triangles


def test_the_file_holds_the_changed_network(tmp_path: Any) -> None:
    network = read(ui_data.write(tmp_path, CHAIN)).network
    assert network is not None
    scenario = Scenario(("m",), with_ties=(Tie(source="a", target="b", type="foerderung", strength=3),))
    text = changed_yaml(network, scenario).decode()
    again = read(ui_data.write(tmp_path, text, "neu.yaml"))
    assert again.network is not None
    assert [actor.id for actor in again.network.actors] == ["a", "b", "land"]
    assert ("a", "b", "foerderung") in {tie.key for tie in again.network.ties}
    assert (tmp_path / "actors.yaml").read_text("utf-8") == CHAIN
