"""Selections: which part of the network is looked at.

A `Selection` is frozen and hashable, so that results can be cached by it. The same options exist on
the command line and in the app's address (contract, section 2).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from network.model import Actor, Level, Network, Status, Tie


@dataclass(frozen=True)
class Selection:
    """Options that narrow a network down; an empty option does not narrow.

    `districts`, `groups`, `types`, `topics`: actors with one of these. `levels` keeps, and
    `without_levels` drops, actors of these levels. `tie_types`, `statuses`, `min_strength` (1 to 3):
    ties of these kinds or at least this strong. `year`: what existed in that year as far as it is
    known (an unknown start or end excludes nothing). `evidence_since`: ties whose newest dated
    evidence is of that year or later.
    """

    districts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    without_levels: tuple[Level, ...] = ()
    tie_types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    min_strength: int = 1
    year: int | None = None
    evidence_since: int | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is narrowed down."""
        return all(getattr(self, f.name) == f.default for f in fields(self))


EVERYTHING = Selection()


@lru_cache(maxsize=1000)
def canonical(selection: Selection) -> Selection:
    """Return the one selection that stands for all that keep the same by listing the same in any order."""
    listed = {f.name: getattr(selection, f.name) for f in fields(Selection) if f.default == ()}
    ordered: dict[str, Any] = {name: tuple(sorted(set(ids))) for name, ids in listed.items()}
    return replace(selection, **ordered)


def select(network: Network, selection: Selection) -> Network:
    """Return the part of the network that the selection keeps.

    Actors must meet every option; ties must meet theirs and keep both ends. Reported gaps follow the
    districts and topics. Selecting twice changes nothing more, and the order of selections is free.
    """
    if selection.is_empty:
        return network
    actors = tuple(a for a in network.actors if _keeps_actor(network, selection, a))
    kept = {a.id for a in actors}
    ties = tuple(
        t for t in network.ties if t.source in kept and t.target in kept and _keeps_tie(selection, t)
    )
    gaps = tuple(
        g
        for g in network.reported_gaps
        if _among(g.district, selection.districts) and _among(g.topic, selection.topics)
    )
    return network.replace(actors=actors, ties=ties, reported_gaps=gaps)


def _among(value: str, options: tuple[str, ...]) -> bool:
    return not options or value in options


def _existed(year: int | None, since: int | None, until: int | None) -> bool:
    return year is None or ((since is None or since <= year) and (until is None or year <= until))


def _keeps_actor(network: Network, selection: Selection, actor: Actor) -> bool:
    level = network.level_of(actor)
    return (
        _among(actor.district, selection.districts)
        and _among(network.group_of(actor), selection.groups)
        and _among(actor.type, selection.types)
        and (not selection.topics or not set(selection.topics).isdisjoint(actor.topics))
        and _among(level, selection.levels)
        and level not in selection.without_levels
        and _existed(selection.year, actor.since, actor.until)
    )


def _keeps_tie(selection: Selection, tie: Tie) -> bool:
    newest = tie.newest_year
    return (
        _among(tie.type, selection.tie_types)
        and _among(tie.status, selection.statuses)
        and tie.strength >= selection.min_strength
        and _existed(selection.year, tie.since, tie.until)
        and (selection.evidence_since is None or (newest is not None and newest >= selection.evidence_since))
    )
