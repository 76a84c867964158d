"""Topics for which a district has no documented actor although it was looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from network.gaps.base import Finding, GapBasis, GapKind, KindId, NamesOf, notes
from network.gaps.coverage.districts import Coverage
from network.model import Evidence

Needs = Mapping[tuple[str, str], tuple[Evidence, ...]]
"""Evidence of the open needs that sources report, by district and topic."""


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and topic that is expected, usual elsewhere, or reported missing.

    Severity: 0.4, and 0.2 times the share of other districts that have it, 0.2 if it is expected and
    0.2 if a source reports an open need for it there.
    """
    needs = {(g.district, g.topic): g.evidence for g in basis.whole.reported_gaps if g.status == "open"}
    return uncovered(basis.topics, "uncovered_topic", 0.2, needs)


def uncovered(coverage: Coverage, kind: KindId, if_expected: float, needs: Needs) -> Iterator[Finding]:
    """Yield one finding per district and topic or type that was looked for, and should be there or is needed.

    `if_expected`: what is added to the severity where it is expected of every district.
    """
    item = kind.removeprefix("uncovered_")
    for cell in coverage.cells.values():
        reported = (cell.district, cell.item) in needs
        if cell.state != "none_documented" or not (reported or coverage.should_have(cell)):
            continue
        elsewhere, others = coverage.others_covered(cell), coverage.others
        expected, wider = cell.item in coverage.expected, coverage.wider[cell.item]
        share = elsewhere / others if others else 0.0
        yield Finding(
            key=f"{kind}:{cell.district}:{cell.item}",
            kind=kind,
            severity=0.4 + 0.2 * share + if_expected * expected + 0.2 * reported,
            districts=(cell.district,),
            topics=(cell.item,) if item == "topic" else (),
            types=(cell.item,) if item == "type" else (),
            evidence=needs.get((cell.district, cell.item), ()),
            figures={"actors": 0, "other_districts": others, "elsewhere": elsewhere, "wider": len(wider)},
            params={
                "district": NamesOf("district", (cell.district,)),
                item: NamesOf("topic" if item == "topic" else "type", (cell.item,)),
                "elsewhere": elsewhere,
                "others": others,
                "wider": len(wider),
            },
            notes=notes(expected=expected, reported=reported, wider=wider),
        )


KIND = GapKind("uncovered_topic", find, ("actors",))
