"""Intake: from bytes to dated reports."""

from dateline.intake.sources import MAX_CHARS, reports

__all__ = ["MAX_CHARS", "reports"]
