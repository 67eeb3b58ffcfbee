"""Numbers of people as written: "at least 12", "between 20 and 30 soldiers", "dozens" to words with a range."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.reader.events.kinds import inner
from dateline.reader.reading import CountFound, Reading

WORDS = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
     "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}
WORDS |= {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = {"dozens", "scores", "hundreds", "thousands", "tens", "several", "some", "many", "few", "numerous", "countless", "multiple",
         "various",
         "number", "handful", "couple", "most", "all", "lot", "lots", "majority", "millions", "others", "more"}
OVER = {"more than", "at least", "over", "no fewer than", "no less than", "not less than", "upwards of", "as many as least",
        "a minimum of", "in excess of", "above", "not fewer than"}
UNDER = {"up to", "fewer than", "less than", "at most", "no more than", "as many as", "under", "a maximum of", "below", "not more than"}
BEFORE = {"more", "than", "at", "least", "over", "up", "to", "fewer", "less", "most", "no", "as", "many", "about", "around", "some",
          "nearly", "almost",
          "approximately", "roughly", "between", "and", "or", "from", "under", "above", "upwards", "of", "not", "an", "estimated",
          "another", "the", "a",
          "just", "only", "further", "additional", "in", "excess", "minimum", "maximum", "below", "close", "well", "exactly", "-", "–", "—"}
LARGEST = 1e11  # no count of people; also keeps out numbers that are not finite
PEOPLE_LIMIT = 12


def number(token: Token) -> int | None:
    """The value of one number word or figure, or None."""
    low = token.lower_.replace(",", "").replace("\u202f", "")
    if low.isdigit() and low.isascii() and len(low) < 12:
        return int(low)
    if low in WORDS:
        return WORDS[low]
    if "-" in low:
        tens, _, unit = low.partition("-")
        if tens in WORDS and unit in WORDS and WORDS[tens] >= 20 > WORDS[unit]:
            return WORDS[tens] + WORDS[unit]
    return {"dozen": 12, "score": 20}.get(low)


def count_of(reading: Reading, noun: Token, *, bare_one: bool = True) -> CountFound | None:
    """The count that a noun phrase gives of people, with its words; None where it gives none ("soldiers were killed")."""
    core = inner(noun)
    first = min(noun.i, core.i)
    left = _reach(noun if noun.i <= core.i else core)
    last = max(noun.i, core.i) + 1
    words = reading.words((left, last))
    values = _values(reading, left, max(first + 1, last))
    low_words = words.lower()
    if values:
        if any(low_words.startswith(p) or f" {p} " in f" {low_words} " for p in OVER):
            return CountFound(words, values[0], None)
        if any(low_words.startswith(p) for p in UNDER):
            return CountFound(words, None, values[-1])
        if len(values) >= 2 and values[0] <= values[1]:
            return CountFound(words, values[0], values[1])
        return CountFound(words, values[0], values[0])
    if set(low_words.split()) & VAGUE or noun.lower_ in VAGUE:
        return CountFound(words)
    if bare_one and core.tag_ in ("NN", "NNP") and any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in core.children):
        return CountFound(words, 1, 1)
    return None


def _reach(token: Token) -> int:
    """Where the words of a count begin, to the left of a noun."""
    left = min((c.left_edge.i for c in token.lefts if c.dep_ in ("nummod", "amod", "quantmod", "advmod", "det", "poss", "compound",
                                                                 "predet", "nmod")), default=token.i)
    left = min(left, token.i)
    doc = token.doc
    start = token.sent.start
    if not any(number(doc[i]) is not None for i in range(left, token.i + 1)):
        return left
    for _ in range(6):
        if left - 1 < start:
            break
        before = doc[left - 1]
        if (before.lower_ in BEFORE and before.lower_ not in ("the", "a", "of", "in", "and", "to", "at", "from", "or", "no", "-", "–",
                                                              "—")) or number(before) is not None:
            left -= 1
        elif (before.lower_ in ("and", "to", "or", "-", "–", "—") and left - 2 >= start
              and number(doc[left - 2]) is not None) or (before.lower_ in ("of", "to", "at", "an", "a", "no", "not", "as", "in")
                                                         and left - 2 >= start and doc[left - 2].lower_ in (
                "minimum", "maximum", "upwards", "up", "excess", "no", "many", "close")):
            left -= 2
        else:
            break
    return left


def _share(doc: Doc, scale: int) -> float:
    """The part of a million or so that is meant: "half a million", "a quarter of a million"."""
    before = [doc[i].lower_ for i in range(max(0, scale - 3), scale)]
    if before[-2:] == ["half", "a"]:
        return 0.5
    return 0.25 if before[-3:] == ["quarter", "of", "a"] else 1.0


def _values(reading: Reading, left: int, last: int) -> list[int]:
    """The numbers in a range of tokens, with scales joined ("2.3 million", "two hundred")."""
    out: list[int] = []
    i = left
    doc = reading.doc
    while i < last:
        token = doc[i]
        value: float | None = number(token)
        if value is None and token.like_num and "." in token.text:
            try:
                value = float(token.text.replace(",", ""))
            except ValueError:
                value = None
        if value is not None:
            while i + 1 < last + 1 and i + 1 < len(doc) and doc[i + 1].lower_ in SCALES:
                value *= SCALES[doc[i + 1].lower_]
                i += 1
            if i + 2 < last and doc[i + 1].text == "-" and 20 <= value < 100 and value % 10 == 0 and 0 < (number(doc[i + 2]) or 0) < 10:
                value += number(doc[i + 2]) or 0  # "twenty-five" in three tokens
                i += 2
            if abs(value) < LARGEST:
                out.append(int(value))
        elif token.lower_ in SCALES and (i == left or doc[i - 1].lower_ == "a"):
            out.append(int(SCALES[token.lower_] * _share(doc, i)))
        i += 1
    return out[:PEOPLE_LIMIT]
