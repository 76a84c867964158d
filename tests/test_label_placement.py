"""Where names stand: one rule, in Python for paper and in JavaScript for the screen."""

from __future__ import annotations

import random
from datetime import date

import pytest

import locales
from network.filters import Selection
from network.geo.geography import read_area
from network.geo.label_placement import AROUND, LARGEST, Label, place_labels, places_around
from network.layout.landmarks import landmarks
from network.report.figures.network import network_picture
from network.report.render import matplotlib_network
from network.report.render.matplotlib_figures import draw
from network.report.report_data import report_data
from tests.conftest import ROOT

DE = locales.text("de")


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def row(*lefts):
    """Places of a name of 10 by 10 on a line."""
    return [(left, 0.0, left + 10.0, 10.0) for left in lefts]


def test_a_name_takes_its_first_free_place():
    assert place_labels([Label(row(0, 20))], [(5, 5, 6, 6)]) == [1]
    assert place_labels([Label(row(6))], [(0, 0, 6, 10)]) == [0]  # edge to edge is free


def test_a_less_important_name_makes_way():
    assert place_labels([Label(row(0)), Label(row(5)), Label(row(5, 10))], []) == [0, None, 1]


def test_a_name_that_must_be_there_covers_as_little_as_possible():
    """By hand, heights 10: places at 2 and 4 cover 8 and 6 of the mark's width of 10, the last all of it."""
    mark = [(0.0, 0.0, 10.0, 10.0)]
    assert place_labels([Label(row(2, 4, 0))], mark) == [None]
    assert place_labels([Label(row(2, 4, 0), must=True)], mark) == [1]
    assert place_labels([Label(row(4, -4), must=True)], mark) == [0]  # of equal ones the first


def test_no_name_is_cut_by_the_frame():
    frame = (0.0, 0.0, 30.0, 10.0)
    assert place_labels([Label(row(-1, 21, 20))], [], frame) == [2]
    assert place_labels([Label(row(-1, 21))], [], frame) == [None]
    assert place_labels([Label(row(-1, 5), must=True)], [(0, 0, 30, 10)], frame) == [1]
    assert place_labels([Label(row(-1, 25), must=True)], [(0, 0, 5, 10)], frame) == [1]


def test_the_first_eight_places_stand_around_the_mark_and_the_next_further_out():
    mark = (-5.0, -5.0, 5.0, 5.0)
    places = places_around(mark, 40, 10, 2)
    assert places[:4] == [(7, -5, 47, 5), (-47, -5, -7, 5), (-20, 7, 20, 17), (-20, -17, 20, -7)]
    assert places[4] == (7, -17, 47, -7)
    assert not any(overlap(mark, place) for place in places)
    assert places[len(AROUND)] == (17, -5, 57, 5)
    assert len(places_around(mark, 40, 10, 2, must=True)) > len(places)


def crowd(seed):
    """Return labels around random marks, obstacles and a frame."""
    draw = random.Random(seed)
    marks = []
    for _ in range(80):
        x, y, r = draw.randrange(400), draw.randrange(300), draw.randrange(2, 12)
        marks.append((x - r, y - r, x + r, y + r))
    names = [{"mark": m, "width": draw.randrange(20, 120), "must": draw.random() < 0.2} for m in marks[:50]]
    return names, marks[:LARGEST], draw.choice([None, (0, 0, 400, 300)])


def chosen_by_python(names, obstacles, frame):
    labels = [Label(places_around(n["mark"], n["width"], 16, 3, n["must"]), n["must"]) for n in names]
    return labels, place_labels(labels, obstacles, frame)


@pytest.mark.parametrize("seed", range(20))
def test_no_name_covers_a_mark_or_another_name_unless_it_must(seed):
    names, obstacles, frame = crowd(seed)
    labels, chosen = chosen_by_python(names, obstacles, frame)
    taken = [*obstacles]
    for name, label, best in zip(names, labels, chosen, strict=True):
        assert best is not None or not name["must"]
        if best is not None:
            box = label.places[best]
            assert name["must"] or not any(overlap(box, other) for other in taken)
            taken.append(box)
        else:
            inside = [p for p in label.places if frame is None or within(p, frame)]
            assert all(any(overlap(p, other) for other in taken) for p in inside)


def within(box, frame):
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


# ── the report's picture


@pytest.fixture
def written(monkeypatch):
    """Labels, obstacles, frame and choice of the pictures that are drawn."""
    calls = []

    def listen(labels, obstacles, frame):
        chosen = place_labels(labels, list(obstacles), frame)
        calls.append((labels, list(obstacles), frame, chosen))
        return chosen

    monkeypatch.setattr(matplotlib_network, "place_labels", listen)
    return calls


@pytest.mark.parametrize("district", ["herford", "hoexter", "lippe", "minden-luebbecke", "bielefeld"])
def test_a_districts_picture_names_its_landmarks(shipped, written, district):
    """The picture of Herford once named four actors, and not the centre that holds the district together."""
    selection = Selection(districts=(district,))
    data = report_data(shipped, selection, read_area(ROOT / "data"), date(2026, 11, 22), ranges=False)
    drawn = draw(network_picture(data, DE).drawing, "svg").decode()
    for actor in landmarks(shipped):
        if shipped.actor_by_id[actor].district == district:
            assert f"<!-- {shipped.actor_by_id[actor].label} -->" in drawn, actor
    ((labels, obstacles, frame, chosen),) = written
    boxes = [label.places[best] for label, best in zip(labels, chosen, strict=True) if best is not None]
    assert len(boxes) >= 15
    assert all(within(box, frame) for box in boxes)
    assert not any(overlap(box, other) for box in boxes for other in obstacles)
    assert not any(overlap(box, other) for i, box in enumerate(boxes) for other in boxes[:i])
