"""Topics for which a district has no documented actor although it was looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from network.gaps.base import EVIDENCE_SHOWN, Finding, GapBasis, GapKind, KindId, NamesOf, notes
from network.gaps.coverage.districts import Coverage
from network.model import Evidence

BY_LAW = 0.1
"""Severity of a question for the source of what exists by law."""

Needs = Mapping[tuple[str, str], tuple[Evidence, ...]]
"""Evidence of the open needs that sources report, by district and topic."""


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and topic that is expected, usual elsewhere, or reported missing.

    Severity: 0.4, and 0.2 times the share of other districts that have it, 0.2 if it is expected and
    0.2 if a source reports an open need for it there. Less for what exists by law, see `uncovered`.
    """
    needs = {(g.district, g.topic): g.evidence for g in basis.whole.reported_gaps if g.status == "open"}
    return uncovered(basis.topics, "uncovered_topic", 0.2, needs)


def uncovered(coverage: Coverage, kind: KindId, if_expected: float, needs: Needs) -> Iterator[Finding]:
    """Yield one finding per district and topic or type that was looked for, and should be there or is needed.

    `if_expected`: what is added to the severity where it is expected of every district. What every
    district has by law is the variant `by_law`, a question for its source: severity 0.1, whatever is usual
    or expected, and 0.2 if a need is reported. Its evidence says which law.
    """
    item = kind.removeprefix("uncovered_")
    for cell in coverage.cells.values():
        reported = (cell.district, cell.item) in needs
        if cell.state not in ("none_documented", "by_law") or not (reported or coverage.should_have(cell)):
            continue
        elsewhere, others = coverage.others_covered(cell), coverage.others
        expected, wider = cell.item in coverage.expected, coverage.wider[cell.item]
        share = elsewhere / others if others else 0.0
        is_by_law, law = cell.state == "by_law", coverage.by_law.get(cell.item, ())
        lack = BY_LAW if is_by_law else 0.4 + 0.2 * share + if_expected * expected
        yield Finding(
            key=f"{kind}:{cell.district}:{cell.item}",
            kind=kind,
            severity=lack + 0.2 * reported,
            districts=(cell.district,),
            topics=(cell.item,) if item == "topic" else (),
            types=(cell.item,) if item == "type" else (),
            evidence=(*law, *needs.get((cell.district, cell.item), ()))[:EVIDENCE_SHOWN],
            figures={"actors": 0, "other_districts": others, "elsewhere": elsewhere, "wider": len(wider)},
            params={
                "district": NamesOf("district", (cell.district,)),
                item: NamesOf("topic" if item == "topic" else "type", (cell.item,)),
                "elsewhere": elsewhere,
                "others": others,
                "wider": len(wider),
                "law": ", ".join(dict.fromkeys(filter(None, (e.title or e.url for e in law)))),
            },
            variant="by_law" if is_by_law else "",
            notes=notes(
                expected=expected and not is_by_law, law=is_by_law and law, reported=reported, wider=wider
            ),
        )


KIND = GapKind("uncovered_topic", find, ("actors",))
