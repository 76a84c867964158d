"""From coordinates to the map's plane."""

import json
from math import cos, radians

import pytest

from network.geo.geography import HEIGHT, read_area
from tests.conftest import ROOT

# A district two degrees wide and one high around 60° north, where a degree of longitude is half as
# long as one of latitude: the plane is a square. An island belongs to it; another district is a triangle.
RECTANGLE = [[8, 59.5], [10, 59.5], [10, 60.5], [8, 60.5], [8, 59.5]]
ISLAND = [[8.5, 60], [8.6, 60], [8.6, 60.1], [8.5, 60]]
TRIANGLE = [[8, 59.5], [9, 59.5], [8, 60.5], [8, 59.5]]


def feature(district, kind, coordinates):
    return {
        "type": "Feature",
        "properties": {"id": district},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


@pytest.fixture
def folder(tmp_path):
    collection = {
        "type": "FeatureCollection",
        "attribution": "© Amt",
        "features": [
            feature("ost", "MultiPolygon", [[ISLAND], [RECTANGLE]]),
            feature("west", "Polygon", [TRIANGLE]),
        ],
    }
    (tmp_path / "districts.geojson").write_text(json.dumps(collection), encoding="utf-8")
    (tmp_path / "municipalities.csv").write_text(
        "name,district,lat,lon,population\nGroßstadt,ost,60.5,8,3000\nKleinstadt,ost,59.5,10,1000\n",
        encoding="utf-8",
    )
    return tmp_path


def test_the_plane_keeps_proportions(folder):
    area = read_area(folder)
    assert HEIGHT == area.height == 1000
    assert area.width == pytest.approx(2 * cos(radians(60)) * 1000)
    assert area.places["Großstadt"] == pytest.approx((0, 0))  # north west is the upper left
    assert area.places["Kleinstadt"] == pytest.approx((1000, 1000))


def test_outlines_are_closed_rings(folder):
    first, second = read_area(folder).outlines["ost"]
    assert first == ((0.0, 1000.0), (1000.0, 1000.0), (1000.0, 0.0), (0.0, 0.0), (0.0, 1000.0))
    assert second[0] == second[-1]


def test_the_centre_is_that_of_the_area_and_not_of_the_corners(folder):
    """A rectangle's is its middle; a triangle's is a third of the way up from each side."""
    centres = read_area(folder).centres
    assert centres["ost"] == pytest.approx((500, 500))
    assert centres["west"] == pytest.approx((1000 / 6, 2000 / 3), abs=0.1)


def test_a_seat_leans_to_where_people_live(folder):
    """3000 people at 8° and 1000 at 10° east: a quarter of the way."""
    area = read_area(folder)
    assert area.seats == {"ost": pytest.approx((8.5, 60.25))}
    assert area.attribution == "© Amt"


def test_without_municipalities_the_seat_is_the_centre(folder):
    (folder / "municipalities.csv").unlink()
    area = read_area(folder)
    assert area.places == {}
    assert area.seats["ost"] == pytest.approx((9, 60))


def test_without_a_map_everything_is_empty(tmp_path):
    area = read_area(tmp_path)
    assert (area.outlines, area.centres, area.places, area.seats, area.attribution) == ({}, {}, {}, {}, "")


def test_the_shipped_map_shows_all_seven_districts(shipped):
    area = read_area(ROOT / "data")
    ordinary = {d.id for d in shipped.ordinary_districts}
    assert set(area.outlines) == set(area.centres) == set(area.seats) == ordinary
    assert len(ordinary) == 7
    assert area.attribution
    for x, y in [*area.centres.values(), *area.places.values()]:
        assert 0 <= x <= area.width
        assert 0 <= y <= area.height
    for lon, lat in area.seats.values():
        assert 8 < lon < 9.6
        assert 51.4 < lat < 52.5
