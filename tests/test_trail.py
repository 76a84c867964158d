"""Back and forth between scenarios."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.session.undo_history import MOST_STEPS, Trail

STEPS = st.lists(st.integers(0, 5))


def walked(steps: list[int]) -> Trail[int]:
    trail = Trail(0)
    for step in steps:
        trail = trail.at(step)
    return trail


def test_on_back_and_forth() -> None:
    assert walked([1, 2]) == Trail(2, past=(0, 1))
    assert walked([1, 2, 1]) == Trail(1, past=(0,), future=(2,))
    assert walked([1, 2, 1, 0]) == Trail(0, future=(1, 2))
    assert walked([1, 2, 1, 2]) == Trail(2, past=(0, 1))


def test_a_new_step_forgets_what_was_undone() -> None:
    assert walked([1, 2, 1, 3]) == Trail(3, past=(0, 1))


def test_the_trail_has_an_end() -> None:
    assert len(walked(list(range(1, MOST_STEPS + 20))).past) == MOST_STEPS


@given(STEPS)
def test_standing_still_is_no_step(steps: list[int]) -> None:
    trail = walked(steps)
    assert trail.at(trail.now) == trail


@given(STEPS)
def test_going_back_and_forth_again_leads_to_the_same_place(steps: list[int]) -> None:
    trail = walked(steps)
    if trail.past:
        assert trail.at(trail.past[-1]).at(trail.now) == trail
