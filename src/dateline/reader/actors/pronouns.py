"""Personal pronouns of the third person: what they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.knowledge.lexicon import word_list
from dateline.reader.actors.finds import Finds, Trait
from dateline.reader.identity import first_of
from dateline.reader.syntax import clause_head

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "they": "p",
    "them": "p",
    "their": "p",
    "theirs": "p",
    "it": "b",
    "its": "b",
}
SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
SPEECH = word_list("speech")
ACTS = SPEECH | word_list("acts")
OWNED = word_list("owned")

DISPOSED = word_list("disposed")
UNNAMED = word_list("unnamed")


def pronoun_antecedent(finds: Finds, token: Token, before: Sequence[Trait]) -> Trait | None:
    """The earlier mention that a pronoun stands for, or None where none fits well."""
    form = PRONOUNS[token.lower_]
    if form == "b" and not (_it_acts(token) or _reported(finds, token)):
        return None
    here = finds.sentence[token.i]
    quote = finds.quoted[token.i]
    speaker = _speaker(token) if quote else None
    reach = 3 if form in "mf" else 2
    best: Trait | None = None
    best_score = 0.0
    between = False  # whether the sentence before has a subject of its own
    doc = finds.reading.doc
    for n, candidate in enumerate(reversed(before)):
        mention = candidate.mention
        distance = here - finds.sentence[mention.head]
        if distance > reach:
            break
        between = between or (distance == 1 and doc[mention.head].dep_ in ("nsubj", "nsubjpass"))
        if mention.head >= token.i or not (_agrees(form, candidate) or _singular_they(token, candidate)) or _bound(finds, token, candidate):
            continue
        if speaker is not None and mention.first <= speaker.i < mention.last and token.lower_ != "its":
            continue
        if form in "pb" and finds.called.get(id(first_of(mention)), form) != form and distance <= 1:
            continue  # what was just "it" does not become "they"
        there = finds.quoted[mention.head]
        if there and there != quote:
            continue
        score = _score(finds, token, candidate, distance, n)
        if form in "pb" and between and distance > 1:
            score -= 1.2
        if form in "mf" and distance and not candidate.named and "\n\n" in finds.reading.text[mention.end : token.idx]:
            score -= 1.0  # an unnamed person of an earlier paragraph
        if score > best_score:
            best, best_score = candidate, score
    if best is not None and form in "pb":
        finds.called[id(first_of(best.mention))] = form
    return best if best_score >= (2.0 if form == "b" else 1.5) else None


def _it_acts(token: Token) -> bool:
    """Whether "it" or "its" stands where an actor does, and not for a town, a plan or nothing ("it rained")."""
    if token.lower_ == "its":
        return token.dep_ == "poss"
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in DISPOSED for c in token.head.children)
    return token.dep_ in ("nsubj", "nsubjpass") and (
        token.head.lemma_ in ACTS
        if token.dep_ == "nsubj"
        else token.head.lemma_ in ("force", "accuse", "defeat", "ask", "urge", "surround", "prepare", "back", "arm", "blame", "drive")
    )


def _reported(finds: Finds, token: Token) -> bool:
    """ "Japan said it had halted aid": what a body says in the first place is of itself."""
    verb = token.head
    if (
        token.dep_ not in ("nsubj", "nsubjpass")
        or verb.dep_ != "ccomp"
        or verb.lemma_ in ("be", "seem", "appear", "happen", "rain", "take", "become")
    ):
        return False
    subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None) if verb.head.lemma_ in SPEECH else None
    speaker = finds.at(subject.i) if subject is not None else None
    return speaker is not None and speaker.number == "body"


def _agrees(form: str, candidate: Trait) -> bool:
    if form in "mf":
        return candidate.number == "one" and candidate.mention.kind == "person" and candidate.sex in (None, form)
    kind = candidate.mention.kind
    if form == "p":
        together = kind in ("armed group", "opposition", "military", "civilians") or (kind == "organisation" and not candidate.named)
        return candidate.number == "many" or (candidate.number == "body" and together)
    if candidate.number == "one":
        return kind == "other" and not candidate.roles and (candidate.noun or "").rpartition(" ")[2] not in UNNAMED  # a ship
    return candidate.number == "body"


def _singular_they(token: Token, candidate: Trait) -> bool:
    """ "Another source said ...; they added": an unnamed person of unknown sex who goes on speaking."""
    return (
        token.lower_ == "they"
        and token.dep_ == "nsubj"
        and token.head.lemma_ in SPEECH
        and candidate.number == "one"
        and not candidate.named
        and candidate.sex is None
        and (candidate.noun or "").rpartition(" ")[2] in UNNAMED
    )


def _bound(finds: Finds, token: Token, candidate: Trait) -> bool:
    """Whether syntax forbids it: another argument of the same verb, or a phrase that the pronoun is part of."""
    doc, mention = finds.reading.doc, candidate.mention
    head = doc[mention.head]
    if head.left_edge.i <= token.i <= head.right_edge.i:
        return token.dep_ != "poss" or token.head.i == head.i
    if token.dep_ == "poss":
        return False
    if token.dep_ in ("dobj", "dative", "pobj"):
        verb = token.head.head if token.dep_ == "pobj" else token.head
        steps = 0
        while verb.dep_ == "conj" and steps < 5 and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            verb, steps = verb.head, steps + 1  # "surrounded the rebels and disarmed them"
        for child in verb.children:
            subject = finds.at(child.i) if child.dep_ in ("nsubj", "nsubjpass") else None
            if subject is not None and first_of(subject.mention) is first_of(mention):
                return True
    return head.head == token.head and head.dep_ in ("nsubj", "nsubjpass", "dobj", "dative")


def _speaker(token: Token) -> Token | None:
    """The subject of the verb of saying that the pronoun's quotation depends on, in the same sentence."""
    top, steps = token, 0
    while top.head != top and steps < 60:
        top, steps = top.head, steps + 1
        if top.lemma_ in SPEECH and top.pos_ == "VERB":
            subject = next((c for c in top.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject != token:
                return subject
    return None


def _main(verb: Token) -> Token:
    """The verb that an adverbial clause depends on ("seized it weeks after they came")."""
    top, steps = verb.head, 0
    while top.pos_ not in ("VERB", "AUX") and top.head != top and steps < 8:
        top, steps = top.head, steps + 1
    return top


POWER = frozenset({"grasp", "grip", "hand", "control", "clutch", "rule", "possession", "yoke", "reach"})


def _score(finds: Finds, token: Token, candidate: Trait, distance: int, rank: int) -> float:
    doc, mention = finds.reading.doc, candidate.mention
    head, form = doc[mention.head], PRONOUNS[token.lower_]
    role = head.dep_
    top, steps = head, 0
    while top.dep_ == "conj" and steps < 10:
        top, steps = top.head, steps + 1
        role = top.dep_
    score = {
        "nsubj": 3.0,
        "nsubjpass": 2.6,
        "pobj": 1.0,
        "dobj": 1.4,
        "dative": 1.4,
        "poss": 0.8,
        "appos": 1.0,
        "compound": 0.2,
        "nmod": 0.2,
    }.get(role, 0.8)
    if role == "pobj" and top.head.dep_ == "agent":
        score = 2.6
    clause = clause_head(top)
    own, steps = clause_head(token), 0
    while own.dep_ in ("conj", "xcomp") and steps < 5:
        own, steps = own.head, steps + 1
    if own.dep_ in ("acl", "pcomp") and own.head == head and token.i > own.i:
        score += 2.5  # "powers using their influence"
    agent = role == "pobj" and top.head.dep_ == "agent"
    if own.dep_ in ("advcl", "pcomp") and (agent or role in SUBJECT) and _main(own) == (top.head.head if agent else top.head):
        score += 1.0  # "the helicopter was hit as it left"
    if role in SUBJECT and clause.dep_ in ("ROOT", "ccomp", "conj"):
        score += 0.5
    if token.dep_ == "poss" and token.head.lemma_ in POWER and role in SUBJECT and distance == 0 and clause_head(token) == clause:
        score -= 4.0  # "the town slipped from its grasp"
    elif token.dep_ == "poss" and role in SUBJECT and distance == 0 and clause_head(token) == clause:
        score += 1.5  # "the army lost its positions"
    if token.dep_ in SUBJECT and role in SUBJECT and clause.lemma_ in SPEECH and distance == 0 and token.head.i != clause.i:
        score += 1.0  # "the ministry said it would"
    score += {0: 0.8, 1: 0.5}.get(distance, -(0.6 if form in "mf" else 1.0) * (distance - 1))
    score -= 0.05 * rank
    if form == "b" and distance > 1:
        score -= 1.0
    if form == "p" and candidate.number == "body" and not head.lower_.endswith("s"):
        score -= 0.6 + 0.8 * (mention.kind == "organisation") + 0.8 * (distance > 1)
    if form == "b" and token.lower_ == "its" and token.head.lower_ not in OWNED and not (role in SUBJECT and distance == 0):
        score -= 1.5
    if form == "b" and token.lower_ == "it" and role not in SUBJECT:
        score -= 1.0
    if mention.kind == "civilians" and token.head.lemma_ in (
        "capture",
        "seize",
        "attack",
        "storm",
        "advance",
        "withdraw",
        "launch",
        "control",
        "retake",
        "fire",
        "shell",
    ):
        score -= 2.0
    if mention.kind == "outlet" and form == "p":
        score -= 1.5
    if mention.kind == "other" and form != "b":
        score -= 1.0
    return score
