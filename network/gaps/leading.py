"""The few findings that matter most, for a first look."""

from __future__ import annotations

from collections.abc import Sequence

from network.gaps.base import Finding

MOST = 6
LEADING = (
    "uncovered_type", "uncovered_topic", "single_point_of_failure", "fragment",
    "weak_border", "reported_gap", "introduction",
)  # fmt: skip
"""Kinds of which the gravest finding stands at the top; the others are no news for a first look,
and what exists by law is a question."""


def leading(findings: Sequence[Finding], most: int = MOST) -> list[Finding]:
    """Return the gravest open finding of each leading kind, none about the same place and topic as another.

    In the order of severity; further ones of the same kinds follow where there are fewer than `most`.
    """
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in findings:
        if finding.status != "open" or finding.heading not in LEADING:
            continue
        about = (finding.districts, finding.topics)
        if finding.topics and about in [(f.districts, f.topics) for f in first]:
            continue
        new = finding.kind not in {f.kind for f in first}
        (first if new else rest).append(finding)
    return (first + rest)[:most]
