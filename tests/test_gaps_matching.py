"""Old evidence and what hangs on it; reported needs beside what the network shows: worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given

from network.gaps import find_gaps
from network.gaps.base import NamesOf
from network.model import Evidence, Expected, GapStatus, Network, ReportedGap
from network.scenarios.compare import compare
from network.scenarios.scenario import Scenario
from tests.small_networks import FUNDING, build, empty, no_ties, one_actor
from tests.strategies import any_network
from tests.test_gaps import found, surveyed


def dated(network: Network, years: Mapping[frozenset[str], str]) -> Network:
    """Date the ties between these pairs, and all others recently; the data are of 2026."""
    return network.replace(
        ties=tuple(
            t.model_copy(
                update={
                    "evidence": (
                        Evidence(title="B", date=years.get(frozenset((t.source, t.target)), "2025")),
                    )
                }
            )
            for t in network.ties
        )
    )


def test_what_would_change_without_old_ties_is_what_the_scenario_says() -> None:
    """A ring a b c d e and old ties a-b, a-e, a-x: without them x stands alone, and a as well."""
    network = build(["a b", "b c", "c d", "d e", "a e", "a x"], surveyed=surveyed("ort"))
    old = {frozenset(pair): "2015" for pair in (("a", "b"), ("a", "e"), ("a", "x"))}
    stale = found(dated(network, old), "stale_evidence")
    assert stale["a"].notes == ("cut_off",)
    assert stale["a"].figures["cut_off"] == 2
    gone = Scenario(
        without_ties=(("a", "b", "kooperation"), ("a", "e", "kooperation"), ("a", "x", "kooperation"))
    )
    comparison = compare(network, gone)
    assert comparison.disconnected == ("a", "x")
    assert stale["network"].figures["cut_off"] == len(comparison.disconnected)
    assert stale["network"].figures["parts_after"] == comparison.after.components


def test_old_ties_beside_others_change_nothing() -> None:
    """All three old ties of a lie in rings of fresh ones."""
    ties = ["a b", "a c", "a d", "b c", "c d", "a e", "e b"]
    old = {frozenset(pair): "2015" for pair in (("a", "b"), ("a", "c"), ("a", "d"))}
    stale = found(dated(build(ties, surveyed=surveyed("ort")), old), "stale_evidence")
    assert stale["a"].notes == ("still",)
    assert stale.keys() == {"a"}
    assert stale["a"].severity == pytest.approx(0.1 + 0.3 * 3 / 4)


def test_a_fresh_tie_of_another_kind_still_holds() -> None:
    network = build(["a b", "a c", "a d"], surveyed=surveyed("ort"))
    old = dated(network, {frozenset(("a", other)): "2015" for other in "bcd"})
    fresh = old.ties[0].model_copy(update={"type": FUNDING, "evidence": (Evidence(title="B", date="2025"),)})
    stale = found(old.replace(ties=(*old.ties, fresh)), "stale_evidence")
    assert stale["a"].figures["cut_off"] == 2
    assert stale["a"].figures["ties"] == 4


def test_whom_to_ask_about_old_ties() -> None:
    network = build(
        ["a b", "a c", "a d", "a e"],
        actors="zentrum",
        types={"zentrum": "ki"},
        surveyed=surveyed("ort"),
        expected=(Expected(types=("ki",)),),
    )
    stale = found(dated(network, {frozenset(("a", o)): "2015" for o in "bcde"}), "stale_evidence")
    assert stale["a"].params["asked"] == NamesOf("actor", ("a", "b", "c", "d", "zentrum"))


def need(district: str, topic: str, status: GapStatus = "open") -> ReportedGap:
    return ReportedGap(
        id=f"{district}-{topic}", district=district, topic=topic, text="Es fehlt.", status=status
    )


def test_reported_needs_and_lacks_know_each_other() -> None:
    """Housing is looked for in nord, where nobody is, and in sued, where one is; nobody looked in west."""
    network = build(
        actors="s o1 o2",
        districts={"s": "sued", "o1": "ost", "o2": "ost"},
        levels={"nord": "district", "west": "district"},
        topics=dict.fromkeys(("s", "o1", "o2"), "wohnen"),
        surveyed=(*surveyed("nord"), *surveyed("sued"), *surveyed("ost")),
        reported_gaps=tuple(need(d, "wohnen") for d in ("nord", "sued", "ost", "west")),
    )
    everything = {f.key: f for f in find_gaps(network)}
    expected = {
        "nord": ("uncovered", ("uncovered_topic:nord:wohnen",)),
        "sued": ("thin", ("thin_topic:sued:wohnen",)),
        "ost": ("covered", ()),
        "west": ("not_surveyed", ()),
    }
    for district, (note, related) in expected.items():
        finding = everything[f"reported_gap:{district}-wohnen"]
        assert (finding.notes, finding.related) == ((note,), related)
        for other in related:
            assert everything[other].related == (finding.key,)
    assert "reported" in everything["thin_topic:sued:wohnen"].notes
    assert all(not f.related for f in everything.values() if f.kind not in RELATED_KINDS)


RELATED_KINDS = ("reported_gap", "uncovered_topic", "thin_topic")


def test_one_actor_is_thin_where_a_need_is_reported_though_unusual() -> None:
    parts: dict[str, Any] = {
        "actors": "n",
        "districts": {"n": "nord"},
        "levels": {"ost": "district", "sued": "district"},
        "topics": {"n": "kultur"},
        "surveyed": surveyed("nord"),
    }
    assert found(build(**parts), "thin_topic") == {}
    thin = found(build(**parts, reported_gaps=(need("nord", "kultur"),)), "thin_topic")["nord:kultur"]
    assert thin.severity == pytest.approx(0.2 + 0.1 + 0.1)  # nobody has more; reported; without a tie
    assert found(build(**parts, reported_gaps=(need("nord", "kultur", "addressed"),)), "thin_topic") == {}


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties()])
def test_nothing_is_old_or_related_where_there_is_nothing(network: Network) -> None:
    assert found(network, "stale_evidence") == {}
    assert all(not f.related for f in find_gaps(network))


@given(any_network)
def test_related_findings_exist_and_name_each_other(network: Network) -> None:
    everything = {f.key: f for f in find_gaps(network)}
    for finding in everything.values():
        for key in finding.related:
            assert finding.key in everything[key].related
            assert (everything[key].districts, everything[key].topics) == (finding.districts, finding.topics)
