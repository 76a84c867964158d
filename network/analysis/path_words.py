"""Paths in words, for pages and the command line: how long, who can introduce, what there is without one."""

from __future__ import annotations

from collections.abc import Iterator

from network.analysis.common_ground import common_ground
from network.graph.paths import TiePath
from network.model import Network, Tie
from network.text import Words


def path_words(network: Network, path: TiePath, t: Words) -> str:
    """Return how long a path is, and which state and federal actors it passes."""
    length = t.plural("path.length", len(path.steps))
    upper = t.listing(network.actor_by_id[actor].label for actor in path.upper)
    return t("path.upper", length=length, actors=upper) if upper else length


def introduction_words(network: Network, path: TiePath, t: Words) -> str:
    """Return whom to ask for an introduction; empty where there is no step."""
    asked = [network.actor_by_id[actor].label for actor in path.introducers]
    if len(path.steps) < 2:
        return t("path.direct") if path.steps else ""
    if len(path.steps) == 2:
        return t("path.knows-both", name=asked[0])
    return t("path.ask-first", first=asked[0], second=asked[1])


def years_words(tie: Tie, t: Words) -> str:
    """Return since when a tie has been there, and until when it was; empty where nothing is known."""
    if tie.since and tie.until:
        return f"{tie.since}" if tie.since == tie.until else f"{tie.since}–{tie.until}"
    if tie.since:
        return t("card.since", year=str(tie.since))
    return t("card.until", year=str(tie.until)) if tie.until else ""


def no_path_words(network: Network, one: str, other: str, t: Words) -> Iterator[str]:
    """Yield that no path is documented, and what the two have in common instead."""
    yield t("path.none")
    ground = common_ground(network, one, other)
    topics = [network.topic_by_id[topic].name.in_language(t.language) for topic in ground.topics]
    if topics:
        yield t("path.common-topics", topics=t.listing(topics))
    if ground.district:
        district = network.district_by_id[ground.district].name.in_language(t.language)
        yield t("path.common-district", district=district)
    if ground.meeting:
        yield t("path.meeting", names=t.listing(network.actor_by_id[a].label for a in ground.meeting))
