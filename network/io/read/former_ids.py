"""Names and ids that actors had: a former id leads to the actor that lists it among its `aliases`.

Works on raw data and comes before the other checks, which see present ids only: a tie to a former id is
the same as one to the present id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from network.io.problems import DocumentPath, Problem, different
from network.io.read.source_file import RawData, SourceFile, ties
from network.model.former_ids import present_key


def with_present_ids(sources: Sequence[SourceFile]) -> tuple[list[SourceFile], list[Problem]]:
    """Return the files with present ids in place of former ones, and the problems with either.

    An alias that is taken already is an error and leads nowhere else; the use of a former id is a warning.
    """
    problems = different(_taken_aliases(sources))
    present = present_ids(actor for source in sources for _, actor in source.entries("actors"))
    renamed = []
    for source in sources:
        changed = {path: (old, new) for path, old, new in _uses(source, present) if old != new}
        now = {path: new for path, (_, new) in changed.items()}
        renamed.append(replace(source, raw=_with_values(source.raw, now)) if now else source)
        problems += different(
            source.problem("former-id", path, value=old, now=new) for path, (old, new) in changed.items()
        )
    return renamed, problems


def present_ids(actors: Iterable[RawData]) -> dict[str, str]:
    """Return, from each former id of raw actors, the id of the first actor that lists it."""
    known = {actor["id"]: actor for actor in actors if isinstance(actor.get("id"), str) and actor["id"]}
    present: dict[str, str] = {}
    for now, actor in known.items():
        for _, alias in _aliases(actor):
            if alias not in known:
                present.setdefault(alias, now)
    return present


def former_names(actor: RawData) -> Iterator[str]:
    """Walk through the names and ids that a raw actor had."""
    listed = actor.get("formerly")
    for item in listed if isinstance(listed, list) else ():
        if isinstance(item, dict) and isinstance(name := item.get("name"), str) and name:
            yield name
    yield from (alias for _, alias in _aliases(actor))


def _aliases(actor: RawData) -> Iterator[tuple[int, str]]:
    listed = actor.get("aliases")
    for i, alias in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(alias, str) and alias:
            yield i, alias


def _taken_aliases(sources: Sequence[SourceFile]) -> Iterator[Problem]:
    """Yield the aliases that are the id of an actor, or stand among the aliases of one already."""
    actors = [(source, path, actor) for source in sources for path, actor in source.entries("actors")]
    taken: dict[Any, tuple[SourceFile, DocumentPath]] = {}
    for source, path, actor in actors:
        if isinstance(actor.get("id"), str):
            taken.setdefault(actor["id"], (source, (*path, "id")))
    for source, path, actor in actors:
        for i, alias in _aliases(actor):
            where = (*path, "aliases", i)
            if alias in taken:
                first, there = taken[alias]
                yield source.problem("taken-alias", where, value=alias, **first.earlier(there))
            else:
                taken[alias] = (source, where)


def _uses(source: SourceFile, present: Mapping[str, str]) -> Iterator[tuple[DocumentPath, str, str]]:
    """Walk through the ids of actors that are used: where, which, and the present one."""
    for path, actor in source.entries("actors"):
        for where, tie in ties(actor, path):
            if isinstance(to := tie.get("to"), str):
                is_short = isinstance(actor["ties"][where[-1]], str)
                yield where if is_short else (*where, "to"), to, present.get(to, to)
    for path, answer in source.entries("answers"):
        if isinstance(key := answer.get("gap"), str):
            yield (*path, "gap"), key, present_key(key, present)


def _with_values(raw: Any, changed: Mapping[DocumentPath, str], path: DocumentPath = ()) -> Any:
    """Return a copy of raw data with other values at some paths."""
    if path in changed:
        return changed[path]
    if isinstance(raw, dict):
        return {key: _with_values(value, changed, (*path, key)) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_with_values(item, changed, (*path, i)) for i, item in enumerate(raw)]
    return raw
