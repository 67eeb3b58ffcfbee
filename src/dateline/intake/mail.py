"""E-mail: the message as a report, and its attached documents as reports of the same day."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from dateline.errors import DatelineError
from dateline.intake import dates, limits
from dateline.intake.charset import Decoded, decode
from dateline.intake.compose import Found, compose
from dateline.intake.markup import text_of
from dateline.model import Report

MAX_PARTS = 200
QUOTED = re.compile(r"^>.*$", re.M)
SIGNATURE = re.compile(r"^-- ?$", re.M)
FORWARD = re.compile(r"^\s*(?:(?:fwd?|fw|re|aw|wg)\s*:\s*)+", re.I)


def reports(file: BinaryIO, where: str, published: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of a message in a file: its text, then its attachments of known formats."""
    try:
        message = parse(limits.read(file, limits.MAX_MAIL, where, "the message"), where)
        parts = _parts(message, where)
    except DatelineError as error:
        yield error.at(where)
        return
    attached = [p for p in parts if p.is_attachment() or p.get_filename()]
    own = [p for p in parts if p not in attached]
    day = dates.day_of(str(message.get("Date", "")))
    try:
        yield compose(_found(message, own, where), where, published, max_chars)
    except DatelineError as error:
        if error.code != "empty" or not attached:
            yield error.at(where)
    for part in attached:
        yield from _attachment(part, where, day or published, max_chars)


def parse(data: bytes, where: str | None = None) -> EmailMessage:
    """A message. Raises ``too-deep`` or ``bad-file``."""
    if data.count(b"\n--") > MAX_PARTS * 10:  # before the parser makes an object of each
        raise DatelineError("bad-file", where, format="e-mail", reason=f"it has more than {MAX_PARTS} parts")
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError:
        raise DatelineError("too-deep", where, reason="its parts stand one in another hundreds of times") from None


def _parts(message: EmailMessage, where: str | None) -> list[EmailMessage]:
    """The message's parts that hold something themselves."""
    try:
        found = []
        for part in message.walk():
            if not part.is_multipart():
                found.append(part)
            if len(found) > MAX_PARTS:
                raise DatelineError("bad-file", where, format="e-mail", reason=f"it has more than {MAX_PARTS} parts")
    except RecursionError:
        raise DatelineError("too-deep", where, reason="its parts stand one in another hundreds of times") from None
    return found


def _found(message: EmailMessage, parts: list[EmailMessage], where: str | None) -> Found:
    plain = next((p for p in parts if p.get_content_type() == "text/plain"), None)
    html = next((p for p in parts if p.get_content_type() == "text/html"), None)
    text = _decoded(plain, where).text if plain is not None else ""
    chosen = plain
    if html is not None and len(text.strip()) < 40:
        chosen, text = html, text_of(_decoded(html, where).text, where)
    elif plain is not None:
        text = _own_words(_flowed(plain, text))
    decoded = _decoded(chosen, where) if chosen is not None else Decoded("", "utf-8")
    found = Found("e-mail", text, charset=decoded.charset, notices=decoded.notices)
    found.title = FORWARD.sub("", str(message.get("Subject", ""))) or None
    found.outlet = _sender(message)
    found.language = str(message.get("Content-Language", "")) or None
    found.say("mail", str(message.get("Date", "")))
    return found


def _decoded(part: EmailMessage, where: str | None) -> Decoded:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", str(part.get("Content-Type", "")), where)


def _own_words(text: str) -> str:
    """The text without what it quotes of another message, and without the signature."""
    return SIGNATURE.split(QUOTED.sub("", text.replace("\r\n", "\n")))[0].strip()


def _flowed(part: EmailMessage, text: str) -> str:
    """Paragraphs of format=flowed (RFC 3676) put together again."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return re.sub(r"(?<!^--) \r?\n(?!>)", " ", text, flags=re.M)


def _sender(message: EmailMessage) -> str | None:
    """The name that the message comes from; an address has none."""
    header = message.get("From")
    addresses = getattr(header, "addresses", ())
    return next((a.display_name for a in addresses if a.display_name), None)


def _attachment(part: EmailMessage, where: str, day: dt.date | None, max_chars: int) -> Iterator[Report | DatelineError]:
    """The reports of an attached document; pictures and other things that are no news are passed over."""
    from dateline.intake.formats import SUFFIXES
    from dateline.intake.sources import opened

    name = part.get_filename() or ""
    data = part.get_payload(decode=True)
    if not name.lower().endswith(SUFFIXES) or name.lower().endswith(".eml") or not isinstance(data, bytes):
        return
    yield from opened(io.BytesIO(data), f"{where}, attachment {name}", day, max_chars, name)
