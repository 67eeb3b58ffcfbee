"""The situation report for people: composed once from the record, written as Markdown, HTML or PDF."""

from dateline.brief.compose import compose
from dateline.brief.markdown import to_markdown
from dateline.brief.page import to_html
from dateline.brief.typeset import to_pdf

__all__ = ["compose", "to_html", "to_markdown", "to_pdf"]
