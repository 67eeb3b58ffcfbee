"""JSON is in UTF-8 (RFC 8259): anything else is refused rather than guessed."""

from __future__ import annotations

import codecs

from dateline.errors import DatelineError

MARKS = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(data: bytes, where: str | None = None) -> str:
    """The text of a line in UTF-8, with or without a byte-order mark.

    Raises:
        DatelineError: ``not-utf8``, with the first offending byte and the likeliest encoding.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = next((name for mark, name in MARKS if data.startswith(mark)), "WINDOWS-1252")
        hint = f"; it begins like {guess}" if guess != "WINDOWS-1252" else ""
        raise DatelineError("not-utf8", where, at=error.start, guess=guess, hint=hint) from None
