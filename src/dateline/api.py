"""The public face: read one report or many."""

from __future__ import annotations

import datetime as dt

from dateline.model import Record


def read(text: str, published: dt.date | str, **fields: str | None) -> Record:
    """The record of one report; ``fields`` are ``id``, ``outlet``, ``place``, ``title``, ``url``."""
    from dateline.reader.reader import make_report, reader

    return reader().read(make_report(text, published, **fields))
