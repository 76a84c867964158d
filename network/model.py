"""The parts of a network, all frozen; how they stand in a YAML file is the business of `document.py`."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Level = Literal["district", "region", "state", "federal"]
Status = Literal["documented", "reported", "assumed"]
GapStatus = Literal["open", "addressed", "declined"]
AnswerValue = Literal["accepted", "later", "declined"]
Language = Literal["de", "en"]

LEVELS: tuple[Level, ...] = ("district", "region", "state", "federal")
STATUSES: tuple[Status, ...] = ("documented", "reported", "assumed")
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=80)]
Strength = Annotated[int, Field(ge=1, le=3)]
Year = Annotated[int, Field(ge=EARLIEST_YEAR, le=LATEST_YEAR)]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A date as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
ShortText = Annotated[str, Field(min_length=1, max_length=300)]
Prose = Annotated[str, Field(min_length=1, max_length=4000)]


class Part(BaseModel):
    """Base of all parts: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """A text that people read, in German and English."""

    de: Prose
    en: Prose

    def in_language(self, language: Language) -> str:
        """Return the text in the language asked for."""
        return self.de if language == "de" else self.en


BilingualText = Annotated[
    Text,
    BeforeValidator(
        lambda v: {"de": v, "en": v} if isinstance(v, str) else v, json_schema_input_type=Prose | Text
    ),
]
"""A string (the same in both languages) or `{de: ..., en: ...}`."""


class Named(Part):
    """What other parts refer to by its id, and people by its name."""

    id: Slug
    name: BilingualText


class District(Named):
    """Where actors work: an ordinary district, or the region, state or federation above it."""

    level: Level = "district"
    population: Annotated[int, Field(ge=0)] | None = None


class ActorGroup(Named):
    """A family of actor types: what colour and shape stand for."""


class ActorType(Part):
    """A kind of organisation, body or function; `body` means that others belong to it, as to a network."""

    id: Slug
    group: Slug
    name: BilingualText
    body: bool = False


class TieType(Named):
    """A kind of tie; directed means "from the actor that lists it to the other"."""

    directed: bool = False


class Topic(Named):
    """A field of work, such as housing."""


class Evidence(Part):
    """A citation: where something is said, when, and what it says in one sentence."""

    url: WebAddress | None = None
    title: ShortText | None = None
    date: PartialDate | None = None
    note: BilingualText | None = None

    @property
    def year(self) -> int | None:
        """Year of the citation, None where it is undated."""
        return int(self.date[:4]) if self.date else None


class _Lasting:
    def exists_in(self: Any, year: int | None) -> bool:
        """Tell whether it exists in a year, up to and in `until`; what is unknown excludes nothing."""
        return year is None or (self.since or year) <= year <= (self.until or year)


class Actor(_Lasting, Part):
    """An organisation, body or function (never a private person)."""

    id: Slug
    name: ShortText
    short: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    type: Slug
    district: Slug
    place: ShortText | None = None
    topics: tuple[Slug, ...] = ()
    since: Year | None = None
    until: Year | None = None
    website: WebAddress | None = None
    description: BilingualText | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def label(self) -> str:
        """Name for a drawing: the short one where there is one."""
        return self.short or self.name


class Tie(_Lasting, Part):
    """One documented relation between two actors.

    `source` and `target` are the ends; for undirected types their order means nothing and is
    alphabetical. `strength`: 1 exchange of information, 2 coordination, 3 joint work.
    `confirmed` says that both ends list it. Unique by (source, target, type).
    """

    source: Slug
    target: Slug
    type: Slug
    strength: Strength = 1
    since: Year | None = None
    until: Year | None = None
    topics: tuple[Slug, ...] = ()
    status: Status = "assumed"
    confirmed: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the tie."""
        return (self.source, self.target, self.type)

    @property
    def newest_year(self) -> int | None:
        """Year of the newest dated evidence, None where all of it is undated."""
        return max((e.year for e in self.evidence if e.year is not None), default=None)

    def other_end(self, actor: str) -> str:
        """Return the end that is not `actor`."""
        return self.target if actor == self.source else self.source


class ReportedGap(Part):
    """A need that a source, a workshop or case management named."""

    id: Slug
    district: Slug
    topic: Slug
    text: BilingualText
    status: GapStatus = "open"
    evidence: tuple[Evidence, ...] = ()


class Expected(Part):
    """What every ordinary district should have."""

    types: tuple[Slug, ...] = ()
    topics: tuple[Slug, ...] = ()


class Figure(Part):
    """A whole number that stood behind a finding."""

    name: Slug
    value: int


class Answer(Part):
    """What people decided on the finding with the stable key `gap`, given its `figures` then."""

    gap: ShortText
    answer: AnswerValue
    reason: BilingualText | None = None
    date: PartialDate
    figures: tuple[Figure, ...] = ()


class Surveyed(Part):
    """What has been looked into in a district; anything else is "not surveyed"."""

    district: Slug
    topics: Literal["all"] | tuple[Slug, ...] = ()
    types: Literal["all"] | tuple[Slug, ...] = ()
    date: PartialDate


class Sections(Part):
    """What a network and its data file have in common, in the order of the file."""

    title: BilingualText
    districts: tuple[District, ...] = ()
    actor_groups: tuple[ActorGroup, ...] = ()
    actor_types: tuple[ActorType, ...] = ()
    tie_types: tuple[TieType, ...] = ()
    topics: tuple[Topic, ...] = ()
    actors: tuple[Actor, ...] = ()
    reported_gaps: tuple[ReportedGap, ...] = ()
    expected: tuple[Expected, ...] = ()
    answers: tuple[Answer, ...] = ()
    surveyed: tuple[Surveyed, ...] = ()


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
