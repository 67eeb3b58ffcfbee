"""Every error that a user can meet, by its code; docs/errors.md is generated from it."""

from __future__ import annotations

from dateline.errors.accounts import ACCOUNTS
from dateline.errors.answers import ANSWERS
from dateline.errors.archives import ARCHIVES
from dateline.errors.documents import DOCUMENTS
from dateline.errors.feeds import FEEDS
from dateline.errors.problem import Problem
from dateline.errors.reading import READING
from dateline.errors.record import RECORD
from dateline.errors.requests import REQUESTS

CATALOGUE: dict[str, Problem] = {
    **DOCUMENTS,
    **FEEDS,
    **READING,
    **RECORD,
    **ANSWERS,
    **REQUESTS,
    **ACCOUNTS,
    **ARCHIVES,
}
