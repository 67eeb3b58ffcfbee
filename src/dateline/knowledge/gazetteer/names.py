"""Place names made comparable: an exact key for look-up and a skeleton for near spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DROPPED = "'’‘ʻʼʿʾ`´′ʹʺ\".,;:!?()[]*"
SPACED = "-–—‐‑/_\u00a0"
PLAIN = str.maketrans({**dict.fromkeys(DROPPED), **dict.fromkeys(SPACED, " "), "&": " and "})
LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ħ": "h",
        "ŋ": "n",
        "ɛ": "e",
        "ɔ": "o",
    }
)
WORDS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "sankt": "st"}
ARTICLES = (
    "al ",
    "el ",
    "ar ",
    "as ",
    "ash ",
    "ad ",
    "adh ",
    "at ",
    "ath ",
    "an ",
    "az ",
    "es ",
    "esh ",
    "ed ",
    "er ",
    "en ",
    "ez ",
    "et ",
    "ul ",
)
ADMIN_WORDS = (
    "governorate",
    "province",
    "oblast",
    "region",
    "district",
    "raion",
    "rayon",
    "department",
    "prefecture",
    "state",
    "republic",
    "krai",
    "county",
    "parish",
    "municipality",
    "division",
    "zone",
    "emirate",
    "canton",
    "commune",
    "subdistrict",
    "voivodeship",
    "autonomous region",
    "autonomous republic",
    "regional state",
    "woreda",
    "cercle",
    "borough",
    "territory",
    "autonomous okrug",
    "capital region",
    "federal district",
    "township",
    "subregion",
    "sub region",
)
ADMIN_HEADS = (
    "state of ",
    "province of ",
    "county of ",
    "department of ",
    "republic of ",
    "district of ",
    "region of ",
    "provincia de ",
    "departamento de ",
    "estado de ",
    "departement de ",
    "departement du ",
    "muhafazat ",
    "wilayat ",
    "wilaya de ",
    "province de ",
    "region de ",
    "provincia del ",
    "departamento del ",
    "provincia di ",
    "velayat e ",
    "ostan e ",
    "kingdom of ",
    "emirate of ",
)
_SPLIT = re.compile(r"\s+")


def fold(name: str) -> str:
    """The exact key of a name: lower case, no marks, apostrophes or stops, hyphens as blanks ("As-Suwaydā’" is "as suwayda").

    Empty where nothing is left in Latin letters.
    """
    text = name.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text.translate(LETTERS)) if not unicodedata.combining(c))
    parts = text.translate(PLAIN).split()
    key = " ".join([WORDS.get(p, p) for p in parts])
    return key if key.isascii() else ""


def without_article(key: str) -> str | None:
    """A key without its leading Arabic article ("al hasakah" is "hasakah"), or None."""
    for article in ARTICLES:
        if key.startswith(article) and len(key) > len(article) + 2:
            return key[len(article) :]
    return None


def without_admin(key: str) -> str | None:
    """The key of a region without its kind ("aleppo governorate" is "aleppo", "state of texas" is "texas"), or None."""
    for word in ADMIN_WORDS:
        if key.endswith(" " + word) and len(key) > len(word) + 2:
            return key[: -len(word) - 1].strip()
    for head in ADMIN_HEADS:
        if key.startswith(head) and len(key) > len(head) + 1:
            return key[len(head) :]
    return None


# Transliterations of one name differ in vowels, doubled letters and a few consonants; these are made alike, longest first.
_ALIKE = [
    ("tch", "C"),
    ("sch", "s"),
    ("shch", "s"),
    ("dzh", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ch", "C"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("zh", "j"),
    ("dj", "j"),
    ("ck", "k"),
    ("c", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("qu", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("y", "i"),
]
_GEN = re.compile("|".join(sorted((a for a, _ in _ALIKE), key=len, reverse=True)))
_TO = dict(_ALIKE)
_GLIDE = re.compile(r"(?<=[aeo])[wv](?![aeiou])")  # "Zawr" is "Zor"
_VOWELS = re.compile(r"(?<!^)[aeiouh]+")
_DOUBLE = re.compile(r"(.)\1+")
_HEADS = {
    "tell": "tl",
    "tall": "tl",
    "tel": "tl",
    "tal": "tl",
    "deir": "dr",
    "dayr": "dr",
    "dair": "dr",
    "jabal": "jbl",
    "jebel": "jbl",
    "djebel": "jbl",
    "gebel": "jbl",
    "wadi": "vd",
    "ouadi": "vd",
    "oued": "vd",
    "wad": "vd",
    "bayt": "bt",
    "beit": "bt",
    "beyt": "bt",
    "ayn": "an",
    "ain": "an",
    "ein": "an",
    "khan": "kn",
    "ras": "rs",
    "umm": "um",
    "um": "um",
    "abu": "ab",
    "abou": "ab",
    "bou": "ab",
    "kafr": "kfr",
    "kfar": "kfr",
    "kafar": "kfr",
    "qalat": "klt",
    "qasr": "ksr",
    "ksar": "ksr",
    "shaykh": "sk",
    "sheikh": "sk",
    "cheikh": "sk",
    "st": "st",
}


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The consonants that spellings of one name share ("suwayda" and "sweida" are "svd", "tel rifaat" and "tall rifat" are "tl rft").

    Takes a `fold` key; two names with one skeleton are *candidates* for one name, no more.
    """
    parts = (without_article(key) or key).split()
    return " ".join(_HEADS.get(part) or _word(part) for part in parts if part not in _INNER or len(parts) == 1)


_INNER = frozenset(a.strip() for a in ARTICLES) | {"i", "e", "ye", "yi", "of", "the", "de"}


def _word(word: str) -> str:
    text = _GEN.sub(lambda m: _TO[m.group()], _GLIDE.sub("u", word))
    text = _DOUBLE.sub(r"\1", text)
    return text[0].replace("e", "i").replace("o", "u") + _VOWELS.sub("", text)[1:]
