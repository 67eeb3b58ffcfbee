"""The record in other programs' formats, one file for each."""

from dateline.export.formats import FORMATS, export

__all__ = ["FORMATS", "export"]
