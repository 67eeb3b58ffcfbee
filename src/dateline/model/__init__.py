"""What everything is made of. This package imports nothing else of Dateline."""

from dateline.model.mentions import Actor, Alternative, Place, Time
from dateline.model.provenance import Provenance
from dateline.model.record import SCHEMA, Record
from dateline.model.report import Report, digest, make_report
from dateline.model.sources import Attribution, Link, Notice, Quote
from dateline.model.span import Span
from dateline.model.statements import (
    Assessment,
    Casualties,
    Control,
    Count,
    Event,
    Forecast,
    Horizon,
    Likelihood,
    Outcome,
    Statement,
    When,
)

__all__ = [
    "SCHEMA", "Actor", "Alternative", "Assessment", "Attribution", "Casualties", "Control", "Count", "Event", "Forecast",
    "Horizon", "Likelihood", "Link", "Notice", "Outcome", "Place", "Provenance", "Quote", "Record", "Report", "Span", "Statement", "Time",
    "When", "digest", "make_report",
]
