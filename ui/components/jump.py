"""Leads to the parts of a long page, which stand in containers `section_<id>`."""

from __future__ import annotations

from collections.abc import Mapping

from ui.components.frontend import component

_jump = component("jump")


def jump(label: str, parts: Mapping[str, str]) -> None:
    """Offer the parts by their titles."""
    _jump(key="jump", data={"label": label, "parts": [{"id": i, "text": text} for i, text in parts.items()]})
