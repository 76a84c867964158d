"""How old the evidence of ties is, of what kind, and how it is shown."""

import pytest
from streamlit.testing.v1 import AppTest

import locales
from network.evidence import (
    RECENT_YEARS,
    EvidenceAges,
    evidence_ages,
    in_reading_order,
    is_recent,
    kind_and_date,
    reading_notes,
    reference_date,
    reference_year,
)
from network.filters import LOCAL, Selection, select
from network.gaps.base import GapBasis
from network.gaps.kinds.stale_evidence import old_ties
from network.measures import measure
from network.model import Evidence, Network, ReportedGap, Surveyed, Text, Tie
from tests import ui_data
from tests.small_networks import build, empty
from tests.test_pages import Walk, component, shown, use
from tests.ui_data import drawn_by_hand
from ui import graph_payload

THIS_YEAR = 2026


def tie(*dates: str | None) -> Tie:
    """A tie with one citation for each date; None is undated."""
    return Tie(
        source="a", target="b", type="kooperation", evidence=tuple(Evidence(title="x", date=d) for d in dates)
    )


@pytest.mark.parametrize(
    ("dates", "recent"),
    [
        (("2026",), True),
        (("2021-01-01",), True),  # the last year that counts: five years before
        (("2020-12-31",), False),
        (("1999", "2022"), True),  # the newest counts
        (("2022", None), True),
        ((None,), False),
        ((), False),
        (("2027",), True),  # dated ahead: a programme that is announced
    ],
)
def test_recent_means_within_five_years(dates, recent):
    assert RECENT_YEARS == 5
    assert is_recent(tie(*dates), THIS_YEAR) is recent


def test_ties_are_counted_once_each():
    """By hand: cited 2025; cited 2019 and undated; not cited at all."""
    assert evidence_ages(drawn_by_hand()) == EvidenceAges(recent=1, old=1, undated=0, missing=1)


def test_cited_without_a_date_is_neither_old_nor_missing():
    network = build(["a b"]).replace(ties=(tie(None, None),))
    assert evidence_ages(network) == EvidenceAges(recent=0, old=0, undated=1, missing=0)


def test_the_counts_add_up(shipped):
    ages = evidence_ages(shipped)
    assert ages.total == len(shipped.ties) == ages.recent + ages.old + ages.undated + ages.missing
    assert min(ages.recent, ages.old, ages.undated, ages.missing) >= 0


def test_a_year_later_nothing_is_younger(shipped):
    year = reference_year(shipped)
    now, later = (evidence_ages(shipped.replace(as_of=str(y))) for y in (year, year + 1))
    assert later.recent <= now.recent
    assert (later.undated, later.missing) == (now.undated, now.missing)


def test_nothing_has_no_evidence():
    assert evidence_ages(empty()) == EvidenceAges(0, 0, 0, 0)


def dated_by(
    survey: str = "2019-11", actor: str = "2019", cited: str = "2019-01", need: str = "2019"
) -> Network:
    """Two actors with a tie, and a need, each with its date."""
    evidence = {date: (Evidence(title="x", date=date),) for date in (actor, cited, need)}
    network = build(["a b"], declared=("wohnen",))
    return network.replace(
        actors=tuple(a.model_copy(update={"evidence": evidence[actor]}) for a in network.actors),
        ties=tuple(t.model_copy(update={"evidence": evidence[cited]}) for t in network.ties),
        reported_gaps=(
            ReportedGap(id="g", district="ort", topic="wohnen", text="Es fehlt.", evidence=evidence[need]),
        ),
        surveyed=(Surveyed(district="ort", topics="all", date=survey),),
    )


@pytest.mark.parametrize("part", ["survey", "actor", "cited", "need"])
def test_the_data_stand_as_of_the_newest_date_of_any_part(part):
    network = dated_by(**{part: "2024-05"})
    assert (reference_date(network), reference_year(network)) == ("2024-05", 2024)


def test_data_without_a_date_stand_as_of_no_year():
    assert (reference_date(build(["a b"])), reference_year(build(["a b"]))) == (None, 0)
    assert evidence_ages(build(["a b"])) == EvidenceAges(recent=0, old=0, undated=0, missing=1)


def test_a_part_stands_as_its_whole_network_does():
    """Only a tie to the state is cited in 2026; without it the tie of 2020 is old all the same."""
    network = build(["a b", "a m"], districts={"m": "land"}, levels={"land": "state"})
    ties = (tie("2020"), tie("2026").model_copy(update={"target": "m"}))
    part = select(network.replace(ties=ties), LOCAL)
    assert reference_year(part) == 2026
    assert evidence_ages(part) == EvidenceAges(recent=0, old=1, undated=0, missing=0)
    assert reference_year(select(part, Selection(districts=("ort",)))) == 2026


def test_findings_ranges_pictures_and_reports_count_age_from_the_same_year(shipped):
    year = reference_year(shipped)
    assert GapBasis(shipped, select(shipped, Selection(year=year))).year == year
    assert measure(select(shipped, LOCAL)).parameters["year_of_data"] == year
    payload = graph_payload.payload(shipped, "de", str)
    fresh = [tie for tie, edge in zip(shipped.ties, payload["edges"], strict=True) if "old" not in edge]
    assert len(fresh) == evidence_ages(shipped).recent
    assert set(old_ties(shipped.ties, year)).isdisjoint(fresh)


# --- of what kind, and how it is shown --------------------------------------------------------------


def test_citations_stand_newest_first_undated_last_and_portals_after_all_others():
    listed = [
        Evidence(title="p1", kind="portal", date="2019"),
        Evidence(title="o", kind="office"),
        Evidence(title="p2", kind="portal", date="2025-03"),
        Evidence(title="a", kind="own", date="2012"),
        Evidence(title="x", date="2020-05-01"),
        Evidence(title="z", kind="press", date="2020-06"),
    ]
    assert [citation.title for citation in in_reading_order(listed)] == ["z", "x", "a", "o", "p2", "p1"]


KINDS_IN_WORDS = {
    "de": {
        "own": "eigene Seite, März 2023",
        "office": "Behörde, März 2023",
        "press": "Presse, März 2023",
        "portal": "△ schwach: Portal oder Verzeichnis, März 2023",
        "workshop": "in einem Workshop genannt, März 2023",
        None: "März 2023",
    },
    "en": {
        "own": "own page, March 2023",
        "office": "authority, March 2023",
        "press": "press, March 2023",
        "portal": "△ weak: portal or directory, March 2023",
        "workshop": "said in a workshop, March 2023",
        None: "March 2023",
    },
}


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_kind_and_date_in_words(language):
    t = locales.text(language)
    said = {
        kind: kind_and_date(Evidence(title="x", date="2023-03", kind=kind), t)
        for kind in KINDS_IN_WORDS["de"]
    }
    assert said == KINDS_IN_WORDS[language]


def test_an_undated_kind_is_said_all_the_same():
    assert kind_and_date(Evidence(title="x", kind="press"), locales.text("de")) == "Presse, ohne Datum"
    assert kind_and_date(Evidence(title="x"), locales.text("de")) == "ohne Datum"


def test_english_readers_learn_that_sentences_are_in_german_and_all_why_portals_are_weak():
    de, en = locales.text("de"), locales.text("en")
    german = Evidence(title="x", note=Text(de="Sie arbeiten zusammen.", en="Sie arbeiten zusammen."))
    both = Evidence(title="x", note=Text(de="Sie arbeiten zusammen.", en="They work together."))
    portal = both.model_copy(update={"kind": "portal"})
    assert [reading_notes([one], de) for one in (german, both)] == ["", ""]
    assert reading_notes([both], en) == ""
    assert reading_notes([german, both], en) == en("evidence.language")
    assert reading_notes([portal], de) == de("evidence.why-weakest")
    assert reading_notes([german, portal], en) == f"{en('evidence.language')} {en('evidence.why-weakest')}"


GERMAN_NOTE = "Beide beraten gemeinsam"
WITH_KINDS = (
    ui_data.TINY.replace("date: 2023-09-29", "date: 2023-09-29\n        kind: portal")
    .replace("date: 2019,", "date: 2019, kind: office,")
    .replace("{title: Alpha, note", "{title: Alpha, kind: workshop, note")
    .replace(f"{{de: {ui_data.GERMAN} Notiz, en: {ui_data.ENGLISH} note}}", GERMAN_NOTE)
    .replace("    until: 2025\n", "")
)
"""The tiny network: an actor by a portal, in German only; its tie by an authority; a need by a workshop."""


def read_on(app: AppTest) -> list[str]:
    """What a page says, as it is read: without the signs that keep Markdown from meaning anything."""
    return [text.replace("\\", "") for text in shown(app)]


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_page_that_shows_citations_says_their_kind(monkeypatch, tmp_path, language):
    use(monkeypatch, tmp_path, WITH_KINDS)
    walk, t = Walk(), locales.text(language)
    portal, office, workshop = (
        KINDS_IN_WORDS[language][kind].partition(", ")[0] for kind in ("portal", "office", "workshop")
    )
    why = t("evidence.why-weakest")
    notes = f"{t('evidence.language')} {why}" if language == "en" else why

    card = read_on(walk.to("actors", {"lang": language, "actor": "hier"}))
    assert any(GERMAN_NOTE in text and f", {portal}, " in text for text in card)
    assert any(f", {office}, 2019" in text for text in card)
    assert card.count(notes) == 1  # once for the actor and its ties

    finding = read_on(walk.to("gaps", {"lang": language, "finding": "reported_gap:bedarf"}))
    assert any(f"Alpha, {workshop}, " in text for text in finding)

    cell = {"section": "coverage", "cell": "herford:sprache"}
    detail = read_on(walk.to("gaps", {"lang": language, **cell}))
    assert any(f", {portal}, " in text for text in detail)
    assert notes in detail

    border = {"section": "borders", "cell": "herford:lippe"}
    assert any(f", {office}, 2019" in text for text in read_on(walk.to("gaps", {"lang": language, **border})))

    asked = walk.to("who_helps", {"lang": language, "need": "sprache", "place": "herford"})
    answer = component(asked, "helpers")
    (citation,) = answer["groups"][0]["helpers"][0]["evidence"]
    assert citation["when"].startswith(f"{portal}, ")
    assert citation["lang"] == "de"
    assert answer["reading"] == notes

    counted = read_on(walk.to("data", {"lang": language}))
    (kinds,) = [text for text in counted if text.startswith(t.plural("evidence.kinds", 3))]
    assert all(f"- {t(f'evidence.kind-{kind}')}: 1" in kinds for kind in ("portal", "office", "workshop"))


def test_where_no_kind_is_given_no_page_speaks_of_kinds(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk, t = Walk(), locales.text("de")
    said = read_on(walk.to("actors", {"actor": "hier"})) + read_on(walk.to("data", {}))
    assert any("alpha.example/bericht), 29. September 2023]" in text for text in said)
    assert not [text for text in said if "△" in text or t("evidence.kind-unknown") in text]
