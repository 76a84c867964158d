"""Actors whose ties rest on old evidence: worth a call."""

from __future__ import annotations

from collections.abc import Iterator

from network.evidence import RECENT_YEARS
from network.gaps.base import WORTH_NAMING, Finding, GapBasis, GapKind, Names, evidence_of


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the actors with three or more old ties that make up at least half of their ties.

    Old: the newest dated evidence is more than five years older than the data's own year; undated
    evidence counts neither way. Severity: 0.1, and 0.3 times the share of old ties.
    """
    limit = basis.year - RECENT_YEARS
    for actor in basis.network.actors:
        ties = basis.network.ties_of[actor.id]
        old = [t for t in ties if t.newest_year is not None and t.newest_year < limit]
        undated = sum(t.newest_year is None for t in ties)
        if len(old) < WORTH_NAMING or 2 * len(old) < len(ties):
            continue
        newest = max(t.newest_year for t in old if t.newest_year is not None)
        yield Finding(
            key=f"stale_evidence:{actor.id}",
            kind="stale_evidence",
            severity=0.1 + 0.3 * len(old) / len(ties),
            actors=(actor.id,),
            districts=(actor.district,),
            types=(actor.type,),
            evidence=evidence_of(old),
            figures={"old": len(old), "undated": undated, "ties": len(ties), "newest_old_year": newest},
            params={
                "actor": Names("actor", (actor.id,)),
                "old": len(old),
                "ties": len(ties),
                "years": RECENT_YEARS,
                "undated": undated,
            },
            notes=("undated",) if undated else (),
        )


KIND = GapKind("stale_evidence", find)
