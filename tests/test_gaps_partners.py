"""Who suggests itself as a partner, worked out by hand."""

from __future__ import annotations

from network.counts import counts
from network.gaps import find_gaps
from network.gaps.introductions.contacts import nearest_partner
from network.model import Actor, ActorGroup, ActorType, District, Network, Tie, TieType, Topic


def actor(name: str, topics: tuple[str, ...] = (), place: str | None = None, district: str = "nord") -> Actor:
    return Actor(id=name, name=name.upper(), type="stelle", district=district, topics=topics, place=place)


def network(*ties: str) -> Network:
    """Five in the district nord, one in sued; ties as "a b"."""
    return Network(
        title="Probe",
        districts=(District(id="nord", name="Nord"), District(id="sued", name="Süd")),
        actor_groups=(ActorGroup(id="gruppe", name="Gruppe"),),
        actor_types=(ActorType(id="stelle", group="gruppe", name="Stelle"),),
        tie_types=(TieType(id="kooperation", name="Kooperation"),),
        topics=(Topic(id="wohnen", name="Wohnen"), Topic(id="sport", name="Sport")),
        actors=(
            actor("a", ("wohnen",), "Adorf"),
            actor("b", ("wohnen",), "Bdorf"),
            actor("c", ("wohnen",), "Adorf"),
            actor("d", ("sport",), "Adorf"),
            actor("e", ("sport",)),
            actor("f", ("wohnen",), "Adorf", "sued"),
        ),
        ties=tuple(Tie(source=t[0], target=t[2], type="kooperation") for t in ties),
    )


def near(found: Network, name: str, *besides: str) -> str | None:
    return nearest_partner(found, counts(found).degree, found.actor_by_id[name], besides)


def test_a_common_topic_comes_first_then_the_place_then_who_is_well_connected():
    """b, d, e and f have most partners; c shares a's topic and place, b only the topic, d only the place."""
    found = network("b d", "b e", "c e", "d e", "f b", "f d")
    assert near(found, "a") == "c"
    assert near(found, "a", "c") == "b"
    assert near(found, "a", "b", "c") == "d"
    assert near(found, "a", "b", "c", "d") == "e"
    assert near(found, "a", "b", "c", "d", "e") is None  # f is in another district


def test_who_has_no_tie_is_nobody_to_go_to():
    assert near(network("b d"), "a") == "b"
    assert near(network(), "a") is None
    assert near(network("f b"), "f") is None


def test_a_small_part_is_told_whom_to_get_to_know():
    """A and c are a part of their own; the rest is b, d, e. b shares a's topic."""
    found = network("a c", "b d", "d e")
    (part,) = (f for f in find_gaps(found) if f.kind == "fragment")
    assert part.actors[0] == "a"
    assert part.notes == ("partner",)
    assert part.params["member"].ids == ("a",)
    assert part.params["partner"].ids == ("b",)
