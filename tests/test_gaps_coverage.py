"""The matrices behind the gaps: coverage and borders."""

from __future__ import annotations

import random

import pytest

from network.gaps import borders, coverage
from network.model import Surveyed
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
