"""A whole network, and what is looked up in it."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Any

from network.model.former_ids import present_key
from network.model.parts import (
    Actor,
    ActorGroup,
    ActorType,
    District,
    Sections,
    Tie,
    TieType,
    Topic,
)
from network.model.values import Level, PartialDate


class Network(Sections):
    """Actors and the ties between them, with the vocabulary that describes them.

    Every id a part refers to is declared, ids are unique, and both ends of each tie are among the actors: the
    reader and `filters.py` make sure of that. `as_of`: in a part, the `evidence.reference_date` of the whole.
    """

    ties: tuple[Tie, ...] = ()
    as_of: PartialDate | None = None

    @cached_property
    def actor_by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.actors}

    @cached_property
    def present_ids(self) -> dict[str, str]:
        """From each former id to the one that the actor has now."""
        listed = ((alias, actor.id) for actor in self.actors for alias in actor.aliases)
        return {alias: now for alias, now in listed if alias not in self.actor_by_id}

    @cached_property
    def district_by_id(self) -> dict[str, District]:
        """Districts by id."""
        return {d.id: d for d in self.districts}

    @cached_property
    def type_by_id(self) -> dict[str, ActorType]:
        """Actor types by id."""
        return {t.id: t for t in self.actor_types}

    @cached_property
    def group_by_id(self) -> dict[str, ActorGroup]:
        """Actor groups by id."""
        return {g.id: g for g in self.actor_groups}

    @cached_property
    def tie_type_by_id(self) -> dict[str, TieType]:
        """Kinds of tie by id."""
        return {t.id: t for t in self.tie_types}

    @cached_property
    def topic_by_id(self) -> dict[str, Topic]:
        """Topics by id."""
        return {t.id: t for t in self.topics}

    @cached_property
    def ties_of(self) -> dict[str, tuple[Tie, ...]]:
        """Ties of each actor, in the order of the file."""
        touching: dict[str, list[Tie]] = {a.id: [] for a in self.actors}
        for tie in self.ties:
            touching[tie.source].append(tie)
            touching[tie.target].append(tie)
        return {actor: tuple(ties) for actor, ties in touching.items()}

    @cached_property
    def fingerprint(self) -> str:
        """Content hash: equal for equal networks, short enough for an address."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def replace(self, **parts: Any) -> Network:
        """Return a network with parts replaced; `model_copy` would keep the lookups computed above."""
        return Network(**{name: parts.get(name, getattr(self, name)) for name in Network.model_fields})

    def present_id(self, actor: str) -> str:
        """Return the id that an actor has now; one that is no former id stays as it is."""
        return self.present_ids.get(actor, actor)

    def present_key(self, finding: str) -> str:
        """Return the key of a finding with the ids that its actors have now."""
        return present_key(finding, self.present_ids)

    def level_of(self, actor: Actor) -> Level:
        """Level of the district in which the actor works."""
        return self.district_by_id[actor.district].level

    def group_of(self, actor: Actor) -> str:
        """Id of the group to which the actor's type belongs."""
        return self.type_by_id[actor.type].group

    @property
    def ordinary_districts(self) -> tuple[District, ...]:
        """The districts of level `district`, in the order of the file."""
        return tuple(d for d in self.districts if d.level == "district")
