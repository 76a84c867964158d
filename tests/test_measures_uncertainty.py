"""Ranges under lost ties: the model, the draws, and what they give."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from network.evidence import reference_year
from network.measures import CancelledError, measure, rank_intervals
from network.measures.resampling.rank_intervals import FIRST
from network.measures.resampling.tie_reliability import (
    KIND_FACTORS,
    LOSS_RATES,
    grade,
    loss_rate,
    ties_at_risk,
)
from network.model import Evidence, Network, SourceKind, Status, Tie
from network.parallel import parallel_map
from tests.small_networks import build, empty, kite, star
from tests.strategies import any_network

NEVER = dict.fromkeys(LOSS_RATES, 0.0)
ALWAYS = dict.fromkeys(LOSS_RATES, 1.0)


def tie(*dates: str | None, status: Status = "documented") -> Tie:
    cited = tuple(Evidence(title="Bericht", date=date) for date in dates)
    return Tie(source="a", target="b", type="kooperation", status=status, evidence=cited)


@pytest.mark.parametrize(
    ("documented", "expected"),
    [
        (tie("2012", "2013-04"), "several_dated"),
        (tie("2020"), "recent"),
        (tie("2020-12-31", None), "recent"),
        (tie("2019"), "old"),
        (tie(None), "undated"),
        (tie(None, None), "undated"),
        (tie(status="reported"), "undated"),
        (tie("2025", status="reported"), "recent"),
        (tie(), "assumed"),
        (tie("2024", "2025", status="assumed"), "assumed"),
    ],
)
def test_grades_of_evidence_in_2025(documented: Tie, expected: str) -> None:
    assert grade(documented, 2025) == expected


def cited(*sources: tuple[SourceKind | None, str | None], status: Status = "documented") -> Tie:
    """A tie with a citation for each kind and date."""
    evidence = tuple(Evidence(title="Bericht", kind=kind, date=date) for kind, date in sources)
    return Tie(source="a", target="b", type="kooperation", status=status, evidence=evidence)


@pytest.mark.parametrize(
    ("documented", "expected"),
    [
        # one kind: the rate of the grade
        (cited(("own", "2024")), 0.10),
        (cited(("office", "2012")), 0.15),
        (cited(("press", None)), 0.20),
        (cited(("office", "2012"), ("office", "2013")), 0.05),
        (cited(("workshop", None)), 0.20),
        # portals alone: twice that, and two of them are no two sources
        (cited(("portal", "2024")), 0.20),
        (cited(("portal", "2012")), 0.30),
        (cited(("portal", "2011"), ("portal", "2012")), 0.30),
        (cited(("portal", None)), 0.40),
        # several kinds: half of it; a portal is not among them, and dates a tie, but is no second date
        (cited(("own", None), ("office", None)), 0.10),
        (cited(("own", "2012"), ("press", "2013")), 0.025),
        (cited(("own", None), ("press", "2024")), 0.05),
        (cited(("own", None), ("portal", "2024")), 0.10),
        (cited(("own", "2012"), ("portal", "2013")), 0.15),
        # what people reported was said in a workshop
        (cited(status="reported"), 0.20),
        (cited(("portal", None), status="reported"), 0.20),
        (cited(("own", None), status="reported"), 0.10),
        # an unknown kind is neither weak nor a further kind
        (cited((None, "2024")), 0.10),
        (cited((None, "2024"), ("own", None)), 0.10),
        (cited((None, None), ("portal", "2024")), 0.10),
        # assumed stays assumed
        (cited(), 0.40),
        (cited(("own", "2024"), ("office", "2024"), status="assumed"), 0.40),
        (cited(("portal", None), status="assumed"), 0.40),
    ],
)
def test_rates_by_grade_and_kind_of_source_in_2025(documented: Tie, expected: float) -> None:
    assert loss_rate(documented, 2025) == pytest.approx(expected)


KINDS: tuple[SourceKind | None, ...] = ("own", "office", "press", "workshop", "portal", None)
CITATIONS = st.tuples(st.sampled_from(KINDS), st.sampled_from(("2012", "2013-05", "2024", None)))
STATUS = st.sampled_from(("documented", "reported", "assumed"))


@example([], ("portal", None), "reported")
@example([("own", "2012")], ("portal", "2011"), "documented")
@settings(max_examples=300)
@given(st.lists(CITATIONS, max_size=4), CITATIONS, STATUS)
def test_one_more_citation_never_raises_the_rate(sources, further, status) -> None:
    less, more = cited(*sources, status=status), cited(*sources, further, status=status)
    assert 0 < loss_rate(more, 2025) <= loss_rate(less, 2025) <= LOSS_RATES["assumed"]


@given(st.lists(CITATIONS, max_size=3), CITATIONS, st.sampled_from(KINDS[:4]), STATUS)
def test_a_better_kind_or_a_date_never_raises_the_rate(others, source, kind, status) -> None:
    worse = loss_rate(cited(*others, ("portal", source[1]), status=status), 2025)
    assert loss_rate(cited(*others, (kind, source[1]), status=status), 2025) <= worse
    undated = loss_rate(cited(*others, (source[0], None), status=status), 2025)
    assert loss_rate(cited(*others, source, status=status), 2025) <= undated


def test_where_no_kind_is_known_each_tie_has_the_rate_of_its_grade(shipped: Network) -> None:
    """So the ranges are what they were before kinds of source were weighed: the same ties are drawn."""
    unknown = shipped.replace(
        ties=tuple(
            t.model_copy(update={"evidence": tuple(e.model_copy(update={"kind": None}) for e in t.evidence)})
            for t in shipped.ties
        )
    )
    ties, rates = ties_at_risk(unknown, LOSS_RATES)
    assert rates.tolist() == [LOSS_RATES[grade(t, reference_year(unknown))] for t in ties]


def test_the_rates_stand_with_the_result() -> None:
    used = rank_intervals(star(3), draws=1).parameters
    assert (used["loss_rates"], used["kind_factors"]) == (dict(LOSS_RATES), dict(KIND_FACTORS))


def test_the_worse_the_evidence_the_higher_the_rate() -> None:
    rates, factors = list(LOSS_RATES.values()), list(KIND_FACTORS.values())
    assert factors == sorted(factors)
    assert rates == sorted(rates)
    assert rates[0] > 0
    assert rates[-1] < 1


def graded(network: Network, dates: dict[tuple[str, str], tuple[str | None, ...]]) -> Network:
    """The network with citations of these dates on the ties named."""
    return network.replace(
        ties=tuple(
            t.model_copy(
                update={
                    "evidence": tuple(Evidence(title="Bericht", date=d) for d in dates[t.source, t.target]),
                    "status": "documented",
                }
            )
            for t in network.ties
        )
    )


def test_a_single_tie_is_lost_as_often_as_its_evidence_says() -> None:
    """Two actors, one undated tie: lost in 20 % of the draws; of 4 000, 3 standard deviations are 76."""
    network = graded(build(["a b"]), {("a", "b"): (None,)})
    lost = 0
    for seed in range(8):
        found = rank_intervals(network, draws=500, seed=seed)
        assert found.values["a"]["degree"] == (0, 1)
        lost += 500 - round(500 * share_with_degree(network, seed))
    assert abs(lost - 800) < 76


def share_with_degree(network: Network, seed: int) -> float:
    """The share of draws in which the pair keeps its tie: c, tied for certain, is behind it then."""
    rates = LOSS_RATES | {"several_dated": 0.0}
    wider = build(["a b", *(f"x{i} y{i}" for i in range(FIRST))], actors="a b")
    dates: dict[tuple[str, str], tuple[str | None, ...]] = {
        (t.source, t.target): ("2020", "2021") for t in wider.ties
    }
    dates["a", "b"] = (None,)
    # Twenty others always have a partner: without its tie, the pair shares rank 21.
    return rank_intervals(graded(wider, dates), draws=500, seed=seed, rates=rates).first["a"]["degree"]


def test_well_documented_ties_hold_more_often() -> None:
    """A star of four: its leaves fall back as often as their tie is lost."""
    network = graded(
        build(["m gut", "m alt", *(f"x{i} y{i}" for i in range(FIRST))], actors="m"),
        {
            ("gut", "m"): ("2020", "2021"),
            ("alt", "m"): (None,),
            **{(f"x{i}", f"y{i}"): ("2020", "2021") for i in range(FIRST)},
        },
    )
    found = rank_intervals(network, draws=400).first
    assert found["gut"]["degree"] > found["alt"]["degree"] > 0.7


def test_a_pair_with_two_ties_is_lost_only_when_both_are() -> None:
    """0.4 * 0.4 = 16 % instead of 40 %: below a quarter of the draws, though both are assumed."""
    single = build(["a b", *(f"x{i} y{i}" for i in range(FIRST))], actors="a b")
    second = single.ties[0].model_copy(update={"type": "foerderung"})
    double = single.replace(ties=(*single.ties, second))
    rates = LOSS_RATES | {"recent": 0.0}
    kept = []
    for network in (single, double):
        certain = tuple(
            t
            if t.source == "a"
            else t.model_copy(
                update={"status": "documented", "evidence": (Evidence(title="P", date="2020"),)}
            )
            for t in network.ties
        )
        kept.append(
            rank_intervals(network.replace(ties=certain), draws=500, rates=rates).first["a"]["degree"]
        )
    assert kept[0] == pytest.approx(0.6, abs=0.07)  # 3 standard deviations
    assert kept[1] == pytest.approx(0.84, abs=0.05)


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
@settings(max_examples=20)
@given(network=any_network)
def test_nothing_lost_gives_the_values_themselves(network: Network, directed: bool, weighted: bool) -> None:
    how = {"directed": directed, "weighted": weighted}
    drawn = rank_intervals(network, draws=2, rates=NEVER, **how)
    report = measure(network, intervals=drawn, **how)
    for actor, values in report.actors.items():
        for name in ("degree", "betweenness"):
            assert drawn.values[actor][name] == pytest.approx((values[name], values[name]), abs=1e-6)
            better = sum(other[name] > values[name] + 1e-6 for other in report.actors.values())
            assert values["rank_interval"][name] == [better + 1, better + 1]
            assert values["first_ten"][name] == (values[name] > 0 and better < 10)


@given(any_network)
def test_everything_lost_leaves_nobody_ahead(network: Network) -> None:
    drawn = rank_intervals(network, draws=2, rates=ALWAYS)
    full = measure(network).actors
    for actor, values in full.items():
        assert drawn.values[actor]["degree"] == (0, values["degree"])
        assert drawn.values[actor]["betweenness"][0] == 0
        assert drawn.ranks[actor]["degree"][0] == 1


@given(any_network)
def test_ranges_hold_what_all_ties_give(network: Network) -> None:
    drawn = rank_intervals(network, draws=5)
    for actor, values in measure(network).actors.items():
        low, high = drawn.values[actor]["betweenness"]
        assert low - 1e-6 <= values["betweenness"] <= high + 1e-6
        assert drawn.values[actor]["degree"][1] == values["degree"]  # ties are never found
        for name in ("degree", "betweenness"):
            assert 1 <= drawn.ranks[actor][name][0] <= drawn.ranks[actor][name][1] <= len(network.actors)
            assert 0 <= drawn.first[actor][name] <= 1


@given(any_network)
def test_ranges_do_not_depend_on_the_order_of_the_file(network: Network) -> None:
    turned = network.replace(actors=network.actors[::-1], ties=network.ties[::-1])
    before, after = rank_intervals(network, draws=4), rank_intervals(turned, draws=4)
    assert before.ranks == after.ranks
    assert before.values == after.values


def test_the_middle_of_a_star_stays_first() -> None:
    found = rank_intervals(star(30), draws=100)
    assert found.ranks["mitte"] == {"degree": (1, 1), "betweenness": (1, 1)}
    assert found.first["mitte"] == {"degree": 1, "betweenness": 1}


def test_ranges_of_another_kind_of_report_are_not_passed_off() -> None:
    """Betweenness by hops says nothing about betweenness by strength; degree is the same."""
    found = measure(kite(), weighted=True, intervals=rank_intervals(kite(), draws=2)).actors["ike"]
    assert found["rank_interval"]["betweenness"] is None
    assert found["rank_interval"]["degree"] is not None


def test_progress_is_told_in_order_up_to_the_end() -> None:
    shares: list[float] = []
    rank_intervals(kite(), draws=10, progress=shares.append)
    assert shares == [i / 10 for i in range(1, 11)]
    shares.clear()
    measure(kite(), progress=shares.append)
    assert shares == [1]


def test_work_stops_when_told_to() -> None:
    shares: list[float] = []

    def until_half(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    with pytest.raises(CancelledError):
        rank_intervals(kite(), draws=10, progress=until_half)
    assert shares[-1] == 0.5

    def impatient(share: float) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        rank_intervals(kite(), draws=10, progress=impatient)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_pieces_keep_their_order_on_any_number_of_threads(threads: int) -> None:
    assert list(parallel_map(lambda i: i * i, range(7), threads=threads)) == [0, 1, 4, 9, 16, 25, 36]
    assert list(parallel_map(str, [], threads=threads)) == []


def test_nobody_to_draw() -> None:
    assert rank_intervals(empty(), draws=2).values == {}


def test_the_value_0_is_never_among_the_first() -> None:
    """A star of 40: by betweenness only the hub is, by degree the leaves share rank 2 while they are tied."""
    network = build([f"hub leaf{i}" for i in range(40)])
    ranges = rank_intervals(network, draws=20)
    assert {ranges.first[a.id]["betweenness"] for a in network.actors if a.id != "hub"} == {0}
    assert ranges.first["hub"] == {"betweenness": 1, "degree": 1}
    assert 0 < ranges.first["leaf1"]["degree"] < 1
