"""The model of campaigns: the chance that a holder loses the last of its main cities, or its seat, by each day.

A cure mixture (Boag, 1949; Farewell, 1982): most offensives stall, so a first part gives the chance that this one reaches its
end at all, a second one, log-normal, how long it takes if it does. Each campaign has effects of its own, drawn towards none
by ridge (partial pooling); for a campaign never seen they are integrated over. Coefficients: ``data/campaigns.json``.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from dateline.outlook.features import Front, timedelta_ok
from dateline.outlook.hazard import DAYS
from dateline.outlook.situation import Floats, Situation

NAMES = (
    "lost",  # share of the main cities that are gone
    "left",  # log of 1 + main cities still held
    "pace14",  # log of 1 + main cities lost in 14 days
    "pace60",  # and in 60
    "calm",  # how long none was lost: 0 today, 1 from a year on
    "given_up",  # log of 1 + places left or handed over without a fight in 14 days
    "relief",
    "truce",
)
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
LATEST = np.arange(1, DAYS + 1)


def measure(now: Situation, side: str, front: Front | None = None) -> Floats:
    """The features of a side in a situation, in the order of ``NAMES``. The main cities are those of it that were its own or are."""
    import datetime as dt

    front = front or Front(now, side)
    lost = {n: [t for k, t in front.gains if k == n][-1].day for n in {n for n, _ in front.gains} if _gone(now, n, front)}
    held = [t for t in now.towns if t.main and t.holder in front.allied]
    recent = [sum(timedelta_ok(now.day, day, dt.timedelta(days=d)) for day in lost.values()) for d in (14, 60)]
    quiet = min(((now.day - day).days for day in lost.values()), default=365)
    return np.array(
        [
            len(lost) / max(1, len(lost) + len(held)),
            math.log1p(len(held)),
            *(math.log1p(n) for n in recent),
            math.log1p(min(max(quiet, 0), 365)) / math.log(366),
            math.log1p(front.given_up),
            front.relief,
            front.truce,
        ]
    )


def _gone(now: Situation, n: int, front: Front) -> bool:
    return now.towns[n].main and now.towns[n].holder in front.rivals


@dataclass(frozen=True, slots=True)
class CureMixture:
    """Coefficients by refit (the first is the fit on all): log-odds of the end, and log-days to it; ``spread``s of the campaigns' own."""

    end: Floats  # (refits, 1 + features)
    time: Floats  # (refits, 1 + features)
    end_spread: float
    time_spread: float
    noise: float
    centre: Floats
    scale: Floats

    def standard(self, x: Floats) -> Floats:
        """Features as the model takes them."""
        return np.clip((x - self.centre) / self.scale, -4, 4)

    def curves(self, x: Floats) -> Floats:
        """The chance of the end by each of 90 days, (refits, 90), for one campaign's features."""
        z = np.concatenate([[1.0], self.standard(x)])
        odds = (self.end @ z)[:, None] + self.end_spread * NODES
        ends = (1 / (1 + np.exp(-odds))) @ (WEIGHTS / WEIGHTS.sum())
        width = math.hypot(self.noise, self.time_spread)
        late = (np.log1p(LATEST) - (self.time @ z)[:, None]) / width
        found: Floats = ends[:, None] * _normal(late)
        return found

    def range(self, x: Floats) -> tuple[Floats, Floats, Floats]:
        """Middle, lower and upper curve: 90 % over refits and over what campaigns have of their own."""
        z = np.concatenate([[1.0], self.standard(x)])
        middle = self.curves(x)[0]
        dice = np.random.default_rng(11)
        drawn = dice.integers(1, len(self.end), 200)
        ends = 1 / (1 + np.exp(-(self.end[drawn] @ z + self.end_spread * dice.standard_normal(200))))
        means = self.time[drawn] @ z + self.time_spread * dice.standard_normal(200)
        spread = ends[:, None] * _normal((np.log1p(LATEST) - means[:, None]) / self.noise)
        return middle, np.minimum(np.quantile(spread, 0.05, axis=0), middle), np.maximum(np.quantile(spread, 0.95, axis=0), middle)

    def shares(self, x: Floats) -> Floats:
        """What each feature adds to the log-odds of the end, and takes from the time to it."""
        z = self.standard(x)
        found: Floats = z * self.end[0, 1:] - z * self.time[0, 1:]
        return found


def _normal(x: Floats) -> Floats:
    return np.vectorize(lambda v: 0.5 * math.erfc(-v / math.sqrt(2)))(x).astype(np.float64)  # type: ignore[no-any-return]


def load(text: str) -> CureMixture:
    """Coefficients from JSON. Raises ``ValueError`` where they are of other features."""
    d = json.loads(text)
    if tuple(d["features"]) != NAMES:
        raise ValueError("the coefficients are of other features: train the model anew")
    rows = d["features"].values()
    end = np.array([[d["end"], *(r["end"] for r in rows)], *(r[: len(NAMES) + 1] for r in d["refits"])])
    time = np.array([[d["time"], *(r["time"] for r in rows)], *(r[len(NAMES) + 1 :] for r in d["refits"])])
    centre, scale = (np.array([r[k] for r in rows]) for k in ("mean", "deviation"))
    return CureMixture(end, time, d["end_spread"], d["time_spread"], d["noise"], centre, scale)


def dump(m: CureMixture, told: dict[str, object]) -> str:
    """JSON of coefficients, readable; ``told``: what they were made from."""
    rounded = [[round(float(v), 4) for v in row] for row in (m.end[0], m.time[0], m.centre, m.scale)]
    features = {
        name: {"end": rounded[0][n + 1], "time": rounded[1][n + 1], "mean": rounded[2][n], "deviation": rounded[3][n]}
        for n, name in enumerate(NAMES)
    }
    spreads = {k: round(float(getattr(m, k)), 4) for k in ("end_spread", "time_spread", "noise")}
    head = {**told, "end": rounded[0][0], "time": rounded[1][0], **spreads, "features": features}
    rows = ",\n  ".join(json.dumps([round(float(v), 3) for v in (*a, *b)]) for a, b in zip(m.end[1:], m.time[1:], strict=True))
    return json.dumps(head, indent=1, ensure_ascii=False)[:-2] + ',\n "refits": [\n  ' + rows + "\n ]\n}\n"


@lru_cache(maxsize=1)
def shipped() -> CureMixture:
    """The coefficients that come with the package."""
    return load((resources.files("dateline.outlook") / "data" / "campaigns.json").read_text("utf-8"))
