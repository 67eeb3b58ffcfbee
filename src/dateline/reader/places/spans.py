"""Stretches of capitalised words that may name a place, and the gazetteer's places of that name."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.knowledge.gazetteer import Found, Gazetteer, fold
from dateline.knowledge.places import PlaceWords

LONGEST = 7  # tokens of a name, hyphens counted


@dataclass(slots=True, eq=False)
class Span:
    """A possible place name: tokens ``first`` to ``last`` (half-open), its text, and the places that bear it."""

    first: int
    last: int
    text: str
    found: tuple[Found, ...] = ()
    key: str = ""
    run: tuple[int, int] = (0, 0)  # the whole stretch of capitalised words that it stands in
    # filled by the following steps
    feature: str | None = None  # what the noun beside it tells of
    head: int = -1  # token of that noun, if any
    whole: tuple[int, int] = (0, 0)  # token range with direction and noun ("southern Homs province")
    direction: bool = False
    article: bool = False  # "the" before it
    part: bool = False
    relation: str | None = None
    belief: float = 0.0
    reasons: list[str] = field(default_factory=list)
    slot: bool = False  # it stands where places stand: taken, left, or listed under a noun of place
    chosen: Found | None = None
    far: bool = False  # the only places so called lie far from all others of the report
    ranked: list[tuple[float, Found]] = field(default_factory=list)


def is_name(token: Token) -> bool:
    """Whether a token may be part of a name by its letters."""
    text = token.text
    return (text[0].isupper() or (text[0] in "dl" and text[1:2] == "'" and text[2:3].isupper())) and not token.is_punct


def spans(doc: Doc, gazetteer: Gazetteer, words: PlaceWords) -> list[Span]:
    """All possible place names, longest first at each point, none overlapping; unknown names have no ``found``."""
    out: list[Span] = []
    at, size = 0, len(doc)
    run_end = run_start = 0
    texts = [t.text for t in doc]
    while at < size:
        first = texts[at][0]
        if not (first.isupper() or first in "aedl"):
            at += 1
            continue
        token = doc[at]
        if not (is_name(token) or _opens(doc, at, words)):
            at += 1
            continue
        if at >= run_end:
            run_start, run_end = at, _run(doc, at, words)
        if token.is_sent_start and token.is_stop and token.lower_ not in ("the", "us") and not (token.is_upper and len(token) > 2):
            at += 1
            continue
        span = _state(doc, at, gazetteer, words) or _known(doc, at, gazetteer, words)
        if (
            (token.lower_ == "the" or (token.lower_ in words.directions and (span is None or span.last == at + 1)))
            and (span is None or token.lower_ != "the")
            and at + 1 < run_end
            and is_name(doc[at + 1])
            and _known(doc, at + 1, gazetteer, words)
        ):
            at += 1
            continue
        if token.lower_ == "the" and span is None:
            at += 1
            continue
        if span is None or _goes_on(doc, span, run_end, words):
            span = _unknown(doc, at, run_end, words)
        span.run = (run_start, run_end)
        out.append(span)
        at = max(span.last, at + 1)
    return out


def _opens(doc: Doc, at: int, words: PlaceWords) -> bool:
    """A lower-case article that begins a name: "al-Bab", "el Geneina"."""
    token = doc[at]
    if len(token) > 3 or token.lower_ not in words.articles or at + 2 >= len(doc):
        return False
    follows = doc[at + 1]
    return (follows.text == "-" and not token.whitespace_ and is_name(doc[at + 2])) or (
        token.lower_ in ("al", "el") and bool(token.whitespace_) and is_name(follows)
    )


def _run(doc: Doc, first: int, words: PlaceWords) -> int:
    """The end of the stretch of capitalised words, hyphens and inner articles that starts here."""
    last, at, sent_end = first + 1, first + 1, len(doc)
    while at < sent_end and at - first < 40:
        token = doc[at]
        if token.is_sent_start:
            break
        if is_name(token):
            last = at + 1
        elif (
            (token.text == "-" and not doc[at - 1].whitespace_ and not token.whitespace_)
            or (
                token.lower_ in words.inner
                and token.lower_ not in ("of", "the", "and", "on", "at", "an", "as", "i", "am", "do", "en")
                and doc[at - 1].text != ","
            )
            or (token.lower_ in words.articles and at + 1 < sent_end and doc[at + 1].text == "-")
        ):
            pass
        else:
            break
        at += 1
    return last


def _known(doc: Doc, first: int, gazetteer: Gazetteer, words: PlaceWords) -> Span | None:
    """The longest gazetteer name that starts here."""
    ends = []
    at = first
    while at < len(doc) and at - first < LONGEST:
        token = doc[at]
        if at > first and token.is_sent_start:
            break
        if is_name(token) or (at > first and token.like_num and doc[at - 1].text == "-"):
            ends.append(at + 1)
        elif not (token.lower_ in words.inner or token.text in ("-", "'", "/") or (at == first)):
            break
        at += 1
    for last in reversed(ends):
        text = _text(doc, first, last)
        if last - first > 1 and not _one_name(doc, first, last):
            continue
        found = gazetteer.find(text)
        if found:
            return Span(first, last, text, found, fold(text))
    return None


def _one_name(doc: Doc, first: int, last: int) -> bool:
    """Not two names joined by "and" that happen to be one in the gazetteer, nor across a slash."""
    return not any(doc[i].text == "/" for i in range(first, last)) and doc[last - 1].text not in ("-", "'")


def _state(doc: Doc, at: int, gazetteer: Gazetteer, words: PlaceWords) -> Span | None:
    """The state that an abbreviation after a town's comma stands for ("Paris, Tex.", "Tyler, TX")."""
    if at < 2 or doc[at - 1].text != ",":
        return None
    token = doc[at]
    name = words.states.get(token.lower_.replace(".", ""))
    if name is None or not (token.text.endswith(".") or token.text.isupper() or (at + 1 < len(doc) and doc[at + 1].text == ".")):
        return None
    found = tuple(f for f in gazetteer.find(name) if f.place.feature == "region" and f.place.country in ("US", "CA", "AU"))
    return Span(at, at + 1, token.text, found, fold(name)) if found else None


def _goes_on(doc: Doc, span: Span, run_end: int, words: PlaceWords) -> bool:
    """Whether one known word is only the beginning of a longer name ("Paris Hilton", "Ras Jdir")."""
    at = span.last
    if at >= run_end or span.last - span.first > 1:
        return False
    if (
        doc[at].text == "-"
        and not doc[at - 1].whitespace_
        and at + 2 < run_end
        and doc[at + 1].lower_ in words.inner
        and doc[at + 2].text == "-"
    ):
        return True  # Qala-e-Naw
    if doc[at].text == "-" and not doc[at - 1].whitespace_ and at + 1 < run_end and doc[at + 1].lower_ in words.quarters:
        return True  # Kidal-Nord
    if not doc[at - 1].whitespace_:
        return False
    follows = doc[at]
    if not is_name(follows) or not _part_of_name(follows, words) or follows.pos_ != "PROPN":
        return False
    if any(doc[i].lower_ in words.authorities for i in range(at, min(run_end, at + 5))):
        return False
    if follows.ent_iob_ == "I":
        return True
    return not doc[span.first].ent_type_ and doc[span.first].dep_ == "compound" and doc[span.first].head.i < run_end


def _part_of_name(token: Token, words: PlaceWords) -> bool:
    lower = token.lower_
    return lower not in words.heads and lower not in words.bodies and lower not in words.part


def _unknown(doc: Doc, first: int, run_end: int, words: PlaceWords) -> Span:
    """A name that the gazetteer has not: the words of the run up to a noun of place or body, at most four."""
    last, count = first + 1, 1
    kind = doc[first].ent_type_
    while last < run_end:
        token = doc[last]
        joined = token.text == "-" or doc[last - 1].text == "-" or token.lower_ in words.inner or doc[last - 1].lower_ in words.inner
        if not joined:
            if (
                count >= 3
                or not _part_of_name(token, words)
                or token.pos_ != "PROPN"
                or (token.ent_iob_ == "B" and token.ent_type_)
                or (token.ent_type_ != kind)
                or not doc[last - 1].whitespace_
            ):
                break
            count += 1
        last += 1
    while last > first + 1 and not is_name(doc[last - 1]):
        last -= 1
    return Span(first, last, _text(doc, first, last))


def _text(doc: Doc, first: int, last: int) -> str:
    """The words of a token range, without rebuilding the whole text."""
    if last - first == 1:
        return doc[first].text
    return "".join(doc[i].text_with_ws for i in range(first, last)).rstrip()
