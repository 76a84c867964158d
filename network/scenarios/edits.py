"""The single changes of a scenario: listed, added, taken back, and restricted to a part of the network."""

from __future__ import annotations

from dataclasses import replace

from network.model import Network, Tie
from network.scenarios.scenario import Scenario, TieKey, apply

Change = str | TieKey | Tie
"""An actor taken away (its id), a tie taken away (its key), or a new tie."""

MOST_CHANGES = 40
"""An address has no room for more changes, and more are hard to keep in mind."""


def changes_of(scenario: Scenario) -> tuple[Change, ...]:
    """Return the single changes: actors taken away, ties taken away, new ties."""
    return (*scenario.without_actors, *scenario.without_ties, *scenario.with_ties)


def with_change(network: Network, scenario: Scenario, change: Change) -> Scenario:
    """Return the scenario with one more change.

    Raises KeyError and ValueError as `apply` does, and ValueError beyond `MOST_CHANGES` or for a change
    that it holds already.
    """
    if change in changes_of(scenario) or len(changes_of(scenario)) >= MOST_CHANGES:
        raise ValueError(change)
    if isinstance(change, str):
        longer = replace(scenario, without_actors=(*scenario.without_actors, change))
    elif isinstance(change, Tie):
        longer = replace(scenario, with_ties=(*scenario.with_ties, change))
    else:
        longer = replace(scenario, without_ties=(*scenario.without_ties, change))
    apply(network, longer)
    return longer


def without_change(scenario: Scenario, change: Change) -> Scenario:
    """Return the scenario without one of its changes; one that it does not hold changes nothing.

    A new tie that takes the place of one taken away goes with that change: it would be there twice.
    """
    kept = Scenario(
        without_actors=tuple(actor for actor in scenario.without_actors if actor != change),
        without_ties=tuple(key for key in scenario.without_ties if key != change),
        with_ties=tuple(tie for tie in scenario.with_ties if tie != change),
    )
    if isinstance(change, tuple):
        ends, kind = {change[0], change[1]}, change[2]
        again = (tie for tie in kept.with_ties if tie.type == kind and {tie.source, tie.target} == ends)
        return replace(kept, with_ties=tuple(tie for tie in kept.with_ties if tie not in set(again)))
    return kept


def within(network: Network, scenario: Scenario) -> tuple[Scenario, tuple[str, ...]]:
    """Return what of a scenario concerns a part of a network, and the actors named who are not in it."""
    here = network.actor_by_id.keys()
    ends = [end for key in scenario.without_ties for end in key[:2]]
    ends += [end for tie in scenario.with_ties for end in (tie.source, tie.target)]
    kept = Scenario(
        without_actors=tuple(actor for actor in scenario.without_actors if actor in here),
        without_ties=tuple(key for key in scenario.without_ties if here >= set(key[:2])),
        with_ties=tuple(tie for tie in scenario.with_ties if here >= {tie.source, tie.target}),
    )
    named = dict.fromkeys((*scenario.without_actors, *ends))
    return kept, tuple(actor for actor in named if actor not in here)
