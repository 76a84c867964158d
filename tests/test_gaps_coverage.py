"""The matrices behind the gaps: coverage and borders."""

from __future__ import annotations

import random

import numpy as np
import pytest

from network.gaps import borders, coverage
from network.gaps.null_models import summed_up
from network.model import Expected, Surveyed
from tests.small_networks import build, empty, one_actor, two_triangles


def test_four_states_of_a_cell() -> None:
    network = build(
        actors="n1 n2 o1 l1 r1",
        districts={"n1": "nord", "n2": "nord", "o1": "ost", "l1": "land", "r1": "region"},
        levels={
            **{"nord": "district", "ost": "district", "sued": "district", "west": "district"},
            **{"land": "state", "region": "region"},
        },
        topics={"n1": "wohnen", "n2": "wohnen", "o1": "wohnen", "l1": "wohnen"},
        surveyed=(
            Surveyed(district="nord", topics="all", types=("stelle",), date="2026"),
            Surveyed(district="sued", topics=("wohnen",), date="2026"),
        ),
    )
    found = coverage(network, by="topics")
    assert found.districts == ("nord", "ost", "sued", "west")
    states = {d: found.cell(d, "wohnen").state for d in found.districts}
    assert states == {"nord": "covered", "ost": "thin", "sued": "none_documented", "west": "not_surveyed"}
    assert found.cell("nord", "wohnen").actors == ("n1", "n2")
    assert found.wider["wohnen"] == ("l1",)
    types = coverage(network, by="types")
    assert types.cell("nord", "stelle").surveyed
    assert types.cell("sued", "stelle").state == "not_surveyed"
    assert types.wider["stelle"] == ("l1", "r1")


def test_what_exists_by_law_and_was_not_found_is_a_state_of_its_own() -> None:
    network = build(
        actors="n1",
        districts={"n1": "nord"},
        levels=dict.fromkeys(("nord", "ost", "west"), "district"),
        surveyed=(Surveyed(district="ost", types="all", date="2026"),),
        expected=(Expected(types=("stelle",), by_law=True),),
    )
    states = [coverage(network, by="types").cell(d, "stelle").state for d in ("nord", "ost", "west")]
    assert states == ["thin", "by_law", "not_surveyed"]


def test_coverage_of_nothing() -> None:
    assert coverage(empty(), by="topics").cells == {}
    assert coverage(one_actor(), by="types").cell("ort", "stelle").state == "thin"


def test_borders_against_all_ways_to_join_the_ends() -> None:
    """Two triangles and one tie between: 7 ends each, joined at random.

    Of the 13!! = 135135 ways, C(7,k)^2 k! ((6-k)!!)^2 have k ties across: 11025 one, 66150 three,
    52920 five, 5040 seven. So as few as one in 8.2 %, and 90 % of draws lie between 1 and 5.
    """
    (border,) = borders(two_triangles())
    assert border.districts == ("a", "b")
    assert border.seen == 1
    assert border.expected == pytest.approx(49 / 13)
    assert border.expected == pytest.approx((11025 + 3 * 66150 + 5 * 52920 + 7 * 5040) / 135135)
    assert (border.low, border.high) == (1, 5)
    assert border.share_as_few == pytest.approx(11025 / 135135, abs=0.03)
    assert [t.key[:2] for t in border.ties] == [("a3", "b1")]


def test_borders_count_pairs_of_ordinary_districts_only() -> None:
    network = build(
        ["a b", "a m", "b m"],
        districts={"a": "nord", "b": "ost", "m": "land"},
        levels={"land": "state", "sued": "district"},
    )
    found = {b.districts: b.seen for b in borders(network)}
    assert found == {("nord", "ost"): 1, ("nord", "sued"): 0, ("ost", "sued"): 0}


def test_borders_of_nothing() -> None:
    assert borders(empty()) == ()
    (border,) = borders(build(actors="a b", districts={"a": "nord", "b": "ost"}))
    assert (border.seen, border.expected, border.low, border.high) == (0, 0, 0, 0)


def test_borders_are_seeded_and_leave_global_randomness_alone() -> None:
    before = random.getstate()
    assert borders(two_triangles()) == borders(two_triangles())
    assert borders(two_triangles(), seed=1) != borders(two_triangles())
    assert random.getstate() == before


def test_what_is_usual_between_districts_against_all_ways_to_join() -> None:
    """Ties a-b and c-d between four districts with one such tie each, and many inside them.

    The four ends can be joined in three ways, each equally likely: a-b and c-d, a-c and b-d, a-d and b-c.
    So every pair meets in a third of all draws, and 90 % of draws lie between 0 and 1.
    """
    inside = [f"{d}{i} {d}{j}" for d in "abcd" for i, j in ((1, 2), (1, 3), (2, 3))]
    network = build([*inside, "a1 b1", "c1 d1"], districts={f"{d}{i}": d for d in "abcd" for i in (1, 2, 3)})
    found = {b.districts: b for b in borders(network, draws=3_000)}
    assert len(found) == 6
    for border in found.values():
        assert border.usual is not None
        assert border.usual.expected == pytest.approx(1 / 3, abs=0.04)
        assert (border.usual.low, border.usual.high) == (0, 1)
    none, one = found["a", "c"].usual, found["a", "b"].usual
    assert none is not None
    assert one is not None
    assert none.share_as_few == pytest.approx(2 / 3, abs=0.04)
    assert one.share_as_few == 1


def test_what_is_usual_is_fixed_where_there_is_only_one_way() -> None:
    """Three districts with two ties each to others: no tie may lead home, so each pair meets once."""
    network = build(["a1 b1", "b2 c1", "c2 a2"], districts={f"{d}{i}": d for d in "abc" for i in (1, 2)})
    usual = [b.usual for b in borders(network)]
    assert [(u.expected, u.low, u.high) for u in usual if u] == [(1, 1, 1)] * 3


def test_a_share_of_draws_is_never_0() -> None:
    """Of m draws none has as few: (0 + 1) / (m + 1); all have: (m + 1) / (m + 1)."""
    drawn = np.array([[3, 1], [2, 1], [4, 0], [2, 1]], dtype=np.int32)
    found = summed_up(drawn, np.array([1, 1]))
    assert [chance.share_as_few for chance in found] == [1 / 5, 1]
    assert [chance.share_as_few for chance in summed_up(drawn, np.array([2, 0]))] == [3 / 5, 2 / 5]


def test_shares_are_adjusted_for_the_number_of_borders() -> None:
    """Twelve ties n-w, twelve s-e, one n-s; pairs n-w, s-e, n-s and three silent ones, n-e, s-w and e-w.

    Benjamini and Hochberg: the i-th smallest of k shares times k / i, the smallest of those from there on.
    """
    twelve = [(i, j) for i in range(6) for j in (i, (i + 1) % 6)]
    across = [f"{u}{i} {v}{j}" for u, v in ("nw", "se") for i, j in twelve]
    where = {f"{d}{i}": d for d in "nwse" for i in range(6)}
    found = borders(build([*across, "n0 s0"], districts=where))
    shares = {b.districts: b.usual.share_as_few for b in found if b.usual}
    ordered = sorted(shares, key=lambda pair: shares[pair])
    by_hand = {
        pair: min(shares[other] * 6 / (j + 1) for j, other in enumerate(ordered) if j >= i)
        for i, pair in enumerate(ordered)
    }
    assert {b.districts: b.adjusted for b in found} == pytest.approx(by_hand)
    assert {b.districts for b in found if b.is_weak} == {
        b.districts for b in found if by_hand[b.districts] <= 0.05
    }
    assert any(b.is_weak for b in found)


def test_where_nothing_can_be_compared_nothing_is_weak() -> None:
    """Only two of the three pairs are compared, so the share of the others is adjusted for those alone."""
    network = build(["n s", "o1 o2"], districts={"n": "nord", "s": "sued", "o1": "ost", "o2": "ost"})
    found = {b.districts: (b.adjusted, b.is_weak) for b in borders(network)}
    assert found == dict.fromkeys([("nord", "ost"), ("nord", "sued"), ("ost", "sued")], (1, False))


def test_what_is_usual_counts_ties_between_ordinary_districts_only() -> None:
    """Ost has ties inside and to the state, none to another district: nothing to compare."""
    network = build(
        ["n s", "o1 o2", "o1 m"],
        districts={"n": "nord", "s": "sued", "o1": "ost", "o2": "ost", "m": "land"},
        levels={"land": "state"},
    )
    found = {b.districts: b.usual for b in borders(network)}
    assert found["nord", "ost"] is None
    assert found["ost", "sued"] is None
    only = found["nord", "sued"]
    assert only is not None
    assert (only.expected, only.low, only.high, only.share_as_few) == (1, 1, 1, 1)


def test_doors_are_who_has_a_tie_across() -> None:
    network = build(
        ["a1 b1", "a1 b2", "a2 c1"],
        districts={"a1": "a", "a2": "a", "b1": "b", "b2": "b", "c1": "c"},
    )
    found = {b.districts: b for b in borders(network)}
    assert found["a", "b"].doors == (("a1",), ("b1", "b2"))
    assert found["a", "b"].only_doors == ("a1",)
    assert found["a", "c"].only_doors == ("a2", "c1")
    assert found["b", "c"].doors == ((), ())
