"""Each kind of gap on networks small enough to work out the answer by hand."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import Any

import pytest

from network.filters import Selection
from network.gaps import Finding, borders, find_gaps
from network.gaps.leading import leading
from network.model import Answer, Evidence, Expected, Figure, Network, ReportedGap, Surveyed
from tests.small_networks import build, two_triangles


def found(network: Network, kind: str, **options: Any) -> dict[str, Finding]:
    """Return the findings of a kind by what follows it in their key."""
    selection = Selection(**options)
    return {f.key.partition(":")[2]: f for f in find_gaps(network, selection) if f.kind == kind}


def surveyed(*districts: str) -> tuple[Surveyed, ...]:
    return tuple(Surveyed(district=d, topics="all", types="all", date="2026-11") for d in districts)


def housing(**parts: Any) -> Network:
    """Return four districts: two actors for housing in nord, one in ost, none in sued and west."""
    return build(
        ["n1 n2", "n2 o1"],
        districts={"n1": "nord", "n2": "nord", "o1": "ost"},
        levels={"nord": "district", "ost": "district", "sued": "district", "west": "district"},
        topics={"n1": "wohnen", "n2": "wohnen", "o1": "wohnen"},
        **({"surveyed": surveyed("nord", "ost", "sued")} | parts),
    )


def ring_with_a_tail(*further: str, **parts: Any) -> Network:
    """Return a ring r0 - r3; h hangs on r0, and x, y, z hang on h: eight actors."""
    return build(
        ["r0 r1", "r1 r2", "r2 r3", "r0 r3", "r0 h", "h x", "h y", "h z", *further],
        **parts,
    )


def test_uncovered_topic_is_usual_elsewhere() -> None:
    """In sued nothing is found, and two of its three neighbours have it: 0.4 + 0.2 * 2/3."""
    only = found(housing(), "uncovered_topic")
    assert only.keys() == {"sued:wohnen"}
    assert only["sued:wohnen"].severity == pytest.approx(0.4 + 0.2 * 2 / 3)
    assert only["sued:wohnen"].figures["elsewhere"] == 2
    assert (only["sued:wohnen"].districts, only["sued:wohnen"].topics) == (("sued",), ("wohnen",))


def test_what_was_not_looked_for_is_no_gap() -> None:
    """The west was not surveyed: it has no uncovered topic, but one and one type to survey."""
    assert found(housing(), "uncovered_topic").keys() == {"sued:wohnen"}
    missing = found(housing(), "not_surveyed")
    assert missing.keys() == {"west"}
    assert missing["west"].figures == {"topics": 1, "types": 1}
    assert missing["west"].severity == pytest.approx(0.3)
    assert found(housing(surveyed=()), "uncovered_topic") == {}


def test_uncovered_topic_unusual_elsewhere_needs_a_reason() -> None:
    """One of three other districts has it: no finding, unless expected or reported as a need."""
    parts: dict[str, Any] = {
        "districts": {"a": "nord"},
        "levels": {"nord": "district", "ost": "district", "sued": "district", "west": "district"},
        "topics": {"a": "kultur"},
        "actors": "a",
        "surveyed": surveyed("ost"),
    }
    assert found(build(**parts), "uncovered_topic") == {}
    expected = found(build(**parts, expected=(Expected(topics=("kultur",)),)), "uncovered_topic")
    assert expected["ost:kultur"].severity == pytest.approx(0.4 + 0.2 / 3 + 0.2)
    source = Evidence(title="Bericht")
    gap = ReportedGap(id="g", district="ost", topic="kultur", text="Fehlt.", evidence=(source,))
    reported = found(build(**parts, reported_gaps=(gap,)), "uncovered_topic")["ost:kultur"]
    assert reported.severity == pytest.approx(0.4 + 0.2 / 3 + 0.2)
    assert reported.evidence == (source,)
    addressed = gap.model_copy(update={"status": "addressed"})
    assert found(build(**parts, reported_gaps=(addressed,)), "uncovered_topic") == {}


def test_thin_topic() -> None:
    """In ost it rests on o1; one of three other districts has two or more: 0.2 + 0.2 / 3."""
    thin = found(housing(expected=(Expected(topics=("wohnen",)),)), "thin_topic")
    assert thin.keys() == {"ost:wohnen"}
    assert thin["ost:wohnen"].actors == ("o1",)
    assert thin["ost:wohnen"].severity == pytest.approx(0.2 + 0.2 / 3 + 0.1)


def test_uncovered_type() -> None:
    """All of nord and ost are of one type; sued has none: 0.4 + 0.2 * 2/3, and 0.4 if expected."""
    usual = found(housing(), "uncovered_type")
    assert usual.keys() == {"sued:stelle"}
    assert usual["sued:stelle"].severity == pytest.approx(0.4 + 0.2 * 2 / 3)
    expected = found(housing(expected=(Expected(types=("stelle",)),)), "uncovered_type")
    assert expected["sued:stelle"].severity == pytest.approx(0.8 + 0.2 * 2 / 3)
    assert expected["sued:stelle"].types == ("stelle",)


LAW = Evidence(title="§ 71 AufenthG", url="https://gesetze.example/71")
OTHER_LAW = Evidence(url="https://gesetze.example/zust")


def by_law(*evidence: Evidence, **items: Any) -> Expected:
    return Expected(by_law=True, evidence=evidence, **items)


def test_what_exists_by_law_is_a_question_and_not_a_gap() -> None:
    """Sued was searched and has none: 0.1, however usual it is; the west was not searched: no finding."""
    network = housing(expected=(by_law(LAW, types=("stelle",)),))
    (only,) = found(network, "uncovered_type").values()
    assert (only.key, only.severity, only.by_law) == ("uncovered_type:sued:stelle", 0.1, True)
    assert only.evidence == (LAW,)
    assert (only.notes, only.params["law"]) == (("law",), "§ 71 AufenthG")
    assert only not in leading(find_gaps(network))
    assert only in find_gaps(network)
    usual = found(housing(), "uncovered_type")["sued:stelle"]
    assert (usual.by_law, usual.evidence, usual.key) == (False, (), only.key)
    assert usual in leading(find_gaps(housing()))


def test_entries_for_the_same_type_add_up() -> None:
    """One that says by law is enough, and the evidence of all that say so is joined, each once."""
    entries = (
        Expected(types=("stelle",), evidence=(Evidence(title="Landesprogramm"),)),
        by_law(LAW, types=("stelle",)),
        by_law(LAW, OTHER_LAW, types=("stelle",)),
    )
    for order in (entries, entries[::-1]):
        only = found(housing(expected=order), "uncovered_type")["sued:stelle"]
        assert only.by_law
        assert set(only.evidence) == {LAW, OTHER_LAW}
        assert len(only.evidence) == 2
    assert only.params["law"] == "§ 71 AufenthG, https://gesetze.example/zust"


def test_by_law_without_evidence_names_no_law() -> None:
    (only,) = found(housing(expected=(by_law(types=("stelle",)),)), "uncovered_type").values()
    assert (only.notes, only.evidence) == ((), ())


def test_nothing_is_asked_where_nothing_was_surveyed() -> None:
    network = housing(expected=(by_law(LAW, types=("stelle",)),), surveyed=())
    assert found(network, "uncovered_type") == {}


def test_a_topic_by_law_is_a_question_too() -> None:
    """0.1, and 0.2 where a source reports a need: that source is cited after the law."""
    expected = (by_law(LAW, topics=("wohnen",)),)
    assert found(housing(expected=expected), "uncovered_topic")["sued:wohnen"].severity == 0.1
    source = Evidence(title="Bericht")
    gap = ReportedGap(id="g", district="sued", topic="wohnen", text="Fehlt.", evidence=(source,))
    needed = found(housing(expected=expected, reported_gaps=(gap,)), "uncovered_topic")["sued:wohnen"]
    assert needed.severity == pytest.approx(0.3)
    assert needed.evidence == (LAW, source)
    assert needed.notes == ("law", "reported")


def test_an_answer_holds_when_the_entry_turns_out_to_be_by_law() -> None:
    answer = Answer(
        gap="uncovered_type:sued:stelle",
        answer="declined",
        date="2026-11-20",
        figures=(Figure(name="actors", value=0),),
    )
    for expected in (Expected(types=("stelle",)), by_law(LAW, types=("stelle",))):
        network = housing(expected=(expected,), answers=(answer,))
        assert found(network, "uncovered_type")["sued:stelle"].status == "declined"


def test_actors_above_the_districts_count_apart() -> None:
    """A ministry for housing covers no district, but the finding says that it exists."""
    network = build(
        actors="m a",
        districts={"m": "land", "a": "nord"},
        levels={"land": "state", "nord": "district"},
        topics={"m": "wohnen"},
        surveyed=surveyed("nord"),
        expected=(Expected(topics=("wohnen",)),),
    )
    assert found(network, "uncovered_topic")["nord:wohnen"].figures["wider"] == 1


def test_isolate_and_who_suggests_itself() -> None:
    """The best connected with a common topic is b (2 ties), though c has 3 and another topic."""
    network = build(
        ["b c", "b d", "c d", "c e"],
        actors="allein",
        topics={"allein": "wohnen", "b": "wohnen", "c": "sport"},
    )
    alone = found(network, "isolate")
    assert alone.keys() == {"allein"}
    assert alone["allein"].figures["degree"] == 0
    assert alone["allein"].params["partner"].ids == ("b",)  # type: ignore[union-attr]
    assert alone["allein"].severity == 0.3


def test_isolate_that_is_the_only_one_for_a_topic_weighs_more() -> None:
    alone = found(build(["b c"], actors="allein", topics={"allein": "wohnen"}), "isolate")["allein"]
    assert alone.severity == 0.5
    assert alone.topics == ("wohnen",)


def test_isolates_are_documented_facts_whatever_is_looked_at() -> None:
    """Leaving out the state does not make those isolates who are tied to it."""
    network = build(["m a"], districts={"m": "land"}, levels={"land": "state"})
    assert found(network, "isolate", without_levels=("state",)) == {}


def test_fragment() -> None:
    """A pair beside a triangle, among six: 0.3 + 0.7 * 2 * 2/6; the isolate is no fragment."""
    network = build(["a b", "b c", "a c", "x y"], actors="allein")
    apart = found(network, "fragment")
    assert apart.keys() == {"x"}
    assert apart["x"].figures == {"size": 2, "of": 6}
    assert apart["x"].severity == pytest.approx(0.3 + 0.7 * 4 / 6)
    assert set(apart["x"].actors) == {"x", "y"}


def test_fragment_joined_only_by_the_state() -> None:
    """Two triangles meet at a ministry: without it b1 b2 b3 stand apart, half of all."""
    ids = "a1 a2 a3 b1 b2 b3"
    network = build(
        ["a1 a2", "a1 a3", "a2 a3", "b1 b2", "b1 b3", "b2 b3", "a1 m", "m b1"],
        actors=ids,
        districts={"m": "land"} | {a: a[0] for a in ids.split()},
        levels={"land": "state"},
    )
    apart = found(network, "fragment")
    assert apart.keys() == {"local:b1"}
    assert apart["local:b1"].variant == "local"
    assert apart["local:b1"].severity == pytest.approx(1)
    assert apart["local:b1"].districts == ("b",)


def test_single_point_of_failure() -> None:
    """Without h, x y z are lost (3 of 8); without r0 the smaller side, the ring's other three."""
    points = found(ring_with_a_tail(topics={"x": "wohnen"}), "single_point_of_failure")
    assert points.keys() == {"h", "r0"}
    assert points["h"].figures["cut_off"] == 3
    assert points["h"].severity == pytest.approx(0.3 + 0.7 * sqrt(3 / 8))
    assert set(points["r0"].actors) == {"r0", "r1", "r2", "r3"}
    assert set(points["h"].actors) == {"h", "x", "y", "z"}
    assert points["h"].topics == ("wohnen",)


def test_single_point_of_failure_does_not_bare_a_topic_that_others_cover() -> None:
    points = found(ring_with_a_tail(topics={"x": "wohnen", "r2": "wohnen"}), "single_point_of_failure")
    assert points["h"].topics == ()


def test_single_point_of_failure_hidden_by_the_state() -> None:
    """A ministry tied to x, y, z and r2 gives them a second way; without the state it is gone."""
    network = ring_with_a_tail("m x", "m y", "m z", "m r2", districts={"m": "land"}, levels={"land": "state"})
    points = found(network, "single_point_of_failure")
    assert points["h"].figures["cut_off"] == 0
    assert points["h"].figures["cut_off_without_upper_levels"] == 3
    assert points["h"].variant == "local"


def test_two_leaves_are_no_finding() -> None:
    network = build(["a b", "b c", "a c", "a x", "a y"])
    assert found(network, "single_point_of_failure") == {}
    assert found(network, "bridge_tie") == {}


def test_bridge_tie() -> None:
    """H and x y z (4 of 8) hang on h - r0; the leaves' own ties carry one actor each."""
    bridges = found(ring_with_a_tail(), "bridge_tie")
    assert bridges.keys() == {"h:r0"}
    assert bridges["h:r0"].figures["cut_off"] == 4
    assert bridges["h:r0"].severity == pytest.approx(0.3 + 0.7 * sqrt(4 / 8))
    assert bridges["h:r0"].notes == ("undated",)


def test_a_second_kind_of_tie_does_not_end_a_bridge() -> None:
    network = ring_with_a_tail()
    first = next(t for t in network.ties if set(t.key[:2]) == {"h", "r0"})
    dated = first.model_copy(update={"type": "foerderung", "evidence": (Evidence(title="B", date="2024"),)})
    bridge = found(network.replace(ties=(*network.ties, dated)), "bridge_tie")["h:r0"]
    assert bridge.figures["ties"] == 2
    assert bridge.figures["newest_year"] == 2024
    assert bridge.evidence == dated.evidence


def test_weak_border_between_cliques() -> None:
    """Two groups of four, all tied inside, none across: by chance 12 * 12 / 23 of 12 ties."""
    ids = [f"{d}{i}" for d in "ab" for i in range(4)]
    ties = [f"{u} {v}" for u in ids for v in ids if u < v and u[0] == v[0]]
    weak = found(build(ties, districts={a: a[0] for a in ids}), "weak_border")
    assert weak.keys() == {"a:b"}
    assert weak["a:b"].figures["seen"] == 0
    assert weak["a:b"].figures["expected"] == pytest.approx(144 / 23, abs=0.01)
    assert weak["a:b"].variant == "silent"
    assert weak["a:b"].severity == pytest.approx(0.5)


def test_a_border_is_weak_only_where_less_than_usual() -> None:
    """Each of four cliques of six has four ties to every other, but for a tie between n and s: usual.

    Regardless of borders it is far less than by chance: 36 of 108 ends each, 36 * 36 / 215 = 6 expected.
    """
    across = [f"{u}{i} {v}{i}" for u, v in combinations("nesw", 2) for i in range(4) if {u, v} != {"n", "s"}]
    network = cliques_and(*across, "n4 s4")
    border = next(b for b in borders(network) if b.districts == ("n", "s"))
    assert border.seen < border.low
    assert found(network, "weak_border") == {}


def cliques_and(*across: str) -> Network:
    """Return groups of six, all tied inside, and ties across; an actor's letter is its district."""
    ids = [f"{d}{i}" for d in dict.fromkeys("".join(across)) if d.isalpha() for i in range(6)]
    inside = [f"{u} {v}" for u in ids for v in ids if u < v and u[0] == v[0]]
    return build([*inside, *across], districts={a: a[0] for a in ids})


def test_weak_border_that_is_usual_between_districts() -> None:
    """N and s have six ties to w each and none to each other. No tie may lead home, so w's twelve ends
    need all twelve of theirs: no draw has a tie between n and s.
    """
    weak = found(cliques_and(*(f"{d}{i} w{i}" for d in "ns" for i in range(6))), "weak_border")
    assert weak["n:s"].notes == ("usual",)
    assert (weak["n:s"].figures["usual"], weak["n:s"].figures["usual_high"]) == (0, 0)


def test_weak_border_that_is_less_than_usual() -> None:
    """Twelve ties n-w, twelve s-e, one n-s: n's ends would meet each of the others about equally often."""
    twelve = [(i, j) for i in range(6) for j in (i, (i + 1) % 6)]
    across = [f"{u}{i} {v}{j}" for u, v in ("nw", "se") for i, j in twelve]
    weak = found(cliques_and(*across, "n0 s0"), "weak_border")
    assert weak["n:s"].notes == ("below", "doors")
    assert weak["n:s"].params["doors"].ids == ("n0", "s0")  # type: ignore[union-attr]
    assert weak["n:s"].figures["usual_low"] > 1
    assert weak["e:w"].figures["usual"] == pytest.approx(4, abs=0.5)
    missing = 1 - weak["n:s"].figures["seen"] / weak["n:s"].figures["expected"]
    most = max(f.figures["expected"] for f in weak.values())
    expected = 0.3 + 0.3 * missing * weak["n:s"].figures["expected"] / most
    assert weak["n:s"].severity == pytest.approx(expected, abs=0.01)


def test_weak_border_of_a_district_without_any_tie_to_others() -> None:
    network = cliques_and("n0 w0", "s0 s1")
    weak = found(network, "weak_border")
    assert weak["n:s"].notes == ("lonely",)
    assert weak["n:s"].params["lonely"].ids == ("s",)  # type: ignore[union-attr]


def test_a_silent_border_that_is_usual_weighs_least() -> None:
    weak = found(cliques_and(*(f"{d}{i} w{i}" for d in "ns" for i in range(6))), "weak_border")
    assert weak["n:s"].severity == pytest.approx(0.2)


def test_no_border_without_ties_on_both_sides() -> None:
    """S has nobody, e has somebody without a tie: nothing to expect between them and others."""
    network = build(
        ["n0 n1", "w0 w1"],
        actors="e",
        districts={"n0": "n", "n1": "n", "w0": "w", "w1": "w", "e": "e"},
        levels={"s": "district"},
    )
    assert found(network, "weak_border").keys() == {"n:w"}


def test_no_weak_border_where_chance_gives_as_few() -> None:
    """One tie between two triangles: chance gives as few in 8 % of cases (see test_gaps_coverage)."""
    assert found(two_triangles(), "weak_border") == {}


@pytest.mark.parametrize(
    ("topics", "status", "severity"),
    [
        ({}, "open", 0.8),
        ({"a": "wohnen"}, "open", 0.6),
        ({"a": "wohnen", "b": "wohnen"}, "open", 0.5),
        ({}, "addressed", 0.1),
        ({}, "declined", 0),
    ],
)
def test_reported_gap(topics: dict[str, str], status: str, severity: float) -> None:
    gap = ReportedGap(id="g", district="ort", topic="wohnen", text="Es fehlt.", status=status)
    network = build(["a b"], topics=topics, declared=("wohnen",), reported_gaps=(gap,))
    reported = found(network, "reported_gap")["g"]
    assert reported.severity == pytest.approx(severity)
    assert reported.actors == tuple(topics)
    assert reported.status == status


def test_stale_evidence() -> None:
    """As of 2026, three of a's four ties rest on 2020 or before; b to e have one old tie each."""
    years = {"b": "2020", "c": "2015-03", "d": "2019-01-01", "e": "2021"}
    network = build([f"a {other}" for other in years], surveyed=surveyed("ort"))
    ties = tuple(
        t.model_copy(update={"evidence": (Evidence(title="B", date=years[t.other_end("a")]),)})
        for t in network.ties
    )
    stale = found(network.replace(ties=ties), "stale_evidence")
    assert stale.keys() == {"a", "network"}
    assert stale["a"].figures == {"old": 3, "undated": 0, "ties": 4, "newest_old_year": 2020, "cut_off": 3}
    assert stale["a"].severity == pytest.approx(0.1 + 0.3 * 3 / 4 + 0.2)
    assert stale["network"].figures == {"old": 3, "ties": 4, "parts": 1, "parts_after": 4, "cut_off": 3}
    portal = (Evidence(title="P", date="2015", kind="portal"),)
    weak = tuple(t.model_copy(update={"evidence": portal}) for t in ties[:2])
    found_weak = found(network.replace(ties=(*weak, *ties[2:])), "stale_evidence")
    assert found_weak["a"].figures["portals"] == 2
    assert found(network, "stale_evidence") == {}  # undated is not old
