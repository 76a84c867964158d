"""How many ties that were hidden does the ranking of introductions bring back?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import fmean, stdev

import numpy as np
from scipy.stats import rankdata

from bench.report import Row
from network.gaps.fit import Ground, fit
from network.gaps.pairs import Flags, Floats, Numbers, actors_of, all_pairs, in_common, is_among, tied_pairs
from network.graph import simple_graph
from network.model import Network
from network.reading import read

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "actors.yaml"
HIDDEN = 0.1
ROUNDS = 20
FIRST, MORE = 10, 50
PRODUCT = "fit"
Random = np.random.Generator
Ranking = Callable[[Ground, Numbers, Random], Floats]
NOTE = (
    f"Link ranking: {HIDDEN:.0%} of the tied pairs of the shipped network are hidden, {ROUNDS} times with "
    "the seeds from 0 on; all other pairs without a known tie are ranked from what remains (degrees, common "
    "partners, rates of kinds and weights know nothing of the hidden ties). Precision: share of hidden "
    "ties among the first 10 and 50 pairs, equal values in drawn order. AUC: how often a hidden tie "
    "stands before an untied pair, one half by chance. An untied pair may well work together "
    "undocumented, so precision is a lower bound. What a pair is judged by was chosen with other seeds. "
    "Part of the lead comes from hidden ties of actors that had no other: the ranking knows that hardly "
    "any actor stands alone, and common partners say nothing there; so the same is counted once more among "
    "pairs of actors who both keep a known partner. Figures: mean ± standard error. "
    "Baselines: the number of common partners, Adamic and Adar's index, preferential attachment (product "
    "of degrees), and chance."
)


def common_neighbours(ground: Ground, pairs: Numbers, _random: Random) -> Floats:
    return in_common(ground.matrix, ground.matrix, pairs)


def adamic_adar(ground: Ground, pairs: Numbers, _random: Random) -> Floats:
    return in_common(ground.exclusive, ground.matrix, pairs)


def preferential_attachment(ground: Ground, pairs: Numbers, _random: Random) -> Floats:
    return np.asarray(ground.degree[pairs].prod(axis=1), dtype=float)


def chance(_ground: Ground, pairs: Numbers, random: Random) -> Floats:
    return random.random(len(pairs))


def by_fit(ground: Ground, pairs: Numbers, _random: Random) -> Floats:
    return fit(ground).log_odds(pairs)


RANKINGS: dict[str, Ranking] = {
    PRODUCT: by_fit,
    "common neighbours": common_neighbours,
    "Adamic-Adar": adamic_adar,
    "preferential attachment": preferential_attachment,
    "chance": chance,
}
FIGURES = (f"Precision at {FIRST}", f"Precision at {MORE}", "AUC")


def brought_back(network: Network, seeds: range, in_touch: bool = False) -> dict[str, Floats]:
    """Return per ranking one row per seed and one column per figure.

    `in_touch`: only pairs of actors who both keep a known partner, as introductions do.
    """
    actors = actors_of(network)
    tied = tied_pairs(simple_graph(network), actors)
    found: dict[str, list[list[float]]] = {name: [] for name in RANKINGS}
    for seed in seeds:
        random = np.random.default_rng(seed)
        order = random.permutation(len(tied))
        hidden, known = np.split(order, [round(HIDDEN * len(tied))])
        ground = Ground(actors, tied[np.sort(known)])
        pairs = all_pairs(ground.size)
        pairs = pairs[~is_among(pairs, ground.tied, ground.size)]
        if in_touch:
            pairs = pairs[(ground.degree[pairs] > 0).all(axis=1)]
        wanted = is_among(pairs, tied[hidden], ground.size)
        for name, ranking in RANKINGS.items():
            found[name].append(_figures(ranking(ground, pairs, random), wanted, random))
    return {name: np.array(rows) for name, rows in found.items()}


def _figures(values: Floats, wanted: Flags, random: Random) -> list[float]:
    first = np.lexsort((random.random(len(values)), -values))
    ranks, many = rankdata(values), int(wanted.sum())
    auc = (ranks[wanted].sum() - many * (many + 1) / 2) / (many * (len(values) - many))
    return [float(wanted[first[:FIRST]].mean()), float(wanted[first[:MORE]].mean()), float(auc)]


def measure() -> list[Row]:
    """Hold the product's ranking against each baseline."""
    network = read(SHIPPED).network
    assert network is not None
    everyone = brought_back(network, range(ROUNDS))
    in_touch = brought_back(network, range(ROUNDS), in_touch=True)
    return [
        row
        for column, figure in enumerate(FIGURES)
        for title, found in ((figure, everyone), (f"{figure}, both keep a partner", in_touch))
        for row in _rows(title, {name: result[:, column] for name, result in found.items()})
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
