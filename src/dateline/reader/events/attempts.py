"""Attempts to take, enter or free a place: attacks, whether or not they failed; the taking itself is not told."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.events.arguments import actors, owner_of, places
from dateline.reader.events.facts import acting, facts
from dateline.reader.events.gates import standing
from dateline.reader.events.kinds import is_kind, is_subject
from dateline.reader.events.write import cue_to, draft, fill
from dateline.reader.reading import ActorMention, Draft, Reading
from dateline.reader.syntax import conjuncts

TRY = {"try", "attempt", "fail", "struggle", "fight", "battle", "seek"}
TRIES = {"attempt", "bid", "effort", "try", "push", "drive", "operation", "battle", "fight", "campaign", "offensive"}
CAPTURE = {"take", "retake", "capture", "recapture", "seize", "reach", "break", "win", "regain", "dislodge", "surround", "encircle",
           "wrest", "occupy",
           "relieve", "liberate", "reclaim", "recover", "overrun", "conquer", "cut", "oust", "expel", "drive", "clear", "free", "lift"}
OBJECTS = ("place", "target", "force", "road", "pron", "territory", "ground", "siege", "control")


def attempt(reading: Reading, head: Token) -> Draft | None:
    """The attack told by "tried to take X", "the rebels' bid to seize X collapsed"; None where nothing was tried."""
    lemma = head.lemma_.lower()
    goal = next((c for c in head.children if c.dep_ in ("xcomp", "acl", "relcl", "advcl") and c.tag_ == "VB" and c.i > head.i
                 and c.lemma_.lower() in CAPTURE and any(t.tag_ == "TO" for t in c.children)), None)
    if goal is None:
        return None
    if lemma == "fail" and goal.lemma_.lower() in ("surround", "encircle"):
        return None  # a statement of control, denied
    aim = facts(goal)
    if aim.objects and not any(is_kind(reading, o, OBJECTS) for o in aim.objects):
        return None
    if not aim.objects and not any(is_kind(reading, o, ("place", "target", "territory")) for p in ("through", "into", "toward", "towards")
                                   for o in aim.preps.get(p, ())):
        return None
    who: list[ActorMention] = []
    if head.pos_ in ("VERB", "AUX"):
        if lemma not in TRY or standing(reading, head) != "actual":
            return None
        doers = acting(head)
        if doers and not is_subject(reading, doers[0], "force"):
            return None
        who = actors(reading, doers)
    else:
        if lemma not in TRIES or any(c.lower_ in ("any", "no", "new", "further", "planned") and c.dep_ in ("det", "amod")
                                     for c in head.children):
            return None
        if head.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj") or head.head.tag_ == "VB":
            return None
        by = [t for c in head.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "of") for o in c.children if o.dep_ == "pobj"
              for t in conjuncts(o)]
        owner = owner_of(reading, head)
        who = actors(reading, by) or ([owner] if owner is not None else [])
        if not who and head.dep_ in ("dobj", "pobj"):
            above = head.head if head.dep_ == "dobj" else head.head.head
            if above.pos_ == "VERB" and standing(reading, above) == "actual":
                who = actors(reading, acting(above)) if above.lemma_ in ("make", "launch", "mount", "begin", "lead", "fail",
                        "repeat") else []
                if not who:
                    return None
    made = draft(reading, head, cue_to(head, goal), "ASSAULT", f"event.assault.attempt.{lemma}/1")
    made.clause = (min(made.clause[0], head.i), max(made.clause[1], goal.right_edge.i + 1))
    own = facts(head) if head.pos_ in ("VERB", "AUX") else None
    where = places(reading, aim, ("obj", "through", "into", "toward"), objects=True)
    if own is not None:
        where += [p for p in places(reading, own, (), objects=False) if p not in where]
    victims = actors(reading, [o for o in aim.objects if is_kind(reading, o, ("force",))])
    fill(made, who, victims, where)
    return made
