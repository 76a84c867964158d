"""`python -m network measures --format json` has every key of the contract (section 2), for any file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from network.__main__ import main
from network.io.write import to_yaml
from network.measures import MEASURES
from network.model import Network
from tests.conftest import FROZEN
from tests.small_networks import build, empty, one_actor

NETWORK_KEYS = {
    *("actors", "ties", "density", "components", "isolates", "average_path_length", "diameter"),
    *("transitivity", "reciprocity", "degree_centralization", "betweenness_centralization"),
    *("e_i_index", "articulation_points", "bridges"),
}
ACTOR_KEYS = {
    *("degree", "in_degree", "out_degree", "strength", "degree_centrality", "betweenness", "closeness"),
    *("harmonic", "eigenvector", "pagerank", "clustering", "core_number", "constraint", "effective_size"),
    *("efficiency", "e_i_index", "brokerage", "fragmentation", "community", "rank_interval"),
}
REGISTERED = {level: {m.key for m in MEASURES if m.level == level} for level in ("network", "actor")}
ROLES = {"coordinator", "consultant", "representative", "gatekeeper", "liaison"}


def directed() -> Network:
    """Funding of different strengths, in a circle with a tail."""
    return build(["a b 3", "b c 2", "c a", "c d 2"], directed=True, districts={"a": "x", "b": "x"})


def asked(data: str, *options: str) -> dict[str, Any]:
    out, err = io.StringIO(), io.StringIO()
    assert main(["measures", data, "--format", "json", "--draws", "3", *options], out, err) == 0
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def holds(report: dict[str, Any]) -> None:
    assert report.keys() == {"parameters", "network", "actors"}
    assert report["network"].keys() == REGISTERED["network"] >= NETWORK_KEYS
    for values in report["actors"].values():
        assert values.keys() == REGISTERED["actor"] >= ACTOR_KEYS
        assert values["brokerage"].keys() == ROLES
        assert values["rank_interval"].keys() == {"betweenness", "degree"}
        assert all(low <= high for low, high in values["rank_interval"].values())


@pytest.mark.parametrize("options", [(), ("--directed", "--weighted")])
@pytest.mark.parametrize("network", [directed(), one_actor(), empty()], ids=["directed", "one", "none"])
def test_every_key_of_the_contract(tmp_path: Path, network: Network, options: tuple[str, ...]) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(to_yaml(network), encoding="utf-8")
    report = asked(str(file), *options)
    holds(report)
    assert report["network"]["actors"] == len(report["actors"]) == len(network.actors)
    assert report["parameters"]["directed"] is report["parameters"]["weighted"] is bool(options)


def test_every_key_for_the_shipped_file() -> None:
    report = asked(str(FROZEN))
    holds(report)
    assert len(report["actors"]) > 100
    assert report["parameters"]["rank_interval"]["loss_rates"]["assumed"] > 0
    found = report["network"]
    assert found["community_stability"].keys() == {"seeds", "lost_ties"}
    assert found["e_i_range"].keys() == {"index", "expected", "low", "high", "share_at_most"}
    assert found["e_i_by_district"]["herford"].keys() == found["e_i_range"].keys()
