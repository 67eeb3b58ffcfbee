"""Which language a text and its paragraphs are in: English, another one, or too short to tell.

English is told by its function words, which is quick and never takes a list of names for Uzbek; only what has too few of them is
given to py3langid (97 languages). A passage is called foreign only where both agree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
FUNCTION_WORDS = frozenset(
    ("the", "and", "that", "with", "from", "were", "was", "have", "has", "had", "said", "they", "which", "been", "their", "this", "would",
     "after", "who", "not", "it", "its", "his", "of")
)  # those that few other languages share
SOME, FEW = 0.06, 0.02  # share of these among the words: from here on English; below this perhaps not
WORDS = 10  # fewer words, or letters of a script without blanks, tell nothing
LETTERS = 40
SURE = 0.8
MACRO = {"wuu": "zh", "yue": "zh", "nb": "no", "nn": "no"}  # as newsrooms declare them
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")


def tongue(passage: str) -> str | None:
    """ISO 639-1 code (639-2 where there is none) of a passage, or None where it is too short or too mixed to tell."""
    words = WORD.findall(passage.casefold())
    letters = sum(map(len, words))
    if not letters:
        return None
    latin = len(LATIN.findall(passage))
    if latin < letters / 2:
        found, probability = _classified(passage)
        return found if letters >= LETTERS / 2 and found != ENGLISH and probability >= 0.5 else None
    share = sum(w in FUNCTION_WORDS for w in words) / len(words)
    if share >= SOME:
        return ENGLISH
    if len(words) < WORDS or letters < LETTERS or share >= FEW:
        return None
    found, probability = _classified(passage)
    if found == ENGLISH:
        return ENGLISH
    return found if probability >= SURE else None


def languages(text: str, declared: str | None = None) -> tuple[str, list[tuple[int, int, str]]]:
    """The main language of a text, and its paragraphs in others: start, end and code of each.

    English is the main language wherever there is as much of it as of any other. Where nothing can be told it is the one
    that was declared ("fr-CA" is "fr"), or English.
    """
    sizes: dict[str, int] = {}
    foreign: list[tuple[int, int, str]] = []
    for start, end, passage in _paragraphs(text):
        found = tongue(passage)
        if found is None:
            continue
        sizes[found] = sizes.get(found, 0) + len(passage)
        if found != ENGLISH:
            foreign.append((start, end, found))
    if not sizes:
        return tongue(text) or _declared(declared) or ENGLISH, []
    most = max(sizes, key=lambda name: (sizes[name], name == ENGLISH))
    if most != ENGLISH and sizes.get(ENGLISH, 0) < sizes[most]:
        return most, []
    return ENGLISH, foreign


def _declared(tag: str | None) -> str | None:
    primary = (tag or "").strip().lower().replace("_", "-").split("-")[0]
    return primary if re.fullmatch(r"[a-z]{2,3}", primary) and primary not in ("und", "mul", "zxx") else None


def _paragraphs(text: str) -> list[tuple[int, int, str]]:
    """Lines that are not blank, with their place; outer blanks left out."""
    out, at = [], 0
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            start = at + len(raw) - len(raw.lstrip())
            out.append((start, start + len(body), body))
        at += len(raw) + 1
    return out


def _classified(passage: str) -> tuple[str, float]:
    found = _identifier().classify(passage[:4000])
    return MACRO.get(str(found[0]), str(found[0])), float(found[1])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
