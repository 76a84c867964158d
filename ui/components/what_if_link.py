"""The way from an actor to the question what if it were gone."""

from __future__ import annotations

import locales
from network.filters import LOCAL
from network.model import Actor, Network
from network.what_if import Scenario
from ui import state
from ui.components.view_link import view_link


def what_if_link(network: Network, actor: Actor) -> None:
    """Lead to the scenario without an actor, on levels among which it counts."""
    view = state.view()
    counted = "all" if network.level_of(actor) in LOCAL.without_levels else view.counted
    scenario = Scenario(without_actors=(actor.id,))
    label = locales.text(view.language)("card.what-if")
    view_link("what_if", label, ":material/alt_route:", scenario=scenario, counted=counted)
