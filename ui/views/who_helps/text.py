"""A referral in words: what is documented here, which ends are dead, and the whole answer as plain text."""

from __future__ import annotations

from collections.abc import Iterator

import locales
from network.analysis.referral import DeadEnd, Helper, Place, Reach, Referral
from network.gaps.coverage.districts import undocumented_by_law
from network.gaps.introductions.contacts import first_contact
from network.geo.geography import short_name
from network.graph.paths import PathStep
from network.model import Actor, Evidence, Network

COPIED: tuple[Reach, ...] = ("place", "district", "region", "neighbour")
"""What goes into the text to copy; state and federation, and what is far, stay on the page."""
MOST_COPIED = 12


def topic_name(network: Network, topic: str, t: locales.Translator) -> str:
    """Return the name of a topic."""
    return network.topic_by_id[topic].name.in_language(t.language)


def place_name(network: Network, place: Place, t: locales.Translator, short: bool = False) -> str:
    """Return the name of a place: the municipality with its district, or the district."""
    district = network.district_by_id[place.district]
    if not place.municipality:
        return district.name.in_language(t.language)
    if short:
        return place.municipality
    return f"{place.municipality} ({district.name.in_language(t.language)})"


def found_words(network: Network, answer: Referral, t: locales.Translator) -> str:
    """Say how many are documented here, in the municipality and in the rest of the district."""
    n = len(answer.here)
    if not answer.place.municipality or not n:
        return t.plural("who_helps.found", n) if n else t("who_helps.found-none")
    inside = len(answer.within("place"))
    town = answer.place.municipality
    words = t.plural("who_helps.found-inside", inside, place=town) if inside else ""
    rest = "found-outside" if inside else "found-only-outside"
    return f"{words} {t.plural(f'who_helps.{rest}', n - inside, place=town)}".strip() if n > inside else words


def dead_end_words(
    network: Network, answer: Referral, t: locales.Translator
) -> Iterator[tuple[DeadEnd, str]]:
    """Say per dead end what is missing and what to do next."""
    topic = topic_name(network, answer.topic, t)
    desk = first_contact(network, answer.place.district)
    desk = None if desk == answer.start else desk
    for end in answer.dead_ends:
        words = t(
            f"who_helps.dead-{end}",
            topic=topic,
            place=place_name(network, answer.place, t, short=True),
            start=network.actor_by_id[answer.start].label if answer.start else "",
        )
        asked_for = end in {"none_documented", "not_surveyed", "none_in_place"}
        asked = desk if asked_for else None
        ask = t("who_helps.ask", actor=network.actor_by_id[asked].label) if asked else ""
        offices = undocumented_by_law(network, answer.place.district, answer.topic) if asked_for else ()
        types = t.listing(network.type_by_id[i].name.in_language(t.language) for i in offices)
        by_law = t("who_helps.by-law", types=types) if types else ""
        yield end, " ".join(filter(None, (words, by_law, ask)))


def step_words(network: Network, step: PathStep, t: locales.Translator) -> dict[str, str]:
    """Return the kinds of tie of a step, an arrow in their direction, and how new the evidence is."""
    kinds = dict.fromkeys(network.tie_type_by_id[tie.type].name.in_language(t.language) for tie in step.ties)
    both = any(not network.tie_type_by_id[tie.type].directed for tie in step.ties)
    year = max((tie.newest_year for tie in step.ties if tie.newest_year is not None), default=None)
    return {
        "kinds": ", ".join(kinds),
        "arrow": "" if both else "←" if step.against else "→",
        "when": str(year) if year else t("evidence.undated"),
    }


def chain_words(network: Network, helper: Helper, start: str, t: locales.Translator) -> str:
    """Say in how many steps a helper is reached, and from where."""
    assert helper.chain is not None
    if not helper.chain.steps:
        return t("who_helps.self")
    return t.plural("who_helps.way", len(helper.chain.steps), start=network.actor_by_id[start].label)


def where_words(network: Network, actor: Actor, t: locales.Translator) -> str:
    """Say what an actor is and where it sits."""
    district = network.district_by_id[actor.district]
    name = district.name.in_language(t.language)
    known = actor.place and actor.place != short_name(district, t.language)
    kind = network.type_by_id[actor.type].name.in_language(t.language)
    return " · ".join([kind, *([actor.place or ""] if known else []), name])


def newest(evidence: tuple[Evidence, ...]) -> str | None:
    """Return the newest date of citations as it is written, None where all are undated."""
    return max((e.date for e in evidence if e.date), default=None)


def answer_text(network: Network, answer: Referral, t: locales.Translator) -> str:
    """Return the answer as a text to send on: who, where, website, evidence, chain, and the caution."""
    topic = topic_name(network, answer.topic, t)
    lines = [f"{topic}, {place_name(network, answer.place, t)}", found_words(network, answer, t)]
    lines += [words for _, words in dead_end_words(network, answer, t)]
    for helper in [h for h in answer.helpers if h.reach in COPIED][:MOST_COPIED]:
        actor = network.actor_by_id[helper.actor]
        lines += ["", f"- {actor.name} ({where_words(network, actor, t)})"]
        lines += [f"  {actor.website}"] if actor.website else []
        date = newest(actor.evidence)
        lines.append(f"  {t('who_helps.newest', date=t.date(date)) if date else t('evidence.undated')}")
        if answer.start and helper.chain and helper.chain.steps:
            stops = [answer.start, *(step.target for step in helper.chain.steps)]
            lines.append("  " + " → ".join(network.actor_by_id[stop].label for stop in stops))
    return "\n".join([*lines, "", t("who_helps.caution-plain")])
