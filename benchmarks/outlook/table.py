"""What the table of campaigns teaches: samples of its towns, and sightings of its campaigns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from samples import Samples, samples, together
from theatres import DEFENDER, theatre

from dateline.knowledge.campaigns import Campaign, campaigns
from dateline.outlook.collapse import measure

SIGHTINGS = 16  # days of a campaign that are looked at
WORTH = 60.0  # most that one campaign's towns weigh together


def towns(choose: Callable[[Campaign], bool] = lambda c: True) -> tuple[Samples, np.ndarray]:
    """Samples of all towns of the chosen campaigns, with the campaign of each."""
    parts, group = [], []
    for c in campaigns():
        if choose(c):
            course = theatre(c)
            found = samples(course, max(1, (course.last - course.first).days // SIGHTINGS))
            found.weight[:] = min(1.0, WORTH / max(1, len(found.x)))
            parts.append(found)
            group += [c.id] * len(found.x)
    return together(parts), np.array(group)


def sightings(choose: Callable[[Campaign], bool] = lambda c: True) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features of the defender on days of each campaign, days to its end (inf: it never came), and the campaign."""
    x, days, group = [], [], []
    for c in campaigns():
        if not choose(c):
            continue
        course = theatre(c)
        for now, _ in course.situations(max(1, (c.ended - c.began).days // SIGHTINGS), last=c.ended):
            if now.day >= c.ended or not any(t.holder == DEFENDER for t in now.towns):
                continue
            x.append(measure(now, DEFENDER))
            days.append((c.ended - now.day).days if c.outcome == "fell" else np.inf)
            group.append(c.id)
    return np.array(x), np.array(days, dtype=float), np.array(group)
