"""Capital letters where a text shows none of its own: wire copy all in capitals, messages all in small letters.

A parser trained on edited text reads such words badly. Each word gets the letters that it would have in edited text: small for what
the pipeline's own word list (WordNet's lemmas) or its inflections hold, capitals for names of places, days, months and peoples and
for what no list knows. The text keeps its length, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.language import Language

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
OPENING = re.compile(r"(?:^|[.?!]['\"”’)]*\s+|\n\s*|--? ?['\"“]?)([a-z])")
SHOUTED = 0.7  # share of capitals from which a text is all in capitals
FEWEST = 40  # letters that it takes to tell
LARGE = 100_000  # people; a smaller town does not outweigh an ordinary word
CAPITALISED = """monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november
december jan feb apr jun jul aug sep sept oct nov dec mr mrs ms dr gen col lt capt sgt maj brig adm"""
CAPITALISED_WORDS = frozenset(CAPITALISED.split())
ACRONYMS = frozenset({"un", "eu", "us", "usa", "uk", "uae", "ussr", "nato", "plo", "ap", "afp", "upi"})
PARTICLES = "la las los el al san santa santo saint port fort new north south east west mount lake rio puerto nova abu tel bani"
PARTICLE_WORDS = frozenset(PARTICLES.split())
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("ly", ""))
CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
VOWEL = re.compile("[aeiouy]")


class Casing:
    """The word lists of one language pipeline, taken from it when a text first needs them. A pipeline without any changes no text."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.nouns: frozenset[str] = frozenset()
        self.others: frozenset[str] = frozenset()
        self.stops = frozenset(w for w in nlp.Defaults.stop_words if w.isalpha())

    def load(self) -> bool:
        """Take the lists from the pipeline's lemmatizer; whether there are any."""
        if not self.nouns and "lemmatizer" in self.nlp.pipe_names:
            tables: Any = getattr(self.nlp.get_pipe("lemmatizer"), "lookups", None)
            if tables is not None and tables.has_table("lemma_index"):
                index, irregular = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
                self.nouns = frozenset(index["noun"]) | frozenset(irregular["noun"])
                self.others = frozenset(w for k in ("verb", "adj", "adv") for t in (index, irregular) for w in t[k])
        return bool(self.nouns)

    @staticmethod
    def forms(word: str) -> Iterable[str]:
        """The word and what it may be a regular form of."""
        yield word
        for ending, instead in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                yield stem + instead
                if stem[-1:] == stem[-2:-1]:
                    yield stem[:-1]  # "stopped"

    def restored(self, text: str) -> str:
        """The text with capitals as edited text has them where it is all in one case; otherwise the text itself."""
        if not one_case(text) or not self.load():
            return text
        words = list(WORD.finditer(text))
        lower = [m[0].lower() for m in words]
        out, at = [], 0
        for n, m in enumerate(words):
            out += [text[at : m.start()], self._form(lower, n, m, text)]
            at = m.end()
        joined = "".join([*out, text[at:]])
        return OPENING.sub(lambda m: m[0][:-1] + m[1].upper(), joined)

    def _form(self, lower: list[str], n: int, m: re.Match[str], text: str) -> str:
        given = m[0]
        word = re.split("['’]", lower[n])[0]
        rest = given[len(word) :].lower()
        if len(word) == 1:
            return (given[0] if text[m.end() : m.end() + 1] == "." else "I" if word == "i" else word) + rest
        if word in PARTICLE_WORDS and n + 1 < len(lower) and _place(f"{word} {lower[n + 1]}"):
            return word.capitalize() + rest
        if n and lower[n - 1] in PARTICLE_WORDS and _place(f"{lower[n - 1]} {word}"):
            return word.capitalize() + rest
        if (word in self.stops and word not in ACRONYMS) or word in CLITICS:
            return word + rest
        if word in ACRONYMS and given.isupper():
            return given[: len(word)] + rest
        if word in CAPITALISED_WORDS or _people(word):
            return word.capitalize() + rest
        if any(w in self.others for w in self.forms(word)):
            return word + rest
        if any(w in self.nouns for w in self.forms(word)):
            return (word.capitalize() if _place(word, LARGE) else word) + rest
        if given.isupper() and (not VOWEL.search(word) or (len(word) < 4 and not _place(word))):
            return given[: len(word)] + rest  # an acronym
        if given.islower() and not _place(word):
            return given
        return word.capitalize() + rest


def one_case(text: str) -> bool:
    """Whether a text's letters tell no names apart: nearly all capitals, or none at all."""
    capitals = sum(map(str.isupper, text))
    if capitals and capitals < SHOUTED * len(text) / 2:
        return False
    letters = capitals + sum(map(str.islower, text))
    return letters >= FEWEST and (capitals >= SHOUTED * letters or not capitals)


@lru_cache(maxsize=20_000)
def _place(name: str, least: int = 0) -> bool:
    from dateline.knowledge.gazetteer import gazetteer

    return any(
        f.quality < 2 and (f.place.feature == "country" or f.place.population >= least) for f in gazetteer().find(name.title())
    )


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    from dateline.knowledge.actors import vocabulary

    return frozenset(part.lower() for adjective in vocabulary().country_adjectives.values() for part in adjective.split() if len(part) > 3)


def _people(word: str) -> bool:
    return word in _peoples() or (word.endswith("s") and word[:-1] in _peoples())
