"""Pairs of districts with far fewer ties between them than their activity would suggest."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, Names, evidence_of
from network.gaps.borders import borders


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the pairs whose ties stay below 95 % of random draws (see `borders`).

    Severity: 0.2, and 0.3 times the missing share of the expected ties, weighed by how many are
    expected against the border where most are: silence between two busy districts weighs more.
    """
    found = borders(basis.network)
    most = max((b.expected for b in found), default=0.0)
    for border in found:
        if border.seen >= border.low:
            continue
        missing = 1 - border.seen / border.expected
        one, other = border.districts
        doors = {end for tie in border.ties for end in (tie.source, tie.target)}
        yield Finding(
            key=f"weak_border:{one}:{other}",
            kind="weak_border",
            severity=0.2 + 0.3 * missing * border.expected / most,
            actors=tuple(sorted(doors)),
            districts=border.districts,
            evidence=evidence_of(border.ties),
            figures={
                "seen": border.seen,
                "expected": round(border.expected, 2),
                "low": border.low,
                "high": border.high,
                "share_as_few": border.share_as_few,
            },
            params={
                "one": Names("district", (one,)),
                "other": Names("district", (other,)),
                "seen": border.seen,
                "expected": round(border.expected),
                "low": border.low,
                "high": border.high,
            },
            variant="" if border.seen else "silent",
        )


KIND = GapKind("weak_border", find)
