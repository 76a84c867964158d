"""How old the evidence of ties is."""

import pytest

from network.evidence import (
    RECENT_YEARS,
    EvidenceAges,
    evidence_ages,
    evidence_years,
    is_recent,
    reference_date,
    reference_year,
)
from network.model import Evidence, Tie
from tests.small_networks import build, empty
from tests.ui_data import drawn_by_hand

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
    assert evidence_years(empty()) == {}


def test_years_are_those_of_the_newest_evidence_in_order():
    network = build(["a b", "a c", "b c", "c d"]).replace(
        ties=(tie("2024-02", "2011"), tie("2019", None), tie("2024"), tie(None), tie())
    )
    assert list(evidence_years(network).items()) == [(2019, 1), (2024, 2)]
