"""The model of places: the chance that a place changes hands by each day, from its features.

A discrete-time hazard (Singer and Willett, "It's About Time", 1993): in each of seven intervals of 90 days a logistic model
gives the chance of a change, if there was none before; features of the moment wear off with the days. The coefficients are
in ``data/places.json``, the refits on resampled campaigns behind the intervals too. How they came about: docs/outlook.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np

from dateline.outlook.features import NAMES
from dateline.outlook.situation import Floats

EDGES = (0, 1, 3, 7, 14, 30, 60, 90)  # days
DAYS = EDGES[-1]
MIDDLES = tuple((a + b) / 2 for a, b in pairwise(EDGES))
FADING = ("contested", "distance", "near7", "pace7", "faster", "given_up")  # what tells more of next week than of next month
FADE = np.log1p(np.array(MIDDLES)) / np.log1p(30) - 1  # 0 at a month, below it negative


@dataclass(frozen=True, slots=True)
class Hazard:
    """Coefficients by refit: the first row is the fit on all, the others those on resampled campaigns.

    ``base`` (refits, intervals) on the log-odds scale, ``weights`` (refits, features), ``fading`` (refits, fading features);
    features are taken less ``centre``, over ``scale``. ``shift`` and ``slope`` are of the calibration (Platt, 1999).
    """

    base: Floats
    weights: Floats
    fading: Floats
    centre: Floats
    scale: Floats
    shift: float
    slope: float

    def standard(self, x: Floats) -> Floats:
        """Features (n, features) as the model takes them, within four deviations of the mean."""
        found: Floats = np.clip((x - self.centre) / self.scale, -4, 4)
        return found

    def _odds(self, x: Floats) -> Floats:
        z = self.standard(x)
        fade = z[:, FADING_AT]
        still = np.einsum("rf,nf->rn", self.weights, z)[:, :, None]
        moving = np.einsum("rf,nf->rn", self.fading, fade)[:, :, None] * FADE
        found: Floats = self.base[:, None, :] + still + moving
        return found

    def curves(self, x: Floats) -> Floats:
        """The chance of a change by the end of each day: (refits, n, 90)."""
        chance = 1 / (1 + np.exp(-self._odds(x)))
        calm = np.log1p(-np.clip(chance, 0, 1 - 1e-9))  # log of staying through each interval
        daily = np.repeat(calm / np.diff(EDGES), np.diff(EDGES), axis=2)
        raw = -np.expm1(np.cumsum(daily, axis=2))
        return self._calibrated(raw)

    def _calibrated(self, chance: Floats) -> Floats:
        if self.slope == 1 and self.shift == 0:
            return chance
        kept = np.clip(chance, 1e-6, 1 - 1e-6)
        found: Floats = 1 / (1 + np.exp(-(self.shift + self.slope * np.log(kept / (1 - kept)))))
        return found

    def shares(self, x: Floats, horizon: int = 30) -> Floats:
        """What each feature adds to the log-odds, (n, features), within a month: the ground for their ranking."""
        z = self.standard(x)
        added: Floats = z * self.weights[0]
        k = int(np.searchsorted(EDGES, horizon)) - 1
        added[:, FADING_AT] += z[:, FADING_AT] * self.fading[0] * FADE[: k + 1].mean()
        return added


FADING_AT = [NAMES.index(name) for name in FADING]


def load(text: str) -> Hazard:
    """Coefficients from JSON. Raises ``ValueError`` where they are of other features."""
    data = json.loads(text)
    if tuple(data["features"]) != NAMES or tuple(data["fading"]) != FADING or tuple(data["edges"]) != EDGES:
        raise ValueError("the coefficients are of other features: train the model anew")
    fits = np.array([_row(data), *data["refits"]])
    a, b = len(EDGES) - 1, len(EDGES) - 1 + len(NAMES)
    centre, scale = (np.array([v[k] for v in data["features"].values()]) for k in ("mean", "deviation"))
    return Hazard(fits[:, :a], fits[:, a:b], fits[:, b:], centre, scale, data["calibration"]["shift"], data["calibration"]["slope"])


def dump(model: Hazard, told: dict[str, object]) -> str:
    """JSON of coefficients, readable; ``told``: what they were made from."""
    first = [round(float(v), 4) for v in model.weights[0]]
    features = {
        name: {"weight": first[n], "mean": round(float(model.centre[n]), 4), "deviation": round(float(model.scale[n]), 4)}
        for n, name in enumerate(NAMES)
    }
    head = {
        **told,
        "edges": list(EDGES),
        "base": [round(float(v), 4) for v in model.base[0]],
        "features": features,
        "fading": dict(zip(FADING, (round(float(v), 4) for v in model.fading[0]), strict=True)),
        "calibration": {"shift": round(model.shift, 4), "slope": round(model.slope, 4)},
    }
    refits = np.concatenate([model.base, model.weights, model.fading], axis=1)[1:]
    rows = ",\n  ".join(json.dumps([round(float(v), 3) for v in row]) for row in refits)
    return json.dumps(head, indent=1, ensure_ascii=False)[:-2] + ',\n "refits": [\n  ' + rows + "\n ]\n}\n"


def _row(data: dict[str, dict[str, dict[str, float]]]) -> list[float]:
    return [*data["base"], *(v["weight"] for v in data["features"].values()), *data["fading"].values()]  # type: ignore[list-item]


@lru_cache(maxsize=1)
def shipped() -> Hazard:
    """The coefficients that come with the package."""
    return load((resources.files("dateline.outlook") / "data" / "places.json").read_text("utf-8"))


def quantiles(curves: Floats, low: float = 0.05, high: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """Middle, lower and upper curve (n, 90): the fit on all, and the 90 % interval over the refits, which always holds it."""
    middle = curves[0]
    return middle, np.minimum(np.quantile(curves[1:], low, axis=0), middle), np.maximum(np.quantile(curves[1:], high, axis=0), middle)


def design(z: Floats, intervals: Sequence[int]) -> Floats:
    """Rows of the logistic model for features ``z`` (n, features), one for each place and interval number (n)."""
    k = np.asarray(intervals)
    return np.concatenate([np.eye(len(EDGES) - 1)[k], z, z[:, FADING_AT] * FADE[k][:, None]], axis=1)
