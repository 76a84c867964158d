"""Topics for which a district has no documented actor although it was looked for."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and topic that is expected, usual elsewhere, or reported missing.

    Severity: 0.4, and 0.2 times the share of other districts that have it, 0.2 if it is expected and
    0.2 if a source reports an open need for it there.
    """
    needs = {(g.district, g.topic): g.evidence for g in basis.whole.reported_gaps if g.status == "open"}
    for cell in basis.topics.cells.values():
        reported = (cell.district, cell.item) in needs
        if cell.state != "none_documented" or not (reported or basis.topics.should_have(cell)):
            continue
        elsewhere, others = basis.topics.others_covered(cell), basis.topics.others
        expected, wider = cell.item in basis.topics.expected, basis.topics.wider[cell.item]
        share = elsewhere / others if others else 0.0
        yield Finding(
            key=f"uncovered_topic:{cell.district}:{cell.item}",
            kind="uncovered_topic",
            severity=0.4 + 0.2 * share + 0.2 * expected + 0.2 * reported,
            districts=(cell.district,),
            topics=(cell.item,),
            evidence=needs.get((cell.district, cell.item), ()),
            figures={"actors": 0, "other_districts": others, "elsewhere": elsewhere, "wider": len(wider)},
            params={
                "district": NamesOf("district", (cell.district,)),
                "topic": NamesOf("topic", (cell.item,)),
                "elsewhere": elsewhere,
                "others": others,
                "wider": len(wider),
            },
            notes=(
                *(("expected",) if expected else ()),
                *(("reported",) if reported else ()),
                *(("wider",) if wider else ()),
            ),
        )


KIND = GapKind("uncovered_topic", find, ("actors",))
