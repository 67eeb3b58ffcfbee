"""The rows of the views: what happened, who holds what, what is expected, what was left open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dateline.model import Assessment, Control, Event, Forecast, Likelihood, Record, Statement, When
from dateline.views.dates import interval
from dateline.views.labels import Labels, shortened

TYPES = {
    "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation", "AID": "aid",
    "RETREAT": "retreat", "REQUEST": "request", "ACCUSE": "accusation", "REJECT": "rejection", "THREATEN": "threat", "PROTEST": "protest",
    "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion", "ASSAULT": "attack",
}
WORDS = 64  # characters of a clause shown


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that qualifies a statement; ``tone`` is ``no``, ``doubt`` or ``wording``."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view. ``sources`` says on whose word, one entry for each report that says it."""

    kind: str
    label: str  # "attack", "gained", "forecast"
    words: str
    when: When | None
    said: dt.date
    where: str = ""
    area: str = ""
    who: str = ""
    whom: str = ""  # recipient of an event, previous holder of a place
    extent: str = ""
    likelihood: str = ""
    horizon: str = ""
    marks: tuple[Mark, ...] = ()
    sources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    key: tuple[object, ...] = field(default=(), compare=False)

    @property
    def order(self) -> tuple[dt.date, dt.date]:
        """By the earliest day it can have been, then by the latest."""
        earliest = self.when.earliest if self.when else None
        latest = self.when.latest if self.when else None
        return earliest or latest or dt.date.max, latest or dt.date.max

    def date(self, year: int | None = None) -> str:
        """The interval; days of ``year`` are written without it."""
        return interval(self.when.earliest, self.when.latest, year) if self.when else ""


def percent(likelihood: Likelihood) -> str:
    """"probably 55–80 %"; only the words where they are not on the scale."""
    words = " ".join(likelihood.words.split()).lower()
    if likelihood.low is None or likelihood.high is None:
        return words
    low, high = round(likelihood.low * 100), round(likelihood.high * 100)
    if low == high:
        return words if any(c.isdigit() for c in words) else f"{words}: {low}%"
    return f"{words}: {low}–{high}%"


def rows(record: Record, own: str | None = None, written: Mapping[int, str] | None = None) -> list[Row]:
    """The statements of a record as rows, in the order of the text.

    Args:
        record: one report's record.
        own: put before each chain: the report's own name.
        written: names of places by GeoNames id, where several records are to agree on them.
    """
    labels = Labels(record, written)
    return [_row(statement, labels, own) for statement in record.statements]


def _row(s: Statement, labels: Labels, own: str | None) -> Row:
    source = labels.chain(s, own)
    report = labels.record.report
    row = Row(s.kind, "", excerpt(report.text, s), s.when, report.published, labels.place_list(s.places), marks=tuple(_marks(s)),
              sources=(source,) if source else (), ids=(s.id,), likelihood=percent(s.likelihood) if s.likelihood else "")
    match s:
        case Event():
            return _event(row, s, labels)
        case Control():
            return _control(row, s, labels)
        case Forecast():
            h = s.horizon
            first = h.earliest if h and (h.earliest == h.latest or not h.latest) else None
            horizon = interval(first, h.latest, report.published.year) if h else ""
            return replace(row, label=s.outcome.type, words=shortened(s.outcome.text.removeprefix("that "), WORDS * 2), horizon=horizon,
                           where=labels.place(s.outcome.place) or row.where, who=labels.actor(s.outcome.subject))
        case Assessment():
            about = labels.actor_list(s.about) or labels.place_list(s.about)
            return replace(row, label="judgement", words=shortened(s.text.removeprefix("that "), WORDS * 2), who=about)


def _event(row: Row, s: Event, labels: Labels) -> Row:
    who, whom = labels.actor_list(s.actor), labels.actor_list(s.recipient)
    key: tuple[object, ...] = ()
    if who or s.places:
        key = ("event", s.event_type, who.lower(), whom.lower(), labels.place(s.places[0]) if s.places else "")
    if s.via:
        whom = f"{whom} via {labels.actor_list(s.via)}".strip()
    return replace(row, label=TYPES[s.event_type], who=who, whom=whom, key=key)


def _control(row: Row, s: Control, labels: Labels) -> Row:
    who, whom = labels.actor_list(s.holder), labels.actor_list(s.previous)
    place = labels.place(s.place) or row.where
    area = " ".join((s.area or "").split())
    key = ("control", place, area.lower(), s.change, who.lower(), whom.lower(), s.extent) if place or area else ()
    return replace(row, label=s.change, where=place, area=area, who=who, whom=whom, extent=s.extent or "", key=key)


def excerpt(text: str, s: Statement) -> str:
    """The clause, or where it is long the words from its cue on, cut between words."""
    if s.end - s.start <= WORDS or s.cue.start <= s.start:
        return shortened(text[s.start:s.end].removeprefix("that "), WORDS)
    return f"… {shortened(text[s.cue.start:s.end], WORDS)}"


def _marks(s: Statement) -> list[Mark]:
    found = []
    if not s.asserted:
        found.append(Mark("will not" if s.kind == "forecast" else "denied" if s.chain else "not so", "no"))
    if s.modality == "conditional":
        found.append(Mark(_condition(s.condition.text) if s.condition else "conditional", "doubt"))
    elif s.modality != "actual" and s.kind != "forecast":
        found.append(Mark(s.modality, "doubt"))
    if s.likelihood and s.kind in ("event", "control"):
        found.append(Mark(percent(s.likelihood), "doubt"))
    found += [Mark(f"“{' '.join(h.text.split())}”", "doubt") for h in s.hedges]
    found += [Mark(f"loaded: “{shortened(f.text, 30)}”", "wording") for f in s.framing]
    if isinstance(s, Event) and s.name:
        found.append(Mark(shortened(s.name), "name"))
    if isinstance(s, Event) and s.casualties:
        toll = ((s.casualties.killed, "killed"), (s.casualties.injured, "injured"), (s.casualties.displaced, "displaced"))
        found += [Mark(f"{' '.join(c.words.split())} {word}", "toll") for c, word in toll if c]
    return found


def _condition(text: str) -> str:
    words = shortened(text)
    return words[:1].lower() + words[1:] if words.lower().startswith(("if ", "unless ", "once ", "should ")) else f"if: {words}"
