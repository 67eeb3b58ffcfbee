"""Outlets between the reader and a source: those that were told, that quote it, or that are cited themselves."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from dateline.knowledge.reporting import reporting
from dateline.knowledge.source_roles import source_roles
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.roles import role_noun
from dateline.reader.reading import Reading
from dateline.reader.syntax import agents

TOLD_HERE = frozenset({"reporter", "journalist", "correspondent", "us", "me", "press", "newsman", "conference", "briefing", "media"})
TALKS = frozenset(
    {"interview", "comment", "remark", "statement", "conversation", "call", "message", "talk", "broadcast", "letter", "address", "speech"}
)
LEARNING = frozenset({"learn", "hear", "understand", "gather", "know", "discover", "ascertain", "establish"})
BODIES = frozenset(
    ["panel", "board", "inquiry", "chamber", "house", "knesset", "duma", "bundestag", "rada", "majlis", "nations", "union", "cross"]
)  # bodies that are told things and publish nothing by it
DESKS = frozenset({"service", "desk", "arm", "edition", "bureau", "programme", "program", "section", "site", "website"})


def is_outlet(reading: Reading, token: Token) -> bool:
    """Whether a noun is an outlet other than the one that writes: "the BBC", "a radio station", "state media"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    words = [t for t in token.subtree if t.i <= token.i]
    if any(t.lower_ in ("this", "our") for t in words):
        return False
    actor = reading.actor_at[token.i] if token.i < len(reading.actor_at) else None
    if token.lemma_.lower() == "media":
        return any(t.lower_ in ("state", "official", "local", "russian", "government", "foreign") or t.pos_ == "PROPN" for t in words[:-1])
    if token.lemma_.lower() in TOLD_HERE:
        return False
    if own_outlet(reading, token):
        return False
    if actor is not None and actor.kind == "outlet":
        return True
    if token.lower_ in DESKS and any(c.dep_ in ("poss", "compound") and is_outlet(reading, c) for c in token.lefts):
        return True  # "the BBC's Pashto service"
    role = role_noun(token)
    if role is not None:
        return role.role == "outlet" and role.of == "institution"
    if token.pos_ != "PROPN":
        return False
    if {t.lower_ for t in words} & source_roles().outlets:
        return True
    return token.ent_type_ == "ORG" and any(
        c.dep_ in ("compound", "amod", "appos") and (r := role_noun(c)) and r.role == "outlet" for c in token.children
    )


def own_outlet(reading: Reading, token: Token) -> bool:
    """Whether a name is that of the outlet that writes."""
    named = " ".join(t.text for t in token.subtree if t.i <= token.i and t.pos_ in ("PROPN", "NUM")).lower()
    own = {x.lower() for x in (reading.report.outlet, *_datelined(reading)) if x}
    return bool(named) and any(named in x or x in named for x in own)


def _datelined(reading: Reading) -> list[str]:
    """The agency in the report's own dateline."""
    for segment in reading.segments[:6]:
        if segment.role == "dateline":
            words = reading.text[segment.start : segment.end]
            if "(" in words:
                return [words[words.index("(") + 1 :].split(")")[0]]
    return []


def told(reading: Reading, found: Found) -> Token | None:
    """The outlet to which a source spoke: the addressee, or that of "in an interview with ..."."""
    if found.via is not None and found.addressee is not None:
        if is_outlet(reading, found.via):
            return found.via
        if found.head.lemma_ == "tell" and _bare(found.via) and not own_outlet(reading, found.via):
            return found.via
    for child in found.head.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "during", "on"):
            for talk in child.children:
                if talk.lemma_ in TALKS:
                    for prep in talk.children:
                        token = next((o for o in prep.children if o.dep_ == "pobj"), None)
                        if token is not None and prep.lower_ in ("with", "to", "for") and is_outlet(reading, token):
                            return token
        if child.dep_ == "advcl" and child.lemma_ in ("speak", "talk", "write", "tell") and child.tag_ == "VBG":
            for prep in child.children:
                told_to = prep if prep.dep_ == "dobj" else next((o for o in prep.children if o.dep_ == "pobj"), None)
                if told_to is not None and is_outlet(reading, told_to):
                    return told_to
    return quoted_by(reading, found)


def learned_from(reading: Reading, found: Found) -> Token | None:
    """Who told it to the one that reports it: "the front has learned from two sources that"."""
    if found.head.lemma_ not in LEARNING or found.source is None or found.form != "that":
        return None
    for prep in found.head.children:
        if prep.dep_ == "prep" and prep.lower_ == "from":
            token = next((o for o in prep.children if o.dep_ == "pobj"), None)
            if token is not None and token != found.source and _is_source(reading, token):
                return token
    return None


def _bare(token: Token) -> bool:
    """Whether a proper name that is no person, people or country stands alone, with no noun that says what it is."""
    named = token.pos_ == "PROPN" or (token.pos_ == "NUM" and token.i > 0 and token.nbor(-1).pos_ == "PROPN")
    return (
        named
        and token.ent_type_ not in ("PERSON", "NORP", "GPE", "LOC")
        and not any(c.dep_ in ("compound", "appos", "poss") and role_noun(c) for c in token.children)
        and role_noun(token) is None
        and token.lower_ not in BODIES
        and token.ent_type_ != ""
    )


def quoted_by(reading: Reading, found: Found) -> Token | None:
    """ "A source quoted by the agency said", "was quoted by the agency as saying"."""
    clauses = [found.head.head.head] if found.head.dep_ == "pcomp" and found.head.head.lower_ == "as" else []
    if found.source is not None:
        clauses += [c for c in found.source.children if c.dep_ in ("acl", "relcl")]
    if found.head.dep_ == "pcomp" and found.head.lemma_ == "say":
        by = [o for p in found.head.children if p.dep_ in ("agent", "prep") and p.lower_ == "by" for o in p.children if o.dep_ == "pobj"]
        if by:
            return by[0]
    for verb in clauses:
        if verb.lemma_ in ("quote", "cite", "interview", "carry", "broadcast", "publish", "report"):
            by = agents(verb)
            if by:
                return by[0]
            places = [
                o
                for p in verb.children
                if p.dep_ in ("prep", "agent") and p.lower_ in ("by", "in", "on")
                for o in p.children
                if o.dep_ == "pobj"
            ]
            if places and is_outlet(reading, places[0]):
                return places[0]
    return None


def settle_citing(reading: Reading, found: list[Found]) -> list[Found]:
    """Join "X reported, citing Y" and "according to X, which cited Y": Y's attribution has X's content and is cited through it."""
    by_head = {f.head.i: f for f in found}
    ordered = sorted(found, key=lambda f: f.head.i)
    at = [f.head.i for f in ordered]
    out: list[Found] = []
    for f in found:
        if f.head.lemma_ not in reporting().citing or f.entry.stance == "deny" or f.side == "left":
            out.append(f)
            continue
        cited = next((c for c in f.head.children if c.dep_ == "dobj"), None)
        near = ordered[max(0, bisect_left(at, f.head.i - 120)) : bisect_left(at, f.head.i + 120)]
        through = _governing(f, by_head, near)
        if cited is None or not _is_source(reading, cited):
            f.vouched = False
            out.append(f)
            continue
        reported = [x for x in near if x is not f and x.head.dep_ == "pcomp" and x.head.head.lower_ == "as" and x.head.head.head == f.head]
        if reported:  # quoted Y as saying
            reported[0].via = f.source
            reported[0].source = cited
            reported[0].through = None
            continue
        if through is None:
            f.vouched = False
            out.append(f)
            continue
        f.antecedent = None
        f.source, f.through, f.content, f.form, f.vouched, f.side = (
            cited,
            through,
            list(through.content),
            "that",
            through.vouched,
            through.side,
        )
        out.append(f)
    return out


def _governing(f: Found, by_head: dict[int, Found], found: list[Found]) -> Found | None:
    head = f.head
    for _ in range(4):
        if head.head == head:
            break
        head = head.head
        if head.i in by_head and by_head[head.i].content and by_head[head.i] is not f:
            return by_head[head.i]
    if f.head.dep_ in ("relcl", "acl", "advcl", "conj"):
        noun = f.head.head
        near = next(
            (x for x in found if x is not f and x.source is not None and x.content and (x.source == noun or noun.i in range(*x.zone))), None
        )
        if near is not None:
            return near
    sent = f.head.sent
    inside = [
        x for x in found if x is not f and x.content and sent.start <= x.head.i < sent.end and x.vouched and x.form in ("that", "quote")
    ]
    return min(inside, key=lambda x: abs(x.head.i - f.head.i), default=None)


def _is_source(reading: Reading, token: Token) -> bool:
    if token.pos_ == "PRON":
        return False
    role = role_noun(token)
    if role is not None:
        return True
    return token.ent_type_ in ("PERSON", "ORG", "NORP") or token.pos_ == "PROPN"
