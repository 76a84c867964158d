"""What a finding is, and what findings are derived from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

import networkx as nx

from network.evidence import reference_year
from network.filters import LOCAL, select
from network.gaps.coverage.districts import Coverage, coverage
from network.gaps.district_pairs import DRAWS
from network.gaps.tie_prediction.dyads import Numbers, TrainingGraph, actors_of, tied_pairs
from network.graph.convert import simple_graph
from network.measures.engine.biconnectivity import Cuts, cuts
from network.model import LEVELS, Actor, Answer, Evidence, GapStatus, Network, Text, Tie
from network.parallel import Progress
from network.text import Words

KindId = Literal[
    "uncovered_topic",
    "thin_topic",
    "uncovered_type",
    "not_surveyed",
    "isolate",
    "fragment",
    "single_point_of_failure",
    "bridge_tie",
    "weak_border",
    "overlap",
    "introduction",
    "reported_gap",
    "stale_evidence",
]
"""All kinds of the contract; `network.gaps.KINDS` lists those that are computed."""

EVIDENCE_SHOWN = 12
"""Number of citations that a finding carries at most."""

WORTH_NAMING = 3
"""Smaller parts that one actor or tie connects to the rest are the rule in any documentation."""


TextPart = Literal["title", "reason", "suggestion"]


@dataclass(frozen=True)
class NamesOf:
    """Ids whose names stand in a text, in the reader's language; `more` others are left out."""

    of: Literal["actor", "district", "topic", "type", "tie_type"]
    ids: tuple[str, ...]
    more: int = 0


Param = int | float | str | Text | NamesOf


class HasParams(Protocol):
    """What has texts with placeholders: a finding, a question."""

    @property
    def params(self) -> Mapping[str, Param]:
        """What the placeholders stand for."""


@dataclass(frozen=True)
class Finding:
    """A gap with its figures and evidence; a documented fact, never a proof of absence.

    `key`: stable, made of the kind and the ids concerned. `severity`: 0 to 1; how it is computed is
    said in the file of the kind. `figures`: the numbers behind it. `params`: what the placeholders of
    its texts stand for (see `describe`). `variant`: other texts than the kind's usual ones; `notes`:
    further sentences of its reason. `related`: keys of findings about the same thing, such as a reported
    need and the lack that the network shows there. `answer`: what people decided on it.
    """

    key: str
    kind: KindId
    severity: float
    actors: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    params: Mapping[str, Param] = field(default_factory=dict)
    status: GapStatus = "open"
    variant: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    answer: Answer | None = None

    @property
    def is_reopened(self) -> bool:
        """True where it was declined, and its figures have changed since."""
        return self.answer is not None and self.answer.answer == "declined" and self.status == "open"

    @property
    def by_law(self) -> bool:
        """True where it exists in every district by law: a question for its source, not a gap."""
        return self.variant == "by_law"

    @property
    def heading(self) -> str:
        """Under what it is listed: its kind, or `by_law`."""
        return "by_law" if self.by_law else self.kind

    def text_keys(self, part: TextPart) -> tuple[str, ...]:
        """Return the catalogue keys of one of its texts, one per sentence."""
        stem = f"gap.{self.kind}.{self.variant}." if self.variant else f"gap.{self.kind}."
        notes = self.notes if part == "reason" else ()
        return (stem + part, *(f"gap.{self.kind}.note.{note}" for note in notes))


@dataclass(frozen=True)
class GapBasis:
    """What findings are derived from, and what several kinds share.

    `network`: the ties and levels that are looked at. `whole`: all that is documented for
    the time in question; whatever says "not documented" must look there. `draws`: see `borders`.
    """

    network: Network
    whole: Network
    progress: Progress | None = field(default=None, compare=False)
    draws: int = DRAWS

    @cached_property
    def graph(self) -> nx.Graph[str]:
        """Who is tied to whom, undirected."""
        return simple_graph(self.network)

    @cached_property
    def cuts(self) -> Cuts:
        """Cut points and bridges, with what is beyond them."""
        return cuts(self.graph)

    @cached_property
    def degrees(self) -> Mapping[str, int]:
        """Number of documented partners of each actor, whatever is looked at."""
        return dict(simple_graph(self.whole).degree)

    @cached_property
    def local(self) -> Network:
        """The network without state and federal level."""
        return select(self.network, LOCAL)

    @cached_property
    def local_cuts(self) -> Cuts:
        """The same without state and federal level."""
        return cuts(self.local_graph)

    @cached_property
    def local_graph(self) -> nx.Graph[str]:
        """Who is tied to whom without state and federal level."""
        return simple_graph(self.local)

    @cached_property
    def training_graph(self) -> TrainingGraph:
        """The same as arrays, with what is known of the actors."""
        actors = actors_of(self.local)
        return TrainingGraph(actors, tied_pairs(self.local_graph, actors))

    @cached_property
    def documented(self) -> Numbers:
        """All pairs of `training_graph.actors` with a documented tie, whatever is looked at."""
        actors = self.training_graph.actors
        return tied_pairs(simple_graph(self.whole).subgraph(actors.ids), actors)

    @cached_property
    def topics(self) -> Coverage:
        """Which districts have actors for which topics."""
        return coverage(self.whole, by="topics")

    @cached_property
    def types(self) -> Coverage:
        """Which districts have actors of which types."""
        return coverage(self.whole, by="types")

    @cached_property
    def year(self) -> int:
        """The year as of which the data stand."""
        return reference_year(self.whole)

    def exists(self, actor: Actor) -> bool:
        """Return whether an actor exists in the data's year."""
        return actor.exists_in(self.year or None)

    def districts_of(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return the districts of actors, ordinary ones first, those with most actors before others."""
        counts = Counter(self.whole.actor_by_id[actor].district for actor in actors)
        level = {d.id: LEVELS.index(d.level) for d in self.network.districts}
        return tuple(sorted(counts, key=lambda d: (level[d], -counts[d], d)))

    def ties_between(self, some: Iterable[str], others: Iterable[str]) -> Iterator[Tie]:
        """Yield the ties that lead from one set of actors to the other."""
        here, there = set(some), set(others)
        for tie in self.network.ties:
            ends = {tie.source, tie.target}
            if ends & here and ends & there and len(ends & (here | there)) == 2:
                yield tie


@dataclass(frozen=True)
class GapKind:
    """One kind of gap: its name and the function that finds it.

    `decisive`: names of the figures (whole numbers) that are about the finding itself, so that no edit
    elsewhere changes them; a declined finding stays quiet as long as they do. `effort`: its share of the
    time taken.
    """

    id: KindId
    find: Callable[[GapBasis], Iterable[Finding]]
    decisive: tuple[str, ...]
    effort: float = 1.0


def evidence_of(ties: Iterable[Tie]) -> tuple[Evidence, ...]:
    """Return the citations of ties, each once, as many as a finding carries."""
    cited = dict.fromkeys(citation for tie in ties for citation in tie.evidence)
    return tuple(cited)[:EVIDENCE_SHOWN]


def some_names(of: Literal["actor", "district", "topic", "type", "tie_type"], ids: Iterable[str]) -> NamesOf:
    """Return the first three names and how many more there are (two are no more than one longer)."""
    listed = tuple(ids)
    shown = listed if len(listed) <= 4 else listed[:3]
    return NamesOf(of, shown, len(listed) - len(shown))


def shared_topics(network: Network, one: Actor, other: Actor) -> tuple[str, ...]:
    """Return the topics of both actors, in the order of the network."""
    return tuple(topic.id for topic in network.topics if topic.id in {*one.topics} & {*other.topics})


def notes(**said: object) -> tuple[str, ...]:
    """Return the names of those notes that are to be said: whose value is true."""
    return tuple(note for note, is_said in said.items() if is_said)


def describe(finding: Finding, network: Network, t: Words) -> dict[TextPart, str]:
    """Return title, reason and suggestion in the translator's language."""
    params = text_params(finding, network, t)
    parts: tuple[TextPart, ...] = ("title", "reason", "suggestion")
    return {part: " ".join(t(key, **params) for key in finding.text_keys(part)) for part in parts}


def text_params(about: HasParams, network: Network, t: Words) -> dict[str, str | int | float]:
    """Return what the placeholders of its texts stand for, with names in the language."""
    return {name: _resolved(value, network, t) for name, value in about.params.items()}


def _resolved(value: Param, network: Network, t: Words) -> str | int | float:
    if isinstance(value, Text):
        return value.in_language(t.language)
    if not isinstance(value, NamesOf):
        return value
    named = [getattr(network, f"{value.of}_by_id")[i] for i in value.ids]
    names = [part.label if isinstance(part, Actor) else part.name.in_language(t.language) for part in named]
    return t.listing([*names, t("gap.more", n=value.more)] if value.more else names)
