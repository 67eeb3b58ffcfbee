"""The model's own record: how far its earlier outlooks were off in this theatre, and what that does to the next one."""

from __future__ import annotations

import math

import numpy as np

from dateline.outlook.situation import Floats

PRIOR = 3.0  # changes, expected and come alike, that the model is trusted for before there is a record


def corrected(chance: Floats, expected: float, came: float) -> Floats:
    """Chances on the log-odds scale moved by the logarithm of changes that came over those expected (a Gamma prior of ``PRIOR``).

    ``expected`` and ``came`` are of earlier outlooks that were settled by the day: only what was known then enters.
    """
    kept = np.clip(chance, 1e-6, 1 - 1e-6)
    shift = math.log((came + PRIOR) / (expected + PRIOR))
    found: Floats = 1 / (1 + np.exp(-(np.log(kept / (1 - kept)) + shift)))
    return found
