"""What people answered, and what they look at."""

from __future__ import annotations

from typing import Any

from network.filters import Selection, select
from network.gaps import about, find_gaps
from network.model import Answer, Network
from tests.small_networks import build
from tests.test_gaps import housing


def test_answers_give_the_status_and_declined_ones_come_last() -> None:
    network = build(["b c"], actors="allein verlassen")
    key = "isolate:allein"
    for answer, status in (("accepted", "addressed"), ("later", "open"), ("declined", "declined")):
        answers = (Answer(gap=key, answer=answer, date="2026-11-21"),)
        answered = find_gaps(network.replace(answers=answers))
        assert {f.key: f.status for f in answered}[key] == status
        assert (answered[-1].key == key) == (answer == "declined")
    both = (
        Answer(gap=key, answer="declined", date="2026-11-20"),
        Answer(gap=key, answer="accepted", date="2026-11-21"),
    )
    assert {f.key: f.status for f in find_gaps(network.replace(answers=both))}[key] == "addressed"


def test_a_selection_chooses_among_findings_and_makes_none_up() -> None:
    """Looking at nord only, housing in ost and sued is not suddenly undocumented."""
    network = housing()
    everything = set(find_gaps_keys(network))
    for options in (
        {"districts": ("nord",)},
        {"districts": ("sued",)},
        {"topics": ("wohnen",)},
        {"types": ("stelle",)},
        {"groups": ("gruppe",)},
        {"levels": ("state",)},
    ):
        assert set(find_gaps_keys(network, **options)) <= everything
    assert set(find_gaps_keys(network, districts=("sued",))) == {
        "uncovered_topic:sued:wohnen",
        "uncovered_type:sued:stelle",
    }


def find_gaps_keys(network: Network, **options: Any) -> list[str]:
    return [f.key for f in find_gaps(network, Selection(**options))]


def test_findings_chosen_from_all_are_those_of_the_selection() -> None:
    """What is computed once for all can be narrowed down for each visitor."""
    network = housing()
    for options in (
        {"districts": ("nord",)},
        {"topics": ("wohnen",), "min_strength": 2},
        {"levels": ("state",)},
    ):
        selection = Selection(**options)
        counted = selection.without_focus()
        once = find_gaps(network, counted)
        assert about(once, select(network, counted), selection) == find_gaps(network, selection)
