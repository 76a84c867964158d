"""Findings in words, and links that open them."""

from __future__ import annotations

import locales
from network.gaps import Finding, describe
from network.gaps.base import TextPart
from network.model import Network
from ui.components.markdown import escape
from ui.components.view_link import view_link
from ui.session import state

SECTION_OF: dict[str, state.GapSection] = {
    "uncovered_topic": "coverage",
    "thin_topic": "coverage",
    "uncovered_type": "coverage",
    "not_surveyed": "coverage",
    "single_point_of_failure": "dependence",
    "bridge_tie": "dependence",
    "weak_border": "borders",
    "introduction": "introductions",
    "overlap": "introductions",
    "isolate": "isolated",
    "fragment": "isolated",
    "reported_gap": "reported",
    "stale_evidence": "stale",
}
"""Where the gaps page shows each kind."""
IN_MATRIX = ("uncovered_topic", "thin_topic", "uncovered_type", "weak_border")
"""Kinds whose key names a cell of their section's matrix."""


def finding_words(finding: Finding, network: Network, t: locales.Translator) -> dict[TextPart, str]:
    """Return a finding's title, reason and suggestion, safe to show as Markdown."""
    return {part: escape(text) for part, text in describe(finding, network, t).items()}


def finding_link(finding: Finding, label: str, icon: str = ":material/arrow_forward:") -> None:
    """Lead to a finding on the gaps page: open, in its section, and chosen in the matrix there."""
    section, cell = SECTION_OF[finding.kind], finding.key.partition(":")[2]
    by = "types" if finding.types and not finding.topics else "topics"
    view_link(
        "gaps",
        label,
        icon,
        section=section,
        coverage_by=by if section == "coverage" else state.view().coverage_by,
        cell=cell if finding.kind in IN_MATRIX else None,
        finding=finding.key,
    )
