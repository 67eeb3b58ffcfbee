"""Fits both models: ridge-penalised, with the signs that the features must have; refits on resampled campaigns; calibration."""

from __future__ import annotations

import numpy as np
from samples import Samples
from sklearn.linear_model import LogisticRegression, Ridge

from dateline.outlook import collapse
from dateline.outlook.collapse import CureMixture
from dateline.outlook.features import NAMES
from dateline.outlook.hazard import EDGES, FADING, FADING_AT, Hazard, design

BASES = len(EDGES) - 1
FEWER = ("age", "distance", "order", "back30", "calm", "relief", "truce")  # more of these can only make a change less likely
FREE = ("seat", "people")
# The table tells only of help that mattered and of truces that held, which was known afterwards: to learn from them would be hindsight.
HINDSIGHT = ("relief", "truce")


def one(
    s: Samples, penalty: float, centre: np.ndarray, scale: np.ndarray, used: np.ndarray, weight: np.ndarray | None = None
) -> np.ndarray:
    """Coefficients (bases, features, fading) of one fit; a feature that is not ``used`` gets none."""
    at, interval, came = s.periods()
    z = np.clip((s.x - centre) / scale, -4, 4) * used
    weights = (s.weight if weight is None else weight)[at]
    keep = weights > 0
    rows = design(z[at[keep]], interval[keep])
    rows[:, :BASES] *= 10  # so that the ridge leaves the base rates nearly free
    model = LogisticRegression(C=1 / penalty, fit_intercept=False, max_iter=200, tol=1e-3)
    model.fit(rows, came[keep], sample_weight=weights[keep])
    found = model.coef_[0].copy()
    found[:BASES] *= 10
    found[BASES : BASES + len(NAMES)] *= used
    found[BASES + len(NAMES) :] *= used[FADING_AT]
    return found


def signed(s: Samples, penalty: float, centre: np.ndarray, scale: np.ndarray, used: np.ndarray) -> np.ndarray:
    """The features that keep the sign which their meaning asks for: those that do not are left out, and the rest fitted anew."""
    used = used.copy()
    while True:
        weights = one(s, penalty, centre, scale, used)[BASES : BASES + len(NAMES)]
        wrong = [n for n, name in enumerate(NAMES) if used[n] and name not in FREE and weights[n] * (-1 if name in FEWER else 1) < 0]
        if not wrong:
            return used
        used[wrong] = 0


def fit(s: Samples, groups: np.ndarray, penalty: float, refits: int = 0, seed: int = 7, only: tuple[str, ...] = NAMES) -> Hazard:
    """The model on all samples, with ``refits`` on groups drawn with replacement."""
    centre = np.average(s.x, axis=0, weights=s.weight)
    scale = np.sqrt(np.average((s.x - centre) ** 2, axis=0, weights=s.weight))
    scale[scale < 1e-6] = 1.0
    used = signed(s, penalty, centre, scale, np.array([float(n in only and n not in HINDSIGHT) for n in NAMES]))
    fits = [one(s, penalty, centre, scale, used)]
    dice = np.random.default_rng(seed)
    names = np.unique(groups)
    for _ in range(refits):
        drawn = dict(zip(*np.unique(dice.choice(names, len(names)), return_counts=True), strict=True))
        fits.append(one(s, penalty, centre, scale, used, s.weight * np.array([drawn.get(g, 0) for g in groups])))
    return model_of(np.array(fits), centre, scale)


def model_of(fits: np.ndarray, centre: np.ndarray, scale: np.ndarray, shift: float = 0.0, slope: float = 1.0) -> Hazard:
    """A hazard model from rows of coefficients."""
    a, b = BASES, BASES + len(NAMES)
    assert fits.shape[1] == b + len(FADING)
    return Hazard(fits[:, :a], fits[:, a:b], fits[:, b:], centre, scale, shift, slope)


def platt(p: np.ndarray, came: np.ndarray, weight: np.ndarray | None = None) -> tuple[float, float]:
    """Shift and slope of the logistic recalibration of probabilities."""
    kept = np.clip(p, 1e-6, 1 - 1e-6)
    model = LogisticRegression(C=1e6, max_iter=1000).fit(np.log(kept / (1 - kept))[:, None], came, sample_weight=weight)
    return float(model.intercept_[0]), float(model.coef_[0, 0])


def mixture(x: np.ndarray, days: np.ndarray, group: np.ndarray, spread: float = 1.0, refits: int = 0, seed: int = 5) -> CureMixture:
    """The cure mixture. ``days``: to the end, inf where it never came; each campaign weighs one. ``spread``: of campaigns' own effects."""
    centre, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    z = np.clip((x - centre) / scale, -4, 4) * np.array([n not in HINDSIGHT for n in collapse.NAMES])
    names, number = np.unique(group, return_inverse=True)
    fits, time_spread, noise = [], 0.0, 0.0
    dice = np.random.default_rng(seed)
    for n in range(refits + 1):
        drawn = np.arange(len(names)) if n == 0 else dice.choice(len(names), len(names))
        times = np.bincount(drawn, minlength=len(names))[number]
        per = times / np.bincount(number)[number] * 10  # ten sightings' worth a campaign
        own = np.eye(len(names))[number] * spread
        end = LogisticRegression(C=1.0, max_iter=500).fit(np.hstack([z, own]), np.isfinite(days), sample_weight=per)
        fell = np.isfinite(days) & (times > 0)
        line = Ridge(alpha=1.0).fit(np.hstack([z, own])[fell], np.log1p(days[fell]), sample_weight=per[fell])
        k = z.shape[1]
        fits.append(([end.intercept_[0], *end.coef_[0, :k]], [line.intercept_, *line.coef_[:k]]))
        if n == 0:
            left = np.log1p(days[fell]) - line.predict(np.hstack([z, own])[fell])
            noise = float(np.sqrt(np.average(left**2, weights=per[fell])))
            time_spread = float(np.std((line.coef_[k:] * spread)[np.unique(number[fell])]))
    ends, times_ = (np.array([f[i] for f in fits]) for i in (0, 1))
    return CureMixture(ends, times_, spread, time_spread, max(noise, 0.2), centre, scale)
