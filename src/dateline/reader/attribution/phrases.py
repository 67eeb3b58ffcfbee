"""Attributions by phrases: "according to X", "in X's view", "citing X", and by nouns: "X's claim that", "reports that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.knowledge.reporting import Cue, reporting
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.plausible import can_speak, idle
from dateline.reader.attribution.roles import role_noun
from dateline.reader.attribution.spans import runs, subtree
from dateline.reader.attribution.uncued import label_head
from dateline.reader.syntax import subjects

NEUTRAL = Cue("according", "neutral", frozenset({"that", "quote"}))
ISSUING = frozenset(
    [
        "issue", "release", "publish", "make", "post", "put", "give", "send", "read", "write", "have", "receive", "express", "voice",
        "repeat", "reject", "deny", "dismiss", "see", "hear", "circulate", "broadcast", "carry", "share", "sign", "deliver", "raise"
    ]
)  # fmt: skip
TELLING = frozenset(
    {"say", "tell", "add", "warn", "write", "report", "claim", "state", "announce", "declare", "quote", "cite", "estimate", "note"}
)
OWN = frozenset(
    [
        "express", "voice", "make", "issue", "release", "publish", "post", "give", "send", "have", "repeat", "raise", "share", "deliver",
        "reiterate", "hold"
    ]
)  # fmt: skip


def by_phrases(doc: Doc) -> Iterator[Found]:
    """ "According to X" and its like, at the head, the middle or the end of a sentence."""
    vocabulary = reporting()
    by_head: dict[str, list[tuple[str, ...]]] = {}
    for phrase in vocabulary.prepositions:
        by_head.setdefault(phrase[0], []).append(phrase)
    for token in doc:
        if token.lower_ in by_head:
            for words in by_head[token.lower_]:
                last = token.i + len(words)
                if last < len(doc) and all(doc[token.i + k].lower_ == w for k, w in enumerate(words)):
                    found = _according(token, last)
                    if found:
                        yield found
                    break
        elif (
            token.lower_ in vocabulary.possessed
            and token.dep_ == "pobj"
            and token.head.lower_ in ("in", "by", "from", "to")
            and token.head.i < token.i
        ):
            owner = next((c for c in token.children if c.dep_ == "poss"), None)
            if owner is not None and owner.lower_ not in ("its", "my", "our", "your"):
                found = Found(token, (token.head.i, token.i + 1), NEUTRAL, owner)
                found.zone = (token.head.i, token.right_edge.i + 1)
                _scope(found)
                if found.content:
                    yield found


def _according(token: Token, last: int) -> Found | None:
    doc, end = token.doc, token.sent.end
    source = next(
        (o for i in range(last - 1, token.i - 1, -1) for o in doc[i].children if o.dep_ in ("pobj", "pcomp") and o.i >= last), None
    )
    if source is None:
        i = last
        while i < end and doc[i].pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PRON") and doc[i].pos_ != "VERB":
            i += 1
        source = doc[i - 1] if i > last else None
    if (
        source is None
        or source.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
        or source.ent_type_ in ("MONEY", "PERCENT", "DATE", "TIME", "QUANTITY")
    ):
        return None
    if token.lower_ in ("per", "as") and (
        source.pos_ != "PROPN" or (role_noun(source) is None and source.ent_type_ not in ("ORG", "PERSON"))
    ):
        return None
    found = Found(token, (token.i, last), NEUTRAL, source)
    found.zone = (token.i, source.right_edge.i + 1 if source.right_edge.i < end else source.i + 1)
    _scope(found)
    return found if found.content else None


def _scope(found: Found) -> None:
    """What a phrase covers: the rest of its part of the sentence; what stands before it where it ends that part."""
    token = found.head
    doc, sent = token.doc, token.sent
    first, last = found.zone
    start = next((i + 1 for i in range(first - 1, sent.start - 1, -1) if doc[i].text == ";"), sent.start)
    stop = next((i for i in range(last, sent.end) if doc[i].text == ";"), sent.end)
    zone_end = _source_end(found, stop)
    before, after = set(range(start, first)), set(range(zone_end, stop))
    left = any(doc[i].is_alpha for i in before)
    right = any(doc[i].pos_ in ("VERB", "AUX") for i in after)
    joined = next(
        (
            i
            for i in range(first - 1, max(start, first - 3) - 1, -1)
            if doc[i].dep_ == "cc" or doc[i].lower_ in ("that", "because", "but", "and")
        ),
        None,
    )
    if not left or (joined is not None and right and doc[joined].lower_ != "that"):
        tokens, found.side = after, "right"
    elif right:
        tokens, found.side = before | after, "both"
    else:
        tokens, found.side = before, "left"
    if found.side in ("left", "both") and start < first and doc[start].lower_ in ("but", "and"):
        tokens.discard(start)
    found.zone = (first, zone_end)
    found.tokens = tokens
    found.content, found.form = runs(doc, tokens), "that"


def _source_end(found: Found, stop: int) -> int:
    """End of the source's phrase: up to the comma that closes it, with the clause that describes it."""
    source = found.source
    assert source is not None
    doc = source.doc
    end = source.i + 1
    for child in source.rights:
        if child.dep_ in ("prep", "relcl", "acl", "appos", "conj", "cc", "case", "punct") and child.left_edge.i <= end + 1:
            end = max(end, min(child.right_edge.i + 1, stop))
    if doc[found.head.i].dep_ == "pobj":  # "in his view"
        end = max(found.head.i + 1, found.head.right_edge.i + 1)
    return min(end, stop)


def by_nouns(doc: Doc) -> Iterator[Found]:
    """ "The claim by X that Y", "X's denial that Y", "reports that Y", "X expressed fear that Y"."""
    vocabulary = reporting().nouns
    for token in doc:
        if token.pos_ != "NOUN":
            continue
        entries = vocabulary.get(token.lemma_.lower())
        if entries is None:
            continue
        clause = _clause_of(token)
        if clause is None:
            continue
        content = subtree(clause)
        source = _owner(token)
        found = Found(
            token, (token.i, token.i + 1), entries[0], source, runs(doc, content), zone=(token.left_edge.i, token.i + 1), side="right"
        )
        found.form = "inf" if any(c.tag_ == "TO" for c in clause.children) else "that"
        found.vouched = entries[0].vouched
        found.tokens = content
        if found.content and not idle(found):
            yield found


def by_adjectives(doc: Doc) -> Iterator[Found]:
    """ "X is confident that Y"."""
    vocabulary = reporting().adjectives
    for token in doc:
        if token.pos_ != "ADJ" or token.dep_ != "acomp":
            continue
        entries = vocabulary.get(token.lower_)
        clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None) if entries else None
        if clause is None:
            clause = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i > token.i), None) if entries else None
        if entries and clause is not None:
            heads = subjects(token.head)
            if heads and heads[0].dep_ != "expl" and heads[0].lower_ != "it" and can_speak(heads[0]):
                found = Found(
                    token, (token.i, token.i + 1), entries[0], heads[0], zone=(heads[0].left_edge.i, token.i + 1), side="right", form="that"
                )
                found.tokens = {i for i in subtree(clause) if i > token.i}
                found.content = runs(doc, found.tokens)
                if found.content:
                    yield found


def by_colons(doc: Doc) -> Iterator[Found]:
    """ "A miller was gloomier: the bridge would stay shut", "X put it differently: ..."."""
    vocabulary = reporting()
    for token in doc:
        if (
            token.text != ":"
            or token.i == 0
            or token.i + 2 >= len(doc)
            or token.is_sent_start
            or doc[token.i + 1].is_space
            or doc[token.i + 1].text == '"'
        ):
            continue
        first = token.sent.start
        verb = next(
            (
                t
                for t in doc[first : token.i]
                if (
                    t.pos_ in ("VERB", "AUX")
                    and t.dep_ not in ("aux", "auxpass", "relcl", "acl", "amod", "advcl", "xcomp", "pcomp", "ccomp", "conj")
                )
                or (t.dep_ == "ccomp" and t.head.i > token.i)
            ),
            None,
        )
        named = label_head(doc, first, token.i)
        if named is not None:
            verb, heads = token, [named]
        elif verb is None:
            continue
        else:
            heads = [s for s in subjects(verb) if s.i < verb.i]
        mood = named is not None or any(t.lower_ in vocabulary.moods for t in doc[verb.i : token.i])
        if (
            not heads
            or not mood
            or not can_speak(heads[0])
            or (role_noun(heads[0]) is None and heads[0].ent_type_ not in ("PERSON", "ORG") and heads[0].pos_ != "PRON")
        ):
            continue
        stop = next(
            (i for i in range(token.i + 1, len(doc)) if doc[i].is_sent_start or doc[i].text == ";" or "\n" in doc[i].text), len(doc)
        )
        if not any(t.pos_ in ("VERB", "AUX") for t in doc[token.i + 1 : stop]) or any(
            t.pos_ == "VERB" and t.lemma_ in TELLING for t in doc[token.i + 1 : stop]
        ):
            continue
        cue = (verb.i, max(token.i, verb.i + 1))
        found = Found(verb, cue, NEUTRAL, heads[0], zone=(heads[0].left_edge.i, token.i + 1), side="right", form="that")
        found.tokens = set(range(token.i + 1, stop))
        found.content = runs(doc, found.tokens)
        if found.content:
            yield found


def _clause_of(noun: Token) -> Token | None:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl", "appos", "advcl") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            opening = child.left_edge
            if opening.lower_ == "that" and opening.dep_ == "mark":
                return child
            if child.dep_ == "acl" and any(c.tag_ == "TO" for c in child.children) and any(c.dep_ == "poss" for c in noun.children):
                return child
    return None


def _owner(noun: Token) -> Token | None:
    """Who makes the claim: its possessor, a by- or from-phrase, or the subject of the verb that puts it forward."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent", "acl") and child.lower_ in ("by", "from", "of", "in") and child.i > noun.i:
            inner = [o for o in child.children if o.dep_ == "pobj"]
            if inner and (child.lower_ in ("by", "from") or (role_noun(inner[0]) or (child.lower_ == "of" and can_speak(inner[0])))):
                return inner[0]
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_ in OWN:
        heads = subjects(noun.head)
        return heads[0] if heads and heads[0].dep_ != "expl" else None
    return None
