"""Stage actors: who acts, is acted on or speaks, and which mentions are of the same one."""

from __future__ import annotations

from dateline.knowledge.actors import vocabulary
from dateline.reader.actors.acronyms import find_acronyms
from dateline.reader.actors.finds import Finds, mark_quotes, mark_sentences
from dateline.reader.actors.groups import find_groups, find_organisations, find_states
from dateline.reader.actors.join import join_names
from dateline.reader.actors.names import find_lands, find_names
from dateline.reader.actors.persons import find_persons
from dateline.reader.actors.reference import refer
from dateline.reader.actors.words import Words
from dateline.reader.reading import Reading


class Actors:
    """Finds actor mentions and links each to the earlier mention of the same actor."""

    name = "actors"
    needs: tuple[str, ...] = ("places",)
    adds: tuple[str, ...] = ("actors", "actor_at")

    def __call__(self, reading: Reading) -> None:
        reading.actor_at = [None] * len(reading.doc)
        if not len(reading.doc):
            return
        finds = Finds(reading, Words(reading.doc), vocabulary())
        finds.quoted, finds.sentence = mark_quotes(reading), mark_sentences(reading)
        find_lands(finds)
        find_names(finds)
        find_persons(finds)
        find_organisations(finds)
        find_groups(finds)
        find_states(finds)
        join_names(finds)
        find_acronyms(finds)
        finds.settle()
        refer(finds)
