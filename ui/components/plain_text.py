"""Showing other people's text as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

SPECIAL = "\\`*_{}[]()<>#+-.!|~$:&^=@/"


def plain(text: str) -> str:
    """Escape a text for Streamlit's Markdown: no pictures, formulas, icons or HTML come of it.

    A bare web address still becomes a link to what it says.
    """
    return "".join(f"\\{c}" if c in SPECIAL else c for c in " ".join(text.split()))


def option_labels(names: Mapping[str, str]) -> dict[str, str]:
    """Return the labels of choices by id, as text; where two read alike, the id tells them apart.

    Streamlit reads the labels of pills as Markdown, and knows the chosen one by its label.
    """
    often = Counter(map(plain, names.values()))
    return {key: plain(name if often[plain(name)] == 1 else f"{name} ({key})") for key, name in names.items()}


def link(label: str, address: str) -> str:
    """Return a Markdown link; addresses that are not http(s) stay text."""
    if not address.startswith(("http://", "https://")):
        return plain(label)
    return f"[{plain(label)}]({quote(address, safe=':/?#@!$&*+,;=%~-._')})"
