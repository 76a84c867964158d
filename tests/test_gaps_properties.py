"""What holds for findings in any network, and that every one can be told in both languages."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from network.__main__ import main
from network.filters import Selection
from network.gaps import KINDS, about, coverage, describe, find_gaps
from network.measures import MEASURES, measure
from network.model import Network, Tie
from tests.small_networks import empty, kite, no_ties, one_actor, star, two_triangles
from tests.strategies import TOPICS, any_network

PLACEHOLDER = re.compile(r"\{\w*\}")
few_draws = partial(find_gaps, draws=50)
"""What holds for any number of draws is tried with few, and with all in `test_findings_are_well_formed`."""
LANGUAGES: tuple[Literal["de", "en"], ...] = ("de", "en")


@given(any_network)
def test_every_figure_has_a_name_in_both_languages(network: Network) -> None:
    names = {name for finding in few_draws(network) for name in finding.figures}
    for language in LANGUAGES:
        t = locales.text(language)
        assert [name for name in names if f"gap.figure.{name}" not in t] == []


def test_every_figure_of_the_shipped_network_has_a_name(shipped: Network) -> None:
    names = {name for finding in find_gaps(shipped) for name in finding.figures}
    for language in LANGUAGES:
        t = locales.text(language)
        assert [name for name in names if f"gap.figure.{name}" not in t] == []


@given(any_network)
def test_findings_are_well_formed(network: Network) -> None:
    before = network.model_dump_json()
    found = find_gaps(network)
    assert network.model_dump_json() == before
    assert len({f.key for f in found}) == len(found)
    kinds = {k.id for k in KINDS}
    for finding in found:
        assert finding.kind in kinds
        assert finding.key.startswith(f"{finding.kind}:")
        assert 0 <= finding.severity <= 1
        assert set(finding.actors) <= network.actor_by_id.keys()
        assert set(finding.districts) <= network.district_by_id.keys()
        assert set(finding.topics) <= network.topic_by_id.keys()
        assert set(finding.types) <= network.type_by_id.keys()
    for language in LANGUAGES:
        for finding in found:
            texts = describe(finding, network, locales.text(language))
            assert not any(PLACEHOLDER.search(text) or not text.strip() for text in texts.values())


@given(any_network, st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(network: Network, shuffle: Any) -> None:
    parts: dict[str, Any] = {
        name: list(getattr(network, name)) for name in ("actors", "ties", "reported_gaps")
    }
    for part in parts.values():
        shuffle.shuffle(part)
    shuffled = few_draws(network.replace(**{name: tuple(part) for name, part in parts.items()}))
    assert [(f.key, f.figures) for f in shuffled] == [(f.key, f.figures) for f in few_draws(network)]


@given(any_network, st.data())
def test_a_new_tie_creates_no_isolate(network: Network, data: st.DataObject) -> None:
    if len(network.actors) < 2:
        return
    one, other = data.draw(st.permutations([a.id for a in network.actors]))[:2]
    new = Tie(source=min(one, other), target=max(one, other), type="kooperation")
    isolates = {f.key for f in few_draws(network) if f.kind == "isolate"}
    after = {f.key for f in few_draws(network.replace(ties=(*network.ties, new))) if f.kind == "isolate"}
    assert after == isolates - {f"isolate:{one}", f"isolate:{other}"}


@given(any_network, st.sampled_from(["nord", "ost", "land"]), st.sampled_from(TOPICS))
def test_a_focus_only_chooses(network: Network, district: str, topic: str) -> None:
    everything = {f.key: f for f in few_draws(network)}
    for selection in (Selection(districts=(district,)), Selection(topics=(topic,))):
        found = few_draws(network, selection)
        assert all(everything[f.key] == f for f in found)
        assert about(everything.values(), network, selection) == found
        assert selection.without_focus().is_empty


@given(any_network)
def test_not_documented_is_said_only_where_somebody_looked(network: Network) -> None:
    looked = {s.district for s in network.surveyed}
    for cell in coverage(network, by="topics").cells.values():
        assert (cell.state == "none_documented") == (not cell.actors and cell.district in looked)
    for finding in few_draws(network):
        if finding.kind in ("uncovered_topic", "uncovered_type"):
            assert finding.districts[0] in looked


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties(), star(4), two_triangles(), kite()])
def test_small_networks_have_findings_that_can_be_told(network: Network) -> None:
    for finding in find_gaps(network):
        assert describe(finding, network, locales.text("de"))["title"]


def test_an_empty_network_has_no_gaps() -> None:
    assert find_gaps(empty()) == ()


def test_shipped_findings_are_told_in_both_languages(shipped: Network) -> None:
    found = find_gaps(shipped)
    assert {f.kind for f in found} == {k.id for k in KINDS}
    for language in LANGUAGES:
        for finding in found:
            for text in describe(finding, shipped, locales.text(language)).values():
                assert text.strip()
                assert not PLACEHOLDER.search(text)


GAP_KEYS = (
    *("key", "kind", "severity", "title", "reason", "suggestion", "actors", "districts", "topics"),
    *("types", "evidence", "figures", "status", "related", "by_law"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_findings_follow_the_contract(
    language: Literal["de", "en"], shipped: Network, data_file: Path
) -> None:
    out, err = io.StringIO(), io.StringIO()
    arguments = ("gaps", str(data_file), "--language", language, "--format", "json")
    assert main(arguments, out, err) == 0
    listed = json.loads(out.getvalue())
    assert {one["kind"] for one in listed} == {kind.id for kind in KINDS}
    assert len({one["key"] for one in listed}) == len(listed)
    declared = (
        *(("actors", shipped.actor_by_id), ("districts", shipped.district_by_id)),
        *(("topics", shipped.topic_by_id), ("types", shipped.type_by_id)),
    )
    for one in listed:
        assert set(one) == set(GAP_KEYS)
        assert 0 <= one["severity"] <= 1
        assert one["status"] in ("open", "addressed", "declined")
        for text in (one["title"], one["reason"], one["suggestion"]):
            assert text.strip()
            assert not re.search(r"[{}]|\bgap\.|\b(None|nan)\b", text), one["key"]
        assert all(set(one[name]) <= known.keys() for name, known in declared)
        assert all(isinstance(value, int | float) for value in one["figures"].values())
        assert all(set(cited) <= {"url", "title", "date", "note"} for cited in one["evidence"])


def test_shipped_network_says_what_is_known_of_it(shipped: Network) -> None:
    """FORMAT.md of the evidence: few ties run directly between districts, and Lippe hangs on the state."""
    found = {f.key: f for f in find_gaps(shipped)}
    silent = [f for f in found.values() if f.kind == "weak_border" and f.variant == "silent"]
    assert len(silent) == 18
    (lippe,) = [f for f in found.values() if f.variant == "local" and f.kind == "fragment"]
    assert lippe.districts == ("lippe",)
    between = {actor: values["betweenness"] for actor, values in measure(shipped).actors.items()}
    assert max(between, key=between.__getitem__) == "mkjfgfi-nrw"
    assert between["mkjfgfi-nrw"] == pytest.approx(0.47, abs=0.02)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_measure_has_its_texts(language: Literal["de", "en"]) -> None:
    t = locales.text(language)
    for kind in KINDS:
        for part in ("name", "explanation", "caution", "title", "reason", "suggestion"):
            assert f"gap.{kind.id}.{part}" in t
    for found in MEASURES:
        for part in ("name", "definition", "caution"):
            assert f"measure.{found.id}.{part}" in t


@pytest.mark.parametrize("area", ["gap.", "measure."])
def test_both_languages_say_the_same(area: str) -> None:
    de, en = locales.text("de"), locales.text("en")
    keys = {key for key in de.keys | en.keys if key.startswith(area)}
    assert keys <= de.keys & en.keys
    for key in keys:
        german, english = ({p for f in t.forms(key) for p in PLACEHOLDER.findall(f)} for t in (de, en))
        assert german == english, key
