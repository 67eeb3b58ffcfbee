"""The report itself with its spans in colour."""

from __future__ import annotations

from rich.text import Text

from dateline.cli.render.styles import LABEL, SPAN
from dateline.model import Record

LEGEND = ("time", "place", "actor", "source", "cue")


def coloured(record: Record) -> Text:
    """The report's text: times, places, actors, sources, and the cues of its statements."""
    text = Text(record.report.text)
    spans = [("actor", a.start, a.end) for a in record.actors]
    spans += [("place", p.start, p.end) for p in record.places] + [("time", t.start, t.end) for t in record.times]
    spans += [("source", a.source.start, a.source.end) for a in record.attributions if a.source]
    for name, start, end in spans:
        text.stylize(SPAN[name], start, end)
    for s in record.statements:
        text.stylize(f"{LABEL.get(getattr(s, 'change', ''), 'bold')} reverse", s.cue.start, s.cue.end)
    return text


def legend() -> Text:
    """What each colour stands for."""
    return Text("  ").join(Text(name, style=SPAN[name]) for name in LEGEND)
