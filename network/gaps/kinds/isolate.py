"""Actors of whom no tie is documented."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, notes, some_names
from network.gaps.introductions.contacts import nearest_partner


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per actor without ties, with a partner that suggests itself.

    Severity: 0.3, and 0.2 if it is the only actor documented for some topic in its district.
    """
    for actor in basis.whole.actors:
        if basis.degrees[actor.id]:
            continue
        only = tuple(
            topic
            for topic in dict.fromkeys(actor.topics)
            if (cell := basis.topics.cells.get((actor.district, topic))) and cell.actors == (actor.id,)
        )
        partner = nearest_partner(basis.whole, basis.degrees, actor)
        params = {
            "actor": NamesOf("actor", (actor.id,)),
            "district": NamesOf("district", (actor.district,)),
            "topics": some_names("topic", only),
        }
        yield Finding(
            key=f"isolate:{actor.id}",
            kind="isolate",
            severity=0.5 if only else 0.3,
            actors=(actor.id,),
            districts=(actor.district,),
            topics=only,
            types=(actor.type,),
            evidence=actor.evidence,
            figures={"degree": 0, "only_actor_for_topics": len(only)},
            params=params | ({"partner": NamesOf("actor", (partner,))} if partner else {}),
            variant="" if partner else "alone",
            notes=notes(only=only),
        )


KIND = GapKind("isolate", find, ("degree",))
