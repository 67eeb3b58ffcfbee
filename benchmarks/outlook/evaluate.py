"""Measures the outlook: rolling origin on a public list, campaigns left out one by one, shipped coefficients carried over.

python benchmarks/outlook/evaluate.py --data FOLDER     the public list (control_changes.csv), for measuring only
python benchmarks/outlook/evaluate.py --table           campaigns left out; writes what the program says of its record
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
from dataclasses import replace
from typing import Any

import numpy as np
import table
from fitting import fit, mixture, platt
from samples import Samples, samples
from sklearn.linear_model import LogisticRegression
from theatres import page

from dateline.outlook.features import NAMES
from dateline.outlook.hazard import Hazard, shipped
from dateline.outlook.record import corrected

HORIZONS = (7, 30, 90)
TRAINED_TO = dt.date(2023, 6, 30)
STEP = 7  # days from one origin to the next
LOCAL = (
    "people",
    "age",
    "turned",
    "contested",
    "distance",
    "closing",
    "share25",
    "share50",
    "share100",
    "near7",
    "near30",
    "back30",
    "heat",
)
BACK = (30, 60, 90)  # days before, whose outlooks tell how far the model is off here
DRAWS = 1000
MEASURED = pathlib.Path(__file__).parents[2] / "src" / "dateline" / "outlook" / "data" / "measured.json"


def until(s: Samples, mask: np.ndarray, end: dt.date) -> Samples:
    """Samples as known on a day: no change after it is seen."""
    s = s.take(mask)
    s.watched = np.minimum(s.watched, [(end - d).days for d in s.day])
    s.wait = np.where(s.wait > s.watched, np.inf, s.wait)
    return s


def adapted(m: Hazard, everything: Samples, asked: Samples, horizon: int) -> np.ndarray:
    """The chances moved by how the model's own earlier outlooks fared, by what was known on each day."""
    p, past = m.curves(asked.x)[0][:, horizon - 1], m.curves(everything.x)[0][:, 29]
    numbers: dict[dt.date, np.ndarray] = {d: np.array([], dtype=int) for d in everything.day}
    at = np.array([d.toordinal() for d in everything.day])
    for d in numbers:
        numbers[d] = np.flatnonzero(at == d.toordinal())
    out = p.copy()
    days = np.array([d.toordinal() for d in asked.day])
    for day in np.unique(days):
        expected = came = 0.0
        for back in BACK:
            earlier = [d for d in numbers if d.toordinal() <= day - back]
            if earlier and back >= 30:
                rows = numbers[max(earlier)]
                expected += past[rows].sum()
                came += (everything.wait[rows] <= 30).sum()
        here = days == day
        out[here] = corrected(p[here], expected, came)
    return out


def scores(p: np.ndarray, came: np.ndarray) -> dict[str, float]:
    """Brier and log score (natural, probabilities kept within .0005 of 0 and 1)."""
    kept = np.clip(p, 0.0005, 0.9995)
    return {"brier": float(np.mean((p - came) ** 2)), "log": float(-np.mean(np.where(came, np.log(kept), np.log(1 - kept))))}


def compare(named: dict[str, np.ndarray], baselines: dict[str, np.ndarray], came: np.ndarray, blocks: np.ndarray) -> dict[str, Any]:
    """Scores of all; skill of each over the baseline that is best on the whole, and slope, with 95 % intervals over blocks."""
    found: dict[str, Any] = {"n": len(came), "came": int(came.sum()), **{k: scores(p, came) for k, p in (baselines | named).items()}}
    best = min(baselines, key=lambda k: scores(baselines[k], came)["brier"])
    dice = np.random.default_rng(3)
    names, at = np.unique(blocks, return_inverse=True)
    losses = {k: np.bincount(at, (p - came) ** 2) for k, p in {**named, best: baselines[best]}.items()}
    drawn = np.array([np.bincount(dice.integers(0, len(names), len(names)), minlength=len(names)) for _ in range(DRAWS)])
    for k, p in named.items():
        skill = 1 - drawn @ losses[k] / (drawn @ losses[best])
        slopes = []
        for weights in drawn[:100]:
            w = weights[at]
            if (came & (w > 0)).any():
                slopes.append(platt(p[w > 0], came[w > 0], w[w > 0])[1])
        slope = platt(p, came)[1]
        found[f"{k} over {best}"] = {
            "skill": 1 - float(losses[k].sum() / losses[best].sum()), "interval": [float(v) for v in np.quantile(skill, (0.025, 0.975))],
            "slope": slope, "slope interval": [float(v) for v in np.quantile(slopes, (0.025, 0.975))],
        }  # fmt: skip
    return found


def on_list(folder: pathlib.Path, status: bool) -> dict[str, Any]:
    """Rolling origin; ``status``: a place that becomes or stops being contested counts as a change of holder, as the list has it."""
    course = page(folder, status=status)
    everything = samples(course, STEP)
    ordinal = np.array([d.toordinal() for d in everything.day])
    train = until(everything, ordinal <= TRAINED_TO.toordinal(), TRAINED_TO)
    after = everything.take(ordinal > TRAINED_TO.toordinal())
    m = fit(train, np.array(train.block), 30.0, only=LOCAL)
    ours = shipped()
    carried = replace(ours, shift=0.0, slope=1.0, base=ours.base[:1], weights=ours.weights[:1], fading=ours.fading[:1])
    far = NAMES.index("distance")
    found: dict[str, Any] = {"weights": {n: round(float(w), 2) for n, w in zip(NAMES, m.weights[0], strict=True) if w}}
    for horizon in HORIZONS:
        came, told = after.came(horizon)
        then, known = train.came(horizon)
        line = LogisticRegression(C=1e6).fit(train.x[known][:, [far]], then[known])
        baselines = {
            "persistence": np.zeros(told.sum()), "base rate": np.full(told.sum(), then[known].mean()),
            "distance": line.predict_proba(after.x[told][:, [far]])[:, 1],
        }  # fmt: skip
        kept = after.take(told)
        named = {
            "model": m.curves(kept.x)[0][:, horizon - 1], "model, moved by its record": adapted(m, everything, kept, horizon),
            "shipped, moved by its record": adapted(carried, everything, kept, horizon),
        }  # fmt: skip
        found[f"{horizon} days"] = compare(named, baselines, came[told], np.array(kept.block))
    return found


def on_table() -> dict[str, Any]:
    """Campaigns left out one by one: the cure mixture against the base rate of the others; towns, ten campaigns at a time."""
    x, days, group = table.sightings()
    names, found = np.unique(group), {}
    p, base = {h: np.zeros(len(x)) for h in HORIZONS}, {h: np.zeros(len(x)) for h in HORIZONS}
    per = 1 / np.bincount(np.unique(group, return_inverse=True)[1])[np.unique(group, return_inverse=True)[1]]
    for name in names:
        out = group == name
        m = mixture(x[~out], days[~out], group[~out])
        curves = np.array([m.curves(row)[0] for row in x[out]])
        for h in HORIZONS:
            p[h][out], base[h][out] = curves[:, h - 1], np.average(days[~out] <= h, weights=per[~out])
    for h in HORIZONS:
        came = days <= h
        loss = {k: -np.log(np.clip(np.where(came, q, 1 - q), 0.001, 1)) for k, q in (("mixture", p[h]), ("base rate", base[h]))}
        gain = np.array([float(np.mean(loss["base rate"][group == n] - loss["mixture"][group == n])) for n in names])
        dice = np.random.default_rng(3)
        drawn = [float(gain[dice.integers(0, len(gain), len(gain))].mean()) for _ in range(DRAWS)]
        found[f"{h} days"] = {
            **{k: float(np.average(v, weights=per)) for k, v in loss.items()}, "gain": float(gain.mean()),
            "interval": [float(v) for v in np.quantile(drawn, (0.025, 0.975))], "slope": platt(p[h], came, per)[1],
            "brier": float(np.average((p[h] - came) ** 2, weights=per)),
            "brier of base rate": float(np.average((base[h] - came) ** 2, weights=per)),
        }  # fmt: skip
    s, of = table.towns()
    folds, chance = np.unique(of), {h: np.zeros(len(s.x)) for h in HORIZONS}
    for f in range(10):
        out = np.isin(of, folds[f::10])
        curves = fit(s.take(~out), of[~out], 10.0).curves(s.x[out])[0]
        for h in HORIZONS:
            chance[h][out] = curves[:, h - 1]
    for h in HORIZONS:
        came, told = s.came(h)
        rate = np.full(int(told.sum()), np.average(came[told], weights=s.weight[told]))
        found[f"towns, {h} days"] = compare({"model": chance[h][told]}, {"persistence": rate * 0, "base rate": rate}, came[told], of[told])
    return {"campaigns": len(names), "sightings": len(x), **found}


def told(left_out: dict[str, Any]) -> dict[str, Any]:
    """What `dateline outlook` says of how such outlooks fared: a month ahead, on campaigns left out."""
    mixed, towns = left_out["30 days"], left_out["towns, 30 days"]["model over base rate"]
    return {
        "places": {
            "score": "Brier skill over the base rate",
            "value": towns["skill"],
            "interval": towns["interval"],
            "slope": towns["slope"],
        },
        "campaigns": {
            "score": "log score better than the base rate's by",
            "value": mixed["gain"],
            "interval": mixed["interval"],
            "slope": mixed["slope"],
        },
    }


def main() -> None:
    """Print the figures as JSON."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=pathlib.Path)
    ask.add_argument("--table", action="store_true")
    asked = ask.parse_args()
    found: dict[str, Any] = {}
    if asked.data:
        found = {"changes of hands": on_list(asked.data, False), "changes of what the list says": on_list(asked.data, True)}
    if asked.table:
        found["left out"] = on_table()
        row = {"campaigns": found["left out"]["campaigns"], "horizon": 30}
        said = {
            k: {**row, **{n: np.round(x, 3).tolist() if n != "score" else x for n, x in v.items()}}
            for k, v in told(found["left out"]).items()
        }
        MEASURED.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    print(json.dumps(found, indent=1, default=float))


if __name__ == "__main__":
    main()
