"""A few actors side by side: what they share, and what ties them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from network.model import Network, Tie


@dataclass(frozen=True)
class SideBySide:
    """What two or more actors have in common.

    `partners`, `topics`: shared by all of them. `ties`: between any two of them. `districts`: per actor the
    districts of its partners, its own included where it has partners there, in the order of the file.
    """

    partners: tuple[str, ...]
    topics: tuple[str, ...]
    ties: tuple[Tie, ...]
    districts: dict[str, tuple[str, ...]]


def side_by_side(network: Network, actors: Sequence[str]) -> SideBySide:
    """Return what the actors share; raises KeyError for one that is not there."""
    near = {a: {tie.other_end(a) for tie in network.ties_of[a]} for a in actors}
    shared = set.intersection(*near.values()) if near else set()
    topics = [set(network.actor_by_id[a].topics) for a in actors]
    common = set.intersection(*topics) if topics else set()
    reached = {a: {network.actor_by_id[other].district for other in near[a]} for a in actors}
    return SideBySide(
        partners=tuple(actor.id for actor in network.actors if actor.id in shared),
        topics=tuple(topic.id for topic in network.topics if topic.id in common),
        ties=tuple(tie for tie in network.ties if tie.source in near and tie.target in near),
        districts={a: tuple(d.id for d in network.districts if d.id in reached[a]) for a in actors},
    )
