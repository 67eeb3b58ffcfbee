"""Dateline reads dated news reports about conflicts and keeps the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dateline.api import read, read_many

__all__ = ["__version__", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """Load the reader only when it is asked for: ``import dateline`` stays fast."""
    if name in ("read", "read_many"):
        from dateline import api

        return getattr(api, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
