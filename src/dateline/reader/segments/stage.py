"""From lines to segments."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.reader.reading import Reading, Segment
from dateline.reader.segments import patterns as p
from dateline.reader.segments.datelines import dateline_end
from dateline.reader.segments.labels import Labels
from dateline.reader.segments.lines import Line, lines_of
from dateline.reader.segments.pieces import questions, run_in_head
from dateline.reader.segments.stamps import Stamp, heading_date, heading_day, stamp_of


class Segments:
    """Splits the report into its parts. Every character of a line that is not blank stands in exactly one segment."""

    name = "segments"
    needs: tuple[str, ...] = ()
    adds: tuple[str, ...] = ("segments",)

    def __call__(self, reading: Reading) -> None:
        lines = lines_of(reading.text)
        roles = [role_of(line) for line in lines]
        _headlines(lines, roles, reading.published)
        _subheads(lines, roles)
        _foreign(lines, roles, reading)
        walk = _Walk(reading, Labels([x.text for x in lines]))
        for line, role in zip(lines, roles, strict=True):
            walk.take(line, role)
        reading.segments = walk.out


def role_of(line: Line) -> str:
    """The role that a line shows by its own wording; "body" where it shows none."""
    text = line.text
    if stamp_of(text) is not None or p.DATE_LINE.match(text):
        return "timestamp"
    if p.BYLINE.match(text):
        return "byline"
    if p.CAPTION.match(text) or (len(text) < 400 and p.CREDIT.search(text)):
        return "caption"
    if p.BOILERPLATE.match(text) or (len(text) < 240 and p.CONTRIBUTED.search(text)):
        return "boilerplate"
    return "body"


def _closed(line: Line) -> bool:
    return bool(p.CLOSED.search(line.text)) and not line.text.endswith((":", ";"))


def _headlines(lines: list[Line], roles: list[str], published: dt.date) -> None:
    """Lines without a full stop above the first sentence are headlines; a report of such lines alone is all body."""
    body = next((n for n, x in enumerate(lines) if roles[n] == "body" and (_closed(x) or x.bullet)), None)
    if body is None:
        return
    for n in range(body):
        if roles[n] == "body":
            roles[n] = "headline"
        elif roles[n] == "timestamp" and stamp_of(lines[n].text) is None and heading_day(lines[n].text, published) == published:
            roles[n] = "headline"  # a press release's own date


def _foreign(lines: list[Line], roles: list[str], reading: Reading) -> None:
    """Lines in another language, as intake marked them, state nothing."""
    unread = reading.report.provenance.unread if reading.report.provenance else ()
    for n, line in enumerate(lines):
        if any(start < line.end and line.start < end for start, end, _ in unread):
            roles[n] = "foreign"


def _subheads(lines: list[Line], roles: list[str]) -> None:
    for n, line in enumerate(lines):
        if roles[n] != "body" or line.bullet:
            continue
        words = line.text.split()
        if line.text.endswith(":"):
            if len(words) <= 4 or words[0].lower() in ("what", "who", "where", "when", "why", "how") or line.text.isupper():
                roles[n] = "subhead"
        elif (
            not _closed(line)
            and len(words) <= 14
            and any(c.isalpha() for c in line.text)
            and len(lines) > 1
            and not line.text.endswith((";", ","))
        ):
            roles[n] = "subhead"


@dataclass
class _Walk:
    """Goes down the lines with the date and the speaker that hold."""

    reading: Reading
    labels: Labels
    live: bool = False  # after a live blog's clock stamp
    stamp: Stamp | None = None
    speaker: str | None = None
    asked: bool = False
    telling: bool = False  # the speaker is a host

    def __post_init__(self) -> None:
        self.out: list[Segment] = []

    def add(self, start: int, end: int, role: str) -> None:
        if end > start:
            date = self.stamp.date if self.stamp and role in ("body", "question", "timestamp") else None
            self.out.append(Segment(start, end, role, date, self.speaker if role in ("body", "question") else None))

    def take(self, line: Line, role: str) -> None:
        if role == "timestamp":
            self.timestamp(line)
        elif role in {"headline", "subhead"}:
            if line.text.rstrip().endswith("?"):
                role = "question"
            self.speaker = None
            self.live, self.stamp = False, heading_date(line.text, self.reading.published) if role == "subhead" and self.stamp else None
            self.add(line.start, line.end, role)
        elif role == "body":
            self.body(line)
        else:
            self.add(line.start, line.end, role)

    def timestamp(self, line: Line) -> None:
        found = stamp_of(line.text)
        self.speaker = None
        if found is None:
            found = heading_date(line.text, self.reading.published)
            self.stamp = found if found and (found.date != self.reading.published or self.stamp) else None
            self.add(line.start, line.end, "timestamp")
            return
        found.settle(self.reading.published, self.stamp)
        self.stamp, self.live = found, True
        rest = line.text[found.end :]
        if rest.strip() and _closed(Line(0, len(rest), rest)):
            self.add(line.start, line.start + found.end, "timestamp")
            self.body(Line(line.start + found.end, line.end, rest))
        else:
            self.add(line.start, line.end, "timestamp")

    def told_by_host(self, start: int, end: int) -> None:
        """What a host says that is no question is the programme's own report."""
        host, self.speaker = self.speaker, None
        for first, last, asked in questions(self.reading.text, start, end):
            self.add(first, last, "question" if asked else "body")
        self.speaker = host

    def body(self, line: Line) -> None:
        start = line.start
        label = self.labels.at(line.text)
        if label:
            self.speaker, self.asked, self.telling = label.name, label.asks, label.tells
            self.add(start, start + label.end, "speaker")
            start += label.end
        if self.speaker and self.asked:
            if self.telling:
                self.told_by_host(start, line.end)
            else:
                self.add(start, line.end, "question")
            return
        text = self.reading.text[start : line.end]
        if not self.speaker and (cut := dateline_end(text)):
            self.add(start, start + cut, "dateline")
            start += cut
        elif not self.speaker and (cut := run_in_head(self.reading, start, line.end)):
            self.add(start, start + cut, "subhead")
            start += cut
        for first, last, asked in questions(self.reading.text, start, line.end):
            self.add(first, last, "question" if asked else "body")
