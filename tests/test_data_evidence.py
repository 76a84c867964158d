"""The shipped data hold all that was collected; where they do not, the curation says why.

Who changes the shipped data against a source writes the decision with its reason into `scripts/curation/`.
"""

from pathlib import Path

import pytest

from network.io.read import read
from scripts.derivation.curation import read_curation
from scripts.derivation.evidence import link_name, read_evidence
from scripts.derivation.gaps import gap_id

FILES = read_evidence()
CURATION = read_curation()
MERGED, DECIDED = CURATION.actors["merged"], CURATION.ties


@pytest.fixture(scope="module")
def network():
    return read(Path(__file__).parents[1] / "data" / "actors.yaml").network


@pytest.fixture(scope="module")
def actors(network):
    """Actors by their ids and by those they had."""
    return {name: actor for actor in network.actors for name in (actor.id, *actor.aliases)}


@pytest.fixture(scope="module")
def ties(network):
    """Ties by both orders of their ends and their type."""
    found = {}
    for tie in network.ties:
        found[tie.source, tie.target, tie.type] = found[tie.target, tie.source, tie.type] = tie
    return found


def links():
    return [link for file in FILES for link in file["links"]]


def needs():
    """Needs with the ids that their districts and topics give them, in the order of the files."""
    counted = {}
    for file in FILES:
        for need in file["gaps"]:
            place = need["district"], need["topic"]
            counted[place] = counted.get(place, 0) + 1
            yield gap_id(*place, counted[place]), need


def not_cited(sources, part, left_out=()):
    """Which of the sources a part of the network does not cite, by address or title, and date."""
    cited = {(c.url, c.title, c.date) for c in part.evidence}
    for source in sources:
        seed = CURATION.sources["seeds"].get(source.get("seed"), {})
        title, date = source.get("title", seed.get("title")), source["date"] or seed.get("date")
        date = CURATION.sources["dates"].get(source.get("url"), date)
        if source["fact"] in CURATION.sources["repeated"] or {source.get("url"), title} & set(left_out):
            continue
        if (source.get("url"), title, str(date) if date else None) not in cited:
            yield source


def test_every_actor_is_there_or_part_of_another(actors):
    for key in (actor["key"] for file in FILES for actor in file["actors"]):
        assert actors[key].id == MERGED.get(key, {"into": key})["into"]


def test_every_source_of_an_actor_is_cited(actors):
    left_out = CURATION.actors["drop_sources"]
    for file in FILES:
        for actor in file["actors"]:
            missing = not_cited(actor["sources"], actors[actor["key"]], left_out.get(actor["key"], ()))
            assert list(missing) == [], actor["key"]
        for key, sources in file.get("actor_sources", {}).items():
            assert list(not_cited(sources, actors[key])) == [], key


def test_every_link_is_a_tie_or_left_out_with_a_reason(actors, ties):
    for link in links():
        decision, ends = DECIDED.get(link_name(link), {}), {actors[link["a"]].id, actors[link["b"]].id}
        if decision.get("left_out") or len(ends) == 1:  # both ends have become one actor
            continue
        tie = ties.get((*ends, decision.get("type", link["kind"])))
        assert tie is not None, link_name(link)
        dropped = decision.get("drop_sources", ())
        assert list(not_cited(link["sources"], tie, dropped)) == [], link_name(link)


def test_every_need_is_reported_with_its_sources(network):
    reported = {gap.id: gap for gap in network.reported_gaps}
    for key, need in needs():
        kept = CURATION.gaps["merges"].get(key, key)
        assert kept != key or (reported[key].district, reported[key].topic) == (
            need["district"],
            need["topic"],
        )
        assert list(not_cited(need["sources"], reported[kept])) == [], key


def test_what_is_left_out_is_in_no_file(network, ties, actors):
    for name, decision in DECIDED.items():
        a, _, b, kind = name.replace(",", "").split(" ")
        others = [link for link in links() if {link["a"], link["b"]} == {a, b} and link_name(link) != name]
        kinds = {DECIDED.get(link_name(link), {}).get("type", link["kind"]) for link in others}
        if decision.get("left_out") and kind not in kinds:
            assert (actors[a].id, actors[b].id, kind) not in ties, name


def test_each_decision_is_about_something_collected_and_has_a_reason():
    names = {link_name(link) for link in links()}
    keys = {actor["key"] for file in FILES for actor in file["actors"]}
    facts = {source["fact"] for link in links() for source in link["sources"]}
    assert DECIDED.keys() <= names
    assert MERGED.keys() <= keys
    for name, decision in (DECIDED | MERGED).items():
        assert decision["reason"].endswith("."), name
        assert decision.get("reword", {}).keys() <= facts, name


def test_every_citation_says_what_kind_of_source_it_is(network):
    parts = (*network.actors, *network.ties, *network.reported_gaps, *network.expected)
    former = [name for actor in network.actors for name in actor.formerly]
    unknown = [c.url or c.title for part in (*parts, *former) for c in part.evidence if c.kind is None]
    assert unknown == []


def test_what_has_ended_has_an_end(network):
    for key, end in CURATION.actors["ended"].items():
        assert network.actor_by_id[key].until == end["until"]
        assert all(tie.until is not None for tie in network.ties_of[key]), key
