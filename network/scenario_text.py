"""Scenarios as texts in an address.

`without-actor=ID`, `without-tie=A~B~TYPE`, `with-tie=A~B~TYPE~STRENGTH`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import ValidationError

from network.model import Network, Tie
from network.what_if import Scenario, TieKey, apply

SEPARATOR = "~"
"""Stands in no id, and in an address as it is."""
WITHOUT_ACTOR, WITHOUT_TIE, WITH_TIE = "without-actor", "without-tie", "with-tie"


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
    by now. What is returned can be applied.
    """
    scenario, meaningless = Scenario(), []
    for option in (WITHOUT_ACTOR, WITHOUT_TIE, WITH_TIE):
        for text in dict.fromkeys(options.get(option, ())):
            try:
                longer = _with(scenario, option, text)
                apply(network, longer)
            except (KeyError, ValueError):
                meaningless.append(text)
            else:
                scenario = longer
    return scenario, tuple(meaningless)


def _with(scenario: Scenario, option: str, text: str) -> Scenario:
    if option == WITHOUT_ACTOR:
        return replace(scenario, without_actors=(*scenario.without_actors, text))
    if option == WITHOUT_TIE:
        source, target, kind = text.split(SEPARATOR)
        key: TieKey = (source, target, kind)
        return replace(scenario, without_ties=(*scenario.without_ties, key))
    return replace(scenario, with_ties=(*scenario.with_ties, _tie(text)))


def _tie(text: str) -> Tie:
    source, target, kind, strength = text.split(SEPARATOR)
    try:
        return Tie(source=source, target=target, type=kind, strength=int(strength))
    except ValidationError as error:
        raise ValueError(text) from error
