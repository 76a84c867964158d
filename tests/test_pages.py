"""Every page in both languages on real, tiny, empty, broken and hostile data: it helps, and never fails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

import locales
from tests import ui_data
from tests.conftest import FROZEN, ROOT
from ui.backend.cache import data_file
from ui.components.markdown import escape
from ui.session.state import View, to_options

MAIN = ROOT / "ui" / "main.py"
PATIENCE = 180  # seconds; a page takes a fraction of one
LANGUAGES = locales.LANGUAGES
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("overview", {}),
    "network": ("network", {}),
    "network, an actor": ("network", {"actor": "{actor}"}),
    "network, sized": ("network", {"size": "betweenness"}),
    "network, filtered": ("network", {"district": "herford", "min-strength": "2", "year": "2020"}),
    "network, nothing left": ("network", {"level": "federal", "district": "herford"}),
    "actors": ("actors", {}),
    "actors, one": ("actors", {"actor": "{actor}"}),
    "actors, nothing left": ("actors", {"level": "federal", "district": "herford"}),
    "key actors": ("key_actors", {}),
    "key actors, all levels": ("key_actors", {"counted": "all", "compare": "{actor}", "actor": "{actor}"}),
    "key actors, nothing left": ("key_actors", {"level": "federal", "district": "herford"}),
    "gaps": ("gaps", {}),
    "gaps, heavy": ("gaps", {"severity": "high"}),
    "gaps, coverage": ("gaps", {"section": "coverage"}),
    "gaps, types": ("gaps", {"section": "coverage", "coverage": "types"}),
    "gaps, a type": ("gaps", {"section": "coverage", "coverage": "types", "cell": "herford:behoerde"}),
    "gaps, by law": ("gaps", {"finding": "uncovered_type:herford:behoerde"}),
    "gaps, a cell": ("gaps", {"section": "coverage", "cell": "herford:wohnen"}),
    "gaps, a finding": ("gaps", {"finding": "single_point_of_failure:ki-kreis-herford"}),
    "gaps, introductions": ("gaps", {"section": "introductions"}),
    "gaps, dependence": ("gaps", {"section": "dependence"}),
    "gaps, borders": ("gaps", {"section": "borders"}),
    "gaps, a border": ("gaps", {"section": "borders", "cell": "herford:lippe"}),
    "gaps, isolated": ("gaps", {"section": "isolated"}),
    "gaps, reported": ("gaps", {"section": "reported"}),
    "what if": ("what_if", {}),
    "what if, without one": ("what_if", {"without-actor": "{actor}"}),
    "data": ("data", {}),
    "data, a district": ("data", {"district": "herford"}),
}
ACTORS = {"real": "ki-kreis-herford", "hostile": "skript"}


@pytest.fixture(params=["real", *ui_data.FILES, "hostile", "missing"])
def data(request, tmp_path, monkeypatch):
    """Which data the app reads; the name of it."""
    if request.param == "real":
        monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    else:
        monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(tmp_path / "actors.yaml"))
    if request.param not in ("real", "missing"):
        ui_data.write(tmp_path, (ui_data.FILES | {"hostile": ui_data.HOSTILE})[request.param])
    return request.param


def use(monkeypatch, tmp_path, text):
    """Let the app read a file with this text."""
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(ui_data.write(tmp_path, text)))


def opened(page: str = "overview", **options: Any) -> AppTest:
    """Run the app with an address, on a page."""
    app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    app.query_params.update({name.replace("_", "-"): value for name, value in options.items()})
    app.run()
    return app if page == "overview" else app.switch_page(f"views/{page}/page.py").run()


def elements(block: Any) -> Iterator[Any]:
    """All that is drawn, wherever it is nested."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield child
            yield from elements(child)
        else:
            yield child


SILENT = {
    *("id", "form_id", "js_content", "css_content", "html_content", "icon", "page_script_hash", "page"),
    *("query_string", "url", "component_name", "registration_key", "mime_type", "default", "type", "style"),
}
"""Fields of Streamlit's messages that nobody reads."""


def strings(message: Any) -> Iterator[str]:
    """All texts of a message to the browser, those of our own components too."""
    if isinstance(message, str):
        yield message
    elif isinstance(message, dict):
        yield from (text for value in message.values() for text in strings(value))
    elif isinstance(message, Message):
        for field, value in message.ListFields():
            if field.name not in SILENT:
                yield from strings(_opened(value) if field.name == "json" else value)
    elif not isinstance(message, int | float | bool | bytes | None):
        yield from (text for value in message for text in strings(value))


def _opened(value: str) -> Any:
    return json.loads(value)


def shown(app: AppTest) -> list[str]:
    """Everything the page says."""
    return [
        text
        for part in elements(app._tree)
        if (proto := getattr(part, "proto", None))
        for text in strings(proto)
    ]


def component(app: AppTest, name: str) -> dict[str, Any]:
    """The data of one of our browser components."""
    found = [p.proto for p in elements(app._tree) if getattr(p, "type", "") == "bidi_component"]
    (proto,) = [p for p in found if p.component_name == f"integrationsnetz_{name}"]
    return json.loads(proto.json)


def components(app: AppTest) -> list[str]:
    found = [p.proto for p in elements(app._tree) if getattr(p, "type", "") == "bidi_component"]
    return [p.component_name.removeprefix("integrationsnetz_") for p in found]


@cache
def only_in(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Texts of this language that the other one does not have: as they stand, and as filled in."""
    others = {form for other in LANGUAGES if other != language for form in _forms(other)}
    own = {form for form in _forms(language) - others if len(re.findall(r"[^\W\d_]", _bare(form))) >= 3}
    return frozenset(own), re.compile("|".join(sorted(_look(form) for form in own if "{" in form)))


def _look(form: str) -> str:
    """What a text looks like when filled; with few words of its own, only when filled with figures."""
    filling = ".{1,99}?" if len(_bare(form)) > 15 else r"[\d.,\s%*]{1,9}"
    return filling.join(map(re.escape, re.split(r"\{\w+\}", form)))


def _bare(form: str) -> str:
    return re.sub(r"\{\w+\}", "", form)


def _forms(language: str) -> set[str]:
    t = locales.text(language)
    # The notice for browsers without JavaScript is in both on purpose.
    return {form for key in t.keys for form in t.forms(key) if key != "app.noscript"}


@cache
def is_in_other_language(text: str, language: str) -> bool:
    """Whether a text on the page stands in the other language's catalogue only."""
    other = next(one for one in LANGUAGES if one != language)
    unfilled, filled = only_in(other)
    lines = {text.strip(), *(line.strip("-*# ") for line in text.split("\n"))}
    return not lines.isdisjoint(unfilled) or any(map(filled.fullmatch, lines))


class Walk:
    """One session of the app that goes from page to page."""

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(MAIN), default_timeout=PATIENCE).run()

    def to(self, page: str, options: dict[str, str]) -> AppTest:
        data_file().reload()  # a page would not wait long for a file that has changed
        self.app.query_params = dict(options)
        return self.app.switch_page(f"views/{page}/page.py").run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_drawn_in_the_readers_language(data, language):
    """An exception on a page would be an error box; a missing text is an exception."""
    walk = Walk()
    wrong_marker = ui_data.ENGLISH if language == "de" else ui_data.GERMAN
    for name, (page, options) in PAGES.items():
        filled = {k: v.format(actor=ACTORS.get(data, "hier")) for k, v in options.items()}
        app = walk.to(page, {"lang": language, **filled})
        assert [e.message for e in app.exception] == [], name
        texts = shown(app)
        assert len(texts) > 5, name
        assert [t for t in texts if is_in_other_language(t, language)] == [], name
        assert [t for t in texts if wrong_marker in t] == [], name
        assert [t for t in texts if re.search(r"\b(None|nan|NaN|undefined)\b", t)] == [], name


MARKDOWN = (
    "Markdown",
    "Heading",
    "ButtonGroup",
    "PageLink",
    "Expandable",
    "Button",
    "DownloadButton",
    "Alert",
)
"""Messages whose texts the browser reads as Markdown."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_markup_of_the_data_reaches_a_page(monkeypatch, tmp_path, language):
    """Wherever Streamlit reads Markdown, hostile text stands escaped; our components show text as text."""
    use(monkeypatch, tmp_path, ui_data.HOSTILE)
    walk = Walk()
    active = re.compile(r"(?<!\\)(!\[|\]\(javascript:|<script|<img|\$x|\*\*fett|:red\[|:material/home)")
    seen = 0
    for name, (page, options) in PAGES.items():
        app = walk.to(page, {"lang": language, **{k: v.format(actor="skript") for k, v in options.items()}})
        for part in elements(app._tree):
            proto = getattr(part, "proto", None)
            if type(proto).__name__ in MARKDOWN:
                for text in strings(proto):
                    assert not active.search(text), (name, type(proto).__name__, text)
                    seen += "evil" in text
    assert seen > 20  # the data were on the pages at all


def test_problems_are_told_with_their_place(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.BROKEN)
    t = locales.text("de")
    page = "\n".join(shown(opened()))
    assert t("empty.no-network") in page
    for number, line in enumerate(ui_data.BROKEN.splitlines(), 1):
        if "lipe" in line or "99999" in line:
            assert f" {number}," in page
    assert "lippe" in page  # what was meant


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(tmp_path / "fehlt.yaml"))
    page = "\n".join(shown(opened()))
    assert locales.text("de")("empty.no-network") in page
    assert escape("fehlt.yaml") in page


def test_while_the_file_is_broken_the_last_good_network_stays(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    assert ui_data.unpacked(component(walk.to("network", {}), "graph")["visible"])["nodes"] == [0, 1]
    use(monkeypatch, tmp_path, ui_data.BROKEN)
    app = walk.to("network", {})
    assert ui_data.unpacked(component(app, "graph")["visible"])["nodes"] == [0, 1]
    told = locales.text("de").plural("shell.stale", 3)
    assert [w.value for w in app.warning] == [told]
    assert str(tmp_path) not in "\n".join(shown(walk.to("data", {})))
    use(monkeypatch, tmp_path, ui_data.TINY)
    assert not walk.to("network", {}).warning


def test_a_changed_file_shows_on_the_next_run(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    before = component(walk.app, "shell")["state"]
    use(monkeypatch, tmp_path, ui_data.TINY.replace("Alpha Herford", "Neuer Name"))
    app = walk.to("actors", {"actor": "hier"})
    assert [t.value for t in app.title] == ["Neuer Name"]
    assert component(app, "shell")["state"] != before


def test_nonsense_in_the_address_is_named_and_the_page_drawn(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("network", {"actor": "<script>", "year": "-1", "utm": "![x](http://evil.example)"})
    t = locales.text("de")
    told = [i.value for i in app.info]
    assert len(told) == 3
    for name, value in (("actor", "<script>"), ("year", "-1"), ("utm", "![x](http://evil.example)")):
        assert t("shell.ignored", name=escape(name), value=escape(value)) in told
    assert ui_data.unpacked(component(app, "graph")["visible"])["nodes"] == [0, 1]


def test_long_nonsense_is_cut_short(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    (told,) = Walk().to("network", {"x" * 5000: "y" * 5000}).info
    assert len(told.value) < 400


@pytest.mark.parametrize("page", ["network", "actors", "gaps", "data"])
def test_a_change_of_page_keeps_the_view(monkeypatch, tmp_path, page):
    """Streamlit's own navigation empties the address."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    walk.to("network" if page != "network" else "data", {"lang": "en", "district": "lippe", "size": "equal"})
    app = walk.to(page, {})
    assert app.query_params == {"lang": "en", "district": "lippe", "size": "equal"}
    assert component(app, "shell")["language"] == "en"


def test_the_language_switch_is_written_to_the_address(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("gaps", {"section": "borders"})
    (switch,) = [g for g in app.button_group if g.key == "language_chosen"]
    switch.set_value("en").run()
    assert app.query_params == {"lang": "en", "section": "borders"}
    assert [t.value for t in app.title] == [locales.text("en")("gaps.heading")]
    (switch,) = [g for g in app.button_group if g.key == "language_chosen"]
    switch.set_value("de").run()
    assert app.query_params == {"section": "borders"}


def test_a_filter_is_written_to_the_address_and_narrows_the_picture(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("network", {})
    assert not [g for g in app.button_group if g.key == "filter_districts"]  # sent once it is opened
    app.session_state["filters_districts"] = True
    app.run()
    (districts,) = [g for g in app.button_group if g.key == "filter_districts"]
    districts.set_value(["lippe"]).run()
    assert app.query_params == {"district": "lippe"}
    assert ui_data.unpacked(component(app, "graph")["visible"]) == {"nodes": [1], "edges": []}
    app.session_state["filters_districts"] = True  # AppTest forgets what is open, browsers do not
    app.run()
    (districts,) = [g for g in app.button_group if g.key == "filter_districts"]
    districts.set_value([]).run()
    assert app.query_params == {}
    assert ui_data.unpacked(component(app, "graph")["visible"]) == {"nodes": [0, 1], "edges": [0]}


@pytest.mark.parametrize("page", ["network", "actors"])
def test_filters_that_leave_nothing_can_be_taken_away(monkeypatch, tmp_path, page):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to(page, {"level": "federal"})
    t = locales.text("de")
    assert t("empty.nothing") in shown(app)
    (reset,) = [b for b in app.button if b.label == t("empty.reset")]
    reset.click().run()
    assert app.query_params == {}
    assert ("graph" if page == "network" else "table") in components(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_actors_page_says_everything_about_it(monkeypatch, tmp_path, language):
    use(monkeypatch, tmp_path, ui_data.TINY)
    t = locales.text(language)
    app = Walk().to("actors", {"actor": "hier", "lang": language})
    page = "\n".join(shown(app))
    german = language == "de"
    assert [t.value for t in app.title] == ["Alpha Herford"]
    for said in (
        f"{ui_data.GERMAN} Beratungsstelle" if german else f"{ui_data.ENGLISH} advice centre",
        f"{ui_data.GERMAN} Beschreibung" if german else f"{ui_data.ENGLISH} description",
        f"{ui_data.GERMAN} Sprache" if german else f"{ui_data.ENGLISH} language",
        f"{ui_data.GERMAN} Notiz" if german else f"{ui_data.ENGLISH} note",
        t("card.since", year="2014"),
        t("card.until", year="2026"),
        "https://alpha.example/",
        "https://alpha.example/bericht",
        escape(t.date("2023-09-29")),
        "Beta Detmold",
    ):
        assert said in page, said
    assert ui_data.unpacked(component(app, "graph")["visible"]) == {"nodes": [0, 1], "edges": [0]}


def test_a_neighbour_can_be_walked_to(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("network", {"actor": "hier"})
    (neighbours,) = [g for g in app.button_group if (g.key or "").startswith("near_")]
    neighbours.set_value("dort").run()
    assert app.query_params == {"actor": "dort"}
    assert component(app, "graph")["selected"] == "dort"


def test_a_section_and_a_matrix_stand_in_the_address(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("gaps", {"section": "coverage", "cell": "herford:sprache"})
    assert component(app, "matrix")["chosen"] == "herford:sprache"
    (section,) = [g for g in app.button_group if g.key == "gap_section"]
    section.set_value("reported").run()
    assert app.query_params == {"section": "reported"}  # the cell belonged to the other section
    assert f"{ui_data.GERMAN} Bedarf" in "\n".join(shown(app))


def test_the_matrix_of_the_tiny_network_by_hand(monkeypatch, tmp_path):
    """Language: one actor in each district. Housing: asked for in both, nobody documented."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    rows = component(Walk().to("gaps", {"section": "coverage"}), "matrix")["rows"]
    assert [[c["state"] for c in row["cells"]] for row in rows] == [
        ["none_documented", "none_documented"],
        ["thin", "thin"],
    ]


def test_the_table_shows_whom_the_filters_leave(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    assert [r["id"] for r in component(walk.to("actors", {}), "table")["rows"]] == ["hier", "dort"]
    (row,) = component(walk.to("actors", {"district": "lippe"}), "table")["rows"]
    assert row["id"] == "dort"
    assert row["degree"]["value"] == 0  # measured within the selection


def test_every_view_of_a_link_is_the_address_of_that_view(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("actors", {"actor": "hier", "lang": "en"})
    links = [p.proto for p in elements(app._tree) if getattr(p, "type", "") == "page_link"]
    assert links
    options = to_options(View(language="en", actor="hier"))
    assert links[0].query_string == "&".join(f"{k}={v}" for k, (v,) in options.items())


@pytest.mark.parametrize("key", ["cell_actors", "cell_wider"])
def test_an_actor_named_in_a_matrix_opens_its_page(monkeypatch, tmp_path, key):
    text = ui_data.TINY.replace("district: lippe\n    place", "district: nrw\n    place")
    use(monkeypatch, tmp_path, text)
    app = Walk().to("gaps", {"section": "coverage", "cell": "herford:sprache"})
    (named,) = [g for g in app.button_group if g.key == key]
    chosen = "hier" if key == "cell_actors" else "dort"
    named.set_value(chosen).run()
    assert app.query_params.get("actor") == chosen
    assert [t.value for t in app.title] == [{"hier": "Alpha Herford", "dort": "Beta Detmold"}[chosen]]


def test_actors_of_the_same_name_are_told_apart(monkeypatch, tmp_path):
    """By hand: two partners called alike; the second is meant."""
    third = "\n  - {id: dort-zwei, name: Beta Detmold, type: behoerde, district: lippe}\nreported_gaps:"
    text = ui_data.TINY.replace("\nreported_gaps:", third).replace(
        "    ties:\n", "    ties:\n      - dort-zwei\n      - dort\n"
    )
    use(monkeypatch, tmp_path, text)
    app = Walk().to("network", {"actor": "hier"})
    (partners,) = [g for g in app.button_group if g.key == "near_with_kooperation"]
    assert len(set(partners.options)) == 2
    partners.set_value("dort-zwei").run()
    assert app.query_params == {"actor": "dort-zwei"}
