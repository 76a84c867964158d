"""A scenario and what it does, in plain words: entries of a list, and the sentence to repeat in a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import locales
from network.model import Network, Tie
from network.scenarios.compare import Comparison
from network.scenarios.edits import Change, changes_of
from network.scenarios.examples import levels_of
from network.scenarios.scenario import Scenario, TieKey
from ui.components.markdown import escape, some_of

FEW = 3
"""Number of names in a sentence; further ones are counted."""


def change_words(change: Change, network: Network, t: locales.Translator) -> str:
    """Return one change as Markdown: "without A", "without A – B (cooperation)", "new: A – B, ..."."""
    if isinstance(change, str):
        return t("scenario.without", what=_name(network, change))
    if isinstance(change, Tie):
        kind = network.tie_type_by_id[change.type].name.in_language(t.language)
        strength = t(f"strength.{change.strength}")
        return t("scenario.with", ends=ends(network, change.key), kind=escape(kind), strength=strength)
    kind = network.tie_type_by_id[change[2]].name.in_language(t.language)
    return t("scenario.without-tie", ends=ends(network, change), kind=escape(kind))


def ends(network: Network, key: TieKey) -> str:
    """Return both ends of a tie as Markdown, with an arrow where it has a direction."""
    one, other, kind = key
    sign = "→" if network.tie_type_by_id[kind].directed else "–"
    return f"{_name(network, one)} {sign} {_name(network, other)}"


def cause(scenario: Scenario, network: Network, t: locales.Translator) -> str:
    """Return how a sentence on a scenario begins: "Without **A** and **B**"."""
    gone, cut, new = scenario.without_actors, _pairs(scenario.without_ties), scenario.with_ties
    if len(changes_of(scenario)) == len(gone):
        levels = levels_of(network, gone)
        if levels and len(gone) > 1:
            names = t.listing(t(f"option.{level}") for level in levels)
            return t.plural("scenario.cause-levels", len(levels), actors=len(gone), levels=names)
        return t(
            "scenario.cause-actors",
            names=some_of([f"**{_name(network, a)}**" for a in gone], FEW - 1, "scenario.more", t),
        )
    if not gone and not new:
        (first, *others) = cut
        if others:
            return t("scenario.cause-ties", n=len(cut))
        return t("scenario.cause-tie", ends=_bold(network, first))
    if not gone and not cut:
        if len(new) > 1:
            return t("scenario.cause-new-ties", n=len(new))
        return t("scenario.cause-new-tie", ends=_bold(network, new[0].key))
    return t("scenario.cause-mixed", n=len(changes_of(scenario)))


def effect(
    scenario: Scenario, network: Network, found: Comparison, t: locales.Translator, beside: str = ""
) -> str:
    """Return the first sentence on a scenario: who is cut off or reconnected, or how paths change.

    `beside`: what is counted (see `counted_in`).
    """
    why = cause(scenario, network, t)
    lost, won = found.disconnected, found.reconnected
    if lost and won:
        out, into = t.plural("scenario.lose", len(lost)), t.plural("scenario.win", len(won))
        return t("scenario.lost-and-won", cause=why, lost=out, won=into, beside=beside)
    said = {"cause": why, "beside": beside}
    if lost:
        return _reached("scenario.lost", "scenario.lost-all", lost, said, network, t)
    if won:
        return _reached("scenario.won", "scenario.won-all", won, said, network, t)
    return t("scenario.nobody", cause=why) + " " + _path_lengths(found, t)


def _reached(
    some: str,
    every: str,
    actors: Sequence[str],
    said: Mapping[str, str],
    network: Network,
    t: locales.Translator,
) -> str:
    known = sorted(actors, key=lambda actor: (-len(network.ties_of[actor]), actor))[:FEW]
    names = t.listing(_name(network, actor) for actor in known)
    return t.plural(every if len(actors) <= FEW else some, len(actors), names=names, **said)


def _path_lengths(found: Comparison, t: locales.Translator) -> str:
    before, after = found.before.average_path_length, found.after.average_path_length
    if before is None or after is None:
        return ""
    then, now = t.number(before, 2), t.number(after, 2)
    if then == now:
        return t("scenario.ways-same", n=now)
    return t("scenario.ways-longer" if after > before else "scenario.ways-shorter", before=then, after=now)


def uncovered(network: Network, changed: Network, found: Comparison) -> dict[str, tuple[str, ...]]:
    """Return the topics that would be uncovered by district, ordinary districts and many topics first.

    A district without any actor in the largest component has no topics here. Districts whose actors are all
    taken away are left out: that is the scenario itself.
    """
    still = {actor.district for actor in changed.actors}
    topics: dict[str, tuple[str, ...]] = {d: () for d in found.districts if d in still}
    for district, topic in found.cells:
        if district in still and district not in found.districts:
            topics[district] = (*topics.get(district, ()), topic)
    ordinary = {district.id for district in network.ordinary_districts}
    return dict(
        sorted(topics.items(), key=lambda pair: (pair[0] not in ordinary, bool(pair[1]), -len(pair[1])))
    )


def uncovered_words(of: Mapping[str, tuple[str, ...]], network: Network, t: locales.Translator) -> str:
    """Return a sentence on the districts with uncovered topics, the first by name, if any."""
    whole = [district for district, topics in of.items() if not topics]
    if whole:
        names = some_of([f"**{_district(network, d, t)}**" for d in whole], FEW - 1, "scenario.more", t)
        return t.plural("scenario.district-bare", len(whole), names=names)
    for district, topics in of.items():
        quoted = [t("scenario.topic", name=_topic(network, topic, t)) for topic in topics]
        named = some_of(quoted, FEW - 1, "scenario.topics-more", t)
        return t("scenario.topics-bare", district=f"**{_district(network, district, t)}**", topics=named)
    return ""


def uncovered_lines(of: Mapping[str, tuple[str, ...]], network: Network, t: locales.Translator) -> list[str]:
    """Return one line per district with uncovered topics, naming all of them."""
    lines = []
    for district, topics in of.items():
        names = ", ".join(_topic(network, topic, t) for topic in topics) or t("scenario.nobody-at-all")
        lines.append(f"**{_district(network, district, t)}:** {names}")
    return lines


def _pairs(keys: Iterable[TieKey]) -> list[TieKey]:
    """Return one key per pair of actors: several kinds of tie between two are one connection."""
    return list({frozenset(key[:2]): key for key in keys}.values())


def _bold(network: Network, key: TieKey) -> str:
    return f"**{_name(network, key[0])}** – **{_name(network, key[1])}**"


def _name(network: Network, actor: str) -> str:
    return escape(network.actor_by_id[actor].label)


def _district(network: Network, district: str, t: locales.Translator) -> str:
    return escape(network.district_by_id[district].name.in_language(t.language))


def _topic(network: Network, topic: str, t: locales.Translator) -> str:
    return escape(network.topic_by_id[topic].name.in_language(t.language))
