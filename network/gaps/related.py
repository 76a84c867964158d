"""Which findings are about the same thing: needs that people report, and lacks that the network shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from network.gaps.base import Finding, KindId

REPORTED: tuple[KindId, ...] = ("reported_gap",)
SHOWN: tuple[KindId, ...] = ("uncovered_topic", "thin_topic")


def matched(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, in their order, with the keys of those on the other side filled in.

    A reported need and a lack match when they name the same district and topic, whatever their status.
    """
    found = tuple(findings)
    sides = {kind: side for side in (REPORTED, SHOWN) for kind in side}
    keys: dict[tuple[tuple[KindId, ...], str, str], list[str]] = {}
    for finding in found:
        if finding.kind in sides:
            for district in finding.districts:
                for topic in finding.topics:
                    keys.setdefault((sides[finding.kind], district, topic), []).append(finding.key)

    def related(finding: Finding) -> tuple[str, ...]:
        if finding.kind not in sides:
            return finding.related
        other = SHOWN if finding.kind in REPORTED else REPORTED
        return tuple(
            sorted(
                k
                for d in finding.districts
                for topic in finding.topics
                for k in keys.get((other, d, topic), ())
            )
        )

    return tuple(replace(finding, related=related(finding)) for finding in found)
