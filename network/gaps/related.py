"""Which findings are about the same thing: needs that people report, and lacks that the network shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from network.gaps.base import Finding, KindId

REPORTED: tuple[KindId, ...] = ("reported_gap",)
SHOWN: tuple[KindId, ...] = ("uncovered_topic", "thin_topic")


def matched(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, in their order, with the keys of those on the other side filled in.

    A reported need and a lack match when they name the same district and topic, whatever their status.
    """
    found = tuple(findings)
    keys: dict[tuple[bool, tuple[str, str]], set[str]] = defaultdict(set)
    for finding in found:
        for place in _lacks(finding):
            keys[finding.kind in REPORTED, place].add(finding.key)
    related = ({key for place in _lacks(f) for key in keys[f.kind not in REPORTED, place]} for f in found)
    return tuple(replace(f, related=tuple(sorted(others))) for f, others in zip(found, related, strict=True))


def _lacks(finding: Finding) -> Iterable[tuple[str, str]]:
    """Return the districts and topics that a finding of either side names."""
    return product(finding.districts, finding.topics) if finding.kind in (*REPORTED, *SHOWN) else ()
