"""What a forecast is found as, and the questions about subjects that its rules share."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.modality import modality
from dateline.reader.attribution.governing import governing
from dateline.reader.certainty.scale import Estimate
from dateline.reader.reading import ActorMention, Range, Reading
from dateline.reader.syntax import governors, subjects

FIRST_PERSON = {"i", "we", "us", "me", "our", "my", "ours"}
ORGANS = {"state", "government", "military"}
PERSONAL = FIRST_PERSON | {"he", "she", "they", "you", "who"}
SHARES = {
    "first",
    "last",
    "some",
    "most",
    "many",
    "several",
    "few",
    "all",
    "both",
    "each",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "half",
    "majority",
    "rest",
    "remainder",
    "others",
    "none",
    "any",
    "number",
    "part",
    "bulk",
}
SPEECH = {
    "say",
    "tell",
    "add",
    "announce",
    "declare",
    "state",
    "claim",
    "insist",
    "warn",
    "report",
    "write",
    "note",
    "reply",
    "retort",
    "explain",
    "stress",
    "maintain",
    "argue",
    "confirm",
    "admit",
    "acknowledge",
    "concede",
    "suggest",
    "indicate",
    "assert",
    "boast",
    "reiterate",
    "repeat",
    "tweet",
    "post",
    "promise",
    "vow",
    "pledge",
    "believe",
    "think",
    "predict",
    "estimate",
    "assess",
    "judge",
    "conclude",
    "inform",
    "proclaim",
    "forecast",
    "expect",
    "fear",
    "caution",
    "hint",
    "signal",
    "reckon",
    "contend",
    "emphasise",
    "emphasize",
    "remark",
    "observe",
    "comment",
}


@dataclass(slots=True)
class Outlook:
    """One forecast: ``head`` heads its clause, ``outcome`` is the word for what would come ("fall" in "the fall of X is likely")."""

    head: int
    outcome: int
    cue: Range
    rule: str
    also: list[int] = field(default_factory=list)  # further tokens whose clause is this forecast's
    estimate: Estimate | None = None  # where the rule itself found the words for how likely


def animate(reading: Reading, token: Token) -> bool:
    """Whether a subject can want something: a person, a force, a government, not a town, a road or a war."""
    low = token.lower_
    if low in PERSONAL:
        return True
    if low in ("it", "this", "that", "which", "there", "what"):
        actor = reading.actor_at[token.i]
        return actor is not None and (actor.same_as is not None or actor.entity is not None)
    if low in SHARES or token.pos_ == "NUM":
        inner = next((o for p in token.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"), None)
        if inner is not None:
            return animate(reading, inner)
    place, actor = reading.place_at[token.i], reading.actor_at[token.i]
    if actor is not None:
        return place is None or place.feature == "country" or actor.entity is not None
    if place is not None:
        return place.feature == "country"
    return token.ent_type_ in ("PERSON", "ORG", "NORP") or token.tag_ in ("PRP", "WP")


def speaker_of(token: Token) -> Token | None:
    """The subject of the verb of saying that the clause stands under ("envoy" of "the envoy said it would fall"), by syntax alone."""
    for above in governors(token):
        if above.pos_ in ("VERB", "AUX") and above.lemma_ in SPEECH:
            found = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
            if found:
                return found[-1]
    for child in token.children:  # "..., the envoy said" parsed as parataxis
        if child.dep_ in ("parataxis", "ccomp") and child.lemma_ in SPEECH and child.i > token.i:
            found = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if found:
                return found[-1]
    return None


def own_side(reading: Reading, verb: Token) -> bool:
    """Whether who speaks speaks of itself or its own people: "we will", "Haftar said his troops would"."""
    found = subjects(verb)
    if not found:
        return False
    subject = found[0]
    if subject.lower_ in FIRST_PERSON or any(c.dep_ == "poss" and c.lower_ in FIRST_PERSON for c in subject.children):
        return True
    spoken = governing(reading, verb)
    source = spoken[-1].source if spoken else None
    speaker = reading.doc[source.head] if source is not None else speaker_of(verb)
    if speaker is None or speaker == subject:
        return False
    if (
        subject.lower_ == "it"
        and verb.lemma_ in modality().deeds
        and speaker_of(verb) is not None
        and (reading.actor_at[speaker.i] is not None or speaker.ent_type_ in ("GPE", "ORG"))
    ):
        return speaker.tag_ not in ("NNS", "NNPS") and speaker.ent_type_ != "PERSON"
    if subject.lower_ in ("he", "she", "they") or any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "their", "its") for c in subject.children
    ):
        return True
    one, other = source.actor if source is not None else reading.actor_at[speaker.i], reading.actor_at[subject.i]
    if one is None or other is None:
        return subject.lower_ == speaker.lower_
    return _same_side(one.same_as or one, other.same_as or other)


def _same_side(one: ActorMention, other: ActorMention) -> bool:
    """One actor, or two organs of one state ("the ministry said the army would")."""
    if one is other or (one.entity is not None and one.entity == other.entity):
        return True
    return one.country is not None and one.country == other.country and one.kind in ORGANS and other.kind in ORGANS
