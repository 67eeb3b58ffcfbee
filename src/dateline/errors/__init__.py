"""Errors with a code: what happened, where, why, and what to do about it; one file for each area."""

from __future__ import annotations

from dateline.errors.catalogue import CATALOGUE
from dateline.errors.error import DatelineError
from dateline.errors.problem import Problem

__all__ = ["CATALOGUE", "DatelineError", "Problem"]
