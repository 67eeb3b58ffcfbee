"""The map's provinces: outlines from TopoJSON, tinted where a province as a whole is held."""

from __future__ import annotations

import pytest

from dateline.brief.figures import shapes
from dateline.brief.figures.locator import Spot, locator

# Two provinces of one degree side by side that share a border, and an island; corners in tenths of a degree from 10 E, 20 N.
TWO = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [10, 20]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
        [[30, 0], [1, 0], [0, 1], [-1, -1]],
    ],
    "objects": {
        "provinces": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West", "geonames": 1}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]], [[3]]], "properties": {"name": "East", "geonames": 2, "disputed": "by both"}},
                {"type": None, "properties": {"name": "Nowhere"}},
            ],
        }
    },
}


def test_outlines_are_closed_rings_in_degrees() -> None:
    west, east = shapes.read(TWO)
    assert (west.name, west.geonames, west.box) == ("West", 1, (10.0, 20.0, 11.0, 21.0))
    assert west.rings[0][0] == west.rings[0][-1] == (11.0, 20.0)
    assert len(east.rings) == 2
    assert east.disputed == "by both"
    assert shapes.path(west, lambda lat, lon: (lon * 10, lat * 10)) == "M110.0 200.0L110.0 210.0L100.0 210.0L100.0 200.0L110.0 200.0Z"


def test_what_is_too_small_to_see_is_left_out() -> None:
    _, east = shapes.read(TWO)
    assert shapes.path(east, lambda lat, lon: (lon, lat)).count("M") == 1


@pytest.mark.parametrize("country", ["QQ", "../SY", "", "-PGA"])
def test_no_outlines_are_no_error(country: str) -> None:
    assert shapes.provinces(country) == ()


def test_a_province_that_is_held_is_tinted_where_outlines_are_built() -> None:
    if not shapes.provinces("SY"):
        pytest.skip("the page is not built")
    daraa = next(p for p in shapes.provinces("SY") if p.geonames == 170903)
    spots = [Spot("Daraa province", 32.9, 36.2, "SY", "rebels", "claimed", True, daraa.geonames)]
    svg, _ = locator(spots, "Control")
    assert svg.count('class="tint0"') == 1
    assert "the province as a whole" in svg
    assert 'class="tint' not in locator([Spot("Daraa", 32.6, 36.1, "SY", "rebels", "claimed", True)], "Control")[0]
