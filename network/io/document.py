"""The shape of a data file, and how it becomes a `Network`.

In the file a tie stands with the actor that lists it, in a short form (an id) or a long one; in a
`Network` it stands on its own. Shape errors are pydantic's; ids that refer to nothing are found by
the reader, which knows the lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from network.model import (
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


def _short_form(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


class ActorEntry(Actor):
    """An actor with the ties it lists."""

    ties: tuple[
        Annotated[TieEntry, BeforeValidator(_short_form, json_schema_input_type=Slug | TieEntry)], ...
    ] = ()


class Versioned(Part):
    """First comes the version, so that every reader knows what follows."""

    version: Annotated[int, Field(ge=FORMAT_VERSION, le=FORMAT_VERSION)]


class Document(Sections, Versioned):
    """A whole data file (contract, format version 1)."""

    actors: tuple[ActorEntry, ...] = ()


def to_network(document: Document) -> Network:
    """Turn a file's content into a network; every id it uses must be declared."""
    directed = {t.id for t in document.tie_types if t.directed}
    shared = Sections.model_fields.keys() - {"actors"}
    actors = tuple(Actor(**{f: getattr(entry, f) for f in Actor.model_fields}) for entry in document.actors)
    return Network(
        **{name: getattr(document, name) for name in shared},
        actors=actors,
        ties=_merged_ties(document.actors, directed),
    )


def _merged_ties(actors: Iterable[ActorEntry], directed: set[str]) -> tuple[Tie, ...]:
    merged: dict[tuple[str, str, str], tuple[Tie, set[str]]] = {}
    for actor in actors:
        for entry in actor.ties:
            tie = _tie(actor.id, entry, entry.type in directed)
            if tie.key in merged:
                first, listed_by = merged[tie.key]
                merged[tie.key] = (_join(first, tie), listed_by | {actor.id})
            else:
                merged[tie.key] = (tie, {actor.id})
    return tuple(tie.model_copy(update={"confirmed": len(by) == 2}) for tie, by in merged.values())


def _tie(lister: str, entry: TieEntry, directed: bool) -> Tie:
    source, target = (lister, entry.to) if directed else sorted((lister, entry.to))
    return Tie(
        source=source,
        target=target,
        type=entry.type,
        strength=entry.strength,
        since=entry.since,
        until=entry.until,
        topics=entry.topics,
        status=entry.status or ("documented" if entry.evidence else "assumed"),
        evidence=entry.evidence,
    )


def _join(first: Tie, second: Tie) -> Tie:
    """Join two listings of one tie: the stronger strength, the surer status, all evidence."""
    statuses: tuple[Status, ...] = ("documented", "reported", "assumed")
    starts = [year for year in (first.since, second.since) if year is not None]
    ends = [year for year in (first.until, second.until) if year is not None]
    return first.model_copy(
        update={
            "strength": max(first.strength, second.strength),
            "since": min(starts, default=None),
            "until": max(ends) if len(ends) == 2 else None,
            "topics": tuple(dict.fromkeys(first.topics + second.topics)),
            "status": min(first.status, second.status, key=statuses.index),
            "evidence": tuple(dict.fromkeys(first.evidence + second.evidence)),
        }
    )
