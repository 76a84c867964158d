"""Who helps, as cards: by reach, each with its website, its sources and the chain of ties to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import locales
from network.analysis.referral import REACHES, Helper, Reach, Referral
from network.evidence import cited, reading_notes
from network.model import Actor, Network
from ui.components.browser_component import component
from ui.components.evidence_list import citations_data
from ui.session import state
from ui.views.who_helps.text import answer_text, chain_words, newest, step_words, where_words

WORDS = ("more", "all", "none", "copy", "copied", "not-copied", "print", "way")
SHOWN: Mapping[Reach, int] = {
    "place": 8,
    "district": 5,
    "region": 3,
    "above": 0,
    "neighbour": 3,
    "elsewhere": 0,
}
"""Number of cards that are open from the start; the others wait behind a button."""

_helpers = component("page/helpers")


def referral_cards(network: Network, answer: Referral, t: locales.Translator) -> None:
    """Show the helpers; choosing one opens its page."""
    data = cards_data(network, answer, t)
    result = _helpers(key="helpers", data=data, on_opened_change=lambda: None, on_way_change=lambda: None)
    if result.opened in network.actor_by_id:
        state.go_to("actors", actor=result.opened)
    if result.way in network.actor_by_id:
        state.go_to("network", target=result.way, way="1", actor=None)


def cards_data(network: Network, answer: Referral, t: locales.Translator) -> dict[str, Any]:
    """Return what the browser draws."""
    return {
        "groups": [_group(network, answer, reach, t) for reach in REACHES if answer.within(reach)],
        "reading": reading_notes(cited(network.actor_by_id[helper.actor] for helper in answer.helpers), t),
        "words": {word: t.forms(f"helpers.{word}")[0] for word in WORDS},
        "legend": t("helpers.arrows") if answer.start else "",
        "copy": answer_text(network, answer, t),
    }


def _group(network: Network, answer: Referral, reach: Reach, t: locales.Translator) -> dict[str, Any]:
    helpers = answer.within(reach)
    district = network.district_by_id[answer.place.district].name.in_language(t.language)
    inside = "district-rest" if reach == "district" and answer.place.municipality else reach
    return {
        "title": t(f"helpers.reach-{inside}", place=answer.place.municipality or "", district=district),
        "counted": t.number(len(helpers)),
        "note": t(f"helpers.note-{reach}") if reach in {"region", "above"} else "",
        "shown": SHOWN[reach],
        "helpers": [_card(network, answer, helper, t) for helper in helpers],
    }


def _card(network: Network, answer: Referral, helper: Helper, t: locales.Translator) -> dict[str, Any]:
    actor = network.actor_by_id[helper.actor]
    topics = [network.topic_by_id[topic].name.in_language(t.language) for topic in actor.topics]
    date = newest(actor.evidence)
    return {
        "id": actor.id,
        "name": actor.name,
        "far": t("helpers.far", km=t.number(round(helper.kilometres))) if helper.kilometres else "",
        "what": where_words(network, actor, t),
        "topics": t("helpers.topics", topics=", ".join(topics)),
        "site": _site(actor),
        "proof": t.plural("helpers.proof", len(actor.evidence), newest=t.date(date))
        if date
        else t.plural("helpers.proof-undated", len(actor.evidence)),
        "evidence": citations_data(actor.evidence, t),
        "chain": _chain(network, helper, answer.start, t) if answer.start and helper.chain else None,
        "missing": t("helpers.no-chain") if answer.start and not helper.chain else "",
    }


def _chain(network: Network, helper: Helper, start: str, t: locales.Translator) -> dict[str, Any]:
    chain = helper.chain
    assert chain is not None
    stops = [start, *(step.target for step in chain.steps)]
    upper = t.listing(network.actor_by_id[a].label for a in chain.upper)
    return {
        "words": chain_words(network, helper, start, t),
        "stops": [{"id": stop, "name": network.actor_by_id[stop].label} for stop in stops],
        "links": [step_words(network, step, t) for step in chain.steps],
        "note": t("helpers.upper", actors=upper) if upper else "",
    }


def _site(actor: Actor) -> dict[str, str] | None:
    if actor.website is None:
        return None
    return {"address": actor.website, "name": (urlsplit(actor.website).hostname or "").removeprefix("www.")}
