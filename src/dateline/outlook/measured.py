"""What was measured of the models, in a sentence, from ``data/measured.json``, which ``benchmarks/outlook/evaluate.py`` writes."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=2)
def measured(model: str) -> str:
    """How a model ("places", "campaigns") fared on campaigns that it had not seen."""
    d = json.loads((resources.files("dateline.outlook") / "data" / "measured.json").read_text("utf-8"))[model]
    low, high = d["interval"]
    return (
        f"on {d['campaigns']} campaigns, each left out in turn, {d['horizon']} days ahead: {d['score']} {d['value']:.2f} (95 % interval "
        f"{low:.2f} to {high:.2f}), calibration slope {d['slope']:.2f} (1 is right; below it chances are too extreme, above it too timid)"
    )
