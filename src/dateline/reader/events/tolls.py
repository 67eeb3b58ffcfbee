"""Tolls: the dead, wounded and displaced of a clause, and clauses that state nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from dateline.reader.events.counts import count_of
from dateline.reader.events.kinds import classes, inner, is_kind, is_subject
from dateline.reader.reading import CountFound, Reading
from dateline.reader.syntax import conjuncts, direct_objects, subjects

TOLL_NOUNS = {"dead", "toll", "loss", "casualty", "fatality", "death", "killed", "number", "wounded", "injured", "figure"}
DEAD = {"dead", "killed", "death", "fatality", "martyr", "body", "corpse", "life"}
HURT = {"wounded", "injured", "wound", "injury", "hurt"}
RISE = {"rise", "climb", "stand", "reach", "pass", "exceed", "jump", "hit", "surpass", "grow", "be", "top", "increase", "remain", "mount",
        "go", "soar", "number", "total"}
SPEAK = {"speak", "talk", "tell"}
TALLY = {"figure", "count", "tally", "total", "number"}
STATED = {"be", "stand", "remain", "reach", "pass", "rise", "climb"}
PUT = {"take", "put", "place", "bring", "raise", "set", "estimate", "revise"}
COUNT = {"acknowledge", "admit", "concede", "count", "document", "record", "register", "confirm", "report", "verify", "list",
         "find", "recover", "see", "bury", "leave", "retrieve", "claim", "cost", "take", "collect", "pull"}
OWNED_UP = {"leave", "count", "acknowledge", "admit", "concede", "confirm"}  # "conceded 60 soldiers dead"
DIE = {"die", "perish", "drown", "fall", "succumb"}
KILLED = {"dead", "killed", "slain", "deaths", "died", "bodies", "fatalities", "casualties", "perished", "martyrs", "martyred"}
DEAD_PLURAL = {"dead", "killed", "slain", "deaths", "fatalities", "martyrs", "casualties", "wounded", "injured"}
PRICE = {"price", "sacrifice"}
PLAIN_DEATH = {"of", "from", "aged", "at"}
VIOLENT = {"shoot", "shell", "bomb", "attack", "storm", "fight", "ambush", "clash", "execute", "murder", "massacre", "fire",
           "raid", "assault", "retake"}
VAGUE_CAUSES = {"age", "cause", "collapse", "heart", "cold", "heat", "thirst", "exposure", "complication", "hunger", "exhaustion"}
Toll = dict[str, CountFound]


def total(reading: Reading, nouns: Iterable[Token]) -> CountFound | None:
    """The count of coordinated nouns together: "12 herders and six guards" is 18."""
    found = [(n, c) for n in nouns if (c := count_of(reading, n)) is not None]
    if not found:
        return None
    if len(found) == 1:
        return found[0][1]
    first = min(n.left_edge.i for n, _ in found)
    counts = [c for _, c in found]
    words = reading.words((first, max(inner(n).i for n, _ in found) + 1))
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    return CountFound(words, sum(x for x in lows if x is not None) if None not in lows else None,
                      sum(x for x in highs if x is not None) if None not in highs else None)


def mishap_near(token: Token) -> bool:
    """Whether the sentence, or the one before, tells of an accident, a disaster or an illness and of no violence."""
    sent = token.sent
    own = _tells(sent)
    if own is not None:
        return own
    return sent.start > 0 and _tells(sent.doc[sent.start - 1].sent) is True


def _tells(sent: Span) -> bool | None:
    """True of a mishap, False of violence, None of neither."""
    known = classes()
    nouns = {t.lemma_.lower() for t in sent if t.pos_ in ("NOUN", "PROPN")}
    if nouns & (known["violence"] | known["force"] - {"ship", "boat", "vessel", "plane", "jet", "aircraft", "helicopter", "crew",
                                                      "vehicle", "lorry", "truck", "pilot",
                                                      "man", "group", "side", "general", "company", "guard", "volunteer", "officer",
                                                      "police"}) or any(
            t.lemma_.lower() in VIOLENT for t in sent if t.pos_ == "VERB"):
        return False
    return True if nouns & (known["mishap"] - VAGUE_CAUSES) else None


def deaths(reading: Reading, verb: Token) -> Toll | None:
    """The toll of a clause of dying or losing ("seven people died", "the militia lost nine men"); None where it is no toll of violence."""
    lemma = verb.lemma_.lower()
    if _fallen(verb, lemma):
        count = total(reading, subjects(verb))
        return {"killed": count} if count is not None else {}
    if lemma in DIE and lemma != "fall":
        who = subjects(verb)
        preps = {c.lower_: [g for o in c.children for g in conjuncts(o)] for c in verb.children if c.dep_ == "prep"}
        if not who or any(p in preps and any(o.lemma_.lower() in classes()["mishap"] or o.lemma_.lower() in ("age", "natural", "home")
                                             for o in preps[p])
                          for p in ("of", "from", "in", "after", "at", "during")):
            return None
        count = total(reading, who)
        lead = inner(who[0])
        violent = any(o.lemma_.lower() in classes()["violence"] or o.lemma_.lower() in classes()["blast"] for p in preps.values()
                      for o in p) or any(
            c.dep_ == "advcl" and c.i > verb.i for c in verb.children)
        forces = lead.lower_ not in ("he", "she", "it", "who", "which", "that") and is_subject(reading, lead,
                "force") and lead.pos_ != "PRON"
        if lemma == "drown" and not forces:
            return None
        if not (violent or forces or (count is not None and (count.low or 2) > 1)) or mishap_near(verb):
            return None
        return {"killed": count} if count is not None else {}
    if lemma == "lose":
        objects = direct_objects(verb)
        if objects and is_kind(reading, objects[0], ("force", "man", "life", "people")) and is_kind(reading, objects[0], ("count",)):
            count = total(reading, objects)
            return {"killed": count} if count is not None else {}
        return None
    if lemma in ("pay", "make") and any(
        o.lemma_.lower() in PRICE and any(c.lower_ in ("supreme", "ultimate", "highest") for c in o.children) for o in direct_objects(verb)
    ):
        count = total(reading, subjects(verb))
        return {"killed": count} if count is not None else {}
    return None


def _fallen(verb: Token, lemma: str) -> bool:
    """ "Fell as martyrs", "fell in battle", "lost their lives": said of the dead of one's own side."""
    if lemma == "fall":
        return any(c.dep_ == "prep" and (
            (c.lower_ == "as" and o.lemma_.lower() in ("martyr", "hero"))
            or (c.lower_ in ("in", "during") and o.lemma_.lower() in ("battle", "combat", "action")))
                   for c in verb.children for o in c.children)
    if lemma not in ("lose", "give", "lay") or mishap_near(verb):
        return False
    return any(o.lemma_.lower() == "life" and any(c.dep_ == "poss" and c.lower_ in ("their", "his", "her") for c in o.lefts)
               for o in direct_objects(verb)) and (lemma != "lay" or any(c.lower_ == "down" for c in verb.children))


def counted(reading: Reading, verb: Token) -> Toll | None:
    """The toll of a clause that counts: "put the dead at 64", "the toll rose to 40", "left 12 dead", "documented 90 deaths"."""
    lemma = verb.lemma_.lower()
    if lemma in PUT:
        for noun in direct_objects(verb):
            if _is_toll(noun):
                at = [o for c in (*verb.children, *noun.children) if c.dep_ == "prep" and c.lower_ in ("at", "to") for o in c.children]
                return _numbers(reading, noun, at) if at else _scattered(reading, verb)
        return _scattered(reading, verb) if lemma == "put" else None
    if lemma in RISE:
        for noun in subjects(verb):
            if _is_toll(noun) or (lemma in STATED and _tallied(noun)) or (lemma in ("number", "total") and noun.lemma_.lower() in DEAD):
                at = [o for c in verb.children if c.dep_ in ("prep", "attr", "dobj", "acomp", "npadvmod")
                      for o in ([c] if c.dep_ != "prep" else [x for x in c.children if c.lower_ in ("to", "at")])]
                return _numbers(reading, noun, at)
        return None
    if lemma in SPEAK:
        of = [o for c in verb.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children]
        return _spoken(reading, of)
    if lemma in COUNT:
        return _left_dead(reading, verb)
    return None


def _tallied(noun: Token) -> bool:
    """ "The figure is 31", after talk of the dead in this sentence or the one before."""
    if noun.lemma_.lower() not in TALLY or any(c.dep_ == "prep" for c in noun.rights):
        return False
    sent = noun.sent
    near = [*sent, *(noun.doc[sent.start - 1].sent if sent.start else ())]
    return not mishap_near(noun) and any(t.lower_ in KILLED for t in near)


def _spoken(reading: Reading, of: list[Token]) -> Toll | None:
    """ "Medics speak of 17 dead": a number, or a noun with one, and the word for what became of them."""
    for each in of:
        number = each if each.like_num else next((c for c in each.lefts if c.like_num), None)
        after = each.nbor(1) if each.i + 1 < len(each.doc) else each
        fate = next((t.lower_ for t in (each, after) if t.lower_ in KILLED or t.lower_ in HURT), None)
        if number is None or fate is None or mishap_near(each):
            continue
        count = count_of(reading, number, bare_one=False)
        if count is not None:
            return {"injured" if fate in HURT else "killed": count}
    return None


def _is_toll(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "number":
        return any(c.lower_ in ("dead", "killed", "deaths", "casualties", "victims", "fatalities",
                                 "wounded", "slain", "fallen", "martyrs", "murdered", "bodies") for c in noun.subtree)
    return lemma in ("dead", "toll", "loss", "casualty", "fatality", "killed", "death")


def _numbers(reading: Reading, noun: Token, at: list[Token]) -> Toll | None:
    """The counts after "at" or "to", sorted into dead and hurt by the words beside them."""
    out: Toll = {}
    for each in at:
        people = conjuncts(each)
        if len(people) > 1 and all(p.tag_ == "NNS" and not {p.lower_, *(c.lower_ for c in p.children)} & HURT for p in people):
            together = total(reading, people)  # "stood at 191 militants, 58 soldiers and 26 civilians"
            if together is not None:
                return {"killed": together}
        for number in people:
            if number.dep_ == "pcomp" or (count := count_of(reading, number, bare_one=False)) is None:
                numbers = [t for t in number.subtree if t.tag_ == "CD"]
                if not numbers:
                    continue
                count = count_of(reading, numbers[0]) or CountFound(numbers[0].text)
                if any(t.lower_ == "between" for t in (each.nbor(-1) if each.i else each, each)) and len(numbers) > 1:
                    both = [count_of(reading, n) for n in numbers[:2]]
                    if both[0] and both[1]:
                        count = CountFound(reading.words((numbers[0].i - 1, numbers[1].i + 1)), both[0].low, both[1].high)
            hurt = bool({number.lower_, number.lemma_.lower(), *(c.lower_ for c in number.children)} & HURT)
            out.setdefault("injured" if hurt else "killed", count)
    return out or None


def _scattered(reading: Reading, verb: Token) -> Toll | None:
    """"They put the wounded since May at 90": where the parser hangs the words elsewhere."""
    dead = next((t for t in verb.subtree if t.i > verb.i and t.lower_ in ("dead", "toll", "losses", "casualties")), None)
    if dead is None or dead.i - verb.i > 6:
        return None
    at = next((t for t in verb.doc[dead.i:min(dead.i + 12, verb.sent.end)] if t.lower_ == "at"), None)
    return _numbers(reading, dead, list(at.children)) if at is not None else None


def _left_dead(reading: Reading, verb: Token) -> Toll | None:
    out: Toll = {}
    for noun in direct_objects(verb):
        lemma = noun.lemma_.lower()
        if lemma in ("death", "killing"):
            people = [o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"
                      for o in conjuncts(g)]
            count = total(reading, people) or total(reading, [noun])
            if count is not None and (count.low or count.high or 2) > 1 and not mishap_near(verb):
                out["killed"] = count
        elif lemma in ("body", "corpse", "life") and (count := count_of(reading, noun,
                bare_one=False)) is not None and verb.lemma_ != "take":
            if not mishap_near(verb):
                out["killed"] = count
        elif verb.lemma_ not in ("take", "see", "cost"):
            marks = {c.lower_ for c in (*noun.children, *verb.children) if c.dep_ in ("amod", "acomp", "oprd", "advmod", "ccomp", "xcomp",
                    "conj", "acl", "appos")}
            if marks & {"dead", "killed"} or noun.lower_ == "dead":
                count = total(reading, [noun])
                if count is not None and not mishap_near(verb):
                    out["killed"] = count
            elif marks & {"wounded", "injured"} or noun.lower_ in ("wounded", "injured"):
                count = count_of(reading, noun)
                if count is not None and not mishap_near(verb):
                    out["injured"] = count
    if not out and verb.lemma_ in OWNED_UP:  # "left 12 dead" parsed as a small clause
        for child in verb.children:
            if child.dep_ in ("ccomp", "xcomp", "oprd", "acomp", "dobj") and child.lower_ in ("dead", "wounded", "injured"):
                people = [c for c in child.children if c.dep_ in ("nsubj", "nummod", "npadvmod", "nsubjpass", "advmod")]
                count = total(reading, people)
                if count is not None and not mishap_near(verb):
                    out["killed" if child.lower_ == "dead" else "injured"] = count
    return out or None
