"""Who helps: for a topic and a place the actors that cover it, nearest first, and how to reach them.

A referral says what is documented. No documented actor is a dead end of the documentation, not proof that
there is none; topics that were not surveyed are kept apart from those that were, in vain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import networkx as nx

from network.filters import LOCAL
from network.gaps.coverage.districts import CoverageCell, coverage
from network.graph.convert import DISTANCE_UNIT
from network.graph.paths import TiePath, contacts, path_along, upper_actors
from network.model import Actor, Network, ReportedGap

Reach = Literal["place", "district", "region", "above", "neighbour", "elsewhere"]
REACHES: tuple[Reach, ...] = ("place", "district", "region", "above", "neighbour", "elsewhere")
"""Nearest first: the municipality, its district, the region, state and federation, neighbouring districts,
all other districts."""
HERE: tuple[Reach, ...] = ("place", "district")

DeadEnd = Literal["none_documented", "not_surveyed", "none_in_place", "no_chain", "start_alone"]


@dataclass(frozen=True)
class Place:
    """Where help is needed: a district, or one of its municipalities."""

    district: str
    municipality: str | None = None


@dataclass(frozen=True)
class Surroundings:
    """What lies near a place: districts that share a border with its own, and how far municipalities are.

    `kilometres` is by name of the municipality, as the crow flies. Without geography both are empty: then
    all other districts are equally far.
    """

    neighbours: Collection[str] = frozenset()
    kilometres: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Helper:
    """An actor documented for the topic.

    `kilometres`: from the place to the municipality in which it sits, as the crow flies, None where one of
    them is unknown. `chain`: the path from the actor asked about, None where there is no start or no path.
    """

    actor: str
    reach: Reach
    kilometres: float | None
    chain: TiePath | None


@dataclass(frozen=True)
class Referral:
    """The answer to one question.

    `helpers`: by reach, then those with the shorter chain, the nearer, the first by id. `cell`: the coverage
    of the topic in the district. `dead_ends`: none_documented (surveyed in the district, none found),
    not_surveyed (not surveyed there, none known), none_in_place (some in the district, but none in the
    municipality; municipalities are not surveyed one by one), no_chain (some in the district, but no chain
    leads from the start to any of them), start_alone (the start has no documented
    tie at all). `reported`: open needs that sources name for this topic and district.
    """

    topic: str
    place: Place
    start: str | None
    cell: CoverageCell
    helpers: tuple[Helper, ...]
    dead_ends: tuple[DeadEnd, ...]
    reported: tuple[ReportedGap, ...]

    def within(self, reach: Reach) -> tuple[Helper, ...]:
        """Return the helpers of one reach."""
        return tuple(h for h in self.helpers if h.reach == reach)

    @property
    def here(self) -> tuple[Helper, ...]:
        """Helpers in the municipality and in its district."""
        return tuple(h for h in self.helpers if h.reach in HERE)


def refer(
    network: Network,
    topic: str,
    place: Place,
    start: str | None = None,
    around: Surroundings | None = None,
) -> Referral:
    """Return who is documented for a topic, nearest first, with the chains of ties from `start`.

    `network` is everything that exists at the time in question: who has ended must be left out before (see
    `Selection.year`). Raises KeyError for a topic, ordinary district or start that is not there.
    """
    around = around or Surroundings()
    cell = coverage(network, by="topics").cell(place.district, topic)
    chain_to = chains(network, start) if start is not None else {}
    helpers = [
        Helper(
            actor=actor.id,
            reach=_reach(network, actor, place, around),
            kilometres=_kilometres(network, actor, around),
            chain=chain_to.get(actor.id),
        )
        for actor in network.actors
        if topic in actor.topics
    ]
    ordered = tuple(sorted(helpers, key=_nearest_first))
    return Referral(
        topic=topic,
        place=place,
        start=start,
        cell=cell,
        helpers=ordered,
        dead_ends=tuple(_dead_ends(network, cell, place, ordered, start)),
        reported=tuple(
            gap
            for gap in network.reported_gaps
            if (gap.district, gap.topic, gap.status) == (place.district, topic, "open")
        ),
    )


def examples(network: Network, places: Collection[Place]) -> tuple[tuple[str, Place], ...]:
    """Return up to three questions worth trying, as topic and place: many helpers, one elsewhere, none.

    The municipality and topic with most actors; a municipality with none for a topic that one actor of its
    district has; a district in which a topic was surveyed in vain. Ties are broken by name.
    """
    found = coverage(network, by="topics")
    towns = sorted((p.municipality, p.district) for p in places if p.municipality)
    seated = Counter((a.place, a.district, topic) for a in network.actors for topic in sorted(set(a.topics)))
    full = sorted(
        (-seated[name, district, topic], topic, name, district)
        for name, district in towns
        for topic in found.items
        if seated[name, district, topic]
    )
    thin = sorted(
        (topic, name, district)
        for name, district in towns
        for topic in found.items
        if found.cell(district, topic).state == "thin" and not seated[name, district, topic]
    )
    none = sorted((c.item, c.district) for c in found.cells.values() if c.state == "none_documented")
    return (
        *((topic, Place(district, name)) for _, topic, name, district in full[:1]),
        *((topic, Place(district, name)) for topic, name, district in thin[:1]),
        *((topic, Place(district)) for topic, district in none[:1]),
    )


def chains(network: Network, start: str) -> Mapping[str, TiePath]:
    """Return the path from one actor to every other that it reaches, by one sweep over the network.

    Ties are walked in both directions, since both ends know each other. Of all paths the one with the fewest
    state and federal actors in between, of these the shortest, then the one with the fewest steps against the
    direction of a tie, then the one along the strongest ties, then the one whose last stops come first by id.
    Raises KeyError for an actor that is not in the network.
    """
    network.actor_by_id[start]
    graph, upper, base = contacts(network), upper_actors(network), DISTANCE_UNIT * (len(network.actors) + 1)

    def cost(_: str, other: str, step: Mapping[str, Any]) -> int:
        against, length = int(step["against"]), int(step["length"])
        return (((other in upper) * base + 1) * base + against) * base + length

    before, reached = nx.dijkstra_predecessor_and_distance(graph, start, weight=cost)
    path: dict[str, tuple[str, ...]] = {start: (start,)}
    for actor in reached:  # by rising cost: the path to what comes before is known already
        if actor != start:
            path[actor] = (*path[min(before[actor])], actor)
    return {actor: path_along(graph, path[actor], upper) for actor in reached}


def _reach(network: Network, actor: Actor, place: Place, around: Surroundings) -> Reach:
    level = network.level_of(actor)
    if level in LOCAL.without_levels:
        return "above"
    if level == "region":
        return "region"
    if actor.district == place.district:
        return "place" if place.municipality and actor.place == place.municipality else "district"
    return "neighbour" if actor.district in around.neighbours else "elsewhere"


def _kilometres(network: Network, actor: Actor, around: Surroundings) -> float | None:
    """Where a body for the whole region or state has its seat says nothing about whom it helps."""
    return around.kilometres.get(actor.place or "") if network.level_of(actor) == "district" else None


def _nearest_first(helper: Helper) -> tuple[int, float, float, str]:
    return (
        REACHES.index(helper.reach),
        len(helper.chain.steps) if helper.chain else float("inf"),
        helper.kilometres if helper.kilometres is not None else float("inf"),
        helper.actor,
    )


def _dead_ends(
    network: Network, cell: CoverageCell, place: Place, helpers: tuple[Helper, ...], start: str | None
) -> Iterator[DeadEnd]:
    here = [helper for helper in helpers if helper.reach in HERE]
    if not cell.actors:
        yield "none_documented" if cell.surveyed else "not_surveyed"
    elif place.municipality and all(helper.reach != "place" for helper in here):
        yield "none_in_place"
    if start is None or any(helper.chain for helper in here):
        return
    if not network.ties_of[start]:
        yield "start_alone"
    elif here:
        yield "no_chain"
