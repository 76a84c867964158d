"""Entries that are likely the same organisation twice: by name within a district, or by website.

A name or id that one of the two had counts as well, but not one that both had: an office that was divided.

Precise rather than complete: what is pointed out must be worth a look each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from network.io.problems import DocumentPath, Problem
from network.io.read.former_ids import former_names
from network.io.read.source_file import SourceFile

SIMILAR = 0.8
"""Names with one website are similar when they share at least this part of all their words (Jaccard)."""
MANY = 100
"""Limit of the earlier entries with the same website that an entry is compared with."""
_LEGAL_FORMS = re.compile(
    r"\b(?:e\.?\s?v\.?|gg?mbh|g\s?gmbh|gmbh|e\.?\s?g\.?|kdör|k\.?d\.?ö\.?r\.?|gug|ug"
    r"|eingetragener verein|gemeinnützige gmbh)(?!\w)"
)
_LONG_NAMES = (
    ("kommunales integrationszentrum", "ki"),
    ("kommunales integrationsmanagement", "kim"),
    ("arbeiterwohlfahrt", "awo"),
    ("deutsches rotes kreuz", "drk"),
    ("der paritätische", "paritätischer"),
    ("volkshochschule", "vhs"),
    ("ausländerbehörde", "abh"),
    ("industrie- und handelskammer", "ihk"),
    ("handwerkskammer", "hwk"),
    ("caritasverband", "caritas"),
    ("diakonisches werk", "diakonie"),
    ("kirchengemeinde", "kg"),
)
"""What is written out in one entry and shortened in another; the shorter form counts."""
_EMPTY_WORDS = frozenset(("kreisverband", "kv", "der", "die", "das", "des", "den", "fuer", "im", "in", "und"))
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "&": " und "})


@dataclass(frozen=True)
class _Entry:
    """An actor as it stands in a file."""

    source: SourceFile
    path: DocumentPath
    name: str
    label: str
    words: frozenset[str]
    forms: frozenset[str]
    former: frozenset[str]
    district: str
    page: str | None


def bare_name(name: str) -> str:
    """Return the words of a name for comparing: without case, umlauts, legal forms, empty words, order."""
    text = _LEGAL_FORMS.sub(" ", name.casefold())
    for long, short in _LONG_NAMES:
        text = text.replace(long, short)
    words = re.findall(r"[a-z0-9]+", text.translate(_LETTERS))
    return " ".join(sorted({word for word in words if word not in _EMPTY_WORDS}))


def page_of(address: str) -> str | None:
    """Return host and path of a website without what makes no difference, None for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    host = (parts.netloc or "").casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else None


def likely_duplicates(sources: Iterable[SourceFile]) -> Iterator[Problem]:
    """Yield one warning per entry that is likely an earlier one again."""
    by_name: dict[tuple[str, str], _Entry] = {}
    by_former: dict[tuple[str, str], _Entry] = {}
    by_page: dict[str, list[_Entry]] = {}
    for entry in _entries(sources):
        names, former = ([(entry.district, f) for f in sorted(s)] for s in (entry.forms, entry.former))
        first = next((by_name[name] for name in names + former if name in by_name), None)
        first = first or next((by_former[name] for name in names if name in by_former), None)
        same_page = by_page.get(entry.page, []) if entry.page else []
        first = first or next((e for e in same_page if _similar(e, entry)), None)
        if first and first.label != entry.label:  # equal labels are a problem of their own
            yield entry.source.problem(
                "likely-duplicate",
                (*entry.path, "name"),
                value=entry.name,
                other=first.name,
                **first.source.earlier((*first.path, "name")),
            )
        for known, its in ((by_name, names), (by_former, former)):
            for name in its:
                known.setdefault(name, entry)
        if entry.page and len(same_page) < MANY:
            by_page.setdefault(entry.page, []).append(entry)


def _entries(sources: Iterable[SourceFile]) -> Iterator[_Entry]:
    for source in sources:
        for path, actor in source.entries("actors"):
            name, district, website = actor.get("name"), actor.get("district"), actor.get("website")
            if not isinstance(name, str) or not isinstance(district, str):
                continue
            page = page_of(website) if isinstance(website, str) else None
            forms = {bare_name(n) for n in (name, actor.get("short")) if isinstance(n, str)} - {""}
            label = actor.get("short") or name
            former = frozenset(map(bare_name, former_names(actor))) - forms - {""}
            words = frozenset(bare_name(name).split())
            yield _Entry(source, path, name, str(label), words, frozenset(forms), former, district, page)


def _similar(one: _Entry, other: _Entry) -> bool:
    return len(one.words & other.words) >= SIMILAR * len(one.words | other.words) > 0
