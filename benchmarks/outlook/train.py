"""Makes the coefficients that are shipped, from the table of campaigns alone; the same bytes for the same table.

    python benchmarks/outlook/train.py

Campaigns that the bundled examples tell of are left out, so that the examples are none that the model has seen.
"""

from __future__ import annotations

import pathlib

import numpy as np
import table
from fitting import fit, mixture, model_of, platt

from dateline.outlook import collapse, hazard

DATA = pathlib.Path(__file__).parents[2] / "src" / "dateline" / "outlook" / "data"
PENALTY, REFITS, FOLDS, HORIZON = 10.0, 30, 5, 30


def left_out(s: table.Samples, group: np.ndarray, horizon: int) -> np.ndarray:
    """The chance for each sample from a model that saw no sample of its campaign."""
    names, p = np.unique(group), np.zeros(len(s.x))
    for f in range(FOLDS):
        out = np.isin(group, names[f::FOLDS])
        p[out] = fit(s.take(~out), group[~out], PENALTY).curves(s.x[out])[0][:, horizon - 1]
    return p


def main() -> None:
    """Fit, calibrate on campaigns left out, write."""
    s, group = table.towns(lambda c: c.example is None)
    came, told = s.came(HORIZON)
    p = left_out(s, group, HORIZON)
    shift, slope = platt(p[told], came[told], s.weight[told])
    m = fit(s, group, PENALTY, REFITS)
    fits = np.concatenate([m.base, m.weights, m.fading], axis=1)
    m = model_of(fits, m.centre, m.scale, shift, slope)
    about = {
        "model": "places, discrete-time hazard",
        "from": "knowledge/data/campaigns.yaml",
        "campaigns": len(np.unique(group)),
        "samples": len(s.x),
    }
    (DATA / "places.json").write_text(hazard.dump(m, about), "utf-8")
    x, days, group = table.sightings(lambda c: c.example is None)
    about = {
        "model": "campaigns, cure mixture",
        "from": "knowledge/data/campaigns.yaml",
        "campaigns": len(np.unique(group)),
        "sightings": len(x),
    }
    (DATA / "campaigns.json").write_text(collapse.dump(mixture(x, days, group, refits=REFITS), about), "utf-8")


if __name__ == "__main__":
    main()
