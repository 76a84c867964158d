"""Topics that rest on a single documented actor of a district."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, notes


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district and topic with one actor, where expected, usual elsewhere, or needed.

    Needed: a source reports an open need, and the topic was looked for. Severity: 0.2, and 0.2 times the
    share of other districts with two or more, 0.1 if it is expected, 0.1 if the one actor has no documented
    tie and 0.1 if a source reports an open need for it there.
    """
    coverage = basis.topics
    needs = {(g.district, g.topic) for g in basis.whole.reported_gaps if g.status == "open"}
    for cell in coverage.cells.values():
        reported = (cell.district, cell.item) in needs
        worth = coverage.should_have(cell) or (reported and cell.surveyed)
        if cell.state != "thin" or not worth:
            continue
        (actor,) = cell.actors
        states = [coverage.cell(d, cell.item).state for d in coverage.districts if d != cell.district]
        better, others = states.count("covered"), coverage.others
        share = better / others if others else 0.0
        alone = basis.degrees[actor] == 0
        yield Finding(
            key=f"thin_topic:{cell.district}:{cell.item}",
            kind="thin_topic",
            severity=0.2
            + 0.2 * share
            + 0.1 * (cell.item in coverage.expected)
            + 0.1 * alone
            + 0.1 * reported,
            actors=(actor,),
            districts=(cell.district,),
            topics=(cell.item,),
            evidence=basis.whole.actor_by_id[actor].evidence,
            figures={
                "actors": 1,
                "other_districts": others,
                "better_elsewhere": better,
                "wider": len(coverage.wider[cell.item]),
            },
            params={
                "district": NamesOf("district", (cell.district,)),
                "topic": NamesOf("topic", (cell.item,)),
                "actor": NamesOf("actor", (actor,)),
                "elsewhere": better,
                "others": others,
            },
            notes=notes(alone=alone, reported=reported),
        )


KIND = GapKind("thin_topic", find, ("actors",))
