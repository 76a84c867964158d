"""Scenarios as texts in an address.

`without-actor=ID`, `without-tie=A~B~TYPE`, `with-tie=A~B~TYPE~STRENGTH`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from network.model import Network, Tie
from network.scenarios.edits import MOST_CHANGES, Change, with_change
from network.scenarios.scenario import Scenario

SEPARATOR = "~"
"""Stands in no id, and in an address as it is."""
WITHOUT_ACTOR, WITHOUT_TIE, WITH_TIE = "without-actor", "without-tie", "with-tie"
SCENARIO_OPTIONS = (WITHOUT_ACTOR, WITHOUT_TIE, WITH_TIE)
"""The options, in the order in which their changes are made."""


def to_options(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return the texts by option; of new ties only ends, type and strength are kept."""
    return {
        WITHOUT_ACTOR: scenario.without_actors,
        WITHOUT_TIE: tuple(SEPARATOR.join(key) for key in scenario.without_ties),
        WITH_TIE: tuple(SEPARATOR.join((*tie.key, str(tie.strength))) for tie in scenario.with_ties),
    }


def from_options(network: Network, options: Mapping[str, Sequence[str]]) -> tuple[Scenario, tuple[str, ...]]:
    """Return the scenario, and the texts that mean nothing in this network, which it leaves out.

    Addresses grow old: actors and ties that they name may be gone, and a tie that they add may be there
    by now; former ids stand for the present ones. What is returned can be applied. Texts beyond
    `MOST_CHANGES` are not looked at.
    """
    scenario, meaningless = Scenario(), []
    asked = [(option, text) for option in SCENARIO_OPTIONS for text in options.get(option, ())]
    texts = list(dict.fromkeys((option, in_present_ids(network, text)) for option, text in asked))
    for option, text in texts[:MOST_CHANGES]:
        try:
            scenario = with_change(network, scenario, _change(option, text))
        except (KeyError, ValueError):
            meaningless.append(text)
    return scenario, (*meaningless, *(text for _, text in texts[MOST_CHANGES:]))


def in_present_ids(network: Network, text: str) -> str:
    """Return a text of an option with the ids that its actors have now."""
    parts = text.split(SEPARATOR)
    return SEPARATOR.join((*map(network.present_id, parts[:2]), *parts[2:]))


def _change(option: str, text: str) -> Change:
    if option == WITHOUT_ACTOR:
        return text
    if option == WITHOUT_TIE:
        source, target, kind = text.split(SEPARATOR)
        return (source, target, kind)
    return _tie(text)


def _tie(text: str) -> Tie:
    source, target, kind, strength = text.split(SEPARATOR)
    try:
        return Tie(source=source, target=target, type=kind, strength=int(strength))
    except ValidationError as error:
        raise ValueError(text) from error
