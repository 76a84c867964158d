"""What contradicts itself in a file though each value is in order, and what should not be in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, starmap

from network.io.document import DEFAULT_TIE_TYPE
from network.io.problems import DocumentPath, Problem, different, last_key
from network.io.read.field_specs import BOOLEANS, INTEGER
from network.io.read.likely_duplicates import likely_duplicates
from network.io.read.personal_data import personal_address, personal_data
from network.io.read.source_file import RawData, SourceFile, ties, values

TEXT_KEYS = frozenset(
    ("name", "title", "short", "place", "note", "description", "text", "reason", "de", "en")
)
"""Keys whose values people read; ids and dates are not searched for personal data."""
ADDRESS_KEYS = frozenset(("url", "website"))
ID_LISTS = ("topics", "types")


def check_consistency(sources: Iterable[SourceFile]) -> list[Problem]:
    """Return what is contradictory, repeated or out of place, in all files together."""
    files = list(sources)
    parts = [(s, path, part) for s in files for path, part in values(s.raw) if isinstance(part, dict)]
    checks: list[Iterator[Problem]] = [
        chain.from_iterable(starmap(check, parts)) for check in (_years, _date, _citations, _repeated_ids)
    ]
    checks += [_personal_data(files), likely_duplicates(files), _self_ties(files), _repeated_ties(files)]
    checks.append(_repeated(files, "actors", ("short", "name"), "duplicate-label"))
    checks.append(_names_of_districts(files))
    checks.append(_repeated(files, "answers", ("gap",), "duplicate-id", kind="answer"))
    return [found for check in checks for found in different(check)]


def _personal_data(files: list[SourceFile]) -> Iterator[Problem]:
    for source in files:
        for path, text in values(source.raw):
            key = last_key(path)
            find = personal_data if key in TEXT_KEYS else personal_address if key in ADDRESS_KEYS else None
            if find and isinstance(text, str) and (found := find(text)):
                yield source.problem("personal-data", path, kind=found.kind, value=found.text)


def _years(source: SourceFile, path: DocumentPath, part: RawData) -> Iterator[Problem]:
    since, until = str(part.get("since")), str(part.get("until"))
    if INTEGER.fullmatch(since) and INTEGER.fullmatch(until) and int(since) > int(until):
        yield source.problem("since-after-until", (*path, "since"), value=since, until=until)


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


def _repeated(
    files: list[SourceFile], section: str, keys: tuple[str, ...], code: str, kind: str | None = None
) -> Iterator[Problem]:
    """Yield the entries of a section that have the value of an earlier one, under the first key they have.

    Two actors with one label cannot be distinguished in a drawing, nor two answers to one finding followed.
    """
    seen: dict[str, tuple[SourceFile, DocumentPath]] = {}
    for source in files:
        for path, entry in source.entries(section):
            key = next((key for key in keys if entry.get(key) is not None), keys[-1])
            value, where = entry.get(key), (*path, key)
            if not isinstance(value, str):
                continue
            if value in seen:
                first, there = seen[value]
                yield source.problem(code, where, value=value, kind=kind, **first.earlier(there))
            else:
                seen[value] = (source, where)


def _names_of_districts(files: list[SourceFile]) -> Iterator[Problem]:
    """Yield the actors called like a district in either language: place and actor look the same then."""
    districts = [district for source in files for _, district in source.entries("districts")]
    names = {_bare(text) for district in districts for _, text in values(district.get("name"))}
    for source in files:
        for path, actor in source.entries("actors"):
            for key in ("name", "short"):
                if isinstance(value := actor.get(key), str) and _bare(value) in names:
                    yield source.problem("district-name", (*path, key), value=value)


def _bare(text: object) -> str:
    return " ".join(text.split()).casefold() if isinstance(text, str) else ""


@dataclass(frozen=True)
class _Listing:
    """A tie as one actor lists it."""

    source: SourceFile
    path: DocumentPath
    lister: str
    raw: RawData


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
        if BOOLEANS.get(str(kind.get("directed")))
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
            earlier = first[one].source.earlier(first[one].path)
            yield listing.source.problem("duplicate-tie", listing.path, value=other, tie_type=kind, **earlier)
        elif other in first:
            yield from _differences(listing, first[other], other)
        first.setdefault(one, listing)


def _differences(listing: _Listing, first: _Listing, other: str) -> Iterator[Problem]:
    """Both ends may list a tie; then what both state of it should agree."""
    earlier = first.source.earlier(first.path)
    for key, default in (("strength", "1"), ("since", None), ("until", None)):
        here, there = listing.raw.get(key) or default, first.raw.get(key) or default
        if here is not None and there is not None and here != there:
            where = (*listing.path, key) if key in listing.raw else listing.path
            yield listing.source.problem(
                "tie-differs", where, key=key, value=here, other=there, actor=other, **earlier
            )
