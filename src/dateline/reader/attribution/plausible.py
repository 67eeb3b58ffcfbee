"""Which sources can speak at all, and whose verb a coordinated cue is."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.attribution.found import Found
from dateline.reader.attribution.roles import role_noun

UTTERED = frozenset({"neutral", "claim", "deny", "confirm", "allege", "admit"})
RIVALS = frozenset({"while", "whereas", "whilst", "although", "though"})
SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
SELF = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves", "yourself", "one's", "ours"})
EMPTY = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "there",
        "nothing",
        "something",
        "everything",
        "anything",
        "what",
        "all",
        "nobody",
        "here",
        "much",
        "anyone",
        "everyone",
        "no",
    }
)


def can_speak(token: Token) -> bool:
    """Whether a noun may be a source: a person, a body, a document; not a place, a number or another thing."""
    if token.pos_ == "PRON":
        return token.lower_ not in EMPTY
    role = role_noun(token)
    if role is not None:
        return True
    if token.pos_ == "PROPN":
        return token.ent_type_ not in ("DATE", "TIME", "LOC", "FAC", "MONEY", "PERCENT", "CARDINAL")
    return token.ent_type_ in SPEAKERS or token.pos_ in ("NUM", "ADJ", "DET")


def idle(f: Found) -> bool:
    """Whether a cue attributes nothing: said by the writer or the reader ("I think", "you know"), by no one that could
    speak where the verb has other senses, or a wish or a judgement of a thing."""
    if f.source is None:
        return f.form not in ("inf", "that") and not f.tokens and f.entry.stance not in UTTERED
    weak = f.entry.stance not in UTTERED or f.form in ("np", "inf", "ing")
    return weak and not f.entry.evidence and not can_speak(f.antecedent or f.source)


def _near(found: dict[int, Found], i: int, reach: int) -> list[Found]:
    """The cues within some tokens before a token, in order."""
    return [found[k] for k in range(max(0, i - reach), i) if k in found]


def own_words(f: Found) -> bool:
    """Whether the writer speaks ("we assess"): such a cue counts only where a quotation hangs on it."""
    return f.source is not None and f.source.lower_ in SELF


def weak(f: Found) -> bool:
    """Whether a cue only judges, wishes or thinks, so that within what another says it is no report of its own."""
    return (
        not f.vouched
        or f.entry.stance in ("believe", "judge", "request", "pledge", "doubt")
        or f.form in ("np", "inf", "ing")
        or (f.source is None and f.entry.lemma in ("say", "tell", "note"))
    )


def raise_participle(f: Found, found: dict[int, Found]) -> None:
    """ "X told the paper that the plan was mad, adding that ...": the participle is X's where it says so ("adding") or where
    the subject of the clause that it was attached to cannot speak."""
    verb = f.head
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl", "conj", "xcomp") or f.entry.stance not in UTTERED:
        return
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return
    above = next(
        (
            a
            for a in _near(found, verb.i, 80)
            if a is not f
            and a.head.i < verb.i
            and verb.i - a.head.i < 80
            and verb.i in a.tokens
            and a.source is not None
            and a.form == "that"
            and a.entry.stance in UTTERED
        ),
        None,
    )
    if above is None or (verb.lemma_ != "add" and f.source is not None and can_speak(f.source)):
        return
    above.tokens -= {t.i for t in verb.subtree}
    f.source = above.source


def lift_rival(f: Found, found: dict[int, Found]) -> None:
    """ "X said A, but Y said B": Y's cue, joined to the clause that X says, is not part of what X says."""
    verb = f.head
    aside = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in RIVALS for c in verb.children)
    if not (aside or verb.dep_ in ("conj", "parataxis", "ccomp")) or f.source is None or f.source.head != verb:
        return
    if f.entry.stance not in UTTERED | {"believe"} and not (f.entry.stance == "judge" and _person(f.source)):
        return
    if f.form not in ("that", "") and not (f.form == "np" and (f.vouched or f.entry.stance == "judge") and _person(f.source)):
        return
    if verb.dep_ == "ccomp" or not can_speak(f.source) or f.source.pos_ == "PRON":
        return
    for above in _near(found, verb.i, 60):
        if above is not f and above.form == "that" and verb.i in above.tokens and above.head.i < verb.i and verb.i - above.head.i < 60:
            first = min([t.i for t in verb.subtree])
            above.tokens = {i for i in above.tokens if i < first}


def _person(source: Token) -> bool:
    """Whether a source is people by its noun, its name or what it is called beside it."""
    role = next((r for t in (source, *(c for c in source.children if c.dep_ == "appos")) if (r := role_noun(t)) is not None), None)
    return source.ent_type_ == "PERSON" or (role is not None and role.of == "people")


def raise_conjunct(f: Found, found: dict[int, Found]) -> None:
    """ "The junta granted that the fort fell but denied that ...": a cue joined to the verb of the clause that
    another cue reports is that one's conjunct where the clause's own subject cannot speak or the tense says so."""
    verb = f.head
    if (
        verb.dep_ != "conj"
        or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        or f.entry.stance not in UTTERED | {"judge", "request", "pledge", "believe"}
    ):
        return
    first = verb.head
    for _ in range(4):
        if first.dep_ != "conj":
            break
        first = first.head
    above = found.get(first.head.i) if first.dep_ == "ccomp" else None
    if above is None or above.source is None or above.head.i > verb.i or f.source is None:
        return
    if verb.tag_ != above.head.tag_ and not (verb.tag_ in ("VBD", "VBN") and above.head.tag_ in ("VBD", "VBN")):
        return
    subject = f.source
    aligned = first.tag_ == verb.tag_ and first.lemma_ != "be" and not any(c.dep_ in ("aux", "auxpass") for c in first.children)
    if can_speak(subject) and subject.ent_type_ != "GPE" and aligned and subject.lower_ != "it":
        return
    above.tokens -= {t.i for t in verb.subtree} | {
        i
        for c in verb.head.children
        if c.dep_ == "cc"
        and above.head.i < c.i < verb.i
        and c.i > max((k.i for k in verb.head.children if k.dep_ not in ("cc", "conj", "punct") and k.i < verb.i), default=0)
        for i in (c.i,)
    }
    f.source = above.source
    f.zone = (verb.i, f.zone[1])
