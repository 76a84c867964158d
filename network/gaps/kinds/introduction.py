"""Pairs worth introducing to each other: they have a topic and contacts in common, and no documented tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from network.gaps.base import (
    Finding,
    GapBasis,
    GapKind,
    NamesOf,
    Param,
    evidence_of,
    notes,
    shared_topics,
    some_names,
)
from network.gaps.introductions.candidates import CandidatePairs, candidates
from network.gaps.introductions.tie_effects import Shortened, constraint_change, secured, shortened
from network.gaps.kinds.overlap import overlaps
from network.gaps.tie_prediction.dyads import Floats
from network.graph.paths import shortest_path
from network.model import Actor, Tie

OF_ALL, OF_DISTRICT = 25, 3
"""Number of the best pairs of all, and of the best of each district, where there are as many."""
EACH_AT_MOST = 2
"""Number of findings that may name the same actor."""
WORTH_SAYING = 2


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the pairs that are most worth introducing, state and federal level left out.

    Looked at are the pairs that fit best (see `candidates`), but for those that look like a duplicate
    structure and those where one belongs to the other by its name. Severity: 0.1, and 0.2 times the rank
    by fit and 0.2 times the rank by steps saved (see `shortened`), each rank from 1 for the first down to
    nearly 0 for the last of those looked at.
    """
    found = candidates(basis)
    gain = shortened(found.graph.matrix, found.pairs, basis.progress)
    weights = 0.1 + 0.2 * _rank(found.log_odds) + 0.2 * _rank(gain.steps)
    for i, one, other in _chosen(basis, found, weights):
        yield _finding(basis, _Pair(found, gain, i, one, other), float(weights[i]))


def _chosen(basis: GapBasis, found: CandidatePairs, weights: Floats) -> Iterator[tuple[int, str, str]]:
    """Yield the numbers and actors of the best pairs, best first, as many as are worth reading."""
    doubles = {(double.one, double.other) for double in overlaps(basis)}
    of_actor: Counter[str] = Counter()
    of_district: Counter[str] = Counter()
    ids, count = found.graph.actors.ids, 0
    for i in np.lexsort((found.pairs[:, 1], found.pairs[:, 0], -weights)).tolist():
        pair = (ids[found.pairs[i, 0]], ids[found.pairs[i, 1]])
        districts = {basis.local.actor_by_id[end].district for end in pair}
        enough = count >= OF_ALL and min(of_district[d] for d in districts) >= OF_DISTRICT
        if enough or max(of_actor[end] for end in pair) >= EACH_AT_MOST:
            continue
        if pair in doubles or _same_house(basis, *pair):
            continue
        count += 1
        of_actor.update(pair)
        of_district.update(districts)
        yield i, *pair


def _same_house(basis: GapBasis, one: str, other: str) -> bool:
    """Return whether one carries the other's name, as the integration council of a town does."""
    names = [basis.local.actor_by_id[end].name for end in (one, other)]
    return names[0] in names[1] or names[1] in names[0]


def of_ten(share: float) -> int:
    """Return a share in tens, never "all": it is not known better than that."""
    return min(round(10 * share), 9)


def _rank(values: Floats) -> Floats:
    """Return 1 for the largest value down to 1/n; equal values share the better rank."""
    if not len(values):
        return values
    return 1 - np.searchsorted(np.sort(-np.round(values, 9)), -np.round(values, 9)) / len(values)


@dataclass(frozen=True)
class _Pair:
    """A pair by its number among the candidates, and who the two are."""

    all: CandidatePairs
    gain: Shortened
    number: int
    one: str
    other: str

    @property
    def steps(self) -> int:
        return int(self.all.steps[self.number])


def _finding(basis: GapBasis, pair: _Pair, severity: float) -> Finding:
    one, other = (basis.local.actor_by_id[end] for end in (pair.one, pair.other))
    topics = shared_topics(basis.local, one, other)
    between = _between(basis, pair)
    districts = tuple(dict.fromkeys([one.district, other.district]))
    figures = _figures(basis, pair, between) | {"shared_topics": len(topics)}
    return Finding(
        key=f"introduction:{one.id}:{other.id}",
        kind="introduction",
        severity=severity,
        actors=(one.id, other.id),
        districts=districts,
        topics=topics,
        types=tuple(dict.fromkeys([one.type, other.type])),
        evidence=evidence_of(_ties(basis, pair, between)),
        figures=figures,
        params={"topics": some_names("topic", topics), **_params(one, other, between, figures)},
        variant="kinds" if not topics else "across" if len(districts) > 1 else "",
        notes=notes(
            partners=pair.steps == 2,
            chain=pair.steps > 2,
            nearer=figures["pairs_nearer"] >= WORTH_SAYING,
            secured=figures["secured"] >= WORTH_SAYING,
            fit=pair.all.is_calibrated and of_ten(figures["likelihood"]) > 0,
        ),
    )


def _params(
    one: Actor, other: Actor, between: Sequence[str], figures: Mapping[str, float]
) -> dict[str, Param]:
    # Who knows fewest others is the one who knows these two best; on a longer path it takes both between.
    brokers = tuple(between[:1] if figures["common_partners"] else between)
    return {
        "one": NamesOf("actor", (one.id,)),
        "other": NamesOf("actor", (other.id,)),
        "district": NamesOf("district", (one.district,)),
        "other_district": NamesOf("district", (other.district,)),
        "type": NamesOf("type", (one.type,)),
        "other_type": NamesOf("type", (other.type,)),
        "partners": some_names("actor", between),
        "broker": NamesOf("actor", brokers),
        "nearer": figures["pairs_nearer"],
        "secured": figures["secured"],
        "of_ten": of_ten(figures["likelihood"]),
    }


def _figures(basis: GapBasis, pair: _Pair, between: Sequence[str]) -> dict[str, float]:
    return {
        "distance": pair.steps,
        "common_partners": len(between) if pair.steps == 2 else 0,
        "likelihood": round(float(pair.all.likelihood[pair.number]), 4),
        "pairs_nearer": round(float(pair.gain.pairs[pair.number])),
        "mean_path_change": round(pair.gain.mean_path_change(pair.number), 6),
        "secured": secured(basis.local_cuts, pair.one, pair.other, between),
        "constraint_change": round(constraint_change(basis.local_graph, pair.one, pair.other), 4),
    }


def _between(basis: GapBasis, pair: _Pair) -> tuple[str, ...]:
    """Return all common partners, who know few others first, or the actors along the path."""
    graph = basis.local_graph
    if pair.steps == 2:
        common = set(graph[pair.one]) & set(graph[pair.other])
        return tuple(sorted(common, key=lambda a: (graph.degree[a], a)))
    path = shortest_path(basis.local, pair.one, pair.other)
    return path.actors[1:-1] if path else ()


def _ties(basis: GapBasis, pair: _Pair, between: Sequence[str]) -> Iterator[Tie]:
    """Yield the ties that connect the two: with those partners, or along the path."""
    if pair.steps == 2:
        for partner in between:
            yield from basis.ties_between([partner], [pair.one, pair.other])
    else:
        for near, far in pairwise([pair.one, *between, pair.other]):
            yield from basis.ties_between([near], [far])


KIND = GapKind("introduction", find, ("shared_topics", "common_partners"), effort=20)
