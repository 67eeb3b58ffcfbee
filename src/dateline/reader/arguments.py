"""Whom and what a clause speaks of: actors, and lists of nouns spread out. Shared by control and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.actors.lookup import actor_for
from dateline.reader.arguments_repaired import apposed_list, named_behind, opens_next_clause
from dateline.reader.reading import ActorMention, Reading
from dateline.reader.syntax import conjuncts, oblique

# "some of the rebels", "the last of his troops", "a group of armed men": the people are in the phrase that follows.
AMOUNTS = frozenset(
    [
        "all",
        "most",
        "some",
        "many",
        "several",
        "few",
        "half",
        "part",
        "rest",
        "remainder",
        "last",
        "majority",
        "number",
        "handful",
        "dozen",
        "dozens",
        "score",
        "scores",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "group",
        "band",
        "pocket",
        "bulk",
        "remnant",
        "remnants",
        "member",
        "element",
        "mob",
        "crowd",
        "wave",
        "mix",
        "combination",
        "any",
        "none",
        "one",
        "each",
        "both",
        "tens",
        "team",
        "convoy",
        "column",
        "force",
        "company",
    ]
)
# What is done with these as subject is done by those whose they are: "the army's offensive took the town".
DEEDS = frozenset(
    [
        "offensive",
        "operation",
        "attack",
        "assault",
        "advance",
        "push",
        "campaign",
        "raid",
        "counterattack",
        "counteroffensive",
        "counter-offensive",
        "incursion",
        "invasion",
        "onslaught",
        "drive",
        "breakthrough",
        "strike",
        "blitz",
        "ambush",
        "victory",
        "success",
        "gain",
        "move",
        "thrust",
        "battle",
        "fighting",
        "war",
        "clash",
        "agreement",
        "deal",
        "defeat",
        "collapse",
        "storming",
    ]
)
EXPLETIVE = {"it", "there"}


def spread(tokens: Iterable[Token]) -> Iterator[Token]:
    """Every noun of coordinated lists: "A, B and C" from A, each once."""
    seen: set[int] = set()
    for token in tokens:
        for each in [*conjuncts(token), *apposed_list(token)]:
            if each.i not in seen and not (each.head.i in seen and opens_next_clause(each)):
                seen.add(each.i)
                yield named_behind(each)


def people_of(token: Token) -> Token:
    """The noun that names the people in a phrase of amount: "troops" in "the last of Gaddafi's troops"."""
    for _ in range(3):
        if token.lemma_.lower() not in AMOUNTS:
            break
        inner = [o for o in oblique(token, "of") if o.tag_ in ("NNS", "NNPS", "NNP", "NN", "PRP")]
        if not inner:
            break
        token = inner[0]
    return token


def is_party(reading: Reading, token: Token) -> bool:
    """Whether a noun can be someone who acts or holds: a known actor, a name of people, or a word for a force."""
    found = reading.actor_at[token.i] if token.i < len(reading.actor_at) else None
    if found is not None and found.head == token.i:
        return True
    if token.tag_ in ("PRP", "PRP$"):
        return token.lower_ not in ("it", "its") or found is not None
    if token.ent_type_ in ("NORP", "ORG", "PERSON"):
        return True
    lexicon = control_lexicon()
    return token.lemma_.lower() in lexicon.people or token.lower_ in lexicon.people


def parties(reading: Reading, tokens: Iterable[Token]) -> list[ActorMention]:
    """The actors that nouns stand for, in their order, each once. Deeds ("the offensive") stand for whose they are, if said."""
    out: list[ActorMention] = []
    for token in tokens:
        head = people_of(named_behind(token))
        if head.lemma_.lower() in DEEDS:
            owners = [c for c in head.children if c.dep_ in ("poss", "amod", "compound") and is_party(reading, c)] + oblique(head, "by")
            if not owners:
                continue
            head = owners[0]
        if head.tag_ in ("EX", "WDT", "WP", "DT", "CD", "VBG") and reading.actor_at[head.i] is None:
            continue
        found = actor_for(reading, head)
        if not any(found is other for other in out):
            out.append(found)
    return out


def captured_heads(reading: Reading) -> set[int]:
    """Heads of control statements that leave no event besides: every one but withdrawals, which are events too."""
    return {d.head for d in reading.statements if d.kind == "control" and ".withdrawal" not in d.rule}
