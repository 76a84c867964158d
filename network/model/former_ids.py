"""Keys of findings hold ids of actors: when an actor gets another id, the key changes with it."""

from __future__ import annotations

from collections.abc import Mapping

OF_PAIRS = frozenset(("bridge_tie", "introduction", "overlap"))
"""Kinds of finding whose keys end in two actors, in alphabetical order."""
OF_ACTORS = OF_PAIRS | {"fragment", "isolate", "single_point_of_failure", "stale_evidence"}
"""Kinds of finding whose keys end in an actor; all others name districts, topics, types or needs."""


def present_key(key: str, present: Mapping[str, str]) -> str:
    """Return the key of a finding under present ids.

    `present`: from each former id to the id that the actor has now.
    """
    kind, *ids = key.split(":")
    if kind not in OF_ACTORS or present.keys().isdisjoint(ids):
        return key
    ids = [*ids[:-1], present.get(ids[-1], ids[-1])]
    return ":".join((kind, *(sorted(present.get(i, i) for i in ids) if kind in OF_PAIRS else ids)))
