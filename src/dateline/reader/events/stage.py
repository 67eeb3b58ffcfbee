"""What happened: finds every event of a report."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from dateline.knowledge.events import event_vocabulary
from dateline.reader.events.attempts import TRIES, TRY, attempt
from dateline.reader.events.kinds import noun_key, verb_lemma
from dateline.reader.events.merge import merged
from dateline.reader.events.nominal import nominal
from dateline.reader.events.numbers import numbered, numbering
from dateline.reader.events.scenes import set_scenes
from dateline.reader.events.verbal import LIGHT, SAYING, TOLL_VERBS, UNDERGO, verbal
from dateline.reader.reading import Draft, Reading

NOUN_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}
ASKING = 3  # tokens at the end of a sentence among which a question mark stands


class Events:
    """Events of PLOVER's sixteen types: by verbs and phrases first, then by the nouns that these have not used. No type by default."""

    name = "events"
    needs: tuple[str, ...] = ("segments", "times", "places", "actors", "statements")
    adds: tuple[str, ...] = ("statements",)

    def __call__(self, reading: Reading) -> None:
        if not len(reading.place_at) == len(reading.actor_at) == len(reading.time_at) == len(reading.doc):
            return
        vocabulary = event_vocabulary()
        live = _Live(reading)
        lost = {d.head for d in reading.statements if d.kind == "control" and d.change == "lost" and ".expel" not in d.rule}
        taken = {d.head for d in reading.statements if d.kind == "control"} - lost
        drafts: list[Draft] = []
        nouns: list[Token] = []
        for token in reading.doc:
            if token.tag_ == "VBG" and token.lower_ in vocabulary.nouns and _as_noun(token) and live(token):
                nouns.append(token)
            elif token.tag_[:2] == "VB" or token.pos_ in ("VERB", "AUX"):
                lemma = verb_lemma(token, vocabulary)
                if (lemma in vocabulary.verbs or lemma in LIGHT or lemma in UNDERGO or lemma in TOLL_VERBS
                    or lemma in TRY or lemma in SAYING) and token.i not in taken and live(token):
                    found = verbal(reading, token, vocabulary) or attempt(reading, token)
                    if found is not None and (token.i not in lost or found.event_type == "RETREAT"):
                        drafts.append(found)
            elif token.lower_ == "number" and live(token) and (counted := numbering(reading, token)) is not None:
                drafts.append(numbered(reading, token, counted))
            elif token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower() in vocabulary.nouns
                                                      or token.lemma_.lower() in TRIES) and live(token):
                if token.lemma_.lower() in TRIES and (found := attempt(reading, token)) is not None:
                    drafts.append(found)
                elif token.lemma_.lower() in vocabulary.nouns:
                    nouns.append(token)
        tried = {i: d for d in drafts if ".attempt" in d.rule for i in range(*d.cue)}
        drafts = [d for d in drafts if tried.get(d.head, d) is d]
        used = {i for d in drafts for i in range(*d.cue)}
        for noun in nouns:
            if noun.i in used or noun.i in taken:
                continue
            found = nominal(reading, noun, vocabulary.nouns[noun_key(noun)])
            if found is not None and found.head not in taken and not any(found.head == d.head for d in drafts):
                drafts.append(found)
        kept = merged(reading.doc, drafts, taken | lost)
        set_scenes(reading, kept)
        reading.statements.extend(sorted(kept, key=lambda d: d.cue))


def _as_noun(token: Token) -> bool:
    """Whether a gerund stands as a noun: "shelling was heard"."""
    if token.dep_ in ("csubj", "csubjpass"):
        return not any(c.dep_ in ("dobj", "nsubj") for c in token.children)
    return token.dep_ in NOUN_ROLES or (token.dep_ == "conj" and token.head.pos_ == "NOUN")


class _Live:
    """Whether a token can state something: in the body, and in no question."""

    def __init__(self, reading: Reading) -> None:
        kept = sorted(reading.segments, key=lambda s: s.start)
        self.segments = kept
        self.starts = [s.start for s in kept]
        self.questions: dict[int, bool] = {}

    def __call__(self, token: Token) -> bool:
        at = bisect_right(self.starts, token.idx) - 1
        if at < 0 or token.idx >= self.segments[at].end or self.segments[at].role not in ("body", "quote"):
            return False
        sent = token.sent
        if sent.start not in self.questions:
            self.questions[sent.start] = any(t.text == "?" for t in sent[-ASKING:])
        return not self.questions[sent.start]
