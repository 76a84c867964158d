"""How fast are the measures, compared with calling NetworkX for each of them?"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from math import log
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx

from bench.region import DISTRICT_SIZE, INSIDE, MEAN_DEGREE, region
from bench.report import Row, compared, number
from network.graph.convert import simple_graph
from network.io.read import read
from network.measures import MEASURES, rank_intervals
from network.measures.base import Basis
from network.model import Network
from network.scenarios.losses import losses

SHARE = 1 / 20
SIZES = (2_000, 10_000)
CURVE = (400, 1_000, 2_000, 4_000, 10_000)
BEYOND = 100_000
SAMPLE = 60
"""Sources of NetworkX's paths that are timed; its cost is their number times that of one."""
ROUNDS = 5
"""The best counts: whatever else the machine does only adds."""
DRAWS_SECONDS, LOSSES_SECONDS = 5, 2
SHIPPED = Path(__file__).resolve().parent.parent / "data" / "actors.yaml"
NOTE = (
    f"Measures: networks of {MEAN_DEGREE} ties an actor, districts of {DISTRICT_SIZE}, {INSIDE:.0%} of the"
    " ties inside. Product: all measures of actors of the contract without ranges, from the network to "
    f"the values, best of {ROUNDS} (one at 10 000 actors). Plain way: the NetworkX function of each "
    "measure on the same graph; betweenness, closeness, harmonic and the loss of an actor are timed for "
    f"{SAMPLE} actors drawn and multiplied, since all of them would take a quarter of an hour. E-I index, "
    "broker roles and core, which NetworkX does not have, only the product computes. The work grows with "
    "actors times ties, so the cost per actor grows with the network. The last two sizes give how fast; "
    f"from there it is reckoned on to {BEYOND // 1_000} 000 actors, which nobody waited for. All 54 "
    "districts of NRW with a municipal integration centre come to about as many actors as the largest size "
    "measured: to be computed once and kept. A region that needs more hands the paths to another engine "
    "(docs/measures.md)."
)


def measure() -> list[Row]:
    """Measure sizes, weights, the curve, and what the shipped network takes."""
    curve = {size: _product(size) for size in CURVE}
    rows = [_against_networkx(size, curve[size], weighted=False) for size in SIZES]
    rows.append(_against_networkx(SIZES[0], _product(SIZES[0], weighted=True), weighted=True))
    for size, seconds in curve.items():
        shown = f"{number(seconds / size * 1e3)} ms"
        rows.append(Row(f"per actor, {_grouped(size)} actors", str(_rounds(size)), shown, fine=True))
    return [*rows, *scales(curve), *shipped()]


def scales(curve: Mapping[int, float]) -> list[Row]:
    """Say what the curve means for a whole state and beyond, by the growth between its last two sizes."""
    (before, sooner), (size, later) = sorted(curve.items())[-2:]
    growth = log(later / sooner) / log(size / before)
    whole = Row(f"all 54 districts of NRW, about {_grouped(size)} actors", "", _lasting(later), fine=True)
    steps = f"from {_grouped(before)} to {_grouped(size)} it grew by the power {growth:.2f}"
    beyond = f"{_grouped(BEYOND)} actors, reckoned on: {steps}"
    return [whole, Row(beyond, "", f"about {_lasting(later * (BEYOND / size) ** growth)}", fine=True)]


def _lasting(seconds: float) -> str:
    return f"{number(seconds)} s" if seconds < 120 else f"{number(seconds / 60)} min"


def _product(size: int, weighted: bool = False) -> float:
    network = region(size)
    return min(_seconds(partial(everything, network, weighted)) for _ in range(_rounds(size)))


def _rounds(size: int) -> int:
    return ROUNDS if size < SIZES[-1] else 1


def _against_networkx(size: int, product: float, weighted: bool) -> Row:
    title = f"All measures of {_grouped(size)} actors{', by distance' if weighted else ''}"
    network = region(size)
    reference = min(plain(network, weighted) for _ in range(_rounds(size)))
    return compared(title, _rounds(size), (product, reference), "s", SHARE)


def everything(network: Network, weighted: bool = False) -> None:
    """Compute all measures of actors but those that need draws."""
    basis = Basis(network, weighted=weighted)
    for one in MEASURES:
        if one.level == "actor" and one.undefined != "no_draws":
            one.compute(basis)


def plain(network: Network, weighted: bool) -> float:
    """Return the seconds that NetworkX takes for the same, most of it counted up from a sample."""
    start = time.perf_counter()
    graph = simple_graph(network)
    total = time.perf_counter() - start
    strength, length = ("strength", "length") if weighted else (None, None)
    some = Random(1).sample(sorted(graph), SAMPLE)
    whole: list[Callable[[], Any]] = [
        lambda: graph.degree(weight="strength"),
        lambda: nx.degree_centrality(graph),
        lambda: nx.eigenvector_centrality(graph, max_iter=1_000, weight=strength),
        lambda: nx.pagerank(graph, weight=strength),
        lambda: nx.clustering(graph, weight=strength),
        lambda: nx.core_number(graph),
        lambda: nx.constraint(graph, weight=strength),
        lambda: nx.community.louvain_communities(graph, weight=strength, seed=1),
    ]
    sampled: list[Callable[[], Any]] = [
        lambda: nx.betweenness_centrality(graph, k=SAMPLE, weight=length, seed=1),
        lambda: [nx.closeness_centrality(graph, actor, distance=length) for actor in some],
        lambda: nx.harmonic_centrality(graph, some, distance=length),
        lambda: [_loss(graph, actor) for actor in some],
    ]
    # Right with weights only where the actors are named, and quick only where they are not.
    if weighted:
        sampled.append(lambda: nx.effective_size(graph, some, weight=strength))
    else:
        whole.append(lambda: nx.effective_size(graph))
    total += sum(map(_seconds, whole))
    return total + len(graph) / SAMPLE * sum(map(_seconds, sampled))


def _loss(graph: nx.Graph[str], actor: str) -> int:
    """Take an actor away, count who still reaches whom, and put it back: quicker than a copy."""
    ties = list(graph.edges(actor, data=True))
    graph.remove_node(actor)
    together = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    graph.add_node(actor)
    graph.add_edges_from(ties)
    return together


def shipped() -> list[Row]:
    """Time the ranges and the losses of the shipped network."""
    network = read(SHIPPED).network
    assert network is not None
    rows = []
    for what, work, allowed in (
        ("Ranges, 500 draws", rank_intervals, DRAWS_SECONDS),
        ("What the loss of each actor means", losses, LOSSES_SECONDS),
    ):
        seconds = min(_seconds(partial(work, network)) for _ in range(ROUNDS))
        title = f"{what}, shipped network ({len(network.actors)} actors)"
        shown, goal = f"{number(seconds)} s", f"≤ {allowed} s"
        rows.append(Row(title, str(ROUNDS), shown, goal=goal, met=seconds <= allowed))
    return rows


def _grouped(size: int) -> str:
    return f"{size:,}".replace(",", " ")


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
