"""From bytes to text: by byte-order mark, by what was declared, by trying UTF-8, by guess; and how it was settled.

The order is that of the WHATWG's encoding sniffing, with one change: bytes that are valid UTF-8 and not plain ASCII are UTF-8
whatever was declared, since that does not happen by chance.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.errors import DatelineError
from dateline.model import Notice

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))
WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
         "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"}  # what the web means by these names (WHATWG, Encoding)
DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I
)
CONTENT_TYPE = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
HEAD = 4096  # bytes in which a declaration must stand
SAMPLE = 65_536
RARE = 0.05  # high bytes among all: fewer are the quotes and accents of a Western text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the character set that gave it, and a notice where that was not plain."""

    text: str
    charset: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, content_type: str | None = None, where: str | None = None) -> Decoded:
    """The text of a document, whose HTTP or mail header is ``content_type`` if it came with one.

    Raises:
        DatelineError: ``bad-charset`` where the bytes are no text at all.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, "replace").removeprefix("\ufeff"), name, where)
    declared = list(declarations(data, content_type))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        other = next((name for name in declared if name != "utf-8"), None)
        if other is None or text.isascii():
            return _checked(text, "utf-8", where)
        if not _multibyte_escape(data, other):
            return _checked(text, "utf-8", where, f"it was declared as {other}, but is valid UTF-8")
    for name in declared:
        try:
            return _checked(data.decode(name), name, where)
        except (UnicodeDecodeError, LookupError):
            continue
    guessed = _guess(data)
    if guessed is None:
        raise DatelineError("bad-charset", where, reason="no character set fits its bytes: it is no text, or it is damaged")
    wrong = f"it was declared as {declared[0]}, which does not fit, and was read as {guessed}" if declared else None
    return _checked(data.decode(guessed, "replace"), guessed, where, wrong or f"it was guessed to be {guessed}")


def declarations(data: bytes, content_type: str | None = None) -> Iterable[str]:
    """The character sets that header and document declare, by Python's names and as the web means them, best first."""
    found = CONTENT_TYPE.findall(content_type or "")
    found += [(a or b).decode("ascii", "replace") for a, b in DECLARED.findall(data[:HEAD])]
    for name in dict.fromkeys(found):
        try:
            codec = codecs.lookup(name)
        except LookupError:
            continue
        if codec._is_text_encoding and codec.name not in ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"):
            yield WIDER.get(codec.name, codec.name)


def _multibyte_escape(data: bytes, name: str) -> bool:
    """Whether the declared set is one whose text is plain bytes with escapes (ISO-2022-JP), so that UTF-8 proves nothing."""
    return name.startswith("iso2022") and b"\x1b" in data


def _guess(data: bytes) -> str | None:
    if b"\0" in data[:SAMPLE]:
        even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
        size = len(data[:SAMPLE]) / 2
        return "utf-16-le" if odd > size * 0.3 > even * 3 else "utf-16-be" if even > size * 0.3 > odd * 3 else None
    sample = data[:SAMPLE]
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        pass
    else:
        if sum(byte > 0x7F for byte in sample) < RARE * len(sample):
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return WIDER.get(best.encoding, best.encoding) if best is not None else None


def _checked(text: str, charset: str, where: str | None, noticed: str | None = None) -> Decoded:
    if text[:SAMPLE].count("\0") > 0:
        raise DatelineError("bad-charset", where, reason="it holds null characters, as programs and pictures do")
    notices = (Notice(code="charset", message=f"the character set was not plain: {noticed}"),) if noticed else ()
    return Decoded(text, charset, notices)
