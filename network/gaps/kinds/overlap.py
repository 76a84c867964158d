"""Possible duplicate structures: same district, family and topics, similar contacts, and no tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, evidence_of, shared_topics, some_names
from network.gaps.tie_prediction.dyads import in_common, is_among, two_steps

TOPICS_ALIKE = 0.5
PARTNERS_ALIKE = 0.2
TOPICS_AT_LEAST = 2
"""One topic is what most actors of a district share with many others."""


@dataclass(frozen=True)
class Overlap:
    """Two actors, the first by id first; shares of what both have in what either has (Jaccard 1912)."""

    one: str
    other: str
    topics_alike: float
    partners_alike: float


def overlaps(basis: GapBasis) -> tuple[Overlap, ...]:
    """Return the pairs that look like a duplicate structure, in the order of their ids.

    Two actors of one district and one group, not in two different municipalities, without a documented
    tie, with two or more topics in common (at least half of all topics of either) and with common
    partners (at least a fifth). State and federal level stay out, and so do actors that have ended.
    """
    graph, actors = basis.training_graph, basis.training_graph.actors
    pairs = two_steps(graph.matrix)
    one, other = pairs.T
    apart = (actors.place[one] != actors.place[other]) & (actors.place[pairs] >= 0).all(axis=1)
    exists = np.array([basis.exists(basis.local.actor_by_id[a]) for a in actors.ids], dtype=bool)
    alike = (actors.district[one] == actors.district[other]) & (actors.group[one] == actors.group[other])
    untied = ~is_among(pairs, basis.documented, graph.size)
    pairs = pairs[alike & ~apart & untied & exists[pairs].all(axis=1)]
    topics = in_common(actors.topics, actors.topics, pairs)
    partners = in_common(graph.matrix, graph.matrix, pairs)
    many = np.asarray(actors.topics.sum(axis=1)).ravel()
    of_topics = topics / np.maximum(many[pairs].sum(axis=1) - topics, 1)
    of_partners = partners / np.maximum(graph.degree[pairs].sum(axis=1) - partners, 1)
    kept = (topics >= TOPICS_AT_LEAST) & (of_topics >= TOPICS_ALIKE) & (of_partners >= PARTNERS_ALIKE)
    return tuple(
        Overlap(actors.ids[i], actors.ids[j], float(alike_topics), float(alike_partners))
        for (i, j), alike_topics, alike_partners in zip(
            pairs[kept].tolist(), of_topics[kept], of_partners[kept], strict=True
        )
    )


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield one finding per pair that looks like a duplicate structure.

    Severity: 0.1, and 0.2 times the share of common topics and 0.2 times that of common partners.
    """
    for double in overlaps(basis):
        one, other = (basis.local.actor_by_id[a] for a in (double.one, double.other))
        topics = shared_topics(basis.local, one, other)
        partners = sorted(set(basis.local_graph[one.id]) & set(basis.local_graph[other.id]))
        yield Finding(
            key=f"overlap:{one.id}:{other.id}",
            kind="overlap",
            severity=0.1 + 0.2 * double.topics_alike + 0.2 * double.partners_alike,
            actors=(one.id, other.id),
            districts=(one.district,),
            topics=topics,
            types=tuple(dict.fromkeys([one.type, other.type])),
            evidence=evidence_of(basis.ties_between(partners, [one.id, other.id])),
            figures={
                "shared_topics": len(topics),
                "topics_alike": round(double.topics_alike, 2),
                "common_partners": len(partners),
                "partners_alike": round(double.partners_alike, 2),
            },
            params={
                "one": NamesOf("actor", (one.id,)),
                "other": NamesOf("actor", (other.id,)),
                "district": NamesOf("district", (one.district,)),
                "group": basis.local.group_by_id[basis.local.group_of(one)].name,
                "topics": some_names("topic", topics),
                "partners": some_names("actor", partners),
                "partner_share": round(100 * double.partners_alike),
            },
        )


KIND = GapKind("overlap", find, ("shared_topics", "common_partners"))
