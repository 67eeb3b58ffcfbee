"""Drafts of events, with every step noted."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.events.names import operation_name
from dateline.reader.reading import ActorMention, CountFound, Draft, PlaceMention, Range, Reading
from dateline.reader.syntax import clause_range

CUE_LIMIT = 7


def draft(reading: Reading, head: Token, cue: Range, kind: str, rule: str, modality: str = "actual") -> Draft:
    """A new event on a head; clause and cue fitted to each other."""
    clause = clause_range(head) if head.pos_ in ("VERB", "AUX") else (head.left_edge.i, head.right_edge.i + 1)
    clause = (min(clause[0], cue[0]), max(clause[1], cue[1]))
    made = Draft("event", head.i, cue, clause, rule, event_type=kind, modality=modality)
    made.note("event_type", f"{reading.words(cue)!r} by {rule}")
    return made


def fill(made: Draft, actor: list[ActorMention], recipient: list[ActorMention], where: list[PlaceMention]) -> None:
    """The arguments, each once; nobody acts upon himself."""
    made.actor = actor
    made.recipient = [r for r in recipient if not any(r is a for a in actor)]
    made.places = where
    for field_name, found in (("actor", actor), ("recipient", made.recipient)):
        if found:
            made.note(field_name, ", ".join(m.name for m in found))
    if where:
        made.note("places", ", ".join(p.name for p in where))


def cue_to(verb: Token, other: Token | None) -> Range:
    """From a verb to the word that completes it, where that stands close by."""
    if other is None or abs(other.i - verb.i) > CUE_LIMIT:
        return verb.i, verb.i + 1
    return min(verb.i, other.i), max(verb.i, other.i) + 1


def name_it(reading: Reading, made: Draft, nouns: list[Token]) -> None:
    """The operation's name, if one of the nouns carries one."""
    for noun in nouns:
        found = operation_name(reading, noun)
        if found:
            made.name = found
            made.note("name", found)
            return


def add_toll(made: Draft, toll: dict[str, CountFound]) -> None:
    """Counts that the event does not have yet."""
    for key, count in toll.items():
        if key not in made.casualties:
            made.casualties[key] = count
            made.note("casualties", f"{key}: {count.words}")
