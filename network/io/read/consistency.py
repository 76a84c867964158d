"""What contradicts itself in a file though each value is in order, and what should not be in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, starmap
from typing import Any

from network.io.document import DEFAULT_TIE_TYPE
from network.io.problems import DocumentPath, Problem, different
from network.io.read.field_specs import INTEGER
from network.io.read.likely_duplicates import likely_duplicates
from network.io.read.personal_data import personal_address, personal_data
from network.io.read.source_file import RawData, SourceFile, all_mappings, texts, ties

TEXT_KEYS = frozenset(
    ("name", "title", "short", "place", "note", "description", "text", "reason", "de", "en")
)
"""Keys whose values people read; ids and dates are not searched for personal data."""
ADDRESS_KEYS = frozenset(("url", "website"))
ID_LISTS = ("topics", "types")


def check_consistency(sources: Iterable[SourceFile]) -> list[Problem]:
    """Return what is contradictory, said twice or out of place, in all files together."""
    files = list(sources)
    parts = [(source, path, part) for source in files for path, part in all_mappings(source.raw)]
    checks: list[Iterator[Problem]] = [
        chain.from_iterable(starmap(check, parts)) for check in (_years, _date, _citations, _repeated_ids)
    ]
    checks += [_personal_data(files), _same_labels(files), likely_duplicates(files), _same_answers(files)]
    checks += [_self_ties(files), _repeated_ties(files)]
    return [told for check in checks for told in different(check)]


def _personal_data(files: list[SourceFile]) -> Iterator[Problem]:
    for source in files:
        for path, text in texts(source.raw):
            key = next((step for step in reversed(path) if isinstance(step, str)), "")
            find = personal_data if key in TEXT_KEYS else personal_address if key in ADDRESS_KEYS else None
            if find and (found := find(text)):
                yield source.problem("personal-data", path, kind=found.kind, value=found.text)


def _years(source: SourceFile, path: DocumentPath, part: RawData) -> Iterator[Problem]:
    since, until = (_number(part.get(key)) for key in ("since", "until"))
    if since is not None and until is not None and since > until:
        yield source.problem("since-after-until", (*path, "since"), value=str(since), until=str(until))


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, str) and INTEGER.fullmatch(value) else None


def _date(source: SourceFile, path: DocumentPath, part: RawData) -> Iterator[Problem]:
    value = part.get("date")
    if isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value):
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            yield source.problem("impossible-date", (*path, "date"), value=value)


def _citations(source: SourceFile, path: DocumentPath, part: RawData) -> Iterator[Problem]:
    listed = part.get("evidence")
    for i, citation in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(citation, dict) and citation.get("url") is None and citation.get("title") is None:
            yield source.problem("evidence-without-source", (*path, "evidence", i))


def _repeated_ids(source: SourceFile, path: DocumentPath, part: RawData) -> Iterator[Problem]:
    for key in ID_LISTS:
        listed = part.get(key)
        seen: set[str] = set()
        for i, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, str) and item in seen and len(path) > 0:
                yield source.problem("duplicate-entry", (*path, key, i), key=key, value=item)
            seen |= {item} if isinstance(item, str) else set()


def _same_labels(files: list[SourceFile]) -> Iterator[Problem]:
    """Two actors with one label cannot be told apart in a drawing."""
    seen: dict[str, tuple[SourceFile, DocumentPath]] = {}
    for source in files:
        for path, actor in source.entries("actors"):
            key = "short" if actor.get("short") is not None else "name"
            label, where = actor.get(key), (*path, key)
            if not isinstance(label, str):
                continue
            if label in seen:
                yield _repeated(source, "duplicate-label", where, label, seen[label])
            seen.setdefault(label, (source, where))


def _same_answers(files: list[SourceFile]) -> Iterator[Problem]:
    seen: dict[str, tuple[SourceFile, DocumentPath]] = {}
    for source in files:
        for path, answer in source.entries("answers"):
            key, where = answer.get("gap"), (*path, "gap")
            if not isinstance(key, str):
                continue
            if key in seen:
                yield _repeated(source, "duplicate-id", where, key, seen[key], kind="answer")
            seen.setdefault(key, (source, where))


def _repeated(
    source: SourceFile,
    code: str,
    where: DocumentPath,
    value: str,
    first: tuple[SourceFile, DocumentPath],
    kind: str | None = None,
) -> Problem:
    return source.problem(code, where, value=value, kind=kind, **first[0].earlier(first[1]))


@dataclass(frozen=True)
class _Listing:
    """A tie as one actor lists it."""

    source: SourceFile
    path: DocumentPath
    lister: str
    raw: RawData

    def earlier(self) -> dict[str, Any]:
        return self.source.earlier(self.path)


def _listings(files: list[SourceFile]) -> Iterator[_Listing]:
    for source in files:
        for path, actor in source.entries("actors"):
            lister = actor.get("id")
            for where, tie in ties(actor, path):
                if isinstance(lister, str) and isinstance(tie.get("to"), str):
                    yield _Listing(source, where, lister, tie)


def _self_ties(files: list[SourceFile]) -> Iterator[Problem]:
    for listing in _listings(files):
        if listing.raw["to"] == listing.lister:
            yield listing.source.problem("self-tie", listing.path, value=listing.lister)


def _repeated_ties(files: list[SourceFile]) -> Iterator[Problem]:
    """Compare each listing of a tie with the first at the same end, else with the first at the other."""
    directed = {
        str(kind.get("id"))
        for source in files
        for _, kind in source.entries("tie_types")
        if kind.get("directed") in ("true", "True", "TRUE")
    }
    seen: dict[tuple[str, str, str], dict[str, _Listing]] = {}
    for listing in _listings(files):
        one, other = listing.lister, str(listing.raw["to"])
        kind = str(listing.raw.get("type") or DEFAULT_TIE_TYPE)
        ends = (one, other) if kind in directed else (min(one, other), max(one, other))
        first = seen.setdefault((*ends, kind), {})
        if one == other:
            continue
        if one in first:
            yield listing.source.problem(
                "duplicate-tie", listing.path, value=other, tie_type=kind, **first[one].earlier()
            )
        elif other in first:
            yield from _differences(listing, first[other], other)
        first.setdefault(one, listing)


def _differences(listing: _Listing, first: _Listing, other: str) -> Iterator[Problem]:
    """Both ends may list a tie; then they should say the same of it as far as they say anything."""
    for key, default in (("strength", "1"), ("since", None), ("until", None)):
        here, there = listing.raw.get(key) or default, first.raw.get(key) or default
        if here is not None and there is not None and here != there:
            where = (*listing.path, key) if key in listing.raw else listing.path
            yield listing.source.problem(
                "tie-differs", where, key=key, value=here, other=there, actor=other, **first.earlier()
            )
