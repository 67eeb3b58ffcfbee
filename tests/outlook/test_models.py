"""The shipped coefficients: what they are of, that they mean what their names say, and that the table behind them is sound."""

from __future__ import annotations

import collections

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.campaigns import _campaign, campaigns
from dateline.outlook import collapse, hazard
from dateline.outlook.features import NAMES
from dateline.outlook.pooling import logit, pooled
from dateline.outlook.record import corrected

MORE = ("order", "age", "calm", "back30")  # more of these can only make a change less likely


def features(**given: float) -> np.ndarray:
    """The features of an average town, save those given."""
    model = hazard.shipped()
    x = model.centre.copy()
    for name, value in given.items():
        x[NAMES.index(name)] = value
    return x[None]


def chance(**given: float) -> float:
    return float(hazard.shipped().curves(features(**given))[0, 0, 29])


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("seat", "people", "relief", "truce")])
def test_no_feature_works_against_its_meaning(name: str) -> None:
    low, high = chance(**{name: 0.0}), chance(**{name: 1.0})
    assert (high <= low + 1e-9) if name in (*MORE, "distance") else (high >= low - 1e-9)


def test_a_fast_advance_that_took_main_cities_makes_a_fall_much_likelier() -> None:
    assert chance(pace30=2.0, pace7=1.8, lost=0.5, calm=0.0) > 2 * chance(pace30=0.0, pace7=0.0, lost=0.0, calm=1.0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=len(NAMES), max_size=len(NAMES)))
def test_whatever_the_features_the_curve_is_one_of_chances(values: list[float]) -> None:
    middle, low, high = hazard.quantiles(hazard.shipped().curves(np.array([values])))
    for curve in (middle, low, high):
        assert np.isfinite(curve).all()
        assert (np.diff(curve[0]) >= -1e-12).all()
    assert (low <= middle).all()
    assert (middle <= high).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-50, 50), min_size=len(collapse.NAMES), max_size=len(collapse.NAMES)))
def test_the_curve_of_a_holder_is_one_of_chances(values: list[float]) -> None:
    middle, low, high = collapse.shipped().range(np.array(values))
    assert ((low <= middle) & (middle <= high) & (low >= 0) & (high <= 1)).all()
    assert (np.diff(middle) >= -1e-12).all()


def test_what_is_written_is_read_again() -> None:
    for model in (hazard, collapse):
        first = model.shipped()
        again = model.load(model.dump(first, {}))
        x = first.centre if model is collapse else first.centre[None]
        assert np.allclose(first.curves(x), again.curves(x), atol=2e-3)


def test_coefficients_of_other_features_are_refused() -> None:
    written = hazard.dump(hazard.shipped(), {}).replace('"pace30"', '"pace31"')
    with pytest.raises(ValueError, match="train the model anew"):
        hazard.load(written)


def test_a_model_that_expected_too_much_is_moved_down_and_a_little_record_moves_little() -> None:
    p = np.array([0.3])
    assert corrected(p, 20.0, 2.0)[0] < 0.15 < corrected(p, 1.0, 0.0)[0] < 0.3 == pytest.approx(corrected(p, 5.0, 5.0)[0])


def test_half_of_the_campaigns_and_more_did_not_reach_their_end() -> None:
    found = collections.Counter(c.outcome for c in campaigns())
    assert len(campaigns()) >= 25
    assert found["stalled"] + found["reversed"] >= len(campaigns()) / 2
    assert all(c.source and c.began.year >= 1974 for c in campaigns())


def test_campaigns_that_the_examples_tell_of_teach_nothing() -> None:
    import json
    from importlib import resources

    told = [c.id for c in campaigns() if c.example]
    assert {"damascus-2024", "kyiv-2022", "kivu-2025"} <= set(told)
    shipped = json.loads((resources.files("dateline.outlook") / "data" / "places.json").read_text("utf-8"))
    assert shipped["campaigns"] == len(campaigns()) - len(told)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"outcome": "won"}, "is none of"),
        ({"cities": {"Gao": "2012"}}, "neither a day"),
        ({"cities": {"Gao": ["2012-04", "2012-03"]}}, "out of order"),
        ({"given_up": ["Kidal"]}, "not among its cities"),
        ({"cities": {"Nosuchtown": "held"}}, "no town Nosuchtown"),
        ({"colour": "red"}, "unknown keys"),
    ],
)
def test_a_slip_in_the_table_is_named(change: dict[str, object], says: str) -> None:
    import datetime as dt

    sound = {
        "id": "x", "name": "x", "attacker": "a", "defender": "b",
        "country": "ML", "began": dt.date(2012, 1, 1), "ended": dt.date(2012, 5, 1),
        "outcome": "stalled", "base": [], "cities": {"Gao": "held"}, "source": "s",
    }  # fmt: skip
    assert _campaign(sound).cities[0].name
    with pytest.raises(ValueError, match=says):
        _campaign(sound | change)


def test_sources_without_a_record_do_not_move_the_chance() -> None:
    import datetime as dt

    from dateline.outlook.result import Said

    day = dt.date(2012, 3, 31)
    said = {
        "statement": "f",
        "source": "s",
        "published": day,
        "words": "w",
        "low": 0.95,
        "high": 0.99,
        "horizon": None,
        "resolved": 0,
        "brier": None,
    }
    unknown, proved = Said(**said, weight=0.0), Said(**said, weight=0.5)
    by = day + dt.timedelta(days=30)
    assert pooled(0.2, day, by, [(unknown, True)]) == pytest.approx(0.2)
    assert pooled(0.2, day, by, [(proved, True)]) > 0.2 > pooled(0.2, day, by, [(proved, False)])
    assert logit(0.5) == 0
