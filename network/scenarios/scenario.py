"""What if actors or ties went, or ties came: the network as it would be.

Nothing here changes a network or a file: a scenario is applied to a copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from network.model import Network, Tie

TieKey = tuple[str, str, str]


@dataclass(frozen=True)
class Scenario:
    """What is taken away and what is added; hashable, so that results can be cached by it.

    `without_ties`: keys of ties (source, target, type); the ends of undirected ones in any order.
    `with_ties`: new ties; one with an end at an actor taken away goes with it.
    """

    without_actors: tuple[str, ...] = ()
    without_ties: tuple[TieKey, ...] = ()
    with_ties: tuple[Tie, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is taken away or added."""
        return self == Scenario()


def apply(network: Network, scenario: Scenario) -> Network:
    """Return the network as it would be; findings reported, answers and vocabulary stay.

    Raises KeyError for an actor, tie or kind of tie that is not there, and ValueError for a tie that is
    there already or leads from an actor to itself.
    """
    gone = set(scenario.without_actors)
    for actor in scenario.without_actors:
        network.actor_by_id[actor]
    ties = {tie.key: tie for tie in network.ties}
    for key in scenario.without_ties:
        del ties[_as_listed(network, key)]
    for tie in scenario.with_ties:
        network.actor_by_id[tie.source], network.actor_by_id[tie.target]
        key = _as_listed(network, tie.key)
        if key in ties or tie.source == tie.target:
            raise ValueError(key)
        ties[key] = tie.model_copy(update={"source": key[0], "target": key[1]})
    return network.replace(
        actors=tuple(actor for actor in network.actors if actor.id not in gone),
        ties=tuple(tie for tie in ties.values() if gone.isdisjoint((tie.source, tie.target))),
    )


def _as_listed(network: Network, key: TieKey) -> TieKey:
    """Return the key with the ends of an undirected tie in alphabetical order."""
    one, other, kind = key
    if network.tie_type_by_id[kind].directed:
        return key
    return (min(one, other), max(one, other), kind)
