"""Showing other people's text as text."""

from __future__ import annotations

from urllib.parse import quote

SPECIAL = "\\`*_{}[]()<>#+-.!|~$:&^=@/"


def plain(text: str) -> str:
    """Escape a text for Streamlit's Markdown: no links, pictures, formulas, icons or HTML come of it."""
    return "".join(f"\\{c}" if c in SPECIAL else c for c in " ".join(text.split()))


def link(label: str, address: str) -> str:
    """Return a Markdown link; addresses that are not http(s) stay text."""
    if not address.startswith(("http://", "https://")):
        return plain(label)
    return f"[{plain(label)}]({quote(address, safe=':/?#@!$&*+,;=%~-._')})"
