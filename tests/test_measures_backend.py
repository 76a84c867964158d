"""The reference path: NetworkX itself, and engines that NetworkX hands the work to."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.__main__ import main
from network.graph.convert import simple_graph
from network.io.write import to_yaml
from network.measures import measure
from network.measures.engine.reference import installed_backends, reference_sweep
from network.measures.engine.shortest_paths import sweep
from network.model import Network
from tests.small_networks import build, kite
from tests.strategies import any_network

ROOT = Path(__file__).resolve().parent.parent
EXACT = {"rel": 1e-9, "abs": 1e-9}

BACKEND = '''
    """A minimal engine: counts its calls and lets NetworkX compute."""

    import networkx as nx

    calls = []


    class Graph(nx.Graph):
        __networkx_backend__ = "counting"


    def copied(graph, kind):
        copy = kind()
        copy.add_nodes_from(graph.nodes(data=True))
        copy.add_edges_from(graph.edges(data=True))
        return copy


    class Engine:
        @staticmethod
        def convert_from_nx(graph, **how):
            return copied(graph, Graph)

        @staticmethod
        def convert_to_nx(result, **how):
            return result

        @staticmethod
        def betweenness_centrality(graph, *more, **how):
            calls.append("betweenness_centrality")
            return nx.betweenness_centrality.orig_func(copied(graph, nx.Graph), *more, **how)

        @staticmethod
        def all_pairs_shortest_path_length(graph, *more, **how):
            calls.append("all_pairs_shortest_path_length")
            return nx.all_pairs_shortest_path_length.orig_func(copied(graph, nx.Graph), *more, **how)


    engine = Engine()


    def info():
        names = ("betweenness_centrality", "all_pairs_shortest_path_length")
        return {"functions": {name: {} for name in names}}
'''
ENTRY_POINTS = """
    [networkx.backends]
    counting = counting_backend:engine

    [networkx.backend_info]
    counting = counting_backend:info
"""
USE = """
    import io
    import sys
    import counting_backend
    from network.__main__ import main
    from network.measures import measure
    from tests.small_networks import kite

    assert measure(kite(), backend="counting") == measure(kite(), backend="networkx")
    assert counting_backend.calls == ["betweenness_centrality", "all_pairs_shortest_path_length"]
    counting_backend.calls.clear()
    file, out, err = sys.argv[1], io.StringIO(), io.StringIO()
    asked = ["measures", file, "--language", "en", "--backend", "counting"]
    assert main(asked, out, err) == 0 and counting_backend.calls
    assert main([*asked, "--weighted"], out, err) == 2
    assert "cannot compute these shortest paths" in err.getvalue()
    try:
        measure(kite(), weighted=True, backend="counting")
    except NotImplementedError:
        print("handed over")
"""


def test_a_registered_backend_is_handed_the_work(tmp_path: Path) -> None:
    """Registered as packages do it: by entry points that NetworkX finds when it is imported."""
    (tmp_path / "counting_backend.py").write_text(textwrap.dedent(BACKEND), encoding="utf-8")
    package = tmp_path / "counting_backend-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: counting-backend\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text(textwrap.dedent(ENTRY_POINTS), encoding="utf-8")
    file = tmp_path / "actors.yaml"
    file.write_text(to_yaml(kite()), encoding="utf-8")
    search = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(USE), str(file)],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "handed over", done.stderr


def test_an_unknown_backend_is_named() -> None:
    with pytest.raises(ImportError, match="nicht-da"):
        measure(kite(), backend="nicht-da")


def test_the_command_line_names_the_backends_that_are_installed(tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(to_yaml(kite()), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    asked = ["measures", str(file), "--language", "en", "--backend"]
    assert main([*asked, "nicht-da"], out, err) == 2
    assert "“nicht-da” is not installed here" in err.getvalue()
    assert all(name in err.getvalue() for name in installed_backends())
    assert main([*asked, "networkx"], out, err) == 0


@settings(max_examples=60)
@given(any_network, st.booleans(), st.booleans())
def test_own_shortest_paths_equal_the_reference(network: Network, directed: bool, weighted: bool) -> None:
    """Connected or not, directed or not, by hops or by integer lengths."""
    graph = simple_graph(network, directed=directed)
    length = "length" if weighted else None
    own, reference = sweep(graph, length), reference_sweep(graph, length)
    for name in ("betweenness", "reached_by", "distance", "nearness"):
        assert getattr(own, name).tolist() == pytest.approx(getattr(reference, name).tolist(), **EXACT)
    assert own.longest == reference.longest


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_whole_reports_equal_the_reference(
    directed: bool, weighted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty actors in three parts, walked from 32 at a time as large networks are."""
    monkeypatch.setattr("network.measures.engine.shortest_paths.CELLS_AT_ONCE", 0)
    ties = [
        f"p{i % 3}n{i} p{i % 3}n{j} {1 + (i * j) % 3}" for i in range(60) for j in (i + 3, i + 12, i * i % 57)
    ]
    known = {f"p{i % 3}n{i}" for i in range(60)}
    kept = {
        frozenset(tie.split()[:2]): tie
        for tie in ties
        if {*tie.split()[:2]} <= known and len({*tie.split()[:2]}) == 2
    }
    network = build(kept.values(), directed=directed, actors="allein")
    own = measure(network, directed=directed, weighted=weighted)
    reference = measure(network, directed=directed, weighted=weighted, backend="networkx")
    assert own.network["components"] == 4
    for actor, values in reference.actors.items():
        for name, value in values.items():
            expected = pytest.approx(value, **EXACT) if isinstance(value, float) else value
            assert own.actors[actor][name] == expected, (actor, name)
