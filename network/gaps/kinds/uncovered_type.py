"""Kinds of organisation that a district should have, and none is documented."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind
from network.gaps.kinds.uncovered_topic import uncovered


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and type that was looked for and is expected or usual elsewhere.

    Severity: 0.4, and 0.2 times the share of other districts that have it, and 0.4 if it is expected;
    less for what exists by law, see `uncovered`.
    """
    return uncovered(basis.types, "uncovered_type", 0.4, {})


KIND = GapKind("uncovered_type", find, ("actors",))
