"""Needs that a source, a workshop or case management named, beside what the network shows."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, some_names


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per reported gap, with the number of actors documented for it.

    Its reason says whether the network shows no actor, none where it was not surveyed, one or several;
    `related` (see `related.py`) leads to the lack that the coverage shows there.

    Severity of open ones: 0.5, and 0.3 if no actor is documented for the topic there, or 0.1 if one
    is; 0.1 of those addressed, 0 of those declined. Its status is that of the file.
    """
    for gap in basis.whole.reported_gaps:
        cell = basis.topics.cells.get((gap.district, gap.topic))
        if cell:
            actors = cell.actors
        else:
            actors = tuple(
                a.id for a in basis.whole.actors if a.district == gap.district and gap.topic in a.topics
            )
        lack = {0: 0.3, 1: 0.1}.get(len(actors), 0.0)
        years = [e.year for e in gap.evidence if e.year is not None]
        yield Finding(
            key=f"reported_gap:{gap.id}",
            kind="reported_gap",
            severity={"open": 0.5 + lack, "addressed": 0.1, "declined": 0.0}[gap.status],
            actors=actors,
            districts=(gap.district,),
            topics=(gap.topic,),
            evidence=gap.evidence,
            figures={"actors": len(actors), **({"newest_year": max(years)} if years else {})},
            params={
                "district": NamesOf("district", (gap.district,)),
                "topic": NamesOf("topic", (gap.topic,)),
                "text": gap.text,
                "actors": len(actors),
                "names": some_names("actor", actors),
            },
            status=gap.status,
            notes=(_shown(len(actors), looked=cell is None or cell.surveyed),),
        )


def _shown(actors: int, looked: bool) -> str:
    if actors:
        return "covered" if actors > 1 else "thin"
    return "uncovered" if looked else "not_surveyed"


KIND = GapKind("reported_gap", find, ("actors", "newest_year"))
