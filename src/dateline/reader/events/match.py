"""Whether an entry of the vocabulary fits a verb in its clause."""

from __future__ import annotations

from dateline.knowledge.events import VerbEntry
from dateline.reader.events.facts import Facts
from dateline.reader.events.kinds import classes, is_kind, is_subject
from dateline.reader.reading import Reading

COURSE = {"up", "down", "along", "forward", "ahead", "in", "around", "through"}  # "advancing up the valley"
LOOSE = {"back", "out", "away", "off"}  # particles that leave most verbs of motion and force what they are


def fits(reading: Reading, clause: Facts, entry: VerbEntry) -> bool:
    """Every condition of the entry, the cheap ones first."""
    if entry.particle is not None:
        if entry.particle not in clause.particles and entry.particle not in clause.adverbs and not _next(clause, entry.particle):
            return False
    elif not entry.out and not entry.acomp and not (entry.no_obj and clause.particles <= COURSE) and any(
            p not in LOOSE or entry.type not in ("RETREAT", "ASSAULT", "MOBILIZE") for p in clause.particles if _true_particle(clause, p)):
        return False
    if entry.out and not (clause.particles & {"out", "off", "away", "back"} or clause.preps.keys() & {"from", "out"}):
        return False
    objects = clause.objects
    if entry.no_obj and objects:
        return False
    if entry.some_obj and not objects:
        return False
    if entry.obj and not any(is_kind(reading, o, entry.obj) for o in objects):
        return False
    if entry.not_obj and any(is_kind(reading, o, entry.not_obj) for o in objects):
        return False
    if entry.adv and entry.adv not in clause.adverbs and entry.adv not in clause.particles and not _predicate(clause, (entry.adv,)):
        return False
    if entry.not_adv and entry.not_adv in clause.adverbs:
        return False
    if entry.pp and not any(is_kind(reading, o, wanted) for prep, wanted in entry.pp.items() for o in clause.preps.get(prep, ())) and not (
            any(prep in clause.preps and not clause.preps[prep] and "any" in wanted for prep, wanted in entry.pp.items())):
        return False
    if any(p in clause.own_preps and not (clause.preps.get(p) and all(reading.time_at[t.i] is not None for t in clause.preps[p]))
           for p in entry.not_pp):
        return False
    for names, prep in ((entry.not_by, "by"), (entry.not_in, "in")):
        if names and any(is_kind(reading, o, names) for o in clause.preps.get(prep, ())):
            return False
    if entry.not_by and any(is_kind(reading, o, entry.not_by) for p in ("in", "of", "from") for o in clause.preps.get(p, ())):
        return False
    if entry.acomp and not any(p.lower_ in entry.acomp for p in clause.predicates):
        return False
    if entry.oprd and not _predicate(clause, entry.oprd):
        return False
    return _subject(reading, clause, entry) and _complement(clause, entry) and _needs(reading, clause, entry)


def _subject(reading: Reading, clause: Facts, entry: VerbEntry) -> bool:
    if entry.not_subj and any(is_kind(reading, s, entry.not_subj) for s in clause.subjects):
        return False
    if entry.subj is None or not clause.subjects:
        return entry.subj not in ("munition", "blast", "gate", "worker", "aidworker", "crowd", "leaderish", "doer",
                "armed") or bool(clause.subjects)
    return is_subject(reading, clause.subjects[0], entry.subj)


def _complement(clause: Facts, entry: VerbEntry) -> bool:
    if entry.no_comp and any(c.dep_ == "xcomp" for _, c in clause.complements):
        return False
    if entry.comp and not any(form in entry.comp for form, _ in clause.complements):
        return False
    verbs = {c.lemma_.lower() for _, c in clause.complements}
    if entry.comp_not and verbs & set(entry.comp_not):
        return False
    if entry.comp_verb:
        wanted: set[str] = set()
        for word in entry.comp_verb:
            wanted |= classes().get(word, {word})
        return bool(verbs & wanted)
    return True


def _needs(reading: Reading, clause: Facts, entry: VerbEntry) -> bool:
    if not entry.needs:
        return True
    for need in entry.needs:
        if need == "time":
            if timed(reading, clause):
                return True
        elif need == "comp":
            if clause.complements:
                return True
        elif need == "obj":
            if clause.objects:
                return True
        elif need == "plain":  # nothing said of what they are: "troops were in the town"
            if not clause.predicates:
                return True
        elif need == "past":
            if clause.verb.tag_ == "VBD":
                return True
        elif need == "perf":
            if any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.verb.children):
                return True
        elif need == "staying":  # "we are not leaving"
            if clause.verb.tag_ == "VBG" and any(c.dep_ == "neg" for c in clause.verb.children) and any(
                    c.dep_ == "aux" and c.lemma_ == "be" for c in clause.verb.children):
                return True
        elif need == "due":  # "two brigades are due on Wednesday"
            word = next((p for p in clause.predicates if p.lower_ == "due"), None)
            if word is not None and not any(c.dep_ == "xcomp" for c in word.children) and (timed(reading, clause) or any(
                    reading.time_at[t.i] is not None for t in word.subtree)):
                return True
        elif need in clause.preps:
            return True
    return False


def timed(reading: Reading, clause: Facts) -> bool:
    """Whether a time stands at the verb itself."""
    for child in clause.verb.children:
        if child.dep_ in ("npadvmod", "advmod", "prep") and any(reading.time_at[t.i] is not None for t in (child, *child.children)
                                                                if t.i < len(reading.time_at)):
            return True
    return False


def _true_particle(clause: Facts, particle: str) -> bool:
    return any(c.dep_ == "prt" and c.lower_ == particle for c in clause.verb.children)


def _next(clause: Facts, particle: str) -> bool:
    after = clause.verb.i + 1
    return after < len(clause.verb.doc) and clause.verb.doc[after].lower_ == particle


def _predicate(clause: Facts, words: tuple[str, ...]) -> bool:
    """A predicate of the object: "called the film a fake", "took him prisoner"."""
    known = set(words)
    for child in clause.verb.children:
        if child.dep_ in ("oprd", "acomp", "attr", "ccomp", "xcomp", "advcl", "dobj", "npadvmod", "dep", "advmod") and (
                child.lower_ in known or child.lemma_.lower() in known):
            return True
    return False
