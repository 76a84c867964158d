"""The model: what a network consists of and what may be asked of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from network.io.document import Document, document_of, to_network
from network.model import Actor, Evidence, Network, Text, Tie
from tests.rich_networks import rich_networks, same_network
from tests.small_networks import build, two_triangles


def test_parts_cannot_be_changed():
    actor = Actor(id="a", name="A", type="t", district="d")
    with pytest.raises(ValidationError):
        actor.name = "B"  # type: ignore[misc]


def test_unknown_keys_are_errors():
    with pytest.raises(ValidationError):
        Actor(id="a", name="A", type="t", district="d", colour="red")  # type: ignore[call-arg]


def test_a_string_is_the_same_text_in_both_languages():
    network = build().replace(title="Netz")
    assert network.title == Text(de="Netz", en="Netz")
    assert Text(de="Netz", en="Net").in_language("en") == "Net"
    assert Text(de="Netz", en="Net").in_language("de") == "Netz"


@pytest.mark.parametrize("slug", ["a", "ki-kreis-herford", "a_b", "2014", "a-1_b"])
def test_ids(slug: str):
    assert Actor(id=slug, name="A", type="t", district="d").id == slug


@pytest.mark.parametrize("wrong", ["", "A", "ä", "a b", "-a", "a-", "a--b", "a.b", "a\n", "a" * 81])
def test_what_is_no_id(wrong: str):
    with pytest.raises(ValidationError):
        Actor(id=wrong, name="A", type="t", district="d")


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/a?b=c#d"])
def test_web_addresses(url: str):
    assert Evidence(url=url).url == url


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            "javascript:alert(1)",
            "ftp://example.org",
            "//example.org",
            "example.org",
            "https://",
            "HTTPS://A",
        ),
        *("https://a b", 'https://a"b', "https://<a>", "https://a\n", " https://a", "data:text/html,x"),
    ],
)
def test_what_is_no_web_address(wrong: str):
    with pytest.raises(ValidationError):
        Evidence(url=wrong)


@pytest.mark.parametrize(
    "wrong", ["23", "2023-13", "2023-00", "2023-1", "29.9.2023", "2023-09-32", "2023-09-"]
)
def test_what_is_no_date(wrong: str):
    with pytest.raises(ValidationError):
        Evidence(title="T", date=wrong)


@pytest.mark.parametrize(("date", "year"), [("2023", 2023), ("2023-09-29", 2023), (None, None)])
def test_the_year_of_evidence(date: str | None, year: int | None):
    assert Evidence(title="T", date=date).year == year


def test_the_newest_year_of_a_tie():
    evidence = (Evidence(title="A", date="2019-05"), Evidence(title="B"), Evidence(title="C", date="2021"))
    assert Tie(source="a", target="b", type="t", evidence=evidence).newest_year == 2021
    assert Tie(source="a", target="b", type="t", evidence=evidence[1:2]).newest_year is None


def test_the_label_is_the_short_name_where_there_is_one():
    assert Actor(id="a", name="Lang", short="Kurz", type="t", district="d").label == "Kurz"
    assert Actor(id="a", name="Lang", type="t", district="d").label == "Lang"


def test_lookups():
    network = two_triangles()
    assert network.actor_by_id["a1"].district == "a"
    assert [t.key[:2] for t in network.ties_of["a3"]] == [("a1", "a3"), ("a2", "a3"), ("a3", "b1")]
    assert network.ties_of["a3"][2].other_end("a3") == "b1"
    assert network.group_of(network.actors[0]) == "gruppe"
    assert network.level_of(network.actors[0]) == "district"
    assert [d.id for d in network.ordinary_districts] == ["a", "b"]


def test_replacing_parts_forgets_what_was_looked_up():
    network = two_triangles()
    assert "a1" in network.actor_by_id
    smaller = network.replace(actors=network.actors[1:], ties=())
    assert "a1" not in smaller.actor_by_id
    assert smaller.ties_of["a2"] == ()
    assert "a1" in network.actor_by_id


@given(rich_networks())
def test_equal_networks_have_equal_fingerprints(network: Network):
    assert Network.model_validate(network.model_dump()).fingerprint == network.fingerprint
    assert network.replace(title="Anders").fingerprint != network.fingerprint or network.title.de == "Anders"


# --- documents ------------------------------------------------------------------------------------


def document(*actors: dict[str, object]) -> Document:
    full = [{"name": a["id"], "type": "t", "district": "d", **a} for a in actors]
    kinds = [{"id": "kooperation", "name": "K"}, {"id": "foerderung", "name": "F", "directed": True}]
    return Document.model_validate({"version": 1, "title": "T", "tie_types": kinds, "actors": full})


def test_the_short_form_of_a_tie_is_a_cooperation_of_strength_one():
    (tie,) = to_network(document({"id": "b", "ties": ["a"]}, {"id": "a"})).ties
    assert tie == Tie(source="a", target="b", type="kooperation", strength=1, status="assumed")


def test_a_directed_tie_runs_from_the_actor_that_lists_it():
    (tie,) = to_network(document({"id": "b", "ties": [{"to": "a", "type": "foerderung"}]}, {"id": "a"})).ties
    assert (tie.source, tie.target) == ("b", "a")


def test_status_is_documented_with_evidence_else_assumed():
    evidence = [{"title": "Bericht"}]
    ties = [{"to": "b", "evidence": evidence}, {"to": "c"}, {"to": "d", "status": "reported"}]
    network = to_network(document({"id": "a", "ties": ties}, {"id": "b"}, {"id": "c"}, {"id": "d"}))
    assert [t.status for t in network.ties] == ["documented", "assumed", "reported"]


def test_a_tie_listed_at_both_ends_joins_what_both_say():
    network = to_network(
        document(
            {"id": "a", "ties": [{"to": "b", "strength": 1, "since": 2015, "until": 2020, "topics": ["x"]}]},
            {
                "id": "b",
                "ties": [
                    {"to": "a", "strength": 3, "since": 2014, "topics": ["y", "x"], "status": "reported"}
                ],
            },
        )
    )
    (tie,) = network.ties
    assert tie == Tie(
        source="a",
        target="b",
        type="kooperation",
        strength=3,
        since=2014,
        until=None,  # one end knows of no end
        topics=("x", "y"),
        status="reported",
        confirmed=True,
    )


def test_a_tie_listed_twice_by_one_actor_is_not_confirmed():
    (tie,) = to_network(document({"id": "a", "ties": ["b", {"to": "b", "strength": 2}]}, {"id": "b"})).ties
    assert (tie.confirmed, tie.strength) == (False, 2)


def test_ties_of_different_kinds_stay_apart():
    ties = ["b", {"to": "b", "type": "foerderung"}]
    network = to_network(document({"id": "a", "ties": ties}, {"id": "b"}))
    assert [t.type for t in network.ties] == ["kooperation", "foerderung"]


@given(rich_networks())
def test_a_document_made_of_a_network_is_that_network(network: Network):
    assert same_network(to_network(document_of(network)), network)


@given(rich_networks())
def test_networks_that_came_from_a_document_keep_the_order_of_their_ties(network: Network):
    once = to_network(document_of(network))
    assert to_network(document_of(once)) == once


@given(st.lists(st.sampled_from(["a b", "b a", "b c", "c a"]), unique=True))
def test_the_order_of_actors_does_not_change_what_is_tied(ties: list[str]):
    forwards = build({" ".join(sorted(t.split())) for t in ties}, actors="a b c")
    backwards = build({" ".join(sorted(t.split())) for t in ties}, actors="c b a")
    assert {t.key for t in to_network(document_of(forwards)).ties} == {
        t.key for t in to_network(document_of(backwards)).ties
    }


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (2020, 2022, {2020, 2021, 2022}),
        (None, 2022, {2019, 2020, 2021, 2022}),
        (2020, None, {2020, 2021, 2022, 2023}),
        (None, None, {2019, 2020, 2021, 2022, 2023}),
        (2021, 2021, {2021}),
    ],
)
def test_what_ended_in_a_year_still_existed_in_it(since: int | None, until: int | None, years: set[int]):
    actor = Actor(id="a", name="A", type="t", district="d", since=since, until=until)
    tie = Tie(source="a", target="b", type="t", since=since, until=until)
    for part in (actor, tie):
        assert {year for year in range(2019, 2024) if part.exists_in(year)} == years
        assert part.exists_in(None)
