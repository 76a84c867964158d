"""What has not been looked for yet: nothing can be said about gaps there."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, some_names


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per district with topics or types that were not looked for and are not known.

    Severity: 0.3 times the share of all topics and types of which this is so.
    """
    for district in basis.topics.districts:
        topics, types = (
            tuple(i for i in coverage.items if coverage.cell(district, i).state == "not_surveyed")
            for coverage in (basis.topics, basis.types)
        )
        if not topics and not types:
            continue
        everything = len(basis.topics.items) + len(basis.types.items)
        yield Finding(
            key=f"not_surveyed:{district}",
            kind="not_surveyed",
            severity=0.3 * (len(topics) + len(types)) / everything,
            districts=(district,),
            topics=topics,
            types=types,
            figures={"topics": len(topics), "types": len(types)},
            params={
                "district": NamesOf("district", (district,)),
                "topics": some_names("topic", topics),
                "types": some_names("type", types),
                "topic_count": len(topics),
                "type_count": len(types),
                "topics_in_all": len(basis.topics.items),
                "types_in_all": len(basis.types.items),
            },
            variant="" if topics and types else "topics" if topics else "types",
        )


KIND = GapKind("not_surveyed", find, ())
