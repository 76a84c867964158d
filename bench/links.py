"""How many ties that were hidden does the ranking of introductions bring back?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import fmean, stdev

import numpy as np
from scipy.stats import rankdata

from bench.report import Row
from network.gaps.base import GapBasis
from network.gaps.introductions.candidates import CandidatePairs, candidates
from network.gaps.tie_prediction.dyads import Flags, Floats, Numbers, TrainingGraph, in_common
from network.graph.convert import simple_graph
from network.io.read import read
from network.model import Network

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "actors.yaml"
HIDDEN = 0.1
ROUNDS = 20
FIRST, MORE = 10, 50
PRODUCT = "fit"
Random = np.random.Generator
Ranking = Callable[[TrainingGraph, Numbers, Random], Floats]
NOTE = (
    f"Link ranking: {HIDDEN:.0%} of the tied pairs of the shipped network are hidden, {ROUNDS} times with "
    "the seeds from 0 on; all pairs that could be introduced then are ranked from what remains (degrees, "
    "common partners, rates of kinds and weights know nothing of the hidden ties). Precision: share of "
    "hidden ties among the first 10 and 50 pairs, equal values in drawn order. AUC: how often a hidden tie "
    "stands before an untied pair, one half by chance. An untied pair may well work together "
    "undocumented, so precision is a lower bound. What a pair is judged by was chosen with other seeds. "
    "Figures: mean ± standard error. Baselines: the number of common partners, Adamic and Adar's index, "
    "preferential attachment (product of degrees), and chance."
)


def common_neighbours(graph: TrainingGraph, pairs: Numbers, _random: Random) -> Floats:
    return in_common(graph.matrix, graph.matrix, pairs)


def adamic_adar(graph: TrainingGraph, pairs: Numbers, _random: Random) -> Floats:
    return in_common(graph.exclusive, graph.matrix, pairs)


def preferential_attachment(graph: TrainingGraph, pairs: Numbers, _random: Random) -> Floats:
    return np.asarray(graph.degree[pairs].prod(axis=1), dtype=float)


def chance(_graph: TrainingGraph, pairs: Numbers, random: Random) -> Floats:
    return random.random(len(pairs))


BASELINES: dict[str, Ranking] = {
    "common neighbours": common_neighbours,
    "Adamic-Adar": adamic_adar,
    "preferential attachment": preferential_attachment,
    "chance": chance,
}
FIGURES = (f"Precision at {FIRST}", f"Precision at {MORE}", "AUC")


def without_some_ties(network: Network, seed: int, share: float = HIDDEN) -> tuple[CandidatePairs, Flags]:
    """Return all candidates when a share of the tied pairs is hidden, and which of them these are."""
    tied = sorted(tuple(sorted(pair)) for pair in simple_graph(network).edges)
    order = np.random.default_rng(seed).permutation(len(tied))
    hidden = {tied[i] for i in order[: round(share * len(tied))]}
    rest = (tie for tie in network.ties if tuple(sorted((tie.source, tie.target))) not in hidden)
    known = network.replace(ties=tuple(rest))
    found = candidates(GapBasis(known, known), pool=None)
    ids = found.graph.actors.ids
    return found, np.array([(ids[i], ids[j]) in hidden for i, j in found.pairs.tolist()], dtype=bool)


def brought_back(network: Network, seeds: range) -> dict[str, Floats]:
    """Return per ranking one row per seed and one column per figure."""
    rows: dict[str, list[list[float]]] = {name: [] for name in (PRODUCT, *BASELINES)}
    for seed in seeds:
        found, wanted = without_some_ties(network, seed)
        random = np.random.default_rng(seed)
        rows[PRODUCT].append(_figures(found.log_odds, wanted, random))
        for name, ranking in BASELINES.items():
            rows[name].append(_figures(ranking(found.graph, found.pairs, random), wanted, random))
    return {name: np.array(values) for name, values in rows.items()}


def _figures(values: Floats, wanted: Flags, random: Random) -> list[float]:
    first = np.lexsort((random.random(len(values)), -values))
    ranks, many = rankdata(values), int(wanted.sum())
    auc = (ranks[wanted].sum() - many * (many + 1) / 2) / (many * (len(values) - many))
    return [float(wanted[first[:FIRST]].mean()), float(wanted[first[:MORE]].mean()), float(auc)]


def measure() -> list[Row]:
    """Hold the product's ranking against each baseline."""
    network = read(SHIPPED).network
    assert network is not None
    found = brought_back(network, range(ROUNDS))
    return [
        row
        for column, figure in enumerate(FIGURES)
        for row in _rows(figure, {name: result[:, column] for name, result in found.items()})
    ]


def _rows(title: str, values: dict[str, Floats]) -> list[Row]:
    others = {name: fmean(v) for name, v in values.items() if name != PRODUCT}
    best = max(others, key=others.__getitem__)
    product = fmean(values[PRODUCT])
    first = Row(
        f"Hidden ties brought back: {title}, against the best baseline ({best})",
        str(ROUNDS),
        _shown(values[PRODUCT]),
        _shown(values[best]),
        f"{product / others[best]:.2f}",
        "> 1",
        product > others[best],
    )
    rest = [Row(name, str(ROUNDS), "", _shown(values[name]), fine=True) for name in others if name != best]
    return [first, *rest]


def _shown(values: Floats) -> str:
    return f"{fmean(values):.3f} ± {stdev(values) / len(values) ** 0.5:.3f}"
