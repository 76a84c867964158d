"""Selections: which part of the network is looked at.

A `Selection` is frozen and hashable, so that results can be cached by it. `OPTIONS` declares its options
once for the command line, the app's address, the filter bar and the report (contract, section 2). A new
one is a field of `Selection`, an entry there with what an actor has of it, and its texts: `filter.<field>`
and `cli.option.<id>`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from network.evidence import reference_date
from network.model import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LEVELS,
    STATUSES,
    Actor,
    Level,
    Network,
    Status,
    Text,
    Tie,
)
from network.text import Words


@dataclass(frozen=True)
class Selection:
    """Options that narrow a network down; an empty option does not narrow.

    `districts`, `municipalities` (by name), `groups`, `types`, `topics`: actors with one of these.
    `levels` keeps, and `without_levels` drops, actors of these levels. `tie_types`, `statuses`,
    `min_strength` (1 to 3): ties of these kinds or at least this strong. `year`: what existed in that year
    as far as it is known (an unknown start or end excludes nothing); without one, what had not ended by the
    year of the data. `evidence_since`: ties whose newest dated evidence is of that year or later.
    """

    districts: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
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

    def without_focus(self) -> Selection:
        """Return what it says of ties and levels, without what it says somebody cares for."""
        nobody: dict[str, Any] = {option.field: () for option in OPTIONS if option.focus}
        return replace(self, **nobody)


EVERYTHING = Selection()
"""All that had not ended by the year of the data."""
LOCAL = Selection(without_levels=("state", "federal"))
"""How people meet on the spot: on paper state and federation tie every district to every other."""
YEARS = (EARLIEST_YEAR, LATEST_YEAR)
NamedValues = Mapping[str, Text | None]
"""Values of an option with their names; None where the name stands in the catalogue."""


@dataclass(frozen=True)
class FilterOption:
    """An option of a selection, by `id` on the command line and in the address, by `field` in `Selection`.

    Either it takes many of its `known` values in a network (without one, only those of every network),
    or one whole number within `limits`. `of_actor`: which of the values an actor has; who has none of the
    chosen ones is left out. `focus`: says what somebody cares for, and not which ties and levels count.
    `names` and `sentence` are catalogue keys: of a value's name, if the data do not hold it, and of what is
    filtered by, with {value} for that name, where the name alone does not say it.
    """

    id: str
    field: str
    known: Callable[[Network | None], NamedValues] = lambda _: {}
    limits: tuple[int, int] | None = None
    of_actor: Callable[[Network, Actor], Collection[str]] | None = None
    focus: bool = False
    names: str = "{}"
    sentence: str = ""

    def name(self, value: str | int, network: Network, t: Words) -> str:
        """Return the name of a value in the translator's language."""
        if text := self.known(network).get(str(value)):
            return text.in_language(t.language)
        return str(value) if self.names == "{}" else t(self.names.format(value))

    def in_words(self, value: str | int, network: Network, t: Words) -> str:
        """Return what a chosen value means, as part of a list of all that is filtered by."""
        name = self.name(value, network, t)
        return t(self.sentence, value=name) if self.sentence else name


def _declared(part: str) -> Callable[[Network | None], NamedValues]:
    return lambda network: {one.id: one.name for one in getattr(network, part, ())}


def _municipalities(network: Network | None) -> NamedValues:
    return dict.fromkeys(sorted({a.place for a in network.actors if a.place} if network else ()))


def _always(values: tuple[str, ...]) -> Callable[[Network | None], NamedValues]:
    return lambda _: dict.fromkeys(values)


OPTIONS = (
    FilterOption(
        "district", "districts", _declared("districts"), of_actor=lambda _, a: (a.district,), focus=True
    ),
    FilterOption(
        "municipality",
        "municipalities",
        _municipalities,
        of_actor=lambda _, a: (a.place,) if a.place else (),
        focus=True,
    ),
    FilterOption(
        "group", "groups", _declared("actor_groups"), of_actor=lambda n, a: (n.group_of(a),), focus=True
    ),
    FilterOption("type", "types", _declared("actor_types"), of_actor=lambda _, a: (a.type,), focus=True),
    FilterOption("topic", "topics", _declared("topics"), of_actor=lambda _, a: a.topics, focus=True),
    FilterOption("tie-type", "tie_types", _declared("tie_types")),
    FilterOption(
        "level", "levels", _always(LEVELS), of_actor=lambda n, a: (n.level_of(a),), names="option.{}"
    ),
    FilterOption(
        "without-level", "without_levels", _always(LEVELS), names="option.{}", sentence="filter.without"
    ),
    FilterOption("status", "statuses", _always(STATUSES), names="option.{}"),
    FilterOption("year", "year", limits=YEARS, sentence="filter.as-of"),
    FilterOption("min-strength", "min_strength", limits=(1, 3), names="strength.{}"),
    FilterOption("evidence-since", "evidence_since", limits=YEARS, sentence="filter.since-year"),
)
"""All options, in the order in which they are offered."""


def filtered_by(selection: Selection, network: Network, t: Words, besides: Collection[str] = ()) -> list[str]:
    """Name everything that a selection narrows down, besides some fields, in the translator's language."""
    named = []
    for option in OPTIONS:
        chosen = getattr(selection, option.field)
        if option.field not in besides and chosen != getattr(EVERYTHING, option.field):
            values = chosen if isinstance(chosen, tuple) else (chosen,)
            named += [option.in_words(value, network, t) for value in values]
    return named


@lru_cache(maxsize=1000)
def canonical(selection: Selection) -> Selection:
    """Return the one selection that stands for all that keep the same by listing the same in any order."""
    listed = {f.name: getattr(selection, f.name) for f in fields(Selection) if f.default == ()}
    ordered: dict[str, Any] = {name: tuple(sorted(set(ids))) for name, ids in listed.items()}
    return replace(selection, **ordered)


def select(network: Network, selection: Selection) -> Network:
    """Return the part of the network that the selection keeps.

    Actors must meet every option; ties must meet theirs and keep both ends. Reported gaps follow the
    districts and topics. Selecting twice changes nothing more, and the order of selections is free, but that
    the first decides on the time: a part that has none of its own (`Network.as_of`) is not narrowed to today.
    """
    year, date = selection.year, reference_date(network)
    today = LATEST_YEAR if date is None else int(date[:4])

    def is_there(part: Actor | Tie) -> bool:
        if year is None:
            return network.as_of is not None or not part.has_ended(today)
        return part.exists_in(year)

    if selection.is_empty and all(map(is_there, network.actors)) and all(map(is_there, network.ties)):
        return network
    wanted = [
        (set(chosen), option.of_actor)
        for option in OPTIONS
        if option.of_actor and (chosen := getattr(selection, option.field))
    ]
    actors = tuple(
        a
        for a in network.actors
        if all(not chosen.isdisjoint(of_actor(network, a)) for chosen, of_actor in wanted)
        and network.level_of(a) not in selection.without_levels
        and is_there(a)
    )
    kept = {a.id for a in actors}
    ties = tuple(
        t
        for t in network.ties
        if t.source in kept and t.target in kept and is_there(t) and _keeps_tie(selection, t)
    )
    gaps = tuple(
        g
        for g in network.reported_gaps
        if _among(g.district, selection.districts) and _among(g.topic, selection.topics)
    )
    return network.replace(actors=actors, ties=ties, reported_gaps=gaps, as_of=date)


def _among(value: str, options: tuple[str, ...]) -> bool:
    return not options or value in options


def _keeps_tie(selection: Selection, tie: Tie) -> bool:
    newest = tie.newest_year
    return (
        _among(tie.type, selection.tie_types)
        and _among(tie.status, selection.statuses)
        and tie.strength >= selection.min_strength
        and (selection.evidence_since is None or (newest is not None and newest >= selection.evidence_since))
    )
