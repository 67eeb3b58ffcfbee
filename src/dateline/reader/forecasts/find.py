"""All forecasts of a report, found once; the question that other stages ask: is this clause one?"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.knowledge.outcomes import outcomes
from dateline.reader.forecasts.chances import adjective_outlooks
from dateline.reader.forecasts.idioms import idiom_outlooks
from dateline.reader.forecasts.labels import labelled_outlooks
from dateline.reader.forecasts.modals import modal_outlooks
from dateline.reader.forecasts.odds import chance_outlooks, number_outlooks
from dateline.reader.forecasts.outlook import Outlook
from dateline.reader.forecasts.raising import raising_outlooks
from dateline.reader.reading import Reading

KEY = "dateline.outlooks"
SPOKEN = ("body", "quote")
PLAIN = ("forecast.will/1", "forecast.may/1")


def outlooks(reading: Reading) -> list[Outlook]:
    """Every forecast, in the order of the text; kept with the parsed text."""
    kept: tuple[list[Outlook], frozenset[int]] | None = reading.doc.user_data.get(KEY)
    if kept is None:
        found = _merged(list(_found(reading)))
        heads = frozenset(i for o in found for i in (o.head, o.outcome, *_brought_about(reading, o)))
        kept = reading.doc.user_data[KEY] = (found, heads)
    return kept[0]


def is_forecast(reading: Reading, token: Token) -> bool:
    """Whether the clause headed by ``token`` (or the noun itself: "the fall of X is likely") will be a forecast.

    Rests on the parse, segments, actors and places only, so that the stages of control and events can ask it.
    """
    outlooks(reading)
    return token.i in reading.doc.user_data[KEY][1]


def _brought_about(reading: Reading, outlook: Outlook) -> Iterator[int]:
    """The nouns for what the foretold act makes: "launch an attack", "declare a truce"."""
    verb = reading.doc[outlook.outcome]
    known = outcomes()
    for _ in range(3):
        if verb.pos_ not in ("VERB", "AUX"):
            return
        for noun in verb.children:
            if noun.dep_ in ("dobj", "attr") and noun.i > verb.i and noun.lemma_.lower() in known.nouns:
                yield noun.i
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
        if below is None or verb.lemma_.lower() not in known.light:
            return
        verb = below


def live_sentences(reading: Reading) -> Iterator[Span]:
    """Sentences that can hold statements: in body and quotations, no questions. A clock stamp or a speaker's label may stand in front."""
    segments = sorted(reading.segments, key=lambda s: s.start)
    at = 0
    for sent in reading.doc.sents:
        while at < len(segments) and segments[at].end <= sent.start_char:
            at += 1
        longest, role = 0, ""
        for segment in segments[at:]:
            shared = min(segment.end, sent.end_char) - max(segment.start, sent.start_char)
            if segment.start >= sent.end_char:
                break
            if shared > longest:
                longest, role = shared, segment.role
        if not role or role in SPOKEN:
            yield sent


def asks(sent: Span) -> bool:
    """Whether a sentence is a question, or a heading that reads as one: "What could go wrong."."""
    return any(t.text == "?" for t in sent[-3:]) or (sent[0].tag_ == "WP" and sent[0].dep_ == "nsubj" and sent[0].head.dep_ == "ROOT")


def _found(reading: Reading) -> Iterator[Outlook]:
    for sent in live_sentences(reading):
        if asks(sent):
            continue
        for token in sent:
            if token.tag_ == "MD":
                yield from modal_outlooks(reading, token)
            elif token.pos_ not in ("PUNCT", "DET", "SPACE", "CCONJ", "PRON"):
                yield from raising_outlooks(reading, token)
                yield from adjective_outlooks(reading, token)
                yield from chance_outlooks(reading, token)
                yield from idiom_outlooks(reading, token)
            elif token.lower_ == "a":
                yield from idiom_outlooks(reading, token)
    yield from number_outlooks(reading)
    yield from labelled_outlooks(reading)


def _merged(found: list[Outlook]) -> list[Outlook]:
    """One forecast for each thing that would come: words for how likely win over a bare "will" in the same clause."""
    out: list[Outlook] = []
    taken: dict[int, Outlook] = {}
    for outlook in sorted(found, key=lambda o: (o.rule in PLAIN, o.cue)):
        keys = {outlook.head, outlook.outcome, *(outlook.also if outlook.rule not in PLAIN else ())}
        first = next((taken[k] for k in (outlook.head, outlook.outcome) if k in taken), None)
        if first is not None:
            if outlook.rule not in PLAIN:
                first.estimate = first.estimate or outlook.estimate
            continue
        out.append(outlook)
        taken.update(dict.fromkeys(keys, outlook))
    return sorted(out, key=lambda o: o.cue)
