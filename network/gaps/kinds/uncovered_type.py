"""Kinds of organisation that a district should have, and none is documented."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and type that was looked for and is expected or usual elsewhere.

    Severity: 0.4, and 0.2 times the share of other districts that have it, and 0.4 if it is expected.
    """
    for cell in basis.types.cells.values():
        if cell.state != "none_documented" or not basis.types.should_have(cell):
            continue
        elsewhere, others = basis.types.others_covered(cell), basis.types.others
        expected, wider = cell.item in basis.types.expected, basis.types.wider[cell.item]
        share = elsewhere / others if others else 0.0
        yield Finding(
            key=f"uncovered_type:{cell.district}:{cell.item}",
            kind="uncovered_type",
            severity=0.4 + 0.2 * share + 0.4 * expected,
            districts=(cell.district,),
            types=(cell.item,),
            figures={"actors": 0, "other_districts": others, "elsewhere": elsewhere, "wider": len(wider)},
            params={
                "district": NamesOf("district", (cell.district,)),
                "type": NamesOf("type", (cell.item,)),
                "elsewhere": elsewhere,
                "others": others,
                "wider": len(wider),
            },
            notes=(*(("expected",) if expected else ()), *(("wider",) if wider else ())),
        )


KIND = GapKind("uncovered_type", find, ("actors",))
