"""How many of what there is: the one place that counts what pages, report and commands say as a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from network.filters import EVERYTHING, LOCAL, Selection
from network.graph.convert import simple_graph
from network.model import Network
from network.text import Words


@dataclass(frozen=True)
class Counts:
    """What there is in a network, or in the part of it that is looked at.

    `by_district`: actors. `ties`: each kind of tie of a pair by itself. `pairs`: pairs of actors with a
    tie. `needs`: those that sources report and that are open. `degree`: number of partners per actor.
    `components`: parts without a tie between them; `isolates`: actors without a tie.
    """

    actors: int
    by_district: Mapping[str, int]
    ties: int
    pairs: int
    needs: int
    degree: Mapping[str, int]
    components: int
    isolates: int


def counts(network: Network) -> Counts:
    """Count a network as it is: `select` leaves out before what has ended."""
    graph = simple_graph(network)
    degree = dict(graph.degree)
    return Counts(
        actors=len(network.actors),
        by_district=Counter(actor.district for actor in network.actors),
        ties=len(network.ties),
        pairs=graph.number_of_edges(),
        needs=sum(need.status == "open" for need in network.reported_gaps),
        degree=degree,
        components=nx.number_connected_components(graph),
        isolates=sum(not n for n in degree.values()),
    )


def counted_in(selection: Selection, t: Words) -> str:
    """Return what stands behind a number that is not counted over everything: ", without state ..."."""
    if selection == EVERYTHING:
        return ""
    return ", " + t("counting.local" if selection == LOCAL else "counting.selection")
