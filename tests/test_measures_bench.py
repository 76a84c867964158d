"""The question of `bench/` about measures can be asked, and says what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import measures as question
from bench.report import Row, markdown
from network.io.write import to_yaml
from tests.small_networks import kite


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """The answers for networks of some dozens of actors."""
    file = tmp_path / "actors.yaml"
    file.write_text(to_yaml(kite()), encoding="utf-8")
    small = {"SIZES": (50, 80), "CURVE": (50, 80), "SAMPLE": 5, "ROUNDS": 1, "SHIPPED": file}
    for name, value in small.items():
        monkeypatch.setattr(question, name, value)
    return question.measure()


def test_every_part_is_answered(rows: list[Row]) -> None:
    titles = [row.question for row in rows]
    assert titles[:3] == [
        "All measures of 50 actors",
        "All measures of 80 actors",
        "All measures of 50 actors, by distance",
    ]
    assert all(row.goal == "≤ 1/20" and row.plain and row.met is not None for row in rows[:3])
    assert [row.goal for row in rows[-2:]] == ["≤ 5 s", "≤ 2 s"]
    assert all(title in markdown(rows, [question.NOTE], "Chromium", 0) for title in titles)


def test_the_cost_is_reckoned_on_from_the_last_two_sizes() -> None:
    """Four times the actors take sixteen times as long: a hundred times as many ten thousand times."""
    whole, beyond = question.scales({250: 0.01, 1_000: 0.02, 4_000: 0.32})
    assert "4 000 actors" in whole.question
    assert whole.product == "0.32 s"
    assert "power 2.00" in beyond.question
    assert beyond.product == "about 3.33 min"  # 0.32 s * 25 ** 2 = 200 s
