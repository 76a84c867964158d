"""The command that shows how one actor reaches another."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from network.analysis.path_words import introduction_words, no_path_words, path_words, years_words
from network.commands.analysis import citation
from network.commands.base import DONE, Terminal, WrongUseError
from network.commands.selection import selection_of, unknown
from network.evidence import kind_and_date
from network.filters import select
from network.graph.paths import PathStep, TiePath, alternative_paths, shortest_path
from network.model import Evidence, Network, Tie
from network.text import Words

MOST_PATHS = 10
"""More different paths than these are neither read nor quickly found."""


def path(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Show the shortest chain of ties between two actors, or several different ones."""
    t, ways = terminal.t, arguments.ways
    if ways is not None and not 1 <= ways <= MOST_PATHS:
        raise WrongUseError("cli.bad-number", option="--ways", value=str(ways), min="1", max=str(MOST_PATHS))
    whole = terminal.network(arguments.data)
    ends = _present(arguments.source, whole, terminal), _present(arguments.target, whole, terminal)
    network = select(whole, selection_of(arguments, whole))
    for end in ends:
        if end not in network.actor_by_id:
            raise WrongUseError("cli.not-selected", value=end)
    if ways is None:
        found = [p for p in [shortest_path(network, *ends, directed=arguments.directed)] if p]
    else:
        found = list(alternative_paths(network, *ends, ways, directed=arguments.directed))
    if arguments.format == "json":
        listed = [_json(p, t) for p in found]
        terminal.show_json(listed if ways is not None else next(iter(listed), None))
    else:
        terminal.show("\n".join(_text(network, ends, found, ways is not None, t)))
    return DONE


def _present(given: str, network: Network, terminal: Terminal) -> str:
    """Return the id of an actor, and say so where it had another; WrongUseError for what is no id."""
    now = network.present_id(given)
    if now not in network.actor_by_id:
        named = {name: a.id for a in network.actors for name in (*a.former_names, a.label, a.name)}
        unknown(terminal.t("cli.column.actor"), given, named)
    if now != given:
        terminal.say(terminal.t("problem.former-id", value=given, now=now))
    return now


def _json(path: TiePath, t: Words) -> dict[str, Any]:
    steps = [
        {"source": step.source, "target": step.target, "ties": [_tie_json(tie, t) for tie in step.ties]}
        for step in path.steps
    ]
    return {"actors": list(path.actors), "distance": len(steps), "steps": steps}


def _text(
    network: Network, ends: tuple[str, str], found: list[TiePath], several: bool, t: Words
) -> Iterator[str]:
    if not found:
        yield from no_path_words(network, *ends, t)
    elif not found[0].steps:
        yield t("path.same")
    elif several:
        yield introduction_words(network, found[0], t)
    for number, path in enumerate(found, 1):
        if path.steps:
            length = path_words(network, path, t)
            yield f"\n{t('path.number', n=number)}: {length}" if several else length
            yield from _lines(path, network, t)


def _tie_json(tie: Tie, t: Words) -> dict[str, Any]:
    facts = tie.model_dump(mode="json", exclude_none=True)
    return {**facts, "evidence": [citation(evidence, t) for evidence in tie.evidence]}


def _lines(path: TiePath, network: Network, t: Words) -> Iterator[str]:
    yield _actor(path.actors[0], network)
    for step in path.steps:
        for tie in step.ties:
            yield f"  | {_tie_text(step, tie, network, t)}"
            for evidence in tie.evidence:
                yield f"  |   {_evidence_text(evidence, t)}"
        yield _actor(step.target, network)


def _actor(actor: str, network: Network) -> str:
    return f"{network.actor_by_id[actor].name} [{actor}]"


def _tie_text(step: PathStep, tie: Tie, network: Network, t: Words) -> str:
    kind = network.tie_type_by_id[tie.type]
    sign = "—" if not kind.directed else "→" if tie.source == step.source else "←"
    facts = (t("cli.path.strength", strength=str(tie.strength)), years_words(tie, t))
    return f"{sign} {kind.name.in_language(t.language)} ({', '.join(filter(None, facts))})"


def _evidence_text(evidence: Evidence, t: Words) -> str:
    parts = (
        evidence.note.in_language(t.language) if evidence.note else "",
        evidence.title or "",
        kind_and_date(evidence, t),
        evidence.url or "",
    )
    return " · ".join(part for part in parts if part)
