"""Forecasts by idiom: "on the verge of collapse", "only a matter of time", "Homs is next"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.knowledge.outcomes import outcomes
from dateline.reader.forecasts.outlook import Outlook, animate
from dateline.reader.reading import Reading
from dateline.reader.syntax import governors


@lru_cache(maxsize=1)
def _starts() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """First word to the idioms that start with it, longest first; True where the outcome follows ("on the verge of")."""
    words = modality()
    out: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for phrases, follows in ((words.verge, True), (words.subject_idioms, False)):
        for phrase in phrases:
            out.setdefault(phrase[0], []).append((phrase, follows))
    return out


def idiom_outlooks(reading: Reading, token: Token) -> Iterator[Outlook]:
    """The forecast of an idiom that starts at the token."""
    if token.lower_ == "next":
        yield from _next(token)
        return
    doc = reading.doc
    for phrase, follows in _starts().get(token.lower_, ()):
        last = token.i + len(phrase)
        if last > len(doc) or any(doc[token.i + n].lower_ != word for n, word in enumerate(phrase)):
            continue
        yield from (_verge(token, last) if follows else _subject(reading, token, last))
        return


def _verge(token: Token, last: int) -> Iterator[Outlook]:
    doc = token.doc
    if last >= len(doc):
        return
    preposition = doc[last - 1]
    outcome = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    anchor = _anchor(token)
    if outcome is None or anchor is None:
        return
    if outcome.tag_ != "VBG" and outcome.lemma_.lower() not in outcomes().nouns:
        return
    yield Outlook(outcome.i if outcome.tag_ == "VBG" else anchor.i, outcome.i, (token.i, outcome.i + 1), "forecast.verge/1", [anchor.i])


def _subject(reading: Reading, token: Token, last: int) -> Iterator[Outlook]:
    anchor = _anchor(token) if token.lower_ != "days" else token.doc[last - 1]
    if anchor is None:
        return
    clause = next(
        (c for c in anchor.children if c.dep_ == "advcl" and any(m.lower_ in ("before", "until", "till") for m in c.children)), None
    )
    subject = next((c for c in anchor.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    if clause is not None:
        yield Outlook(clause.i, clause.i, (token.i, last), "forecast.matter-of-time/1", [anchor.i])
    elif subject is not None and (
        token.lower_ == "days"
        or (token.lower_ == "a" and subject.pos_ == "NOUN" and not animate(reading, subject))
        or (
            subject.pos_ in ("NOUN", "PRON", "PROPN")
            and (subject.lemma_.lower() in outcomes().nouns or subject.lower_ in ("it", "this", "that"))
        )
    ):
        yield Outlook(anchor.i, subject.i, (token.i, last), "forecast.matter-of-time/1", [anchor.i])


def _next(token: Token) -> Iterator[Outlook]:
    """ "Gao is probably next", "Goma may be next"."""
    verb = token.head
    if verb.lemma_ != "be" or token.dep_ not in ("acomp", "attr", "advmod") or verb.i > token.i:
        return
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and (
        following.lower_ in ("to", "door", "year", "month", "week", "day") or following.tag_.startswith(("NN", "VB", "JJ"))
    ):
        return
    subject = next((c for c in verb.children if c.dep_ in ("nsubj",)), None)
    if subject is not None and subject.lower_ not in ("what", "who", "which"):
        first = min([verb.i, *(c.i for c in verb.children if c.dep_ == "aux")])
        yield Outlook(verb.i, subject.i, (first, token.i + 1), "forecast.next/1", [])


def _anchor(token: Token) -> Token | None:
    return next((g for g in governors(token) if g.pos_ in ("VERB", "AUX")), None)
