"""The working state of one report while it is read: what each stage finds and the next ones build on.

Token positions are indexes into ``doc``; ``start`` and ``end`` are character offsets into the report's text. The
language pipeline parses a cleaned text of the *same length*, so offsets of ``doc`` are offsets of the report.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token

from dateline.model import Notice, Report

Chars = tuple[int, int]  # character offsets, half-open
Range = tuple[int, int]  # token indexes, half-open


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of text; ``head`` is the index of its syntactic head token, ``first``/``last`` its token range."""

    start: int
    end: int
    first: int
    last: int  # half-open
    head: int


@dataclass(slots=True, eq=False)
class TimeMention(Mention):
    type: str = "DATE"
    value: str | None = None
    mod: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    unresolved: str | None = None
    precise: bool = True  # False for vague wording ("recently", "in recent days")


@dataclass(slots=True, eq=False)
class PlaceMention(Mention):
    name: str = ""
    geonames: int | None = None
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    relation: str | None = None
    precision: int = 1
    alternatives: list[dict[str, Any]] = field(default_factory=list)
    unresolved: str | None = None
    same_as: PlaceMention | None = None  # "the city", "there": the place that it stands for
    demonym: bool = False  # an adjective or a people ("Jordanian border"): not written out as a place of its own


@dataclass(slots=True, eq=False)
class ActorMention(Mention):
    name: str = ""
    entity: str | None = None
    country: str | None = None
    kind: str = "other"
    same_as: ActorMention | None = None
    label: bool = False


@dataclass(slots=True, eq=False)
class LinkMention(Mention):
    """A source: one link of a chain."""

    name: str = ""
    role: str = "unspecified"
    named: bool = False
    count: int | None = None
    verb: str | None = None
    actor: ActorMention | None = None
    same_as: LinkMention | None = None


@dataclass(slots=True, eq=False)
class QuoteMention(Mention):
    """A quotation without its marks; ``open`` is set where the closing mark is missing (multi-paragraph quotes)."""

    speaker: LinkMention | None = None
    cue: Chars | None = None
    attribution: AttributionMention | None = None
    open: bool = False


@dataclass(slots=True, eq=False)
class AttributionMention:
    """"X said Y". ``outer`` is the attribution that this one is nested in or cited through ("CNN, citing officials")."""

    source: LinkMention | None
    cue: Chars | None
    content: list[Chars]
    manner: str = "indirect"
    addressee: Chars | None = None
    outer: AttributionMention | None = None
    stance: str | None = None  # neutral, claim, deny, confirm, allege, admit, doubt, believe, judge, request, pledge
    vouched: bool = True  # the content is told on the source's word; False for what it only judges or wants ("condemned the attack")


@dataclass(slots=True)
class WhenFound:
    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: TimeMention | None = None
    text: str | None = None


@dataclass(slots=True)
class LikelihoodFound:
    words: str
    low: float | None = None
    high: float | None = None


@dataclass(slots=True)
class CountFound:
    words: str
    low: int | None = None
    high: int | None = None


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making. The stage that finds it fills the kind's own fields; later stages the common ones."""

    kind: str  # event, control, forecast, assessment
    head: int  # index of the token that heads the predicate (verb, or noun of a nominal)
    cue: Range
    clause: Range
    rule: str  # "control.gain.active/1"
    # common
    places: list[PlaceMention] = field(default_factory=list)
    when: WhenFound | None = None
    asserted: bool = True
    modality: str = "actual"
    condition: Chars | None = None
    likelihood: LikelihoodFound | None = None
    hedges: list[Chars] = field(default_factory=list)
    chain: list[LinkMention] = field(default_factory=list)
    framing: list[Chars] = field(default_factory=list)
    # event
    event_type: str | None = None
    actor: list[ActorMention] = field(default_factory=list)
    recipient: list[ActorMention] = field(default_factory=list)
    via: list[ActorMention] = field(default_factory=list)
    name: str | None = None
    casualties: dict[str, CountFound] = field(default_factory=dict)
    # control
    change: str | None = None
    holder: list[ActorMention] = field(default_factory=list)
    previous: list[ActorMention] = field(default_factory=list)
    place: PlaceMention | None = None
    area: str | None = None
    relation: str | None = None  # how what changed hands lies to its place, where it is not in it: "near", "east of"
    extent: str | None = None
    # forecast
    outcome_type: str | None = None
    subject: ActorMention | None = None
    object: ActorMention | None = None
    outcome_place: PlaceMention | None = None
    outcome_text: str | None = None
    horizon: WhenFound | None = None
    # assessment
    about: list[Mention] = field(default_factory=list)
    # how each field was come by, for `dateline explain`: (field, why)
    steps: list[tuple[str, str]] = field(default_factory=list)

    def note(self, field_name: str, why: str) -> None:
        """Keep why a field has its value."""
        self.steps.append((field_name, why))


@dataclass(slots=True)
class Segment:
    """A stretch of the text by its part in the report; only ``body`` and ``quote`` yield statements."""

    start: int
    end: int
    role: str  # headline, byline, dateline, timestamp, caption, boilerplate, subhead, question, speaker, foreign, body
    date: dt.date | None = None  # the date that a live-blog stamp or heading gives to what follows
    speaker: str | None = None  # label of a transcript's turn ("SPOKESPERSON")


@dataclass(slots=True)
class Reading:
    """One report with all that has been found in it so far."""

    report: Report
    doc: Doc
    segments: list[Segment] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    links: list[LinkMention] = field(default_factory=list)
    quotes: list[QuoteMention] = field(default_factory=list)
    attributions: list[AttributionMention] = field(default_factory=list)
    statements: list[Draft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    place_at: list[PlaceMention | None] = field(default_factory=list)  # by token index; filled by the places stage
    actor_at: list[ActorMention | None] = field(default_factory=list)  # by token index; filled by the actors stage
    time_at: list[TimeMention | None] = field(default_factory=list)  # by token index; filled by the times stage
    said_at: list[AttributionMention | None] = field(default_factory=list)  # innermost attribution whose content a token is part of

    @property
    def text(self) -> str:
        return self.report.text

    @property
    def published(self) -> dt.date:
        return self.report.published

    def chars(self, span: Range) -> Chars:
        """Character offsets of a token range, without outer white space tokens."""
        first, last = span
        while first < last - 1 and self.doc[first].is_space:
            first += 1
        while last - 1 > first and self.doc[last - 1].is_space:
            last -= 1
        end = self.doc[last - 1]
        return self.doc[first].idx, end.idx + len(end)

    def words(self, span: Range) -> str:
        """The report's own words of a token range."""
        start, end = self.chars(span)
        return self.text[start:end]

    def segment(self, token: Token | int) -> Segment | None:
        """The segment that a token stands in."""
        at = self.doc[token].idx if isinstance(token, int) else token.idx
        n = bisect_right(self.segments, at, key=lambda s: s.start) - 1
        return self.segments[n] if n >= 0 and at < self.segments[n].end else None
