"""The shape of a data file, and how it becomes a `Network` and a network a file again.

In the file a tie stands with the actor that lists it, in a short form (an id) or a long one; in a
`Network` it stands on its own. Shape errors are pydantic's; ids that refer to nothing are found by
the reader, which knows the lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from network.model import (
    STATUSES,
    Actor,
    Evidence,
    Network,
    Part,
    Sections,
    Slug,
    Status,
    Strength,
    Tie,
    Year,
)

FORMAT_VERSION = 1
DEFAULT_TIE_TYPE = "kooperation"


class TieEntry(Part):
    """A tie as an actor lists it."""

    to: Slug
    type: Slug = DEFAULT_TIE_TYPE
    strength: Strength = 1
    since: Year | None = None
    until: Year | None = None
    topics: tuple[Slug, ...] = ()
    status: Status | None = None
    evidence: tuple[Evidence, ...] = ()


SAME_SECTIONS = Sections.model_fields.keys() - {"actors"}
"""Sections that a network has in the same form as its file."""
SAME_IN_TIES = TieEntry.model_fields.keys() & Tie.model_fields.keys() - {"status"}
"""Fields that a tie of a network has in the same form as one in the file."""


def _short_form(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


class ActorEntry(Actor):
    """An actor with the ties it lists."""

    ties: tuple[
        Annotated[TieEntry, BeforeValidator(_short_form, json_schema_input_type=Slug | TieEntry)], ...
    ] = ()


class Versioned(Part):
    """Base that puts the version first, so that every reader knows what follows."""

    version: Annotated[int, Field(ge=FORMAT_VERSION, le=FORMAT_VERSION)]


class Document(Sections, Versioned):
    """A whole data file (contract, format version 1)."""

    actors: tuple[ActorEntry, ...] = ()


def to_network(document: Document) -> Network:
    """Turn a file's content into a network; every id it uses must be declared."""
    directed = {kind.id for kind in document.tie_types if kind.directed}
    actors = tuple(Actor(**{f: getattr(entry, f) for f in Actor.model_fields}) for entry in document.actors)
    return Network(
        **{name: getattr(document, name) for name in SAME_SECTIONS},
        actors=actors,
        ties=_merged_ties(document.actors, directed),
    )


def _merged_ties(actors: Iterable[ActorEntry], directed: set[str]) -> tuple[Tie, ...]:
    merged: dict[tuple[str, str, str], tuple[Tie, set[str]]] = {}
    for actor in actors:
        for entry in actor.ties:
            tie = _tie(actor.id, entry, entry.type in directed)
            first, listed_by = merged.get(tie.key, (None, set()))
            merged[tie.key] = (_join(first, tie) if first else tie, listed_by | {actor.id})
    return tuple(tie.model_copy(update={"confirmed": len(by) == 2}) for tie, by in merged.values())


def _tie(lister: str, entry: TieEntry, directed: bool) -> Tie:
    source, target = (lister, entry.to) if directed else sorted((lister, entry.to))
    status = entry.status or _implied_status(entry.evidence)
    return Tie(
        source=source, target=target, status=status, **{name: getattr(entry, name) for name in SAME_IN_TIES}
    )


def _implied_status(evidence: tuple[Evidence, ...]) -> Status:
    return "documented" if evidence else "assumed"


def _join(first: Tie, second: Tie) -> Tie:
    """Join two listings of one tie: the stronger strength, the surer status, all evidence."""
    starts = [year for year in (first.since, second.since) if year is not None]
    ends = [year for year in (first.until, second.until) if year is not None]
    return first.model_copy(
        update={
            "strength": max(first.strength, second.strength),
            "since": min(starts, default=None),
            "until": max(ends) if len(ends) == 2 else None,
            "topics": tuple(dict.fromkeys(first.topics + second.topics)),
            "status": min(first.status, second.status, key=STATUSES.index),
            "evidence": tuple(dict.fromkeys(first.evidence + second.evidence)),
        }
    )


def document_of(network: Network) -> Document:
    """Return a document that reads as the network, each tie with one of its ends.

    An undirected tie is listed as `listers` says, so that the order of the ties is that of the network as
    far as the order of the actors allows; a confirmed one is listed by both ends.
    """
    listed: dict[str, list[TieEntry]] = {actor.id: [] for actor in network.actors}
    rank = {actor.id: i for i, actor in enumerate(network.actors)}
    directed = {kind.id for kind in network.tie_types if kind.directed}
    ends = [(tie.source, tie.target, tie.type in directed) for tie in network.ties]
    for tie, lister in zip(network.ties, listers(ends, rank), strict=True):
        other = tie.other_end(lister)
        listed[lister].append(_entry(tie, other))
        if tie.confirmed and tie.type not in directed:
            listed[other].append(_entry(tie.model_copy(update={"evidence": ()}), lister, tie.status))
    actors = tuple(ActorEntry(**dict(actor), ties=tuple(listed[actor.id])) for actor in network.actors)
    sections = {name: getattr(network, name) for name in SAME_SECTIONS}
    return Document(version=FORMAT_VERSION, actors=actors, **sections)


def listers(ends: Iterable[tuple[str, str, bool]], rank: dict[str, int]) -> list[str]:
    """Return for each tie (source, target, directed) the end that is to list it.

    `rank`: the position of each actor. A directed tie stands with its source; an undirected one with its
    first end by rank that does not come before the lister of an earlier tie, if there is one.
    """
    chosen, latest = [], 0
    for source, target, directed in ends:
        able = [source] if directed else sorted((source, target), key=lambda end: rank.get(end, len(rank)))
        lister = next((end for end in able if latest <= rank.get(end, -1)), able[0])
        latest = max(latest, rank.get(lister, 0))
        chosen.append(lister)
    return chosen


def _entry(tie: Tie, to: str, status: Status | None = None) -> TieEntry:
    status = status or (None if tie.status == _implied_status(tie.evidence) else tie.status)
    return TieEntry(to=to, status=status, **{name: getattr(tie, name) for name in SAME_IN_TIES})
