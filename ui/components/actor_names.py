"""Actors by name, to choose from."""

from __future__ import annotations

import locales
from network.model import Network
from ui.components.markdown import searchable_name


def actor_names(network: Network, t: locales.Translator) -> dict[str, str]:
    """Return the names of all actors with their districts, in alphabetical order."""
    districts = {d.id: d.name.in_language(t.language) for d in network.districts}
    names = {
        actor.id: searchable_name(f"{actor.label} · {districts[actor.district]}", actor, t)
        for actor in network.actors
    }
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))
