"""Who holds which place: finds every statement of control of a report."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import ControlLexicon, control_lexicon
from dateline.reader.arguments import parties
from dateline.reader.control.allegiance import ALLEGIANCE, find_allegiance
from dateline.reader.control.found import Found, write
from dateline.reader.control.gone import find_echo, find_ellipsis, find_gone
from dateline.reader.control.lists import spread_list
from dateline.reader.control.nominal import find_noun
from dateline.reader.control.phrases import find_light, find_phrase
from dateline.reader.control.senses import vague
from dateline.reader.control.states import find_compound, find_left, find_predicate, find_presence
from dateline.reader.control.verbs import find_verb
from dateline.reader.reading import Draft, Reading
from dateline.reader.segments import yields_statements

NOMINAL = ("NOUN", "PROPN")
ECHO = ("so", "as")
GONE = ("go", "follow")
ELLIPTIC = ("be", "do", "have")
VERBAL = ("VERB", "AUX")


class Control:
    """Gains, losses, holds, contests and sieges. The longer expression goes before its verb: "fell into the hands of" before "fell"."""

    name = "control"
    needs: tuple[str, ...] = ("segments", "times", "places", "actors")
    adds: tuple[str, ...] = ("statements",)

    def __call__(self, reading: Reading) -> None:
        lexicon = control_lexicon()
        if not len(reading.place_at) == len(reading.actor_at) == len(reading.doc):
            return
        longer: list[Found] = []
        verbs: list[Token] = []
        compounds: list[Token] = []
        echoes: list[Token] = []
        for token in reading.doc:
            if token.lower_ in ECHO and token.i + 1 < len(reading.doc) and token.nbor(1).pos_ in VERBAL:
                echoes.append(token)
            found = self._word(reading, token, lexicon, verbs, compounds)
            if found is not None and yields_statements(reading, found.head):
                longer.append(found)
        claimed = {f.head.i for f in longer if ".noun/" not in f.rule}
        latest: Found | None = None
        phrases = sorted((f for f in longer if ".noun/" not in f.rule), key=lambda f: f.cue)
        for verb in verbs:
            if verb.i in claimed or not yields_statements(reading, verb):
                continue
            word = lexicon.forms.get(verb.lower_, verb.lemma_.lower())
            found = find_verb(reading, verb, lexicon.verbs[word]) if word in lexicon.verbs else None
            if found is None and word == "leave":
                found = find_left(reading, verb)
            if found is None and word in GONE:
                found = find_gone(reading, verb, latest)
            if found is None and word in ELLIPTIC and any(c.dep_ == "neg" for c in verb.children):
                said = [f for f in (latest, *phrases) if f is not None and f.cue[1] <= verb.i]
                found = find_ellipsis(reading, verb, max(said, key=lambda f: f.cue, default=None))
            if found is None and word in ALLEGIANCE:
                found = find_allegiance(reading, verb, word)
            latest = found or latest
            if found is not None:
                longer.append(found)
        longer += [
            f
            for e in echoes
            if yields_statements(reading, e) and (f := find_echo(reading, e, longer)) is not None and f.head.i not in claimed
        ]
        seen: set[tuple[int, str]] = set()
        for found in sorted(longer, key=lambda f: f.cue):
            if (found.cue[1], found.change) not in seen:  # the same words may answer to two rules
                seen.add((found.cue[1], found.change))
                spread_list(reading, found)
                found.places = [p for p in found.places if p.place is not None or not vague(p)]
                write(reading, found)
        self._compounds(reading, compounds)

    @staticmethod
    def _word(reading: Reading, token: Token, lexicon: ControlLexicon, verbs: list[Token], compounds: list[Token]) -> Found | None:
        """What a word other than a verb of its own makes; verbs and compounds are put by for later."""
        lower, lemma = token.lower_, token.lemma_.lower()
        if lower in lexicon.compounds and token.i > 1 and token.nbor(-1).text == "-":
            compounds.append(token)
            return None
        found = None
        if token.pos_ in NOMINAL or token.dep_ == "dobj":
            if lemma in lexicon.light.nouns or lemma in lexicon.light.siege_nouns:
                found = find_light(reading, token)
            if found is None and lemma in lexicon.phrase_nouns and token.dep_ == "pobj":
                found = find_phrase(reading, token)
            if found is None and lemma in lexicon.nouns:
                found = find_noun(reading, token, lexicon.nouns[lemma])
            if found is None and (lemma in lexicon.predicates["strongholds"] or lemma in lexicon.predicates["masters"]):
                found = find_predicate(reading, token)
        elif lower in lexicon.predicates["owned"]:
            found = find_predicate(reading, token)
        if found is None and (
            lower in lexicon.predicates["free"] or lower in lexicon.predicates["encircled"] or lower in lexicon.predicates["contested"]
        ):
            found = find_predicate(reading, token)
        if found is None and token.lemma_ == "be" and token.pos_ in VERBAL:
            found = find_presence(reading, token)
        if token.tag_.startswith("VB") or (token.pos_ in VERBAL):
            word = lexicon.forms.get(lower, lemma)
            if word in lexicon.verbs or word == "leave" or word in GONE or word in ALLEGIANCE:
                verbs.append(token)
        return found

    @staticmethod
    def _compounds(reading: Reading, compounds: list[Token]) -> None:
        """ "The army took the rebel-held town": there the compound tells whose it was; elsewhere it is a statement of its own."""
        for token in compounds:
            if not yields_statements(reading, token):
                continue
            found = find_compound(reading, token)
            if found is None:
                continue
            drafts = [
                d
                for d in reading.statements
                if d.kind == "control"
                and d.change in ("gained", "lost")
                and _takes(d, found)
                and reading.doc[d.head].sent.start == token.sent.start
            ]
            for draft in drafts:
                if not draft.previous:
                    draft.previous = parties(reading, found.holder)
                    draft.note("previous", f"{reading.words(found.cue)!r}")
            if not drafts:
                write(reading, found)


def _takes(draft: Draft, found: Found) -> bool:
    return draft.place is not None and any(p.place is draft.place for p in found.places)
