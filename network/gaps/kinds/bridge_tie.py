"""Ties that alone connect a part of the network to the rest."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from network.gaps.base import (
    WORTH_NAMING,
    Finding,
    GapBasis,
    GapKind,
    NamesOf,
    evidence_of,
    notes,
    some_names,
)


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the bridges with three or more actors on either side.

    A bridge is a pair of actors without any other path between them; several ties of one pair are one
    bridge. Severity: 0.3, and 0.7 times the root of the smaller side's share.
    """
    for bridge in sorted(basis.cuts.bridges, key=sorted):
        large, small = basis.cuts.sides(bridge)
        if len(small) < WORTH_NAMING:
            continue
        inner = next(end for end in bridge if end in small)
        outer = next(end for end in bridge if end != inner)
        ties = tuple(basis.ties_between([inner], [outer]))
        years = [tie.newest_year for tie in ties if tie.newest_year is not None]
        first, second = sorted(bridge)
        yield Finding(
            key=f"bridge_tie:{first}:{second}",
            kind="bridge_tie",
            severity=0.3 + 0.7 * sqrt(len(small) / (len(small) + len(large))),
            actors=(inner, outer, *sorted(a for a in small if a != inner)),
            districts=basis.districts_of([inner, outer]),
            evidence=evidence_of(ties),
            figures={
                "cut_off": len(small),
                "ties": len(ties),
                "strength": max(tie.strength for tie in ties),
                **({"newest_year": max(years)} if years else {}),
            },
            params={
                "inner": NamesOf("actor", (inner,)),
                "outer": NamesOf("actor", (outer,)),
                "cut_off": len(small),
                "examples": some_names("actor", sorted(small, key=lambda a: (-basis.graph.degree[a], a))),
                **({"year": str(max(years))} if years else {}),
            },
            notes=notes(dated=years, undated=not years),
        )


KIND = GapKind("bridge_tie", find, ("cut_off", "ties"))
