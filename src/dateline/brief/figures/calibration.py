"""How often what was called likely came about: one row for each term, its range, and the share that came about."""

from __future__ import annotations

from dateline.brief.figures.ink import drawing, text
from dateline.fusion.scores import Scored, calibration

WIDTH, LEFT, RIGHT, ROW, TOP = 680.0, 190.0, 110.0, 30.0, 44.0


def calibration_figure(scored: list[Scored]) -> tuple[str, str]:
    """The drawing and what it shows in words. Terms without a number are left out; empty strings where none has one."""
    terms = [(term, s) for term, s in calibration(scored, "term").items() if s.n and s.said is not None]
    if not terms:
        return "", ""
    terms.sort(key=lambda x: x[1].said or 0)
    bounds = {f.term: (f.low, f.high) for f in scored if f.low is not None and f.high is not None}
    height = TOP + ROW * len(terms) + 46
    span = WIDTH - LEFT - RIGHT

    def at(p: float) -> float:
        return LEFT + span * p

    parts = [
        text(LEFT, 14, "bar: what was said", 11, kind="soft"),
        text(LEFT + 130, 14, "dot and whisker: what came about, with its 95 % interval", 11, kind="soft"),
    ]
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<line class="rule" x1="{at(tick):.1f}" x2="{at(tick):.1f}" y1="{TOP - 14:g}" y2="{height - 38:g}"/>')
        parts.append(text(at(tick), height - 22, f"{tick * 100:.0f} %", 11, anchor="middle", kind="soft"))
    parts.append(text(at(0.5), height - 5, "chance given, and share that came about", 11, anchor="middle", kind="soft"))
    words = []
    for n, (term, s) in enumerate(terms):
        y = TOP + ROW * n + 4
        low, high = (x or 0.0 for x in bounds[term])
        came, ci_low, ci_high = s.came or 0.0, s.came_low or 0.0, s.came_high or 0.0
        width = max(3.0, span * (high - low))
        parts.append(text(LEFT - 12, y + 4, f"“{term}”", 12, anchor="end"))
        parts.append(f'<rect class="bar" fill-opacity="0.35" x="{at(low):.1f}" y="{y - 7:.1f}" width="{width:.1f}" height="14" rx="2"/>')
        parts.append(f'<line class="edge" stroke-width="1.5" x1="{at(ci_low):.1f}" x2="{at(ci_high):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<circle class="ink" cx="{at(came):.1f}" cy="{y:.1f}" r="4.5"/>')
        parts.append(text(WIDTH - RIGHT + 14, y + 4, f"{s.true} of {s.n} came about", 11, kind="soft"))
        words.append(f"“{term}”: {s.true} of {s.n} came about")
    return drawing("calibration", WIDTH, height, "What was said to be likely, and what came about", parts), "; ".join(words)
