"""WACZ: a zip of WARC files with their index (Web Archive Collection Zipped, version 1.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO, cast

from dateline.errors import DatelineError
from dateline.intake import limits
from dateline.intake.archived import warc
from dateline.model import Report

ENDINGS = (".warc", ".warc.gz")


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of the pages of all WARC files of an archive, each read as a stream."""
    try:
        packed = limits.opened_zip(file, where, "WACZ archive")
    except DatelineError as error:
        yield error.at(where)
        return
    with packed:
        names = sorted(n for n in packed.namelist() if n.lower().endswith(ENDINGS))
        if not names:
            yield DatelineError("bad-file", where, format="WACZ archive", reason="it holds no WARC file")
        for name in names:
            with packed.open(name) as member:
                yield from warc.reports(cast(BinaryIO, member), f"{where}, {name}", published, max_chars)
