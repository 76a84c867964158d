"""What two actors without a path between them have in common: topics, a district, where they could meet."""

from __future__ import annotations

from dataclasses import dataclass

from network.analysis.actor_comparison import side_by_side
from network.graph.paths import upper_actors
from network.model import Actor, Network

MOST_MEETING = 3


@dataclass(frozen=True)
class CommonGround:
    """What two actors share.

    `topics` of both; `district` in which both work, None where there is none. `meeting`: up to three actors
    that could bring them together, as they work on a common topic or are bodies in the common district:
    those on the spot before state and federation, then bodies, then who is tied to one of the two, then who
    works in the district of one, then by id.
    """

    topics: tuple[str, ...]
    district: str | None
    meeting: tuple[str, ...]


def common_ground(network: Network, one: str, other: str) -> CommonGround:
    """Return what two actors have in common; raises KeyError for one that is not in the network."""
    ends = (one, other)
    topics = side_by_side(network, ends).topics
    districts = {network.actor_by_id[end].district for end in ends}
    tied = {tie.other_end(end) for end in ends for tie in network.ties_of[end]}

    def is_body(actor: Actor) -> bool:
        return network.type_by_id[actor.type].body

    meeting = [
        actor
        for actor in network.actors
        if actor.id not in ends
        and (
            not set(topics).isdisjoint(actor.topics)
            or (is_body(actor) and len(districts) == 1 and actor.district in districts)
        )
    ]
    upper = upper_actors(network)
    meeting.sort(
        key=lambda a: (a.id in upper, not is_body(a), a.id not in tied, a.district not in districts, a.id)
    )
    return CommonGround(
        topics, districts.pop() if len(districts) == 1 else None, tuple(a.id for a in meeting[:MOST_MEETING])
    )
