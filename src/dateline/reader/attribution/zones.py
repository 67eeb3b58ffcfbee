"""Where a cue and its source stand in the sentence, and what of the sentence they attribute when set off by commas."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.reporting import Cue, reporting
from dateline.reader.attribution.found import Found

CLAUSES = frozenset({"ccomp", "advcl", "conj", "parataxis", "csubj"})
CONTRAST = frozenset({"although", "though", "and", "but", "or", "yet"})
SUBORDINATE = frozenset({"which", "who", "that", "whom", "whose", "where", "because", "whether", "what"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def zone_of(verb: Token, source: Token | None, entry: Cue) -> tuple[int, int]:
    """Token range of the cue clause without what is said: source, auxiliaries, adverbs, addressee, times."""
    first, last = verb.i, verb.i + 1
    doc = verb.doc
    if source is not None and source.head == verb:
        first, last = min(first, source.left_edge.i), max(last, source.right_edge.i + 1 if source.i > verb.i else last)
        if source.i < verb.i and verb.i - source.i > 40:
            first = verb.i
    elif source is not None and source.i < verb.i and verb.dep_ == "conj" and verb.i - source.i < 25:
        first = source.i + 1
    while first > verb.sent.start and doc[first - 1].head == verb and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        first -= 1
    while (
        last < verb.sent.end
        and doc[last].head == verb
        and doc[last].dep_ in ("neg", "advmod", "prt", "npadvmod")
        and doc[last].lower_ not in ("instead",)
    ):
        last += 1
    return _with_partner(doc, first, verb.sent.start), last


def _with_partner(doc: Doc, first: int, start: int) -> int:
    """Start of joint sources that the parse took apart: "past Beni, nurses and local elders said"."""
    while first > start and doc[first - 1].pos_ in ("ADJ", "NUM", "DET") and doc[first].pos_ in (*NOMINAL, "ADJ"):
        first -= 1
    if first - 2 <= start or doc[first - 1].lower_ != "and" or doc[first - 2].pos_ not in NOMINAL:
        return first
    i = first - 2
    while i > start and first - i < 8 and doc[i - 1].pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"):
        i -= 1
    return i if i > start and doc[i - 1].text == "," else first


def beside(verb: Token) -> Token | None:
    """The noun next to a finite reporting verb that the parse left without a subject: before it, else after it."""
    doc = verb.doc
    i = verb.i - 1
    while i >= verb.sent.start and (doc[i].pos_ in ("ADV", "AUX", "PART") or doc[i].is_space):
        i -= 1
    if doc[i].text == ")":  # "Rep. Paul Ryan (R-WI) said"
        opening = next((k for k in range(i - 1, max(verb.sent.start, i - 10) - 1, -1) if doc[k].text == "("), None)
        if opening is not None and opening > verb.sent.start and doc[opening - 1].pos_ in NOMINAL:
            return doc[opening - 1]
    if (
        i > verb.sent.start
        and doc[i].text == ","
        and doc[i - 1].pos_ in NOMINAL
        and doc[i - 1].dep_ in ("appos", "conj", "nsubj", "ROOT", "dep")
    ):
        described = doc[i - 1]
        while (
            described.dep_ in ("appos", "compound", "conj")
            and described.head.i < described.i
            and described.head.pos_ in NOMINAL
            and (described.head.dep_ not in ("pobj", "dobj", "nsubjpass"))
        ):
            described = described.head
        return described
    if (
        i >= verb.sent.start
        and doc[i].pos_ in NOMINAL
        and doc[i].dep_ in ("nsubj", "ROOT", "npadvmod", "appos", "conj", "dobj", "compound", "dep")
    ):
        return _top(doc[i])
    i = verb.i + 1
    while i < min(verb.sent.end, verb.i + 8) and doc[i].pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"):
        i += 1
    if i > verb.i + 1 and doc[i - 1].pos_ in NOMINAL and doc[i - 1].ent_type_ not in ("DATE", "TIME"):
        return doc[i - 1]
    return None


def _top(token: Token) -> Token:
    while token.dep_ == "compound" and token.head.pos_ in NOMINAL and token.head != token:
        token = token.head
    return token


def parenthetical(verb: Token, found: Found) -> set[int]:
    """Tokens of a sentence that a cue set off by commas attributes: all before it in its part of the sentence and, where
    the sentence goes on with the same matter, what follows. Empty where the cue is not set off."""
    doc, sent = verb.doc, verb.sent
    first, last = found.zone
    while first > sent.start and doc[first - 1].is_space:
        first -= 1
    before = first - 1
    if before <= sent.start or doc[before].text not in (",", "-", "–", "—", "--", '"', "'", "”", "’", "?", "!"):
        return set()
    if verb.dep_ in ("relcl", "acl") or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return set()
    if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        return set()
    right = [
        c
        for c in verb.children
        if c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i and c not in (found.source, found.via) and not _apart(doc, c)
    ]
    if any(c.dep_ in ("ccomp", "xcomp") or c.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for c in right):
        return set()
    start = next((i + 1 for i in range(before, sent.start - 1, -1) if doc[i].text in (";", ":")), sent.start)
    for i in range(before - 1, max(start, before - 3) - 1, -1):  # "looting in the town, from which, it said, people had fled"
        if doc[i].lower_ in SUBORDINATE and not any(doc[k].pos_ in ("VERB", "AUX") for k in range(i, before)):
            stop = next((k for k in range(last, sent.end) if doc[k].text in (";",)), sent.end)
            return set(range(i - 1 if i > start and doc[i - 1].pos_ == "ADP" else i, before)) | set(range(last, stop))
    if doc[start].lower_ in ("but", "and", "or", "yet", "meanwhile") and start + 1 < before:
        start += 1
    tokens = set(range(start, before))
    if not any(doc[i].pos_ in ("VERB", "AUX") for i in tokens) and not _goes_on(verb, last):
        return set()
    tokens |= _following(verb, last)
    return tokens


def _apart(doc: Doc, clause: Token) -> bool:
    """Whether a clause behind a cue is not its object: it follows a semicolon or opens with "though", "and", "but"."""
    first = clause.left_edge.i
    return clause.dep_ == "ccomp" and (doc[first].lower_ in CONTRAST or any(doc[k].text == ";" for k in range(clause.head.i, first)))


def _goes_on(verb: Token, last: int) -> bool:
    doc, end = verb.doc, verb.sent.end
    return last < end and doc[last].text == "," and any(doc[i].pos_ in ("VERB", "AUX") for i in range(last, end))


def _following(verb: Token, last: int) -> set[int]:
    """What follows a medial cue: the rest of an interrupted clause, or a clause joined to it."""
    doc, end = verb.doc, verb.sent.end
    comma = next((i for i in range(last, min(end, last + 25)) if doc[i].text in (",", "–", "—")), None)
    if comma is None or comma + 2 >= end:
        return set()
    stop = next((i for i in range(comma, end) if doc[i].text == ";"), end)
    following = doc[comma + 1]
    rest = set(range(comma + 1, stop))
    attached = [c for c in verb.children if c.i > comma and c.dep_ in ("conj", "advcl", "ccomp")]
    if following.lower_ in ("while", "as", "whereas", "after", "before", "when", "since", "in", "putting", "with"):
        return set()
    if following.lower_ in CONTRAST:
        return rest if not _reports(doc, comma + 1, stop) else set()
    if any(
        doc[i].head.i < verb.i and doc[i].head.i >= verb.sent.start and doc[i].dep_ != "punct" for i in range(comma + 1, stop)
    ) and not any(c.dep_ == "advcl" or c.tag_ == "VBG" for c in attached):
        return rest if not _reports(doc, comma + 1, stop) else set()  # the interrupted clause goes on
    if not any(doc[i].pos_ in ("VERB", "AUX") for i in range(verb.sent.start, verb.i) if i < last - 1):
        return rest
    if following.pos_ in ("AUX", "VERB") and following.tag_ not in ("VBG",):
        return rest
    return set()


def _reports(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch has a cue with a source of its own."""
    vocabulary = reporting().verbs
    for verb in doc[first:last]:
        cues = vocabulary.get(verb.lemma_, ()) if verb.pos_ == "VERB" else ()
        own = [c for c in verb.children if c.dep_ == "nsubj" and first <= c.i < last and c.pos_ in (*NOMINAL, "NUM")]
        if own and any(c.stance in OWN for c in cues):
            return True
    return False


OWN = frozenset({"neutral", "claim", "deny", "confirm", "allege", "admit", "believe", "doubt"})


def set_off(found: Found) -> bool:
    """Whether a comma or a closing quotation mark stands right before a cue and its source."""
    doc, first = found.head.doc, found.zone[0]
    while first > 0 and doc[first - 1].is_space:
        first -= 1
    return first > 0 and doc[first - 1].text in (",", "-", "–", "—", '"', "'", "?", "!", "--")


def medial(found: Found) -> set[int]:
    """Tokens before a cue that breaks into a clause ("the marines, he continued, kept ..."), or empty: the cue has
    commas on both sides and what precedes is not a clause of its own or goes on behind it."""
    verb = found.head
    doc, sent = verb.doc, verb.sent
    first, last = found.zone
    if not set_off(found) or last >= sent.end or doc[last].text != "," or found.source is None or verb.dep_ in ("relcl", "acl"):
        return set()
    start = next((i + 1 for i in range(first - 1, sent.start - 1, -1) if doc[i].text in (";", ":")), sent.start)
    return set(range(start, first - 1))


def inverted_tail(verb: Token) -> Token | None:
    """The source behind a cue that closes its sentence: "..., announced a spokesman for the front."."""
    doc, end = verb.doc, verb.sent.end
    if verb.i == 0 or verb.nbor(-1).text not in (",", '"', "'") or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    if (
        any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in verb.children)
        or verb.i + 1 >= end
        or doc[verb.i + 1].lower_ in ("by", "in", "to", "for", "on")
    ):
        return None
    stop = next((i for i in range(verb.i + 1, min(end, verb.i + 14)) if doc[i].text in (".", ",", ";", '"')), None)
    if stop is None or any(doc[i].pos_ in ("VERB", "AUX") for i in range(verb.i + 1, stop)):
        return None
    if not (doc[stop].text == "." or doc[stop].text == ";"):
        return None
    head = next(
        (doc[i] for i in range(verb.i + 1, stop) if doc[i].pos_ in NOMINAL and (i + 1 >= stop or doc[i + 1].pos_ not in NOMINAL)), None
    )
    return head if head is not None and not any(doc[i].pos_ == "ADP" for i in range(verb.i + 1, head.i)) else None
