"""How much of a place: "most of", "two thirds of", "the entire city", "several villages"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon

MOST = 0.5  # a share above this is "most"
NUMBERS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
    "thirds": 3,
    "quarters": 4,
    "fourths": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
}
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
VAGUE = {
    "area",
    "pocket",
    "corner",
    "patch",
    "ground",
    "strip",
    "stretch",
}  # an amount only in the plural: "areas of X", but "the safe area of X"


def is_amount(token: Token, lemma: str) -> bool:
    """Whether the noun is a word of amount, so that the place is in the phrase with "of"."""
    land = control_lexicon().territory
    if lemma in VAGUE and token.tag_ != "NNS":
        return False
    return (
        lemma in land.amounts
        or token.lower_ in land.amounts
        or lemma in NUMBERS
        or token.lower_ in NUMBERS
        or token.tag_ == "CD"
        or token.lower_ in ("%", "percent", "cent", "pc")
        or lemma in ("percent", "cent")
    )


def amount_extent(token: Token, lemma: str) -> str | None:
    """Extent of "most of", "two thirds of", "90 per cent of", "all but a few of"."""
    land = control_lexicon().territory
    share = _share(token)
    if share is not None:
        return "all" if share >= 1 else "most" if share > MOST else "part"
    before = {c.lower_ for c in token.lefts}
    if lemma == "all" and any(c.lower_ == "but" for c in token.rights):
        return "most"
    extent = land.amounts.get(lemma) or land.amounts.get(token.lower_)
    if extent == "all" and before & {"nearly", "almost", "virtually", "practically"}:
        return "most"
    if extent == "part" and token.tag_ == "NNS" and lemma not in ("part",):
        return "part"
    if token.tag_ == "CD" and extent is None:
        return "several"
    return extent


def _share(token: Token) -> float | None:
    """A share in numbers: 0.9 for "90 per cent", 0.66 for "two thirds"; "more than half" counts as just above a half."""
    lower, lemma = token.lower_, token.lemma_.lower()
    above = any(c.lower_ in ("more", "over") or (c.lower_ == "than" and any(g.lower_ == "more" for g in c.subtree)) for c in token.lefts)
    if lower in ("%", "percent", "cent", "pc"):
        for word in reversed(list(token.doc[max(0, token.i - 4) : token.i])):
            if word.like_num:
                try:
                    return float(word.text.replace(",", "")) / 100
                except ValueError:
                    return None
        return None
    if lower in NUMBERS or lemma in NUMBERS:
        parts = NUMBERS.get(lower) or NUMBERS[lemma]
        number = next((c for c in token.lefts if c.tag_ == "CD"), None)
        count = WORDS.get(number.lower_, 1) if number is not None else 1
        if number is not None and number.text.isdigit():
            count = int(number.text)
        return min(1.0, count / parts + (0.01 if above or any(c.lower_ in ("over",) for c in token.lefts) else 0))
    return None


def modifier_extent(token: Token) -> str | None:
    """Extent from what stands before the noun: "the entire city", "several villages", "all heights"."""
    modifiers = control_lexicon().territory.modifiers
    plural = token.tag_ in ("NNS", "NNPS")
    for child in token.lefts:
        extent = modifiers.get(child.lower_)
        if extent and (extent != "several" or plural) and child.dep_ in ("det", "amod", "predet", "nummod", "advmod", "quantmod", "nmod"):
            if extent == "all" and any(g.lower_ in ("almost", "nearly", "virtually") for g in child.children):
                return "most"
            return extent
    return None


def count(token: Token) -> int:
    number = next((c for c in token.lefts if c.dep_ == "nummod" or c.lower_ in ("dozen", "dozens", "several")), None)
    if number is None:
        return 0
    if number.text.isdigit():
        return int(number.text)
    if number.nbor(-1).text == "-":
        return 2  # "forty-one"
    return WORDS.get(number.lower_, 2)
