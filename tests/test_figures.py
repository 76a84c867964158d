"""One number for one thing: on every page, in the report and on the command line, or said how it differs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

import locales
from network.__main__ import main
from network.counts import counted_in, counts
from network.filters import EVERYTHING, LOCAL, Selection, select
from network.geo.geography import read_area
from network.io.read import read
from network.model import Network
from network.report.compose import compose
from network.report.report_data import report_data
from tests import ui_data
from tests.conftest import ROOT
from tests.test_pages import PAGES, Walk, component, shown, use

DE, EN = locales.text("de"), locales.text("en")
WITHOUT_UPPER = {"de": "ohne Land und Bund", "en": "without state and federal level"}
SELECTED = {"de": "in der Auswahl", "en": "in the selection"}
PAIRS = {"de": "Paare mit Beziehung", "en": "tied pairs"}

BY_HAND = """\
version: 1
title: Probe
districts:
  - {id: herford, name: Kreis Herford}
  - {id: lippe, name: Kreis Lippe}
  - {id: nrw, name: Land, level: state}
actor_groups: [{id: rat, name: Beratung}]
actor_types: [{id: stelle, group: rat, name: Beratungsstelle}]
tie_types:
  - {id: kooperation, name: Kooperation}
  - {id: foerderung, name: Förderung, directed: true}
topics: [{id: wohnen, name: Wohnen}, {id: sprache, name: Sprache}]
surveyed:
  - {district: herford, topics: all, types: all, date: 2026-11}
  - {district: lippe, topics: all, types: all, date: 2026-11}
actors:
  - id: mitte
    name: Mitte
    type: stelle
    district: herford
    topics: [wohnen]
    ties:
      - {to: b, type: kooperation}
      - {to: b, type: foerderung}
      - {to: c, type: kooperation}
      - {to: d, type: kooperation}
      - {to: e, type: kooperation}
      - {to: ende, type: kooperation}
      - {to: amt, type: kooperation}
  - {id: b, name: Bader, type: stelle, district: herford}
  - {id: c, name: Celler, type: stelle, district: herford, ties: [{to: f, type: kooperation, until: 2020}]}
  - {id: d, name: Dorner, type: stelle, district: herford}
  - {id: e, name: Ebert, type: stelle, district: lippe}
  - {id: f, name: Funke, type: stelle, district: lippe}
  - {id: ende, name: Gewesen, type: stelle, district: lippe, topics: [sprache], until: 2019}
  - {id: amt, name: Amt, type: stelle, district: nrw, ties: [{to: f, type: foerderung}]}
reported_gaps:
  - {id: eins, district: herford, topic: wohnen, text: Eins, evidence: [{title: T}]}
  - {id: zwei, district: lippe, topic: wohnen, text: Zwei, evidence: [{title: T}]}
  - {id: drei, district: lippe, topic: sprache, text: Drei, status: addressed, evidence: [{title: T}]}
"""
"""Counted by hand, as of 2026:

In the file are 8 actors, 9 ties and 3 needs. "Gewesen" ended in 2019, and its tie with it; c and f are tied
until 2020; one need is settled. So there are 7 actors (4 in Herford, 2 in Lippe, 1 of the state), 7 ties
between 6 pairs, and 2 open needs. "Mitte" has the partners b, c, d, e and the office: 5; without the state 4.
Without "Mitte" the office and f are the largest rest, and b, c, d, e are lost: 4. Without the state, of b, c,
d and e each is alone, and three lose the one that counts as the rest: 3. Inside Herford "Mitte" has 3
partners. Without the state 6 actors remain, and the ties of the office go: 5 ties, 4 pairs.
"""


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    use(monkeypatch, tmp_path, BY_HAND)
    return tmp_path / "actors.yaml"


def test_the_counts_themselves(by_hand: Path) -> None:
    network = read(by_hand).network
    assert network is not None
    there, local = (counts(select(network, one)) for one in (EVERYTHING, LOCAL))
    assert (there.actors, there.ties, there.pairs, there.needs) == (7, 7, 6, 2)
    assert (there.by_district["herford"], there.by_district["lippe"], there.by_district["nrw"]) == (4, 2, 1)
    assert (there.degree["mitte"], there.components, there.isolates) == (5, 1, 0)
    assert (local.actors, local.ties, local.pairs, local.degree["mitte"], local.isolates) == (6, 5, 4, 4, 1)


@pytest.mark.parametrize("t", [DE, EN], ids=["de", "en"])
def test_how_it_is_counted_is_always_said_in_the_same_words(t: locales.Translator) -> None:
    assert counted_in(EVERYTHING, t) == ""
    assert counted_in(LOCAL, t) == f", {WITHOUT_UPPER[t.language]}"
    assert counted_in(Selection(districts=("lippe",)), t) == f", {SELECTED[t.language]}"


NUMBERS = (
    # page, options, what it says
    ("overview", {}, "**7**] Stellen"),
    ("overview", {}, "**7**] Beziehungen"),
    ("overview", {}, "**2**] offene Bedarfe"),
    ("overview", {}, "Kreis Herford: 4 Stellen"),
    ("overview", {}, "Kreis Lippe: 2 Stellen"),
    ("overview", {}, "**Mitte** · 5 Partner"),
    ("network", {}, "7 von 7 Akteuren, 7 von 7 Beziehungen"),
    ("network", {"district": "herford"}, "4 von 7 Akteuren, 4 von 7 Beziehungen"),
    ("network", {"year": "2019"}, "8 von 8 Akteuren, 9 von 9 Beziehungen"),
    ("network", {"actor": "mitte"}, "**5 Partner** unter 6 anderen"),
    ("network", {"actor": "mitte"}, "Belege der 6 Beziehungen"),
    ("actors", {"actor": "mitte"}, "**5 Partner** unter 6 anderen"),
    ("actors", {"actor": "mitte"}, "Eine weitere Beziehung ist beendet"),
    ("actors", {"actor": "ende"}, "gibt es nicht mehr"),
    ("key_actors", {}, "6 Stellen, 5 Beziehungen, ohne Land und Bund."),
    ("key_actors", {}, "Partner, ohne Land und Bund"),
    ("key_actors", {}, "Ohne sie verlieren 3 Stellen den Anschluss, ohne Land und Bund: "),
    ("key_actors", {}, "4 Stellen, 3 Paare mit Beziehung untereinander"),
    ("key_actors", {"counted": "all"}, "7 Stellen, 7 Beziehungen."),
    ("key_actors", {"counted": "all"}, "5 Partner"),
    ("key_actors", {"counted": "all"}, "Ohne sie verlieren 4 Stellen den Anschluss: "),
    ("what_if", {}, "6 Stellen und 5 Beziehungen, ohne Land und Bund"),
    ("what_if", {}, "Ohne **Mitte** verlieren **3 Stellen** den Anschluss, ohne Land und Bund: "),
    ("what_if", {"counted": "all"}, "7 Stellen und 7 Beziehungen, auch Land und Bund"),
    ("what_if", {"counted": "all"}, "Ohne **Mitte** verlieren **4 Stellen** den Anschluss, darunter "),
    ("what_if", {"without-actor": "mitte"}, "Verlieren den Anschluss (3, ohne Land und Bund)"),
    ("gaps", {"section": "dependence"}, "Mitte: 4 Stellen hängen nur an dieser einen"),
    ("gaps", {"section": "coverage"}, "Sprache, Kreis Lippe: keine dokumentiert"),
    ("gaps", {"section": "coverage"}, "Wohnen, Kreis Herford: eine Stelle"),
    ("gaps", {"section": "borders", "cell": "herford:lippe"}, "**1 Paar mit Beziehung** ist dokumentiert"),
    ("who_helps", {"need": "wohnen", "place": "herford"}, "Hier ist eine Stelle dafür dokumentiert."),
    ("report", {}, "**7**] Stellen sind dokumentiert"),
    ("report", {}, "**7**] Beziehungen zwischen ihnen"),
    ("report", {}, "**2**] offene Bedarfe"),
    ("report", {}, "Kreis Herford 4 und Kreis Lippe 2"),
    ("report", {"district": "herford"}, "**6**] Beziehungen: 4 untereinander, 2 mit anderen"),
    ("data", {}, "7 Stellen, 7 Beziehungen, 2 offene Bedarfe."),
    (
        "data",
        {},
        "was es nicht mehr gibt (1 Stellen, 2 Beziehungen) und Bedarfe",
    ),
)


def said(walk: Walk, page: str, options: dict[str, str]) -> str:
    """Return all that a page says, without the signs that keep text from being read as Markdown."""
    text = " ".join(
        shown(walk.to(page, {"lang": "de", **options}))
    )  # without any, the last view carries over
    return re.sub(r"\s+", " ", text.replace("\\", ""))


def test_the_pages_say_what_was_counted_by_hand(by_hand: Path) -> None:
    walk, missing = Walk(), []
    for page, options, words in NUMBERS:
        if words not in said(walk, page, options):
            missing.append((page, options, words))
    assert missing == []
    for counted, partners in (
        ("local", "4 Partner( \\(\\d–4\\))?, ohne Land und Bund"),
        ("all", "5 Partner"),
    ):
        assert re.search(partners, said(walk, "key_actors", {"counted": counted}))


def test_tables_and_pictures_hold_the_same(by_hand: Path) -> None:
    walk = Walk()
    graph = ui_data.unpacked(component(walk.to("network", {}), "graph")["visible"])
    assert (len(graph["nodes"]), len(graph["edges"])) == (7, 7)
    around = ui_data.unpacked(component(walk.to("actors", {"actor": "mitte"}), "graph")["visible"])
    assert (len(around["nodes"]), len(around["edges"])) == (6, 6)
    table = component(walk.to("actors", {}), "table")
    assert {row["id"]: row["degree"]["value"] for row in table["rows"] if "ended" not in row} == {
        "mitte": 5, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "amt": 2,
    }  # fmt: skip
    losses = component(walk.to("what_if", {}), "table")
    assert {row["id"]: row["cut_off"] for row in losses["rows"]}["mitte"] == 3
    assert "Ohne Anschluss, ohne Land und Bund" in [column["name"] for column in losses["columns"]]
    actors, _ = component(walk.to("data", {}), "bars")["panels"]
    assert [row["words"].split(",")[0] for row in actors["rows"]] == ["4 Stellen", "2 Stellen"]


def call(command: str, data: Path, *options: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    assert main((command, str(data), *options), out, err) == 0, err.getvalue()
    return out.getvalue()


def test_the_command_line_counts_the_same(by_hand: Path) -> None:
    measured = json.loads(call("measures", by_hand, "--format", "json", "--draws", "0"))
    assert (measured["network"]["actors"], measured["network"]["ties"]) == (7, 6)
    assert measured["actors"]["mitte"]["degree"] == 5
    assert "ende" not in measured["actors"]
    assert re.search(r"^Paare mit Beziehung +6$", call("measures", by_hand), re.MULTILINE)
    assert re.search(r"^Tied pairs +6$", call("measures", by_hand, "--language", "en"), re.MULTILINE)
    local = call("measures", by_hand, "--format", "json", "--draws", "0", "--without-level", "state")
    assert json.loads(local)["actors"]["mitte"]["degree"] == 4
    (lost,) = json.loads(call("gaps", by_hand, "--format", "json", "--kind", "single_point_of_failure"))
    assert (lost["figures"]["cut_off"], lost["figures"]["cut_off_without_upper_levels"]) == (4, 3)
    for ended in (["mitte", "ende"], ["ende", "mitte"]):
        out, err = io.StringIO(), io.StringIO()
        assert main(("path", str(by_hand), *ended), out, err) == 2
        assert "--year" in err.getvalue()
    assert call("path", by_hand, "mitte", "ende", "--year", "2019")
    assert "amt" in call("path", by_hand, "c", "f"), "the direct tie of c and f ended in 2020"


def test_there_are_as_many_findings_everywhere(by_hand: Path) -> None:
    found = json.loads(call("gaps", by_hand, "--format", "json"))
    left = [f for f in found if f["status"] == "open"]
    page = said(Walk(), "gaps", {})
    assert f"**{len(left)} Befunde** sind offen, " in page
    assert f"Entschieden ist über {len(found) - len(left)}." in page
    heavy = said(Walk(), "gaps", {"severity": "high"})
    assert f"**{len(left)} Befunde** sind offen, " in heavy
    network = read(by_hand).network
    assert network is not None
    listed = [text for text in report_texts(network, "de") if text.isdecimal()]
    kinds = {f["kind"] for f in left if f["kind"] != "reported_gap"}
    assert all(str(sum(f["kind"] == kind for f in left)) in listed for kind in kinds)


def test_what_has_ended_is_nowhere_but_where_it_is_asked_for(by_hand: Path) -> None:
    walk = Walk()
    for name, (page, options) in PAGES.items():
        text = said(walk, page, {key: value.format(actor="mitte") for key, value in options.items()})
        # The table of actors carries what has ended for its search alone.
        asked = page == "actors" or "year" in options or "an actor" in name
        assert "Gewesen" not in text or asked, name
    network = read(by_hand).network
    assert network is not None
    assert not [text for text in report_texts(network, "de") if "Gewesen" in text]
    assert "Gewesen" not in call("measures", by_hand) + call("gaps", by_hand)


def test_an_address_that_takes_away_what_has_ended_says_so(by_hand: Path) -> None:
    walk = Walk()
    for name in ("without-actor", "compare", "from"):
        page = {"without-actor": "what_if", "compare": "key_actors", "from": "who_helps"}[name]
        assert f"{name}=ende" in said(walk, page, {name: "ende"})


def strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        yield from (text for field in fields(part) for text in strings(getattr(part, field.name)))
    elif isinstance(part, list | tuple):
        yield from (text for item in part for text in strings(item))


def report_texts(network: Network, language: str) -> list[str]:
    data = report_data(network, EVERYTHING, read_area(ROOT / "data"), date(2026, 11, 28), ranges=False)
    return list(strings(compose(data, locales.text(language))))  # type: ignore[arg-type]


def without_a_word(texts: list[str], network: Network, language: str) -> list[str]:
    """Return the texts with a number that is not counted over all that there is, and that do not say so."""
    local, there = counts(select(network, LOCAL)), counts(select(network, EVERYTHING))
    wrong = [len(network.actors), len(network.ties), counts(network).pairs]
    ways = dict.fromkeys(wrong, "\x00")  # no words help
    ways |= dict.fromkeys((there.pairs, local.pairs), PAIRS[language])
    ways |= dict.fromkeys((local.actors, local.ties), WITHOUT_UPPER[language])
    assert {there.actors, there.ties}.isdisjoint(ways), "numbers that cannot be told apart"
    return [
        text
        for text in texts
        for number, words in ways.items()
        if re.search(rf"(?<![\w.,~]){number}(?![.,]?\w)", re.sub(r"https?:\S+", "", text))
        and words.casefold() not in text.casefold()
    ]


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_no_page_counts_otherwise_without_saying_so(shipped: Network, language: str) -> None:
    """The data are large enough to tell their numbers apart: 411 and 387 actors, 643 and 558 ties."""
    walk = Walk()
    for name, (page, options) in {**PAGES, "report": ("report", {})}.items():
        filled = {key: value.format(actor="ki-kreis-herford") for key, value in options.items()}
        texts = shown(walk.to(page, {"lang": language, **filled}))
        assert without_a_word(texts, shipped, language) == [], name
    assert without_a_word(report_texts(shipped, language), shipped, language) == []


def test_a_number_without_its_word_is_found(shipped: Network) -> None:
    assert without_a_word(["387 Stellen"], shipped, "de") == ["387 Stellen"]
    assert without_a_word(["387 Stellen, ohne Land und Bund"], shipped, "de") == []
    assert without_a_word(["630 Beziehungen", "413 Stellen"], shipped, "de") == [
        "630 Beziehungen",
        "413 Stellen",
    ]
    assert without_a_word(["411 Stellen, 643 Beziehungen"], shipped, "de") == []
