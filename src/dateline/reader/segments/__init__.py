"""The parts of a report: headline, dateline, live-blog stamps, captions, boilerplate, questions and body."""

from dateline.reader.segments.stage import Segments
from dateline.reader.segments.yields import yields_statements

__all__ = ["Segments", "yields_statements"]
