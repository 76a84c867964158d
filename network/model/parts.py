"""The parts of a network: vocabulary, actors, ties, needs, surveys and answers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from network.model.values import (
    AnswerValue,
    BilingualText,
    GapStatus,
    Level,
    Part,
    PartialDate,
    ShortText,
    Slug,
    SourceKind,
    Status,
    Strength,
    WebAddress,
    Year,
)


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


class TieType(Named):
    """A kind of tie; directed means "from the actor that lists it to the other"."""

    directed: bool = False


class Topic(Named):
    """A field of work, such as housing."""


class Evidence(Part):
    """A citation: where something is said, when, and what it says in one sentence.

    `kind`: the page of an organisation (own) or an authority (office), a newspaper (press), what others
    repeat or generate (portal, the weakest), or said in a workshop.
    """

    url: WebAddress | None = None
    title: ShortText | None = None
    date: PartialDate | None = None
    note: BilingualText | None = None
    kind: SourceKind | None = None

    @property
    def year(self) -> int | None:
        """Year of the citation, None where it is undated."""
        return int(self.date[:4]) if self.date else None


class ActorType(Part):
    """A kind of organisation, body or function; `body` means that others belong to it, as to a network.

    `description`: what holds for all actors of this type, such as what the law says of them.
    """

    id: Slug
    group: Slug
    name: BilingualText
    body: bool = False
    description: BilingualText | None = None
    evidence: tuple[Evidence, ...] = ()


class FormerName(Part):
    """A name that an actor had, and when it changed."""

    name: ShortText
    until: PartialDate | None = None
    evidence: tuple[Evidence, ...] = ()


class _Lasting:
    def exists_in(self: Any, year: int | None) -> bool:
        """Tell whether it exists in a year, up to and in `until`; what is unknown excludes nothing."""
        return year is None or (self.since or year) <= year <= (self.until or year)

    def has_ended(self: Any, year: int) -> bool:
        """Tell whether it is known to have ended before a year."""
        return self.until is not None and self.until < year


class Actor(_Lasting, Part):
    """An organisation, body or function (never a private person).

    `aliases`: ids that it had, before it was renamed or others were merged into it.
    """

    id: Slug
    name: ShortText
    short: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    type: Slug
    district: Slug
    place: ShortText | None = None
    topics: tuple[Slug, ...] = ()
    since: Year | None = None
    until: Year | None = None
    formerly: tuple[FormerName, ...] = ()
    aliases: tuple[Slug, ...] = ()
    website: WebAddress | None = None
    description: BilingualText | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def label(self) -> str:
        """Name for a drawing: the short one where there is one."""
        return self.short or self.name

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names and ids that it had: people go on searching for it by them."""
        return (*(former.name for former in self.formerly), *self.aliases)


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

    def has_ended(self, year: int) -> bool:
        """Tell whether it is known to have ended before a year.

        An occasion, with its beginning and its end in one year, happened and does not end: that two met last
        year says more than an undated page.
        """
        return super().has_ended(year) and self.since != self.until

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
    """What every ordinary district should have; `by_law`: what it has, whether or not it is documented."""

    types: tuple[Slug, ...] = ()
    topics: tuple[Slug, ...] = ()
    by_law: bool = False
    evidence: tuple[Evidence, ...] = ()


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
    """What has been looked into in a district; anything else is "not surveyed".

    `note`: what was looked for and not found.
    """

    district: Slug
    topics: Literal["all"] | tuple[Slug, ...] = ()
    types: Literal["all"] | tuple[Slug, ...] = ()
    date: PartialDate
    note: BilingualText | None = None


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
