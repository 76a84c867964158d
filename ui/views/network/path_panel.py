"""How two actors reach each other: up to three ways with their evidence, and who can introduce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import locales
from network.analysis.path_words import introduction_words, no_path_words, path_words, years_words
from network.evidence import cited, reading_notes
from network.graph.paths import PathStep, TiePath
from network.model import Network, Tie
from ui.backend import cache
from ui.components.browser_component import component
from ui.components.evidence_list import citations_data
from ui.components.network_diagram import Marks, network_diagram
from ui.session import state

KEY = "path"

_panel = component("page/paths")


def ends_of_path(network: Network) -> tuple[str, str] | None:
    """Return the two actors between which the view asks for a path, None where it asks for none."""
    start, target = state.view().start, state.view().target
    if start in network.actor_by_id and target in network.actor_by_id:
        return start, target
    return None


def paths_between(network: Network, ends: tuple[str, str]) -> tuple[TiePath, ...]:
    """Return the paths within the selection."""
    selection = state.view().selection
    known = cache.part(network, selection).actor_by_id
    return cache.paths(network, selection, *ends, state.MOST_WAYS) if known.keys() >= {*ends} else ()


def path_panel(
    network: Network, ends: tuple[str, str], paths: Sequence[TiePath], t: locales.Translator
) -> None:
    """Show the paths, the chosen one with its evidence and as a small picture."""
    chosen = min(int(state.view().way), len(paths) or 1) - 1
    start, target = ends
    _panel(
        key=KEY,
        data=panel_data(network, ends, paths, chosen, t),
        on_chosen_change=state.on_event(KEY, "chosen", lambda way: state.change(way=way)),
        on_opened_change=state.on_event(KEY, "opened", lambda actor: state.change(actor=actor)),
        on_swapped_change=lambda: state.change(start=target, target=start, way="1"),
        on_closed_change=lambda: state.change(start=None, target=None, way="1"),
    )
    if paths and paths[chosen].steps:
        actors = paths[chosen].actors
        looks = Marks(
            dict.fromkeys(actors, "strong"), named=actors, new_ties=list(pairwise(actors)), closer=True
        )
        label = " – ".join(network.actor_by_id[actor].label for actor in actors)
        network_diagram("path_picture", cache.part(network, state.view().selection), label, looks, network)


def panel_data(
    network: Network, ends: tuple[str, str], paths: Sequence[TiePath], chosen: int, t: locales.Translator
) -> dict[str, Any]:
    """Return what the browser draws."""
    path = paths[chosen] if paths else TiePath((), ())
    names = [network.actor_by_id[end].label for end in ends]
    return {
        "title": t("path.title", start=names[0], target=names[1]),
        "words": {"swap": t("path.swap"), "close": t("path.close"), "none": t("evidence.none")},
        "lines": list(_lines(network, ends, paths[chosen : chosen + 1], t)),
        "reading": reading_notes(cited(tie for step in path.steps for tie in step.ties), t),
        "chosen": chosen,
        "ways": [
            {
                "title": f"{t('path.number', n=number)}: {path_words(network, path, t)}",
                "stops": [{"id": a, "name": network.actor_by_id[a].label} for a in path.actors],
                "steps": [[_tie(network, step, tie, t) for tie in step.ties] for step in path.steps],
            }
            for number, path in enumerate(paths, 1)
            if path.steps
        ],
    }


def _lines(
    network: Network, ends: tuple[str, str], paths: Sequence[TiePath], t: locales.Translator
) -> Iterator[str]:
    """Say who can introduce along the chosen path, or why there is none."""
    known = cache.part(network, state.view().selection).actor_by_id
    left_out = [network.actor_by_id[end].label for end in ends if end not in known]
    if ends[0] == ends[1]:
        yield t("path.same")
    elif left_out:
        yield t("path.left-out", names=t.listing(left_out))
    elif paths:
        yield introduction_words(network, paths[0], t)
    else:
        yield from no_path_words(network, *ends, t)
        if not state.view().selection.is_empty:
            yield t("path.filtered")


def _tie(network: Network, step: PathStep, tie: Tie, t: locales.Translator) -> dict[str, Any]:
    kind = network.tie_type_by_id[tie.type]
    return {
        "kind": kind.name.in_language(t.language),
        "arrow": "" if not kind.directed else "→" if tie.source == step.source else "←",
        "years": years_words(tie, t),
        "evidence": citations_data(tie.evidence, t),
    }
