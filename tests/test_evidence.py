"""How old the evidence of ties is."""

import pytest

from network.evidence import (
    RECENT_YEARS,
    EvidenceAges,
    evidence_ages,
    is_recent,
    reference_date,
    reference_year,
)
from network.filters import LOCAL, Selection, select
from network.gaps.base import GapBasis
from network.gaps.kinds.stale_evidence import old_ties
from network.measures import measure
from network.model import Evidence, Network, ReportedGap, Surveyed, Tie
from tests.small_networks import build, empty
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
