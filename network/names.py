"""Names as they fit into drawings."""

from __future__ import annotations

from network.model import District, Language


def short_name(district: District, language: Language) -> str:
    """Return a district's name without the word for its kind, for headings of rows and maps."""
    name = district.name.in_language(language)
    for before in ("Kreis ", "Stadt ", "City of "):
        name = name.removeprefix(before)
    return name.removesuffix(" district")
