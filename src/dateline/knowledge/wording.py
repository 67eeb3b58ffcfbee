"""The form in which names are compared: small letters without accents, marks or hyphens."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.I)
DROPPED = str.maketrans("", "", ".'’‘`ʿʾʻ")
LETTERS = str.maketrans({"ø": "o", "ð": "d", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def fold(text: str) -> str:
    """Small letters without accents; full stops and apostrophes dropped ("U.S." is "us", "Sana'a" is "sanaa")."""
    low = text.lower().translate(DROPPED)
    if low.isascii():
        return low
    low = unicodedata.normalize("NFKD", low.translate(LETTERS))
    return "".join(c for c in low if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The words of a name, folded and without a possessive's "s": "Jama'at Nasr al-Islam" is jamaat, nasr, al, islam."""
    return WORD.findall(fold(POSSESSIVE.sub("", text)))
