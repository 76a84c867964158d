"""Parts of the network that no documented tie joins to the rest."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import WORTH_NAMING, Finding, GapBasis, GapKind, NamesOf, evidence_of, some_names
from network.gaps.introductions.contacts import nearest_partner
from network.measures.engine.biconnectivity import Cuts
from network.model import Actor


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield small components, and parts that only state or federal actors join to the rest.

    Components of two or more actors except the largest; of the parts without the upper levels those
    of three or more. Severity: 0.3, and 0.7 times twice the part's share of all actors (at most 1).
    """
    small = _parts(basis.cuts)[1:]
    for part in small:
        if len(part) > 1:
            yield _finding(basis, part, len(basis.graph), "")
    apart = {frozenset(part) for part in small}
    for part in _parts(basis.local_cuts)[1:]:
        if len(part) >= WORTH_NAMING and frozenset(part) not in apart:
            yield _finding(basis, part, len(basis.local.actors), "local")


def _parts(cuts: Cuts) -> list[tuple[str, ...]]:
    """Return the components, the largest first."""
    parts = [cuts.members(interval) for interval in cuts.components]
    return sorted(parts, key=lambda part: (-len(part), min(part)))


def _finding(basis: GapBasis, part: tuple[str, ...], of: int, variant: str) -> Finding:
    first, districts = min(part), basis.districts_of(part)
    members = tuple(sorted(part, key=lambda a: (-basis.graph.degree[a], a)))
    partner = None if variant else nearest_partner(basis.whole, basis.degrees, _known(basis, members), part)
    return Finding(
        key=f"fragment:{variant}:{first}" if variant else f"fragment:{first}",
        kind="fragment",
        severity=0.3 + 0.7 * min(1, 2 * len(part) / of),
        actors=members,
        districts=districts,
        evidence=evidence_of(basis.ties_between(part, part)),
        figures={"size": len(part), "of": of},
        params={
            "size": len(part),
            "of": of,
            "actors": some_names("actor", members),
            "districts": some_names("district", districts),
            "member": NamesOf("actor", members[:1]),
            **({"partner": NamesOf("actor", (partner,))} if partner else {}),
        },
        variant=variant,
        notes=("partner",) if partner else (),
    )


def _known(basis: GapBasis, members: tuple[str, ...]) -> Actor:
    """Return the one whom most of its part know."""
    return basis.whole.actor_by_id[members[0]]


KIND = GapKind("fragment", find, ("size",))
