"""How complete the survey is, and what to ask next: worked out by hand on small networks."""

from __future__ import annotations

from typing import Any

import pytest

from network.gaps import coverage, find_gaps
from network.gaps.coverage.survey import DistrictSurvey, ThinItem, district_surveys, thin_items
from network.gaps.follow_ups import MOST, FollowUp, follow_ups
from network.model import Answer, Evidence, Expected, Network, ReportedGap, Surveyed
from tests.small_networks import build, empty

OLD, RECENT, UNDATED = Evidence(title="a", date="2015"), Evidence(title="b", date="2026"), Evidence(title="c")
LEVELS = {"nord": "district", "ost": "district", "sued": "district", "land": "state"}


def cited(network: Network, *evidence: tuple[str, Evidence]) -> Network:
    """Return the network with citations: of an actor "a", or of a tie "a b"."""
    of = dict(evidence)
    return network.replace(
        actors=tuple(
            a.model_copy(update={"evidence": (of[a.id],)}) if a.id in of else a for a in network.actors
        ),
        ties=tuple(
            t.model_copy(update={"evidence": (of[pair],)}) if (pair := f"{t.source} {t.target}") in of else t
            for t in network.ties
        ),
    )


def example(**parts: Any) -> Network:
    """Return four actors in nord, one in ost, one of the state: n1 is tied to all others, n2 to n3."""
    where = {**dict.fromkeys(("n1", "n2", "n3", "n4"), "nord"), "o1": "ost", "x": "land"}
    ties = ["n1 n2", "n1 n3", "n1 n4", "n1 o1", "n1 x", "n2 n3"]
    settings: dict[str, Any] = {"districts": where, "levels": LEVELS}
    return build(ties, **(settings | parts))


def test_actors_and_ties_of_a_district_and_those_with_a_date() -> None:
    """Nord: 4 actors, one dated; all 6 ties have an end there, two dated (2015 counts). Ost: n1 - o1 only."""
    network = cited(
        example(), ("n1", RECENT), ("n2", UNDATED), ("n1 n2", OLD), ("n1 o1", RECENT), ("n2 n3", UNDATED)
    )
    assert district_surveys(network) == (
        DistrictSurvey("nord", 4, 1, 6, 2, None),
        DistrictSurvey("ost", 1, 0, 1, 1, None),
        DistrictSurvey("sued", 0, 0, 0, 0, None),
    )


@pytest.mark.parametrize(("population", "density"), [(200_000, 2.0), (50_000, 8.0), (None, None), (0, None)])
def test_density_is_per_100_000_and_undefined_without_inhabitants(population, density) -> None:
    assert DistrictSurvey("nord", 4, 1, 6, 2, population).density(4) == density


def test_the_survey_of_nothing() -> None:
    assert district_surveys(empty()) == ()
    assert thin_items(coverage(empty(), by="topics")) == ()


def test_thin_topics() -> None:
    """Of three districts: sport in one (thin), kultur in two with four actors (not thin), arbeit in two with
    three (one per district, one without: thin), wohnen in all three (not thin), recht looked for and in none,
    musik neither looked for nor found (nothing is known). The state's actor counts apart.
    """
    topics = {
        "a": "sport kultur arbeit wohnen",
        "b": "kultur arbeit",
        "c": "kultur arbeit wohnen",
        "d": "kultur",
        "e": "wohnen",
        "x": "sport",
    }
    where = {"a": "nord", "b": "nord", "c": "ost", "d": "ost", "e": "sued", "x": "land"}
    network = build(
        actors="a b c d e x",
        districts=where,
        levels=LEVELS,
        topics=topics,
        declared=("recht", "musik"),
        surveyed=(Surveyed(district="sued", topics=("recht", "sport"), date="2026"),),
    )
    assert thin_items(coverage(network, by="topics")) == (
        ThinItem("recht", actors=0, districts=0, surveyed=1, wider=0),
        ThinItem("sport", actors=1, districts=1, surveyed=1, wider=1),
        ThinItem("arbeit", actors=3, districts=2, surveyed=0, wider=0),
    )


def asked(network: Network, district: str, neighbours: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return what is asked, of whom, and what it is about."""
    found = follow_ups(network, find_gaps(network), district, neighbours)
    return [(one.kind, one.asked, _about(one), one.detail) for one in found]


def _about(one: FollowUp) -> Any:
    named = one.params.get("type") or one.params.get("topic") or one.params.get("neighbour")
    return named.ids[0] if named else (one.params["weak"], one.params["ties"])  # type: ignore[union-attr]


def test_every_kind_of_question_by_hand() -> None:
    """Nord lacks an authority (by law) and an office (expected), has an open need for recht, nobody for
    sport, which ost and sued have, one actor for kultur; n1 has 5 ties, 4 of them old, undated or without
    any citation; nothing leads to its neighbour sued. The desk is n2: of the type expected first.
    """
    network = cited(
        example(
            types={"n2": "desk"},
            topics={"o1": "sport kultur", "s1": "sport kultur", "s2": "kultur", "n3": "kultur"},
            actors="n1 n2 n3 n4 o1 x s1 s2",
            districts={
                **dict.fromkeys(("n1", "n2", "n3", "n4"), "nord"),
                **{"o1": "ost", "x": "land", "s1": "sued", "s2": "sued"},
            },
            declared=("recht",),
            declared_types=("amt", "buero"),
            expected=(Expected(types=("desk", "buero")), Expected(types=("amt",), by_law=True)),
            surveyed=(Surveyed(district="nord", topics=("sport", "kultur", "recht"), date="2026-11"),),
            reported_gaps=(
                ReportedGap(id="g1", district="nord", topic="recht", text="Es fehlt Beratung."),
                ReportedGap(id="g2", district="nord", topic="recht", text="Noch einmal."),
                ReportedGap(id="g3", district="ost", topic="sport", text="Woanders."),
            ),
        ),
        ("n1 n2", OLD),
        ("n1 n3", UNDATED),
        ("n1 x", RECENT),
    )
    network = network.replace(ties=(*network.ties, *build(["s1 x"], actors="s1 x").ties))
    assert asked(network, "nord", ("sued",)) == [
        ("office", "n2", "amt", "by-law"),
        ("office", "n2", "buero", "expected"),
        ("need", "n2", "recht", "said"),
        ("topic", "n2", "sport", "searched"),
        ("ties", "n1", (4, 5), "weak"),
        ("border", "n2", "sued", "silent"),
        ("thin", "n3", "kultur", "only"),
    ]
    assert [kind for kind, *_ in asked(network, "nord")].count("border") == 0


def test_the_kinds_take_turns_and_none_crowds_out_the_others() -> None:
    """Ten offices are expected, and all four actors have three weak ties or more: four questions each."""
    kinds = tuple(f"amt{i}" for i in range(10))
    network = example(expected=(Expected(types=kinds),), declared_types=kinds)
    network = network.replace(ties=(*network.ties, *build(["n2 n4", "n3 n4"]).ties))
    found = asked(network, "nord")
    assert len(found) == MOST
    assert [kind for kind, *_ in found] == ["office"] * 4 + ["ties"] * 4
    assert [of for kind, of, *_ in found if kind == "ties"] == ["n1", "n2", "n3", "n4"]
    assert {of for kind, of, *_ in found if kind == "office"} == {None}


def test_what_people_have_settled_is_not_asked_again() -> None:
    def with_answer(value: str) -> Network:
        answer = Answer(gap="uncovered_type:nord:amt", answer=value, date="2026-11-20")
        return build(
            actors="o1",
            districts={"o1": "ost"},
            levels=LEVELS,
            declared_types=("amt",),
            expected=(Expected(types=("amt",), by_law=True),),
            surveyed=(Surveyed(district="nord", types="all", date="2026-11"),),
            answers=(answer,),
        )

    assert [kind for kind, *_ in asked(with_answer("later"), "nord")] == ["office"]
    assert asked(with_answer("accepted"), "nord") == []
    assert asked(with_answer("declined"), "nord") == []


def test_what_exists_by_law_is_asked_for_where_nobody_looked_for_it() -> None:
    network = build(
        actors="o1",
        districts={"o1": "ost"},
        levels=LEVELS,
        declared_types=("amt",),
        expected=(Expected(types=("amt",), by_law=True),),
    )
    assert asked(network, "nord") == [("office", None, "amt", "by-law")]


def test_nothing_to_ask_and_no_such_district() -> None:
    assert asked(build(["a b"]), "ort") == []
    with pytest.raises(KeyError):
        follow_ups(empty(), (), "nord", ())
