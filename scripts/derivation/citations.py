"""Sources of the evidence as citations: how they are worded, and what kind of source they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from scripts.derivation.curation import Curation, Item, without_empty


def all_cited(sources: Iterable[Item], curation: Curation) -> list[Item]:
    """Return all citations, each once."""
    found: list[Item] = []
    for source in sources:
        citation = cited(source, curation)
        if citation not in found and source["fact"] not in curation.sources["repeated"]:
            found.append(citation)
    return found


def cited(source: Item, curation: Curation) -> Item:
    """Return one citation in the product's form."""
    citation: Item = {"url": source.get("url"), "title": source.get("title"), "date": source["date"]}
    if "seed" in source:
        seed = curation.sources["seeds"][source["seed"]]
        citation |= {"title": seed["title"], "date": source["date"] or seed.get("date")}
    citation["date"] = curation.sources["dates"].get(source.get("url"), citation["date"])
    note = reworded(source["fact"], curation)
    return without_empty(citation | {"note": note, "kind": kind_of(source, curation.hosts)})


def reworded(text: str, curation: Curation) -> str:
    """Return the sentence as the curation words it."""
    for old, new in curation.wording:
        text = text.replace(old, new)
    return text


def kind_of(source: Item, hosts: Mapping[str, str]) -> str | None:
    """Return the kind of a source: its own, else that of the longest entry its address begins with.

    Entries are `host` or `host/beginning of the path`; a host stands for its subdomains as well. None where
    none fits.
    """
    if "kind" in source:
        return str(source["kind"])
    if "seed" in source:
        return hosts["seeds"]
    address = urlsplit(source["url"])
    parts = (address.hostname or "").split(".")
    places = [".".join(parts[i:]) for i in range(len(parts))]
    path = f"{address.path}?{address.query}"
    fitting = [
        entry
        for entry in hosts
        if (place := entry.partition("/"))[0] in places and (not place[1] or path.startswith(f"/{place[2]}"))
    ]
    return hosts[max(fitting, key=len)] if fitting else None
