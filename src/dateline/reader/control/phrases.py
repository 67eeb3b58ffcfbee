"""Control said by a noun in a phrase: "took control of X", "X is in the hands of Y", "left Y in charge of X"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.control import Phrase, control_lexicon
from dateline.reader.arguments import is_party, spread
from dateline.reader.control.clause import doers, done_by, same_party, things
from dateline.reader.control.factual import standing
from dateline.reader.control.found import Found, adverb_extent, armed, can_act, former, reached
from dateline.reader.control.verbs import cue_range
from dateline.reader.reading import Reading
from dateline.reader.syntax import is_passive
from dateline.reader.territory import PlaceArgument, places_of

PLAIN = {"control", "siege", "blockade", "occupation", "encirclement"}  # these need no owner: "X is under siege"
STEADY = {"back", "firmly", "again", "now", "once", "still", "fully", "largely", "mostly", "entirely", "completely",
          "safely", "already"}
VERBAL = ("VERB", "AUX")


def find_light(reading: Reading, noun: Token) -> Found | None:
    """ "Took control of X (from Y)", "lost its grip on X", "handed control of X to Y", "laid siege to X"."""
    light, lemma = control_lexicon().light, noun.lemma_.lower()
    siege = lemma in light.siege_nouns
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN" and top.head != top:
        top = top.head
    verb = top.head
    if top.dep_ not in ("dobj", "nsubjpass") or verb.pos_ not in VERBAL:
        return None
    word = control_lexicon().forms.get(verb.lower_, verb.lemma_.lower())
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    key = f"{word} {particle}" if particle else word
    change = ("encircled" if word in light.siege_verbs else None) if siege else light.changes.get(key)
    if change is None or (any(c.dep_ == "neg" or c.lower_ == "no" for c in noun.children) and lemma in light.weak):
        return None
    names: tuple[str, ...] = tuple(light.siege_prepositions if siege else light.prepositions)
    if lemma in light.weak and (reached(noun, ("of", "over")) or reached(verb, ("of", "over"))):
        names = ("of", "over")  # "took command of the army in Khartoum"
    nouns = (
        reached(noun, names)
        or ([] if is_passive(verb) and not siege else reached(verb, names))
        or reached(verb, ("of", "over", "to") if siege else ("of", "over"))
    )
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    sure = lemma in PLAIN and bool(acting := doers(reading, verb)) and all(armed(reading, t) for t in acting)
    places = places_of(reading, nouns, trust=3 if sure else 1)  # "fighters seized control of X", whatever X looks like
    if not places or (all(p.place is None for p in places) and lemma not in ("control", "siege")):
        return None
    passive = is_passive(verb)
    agentive = key in light.passing
    modality = standing(verb, change, agentive=agentive and not passive)
    if modality is None:
        return None
    actor = done_by(reading, verb) if passive else doers(reading, verb)
    if not can_act(reading, actor):
        return None
    former_nouns = former(reading, [t for h in (verb, noun, *nouns) for t in reached(h, ("from",))])
    holder, previous = actor, former_nouns
    if change == "lost":
        receivers = former(reading, reached(verb, ("to",)) + reached(noun, ("to",))) or [
            t for c in verb.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN", "PRON") for t in spread([c])
        ]
        holder, previous = receivers, actor
        change = "gained" if receivers and key in light.passing and word != "lose" else change
    elif owner is not None and change == "gained" and passive and not actor:
        holder = [owner]
    extent = _noun_extent(noun) or adverb_extent(verb) or ("part" if lemma in light.part and change == "gained" else None)
    first, last = sorted((verb.i, noun.i))
    kind = "siege" if siege else "light"
    return Found(
        change,
        verb,
        (first, last + 1),
        f"control.{change}.{kind}.{'passive' if passive else 'active'}/1",
        places,
        holder,
        previous,
        extent,
        modality,
    )


def find_phrase(reading: Reading, noun: Token) -> Found | None:
    """ "X is in the hands of Y", "fell under Y's control", "brought X under control", "Y is in control of X"."""
    lexicon, lemma = control_lexicon(), noun.lemma_.lower()
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ not in ("prep", "pcomp", "advmod"):
        return None
    words, anchor = preposition.lower_, preposition
    if (
        preposition.head.lower_ in ("out", "outside", "from", "into")
        and preposition.head.dep_ in ("prep", "advmod", "prt")
        and preposition.head.i < preposition.i
    ):
        anchor = preposition.head
        words = f"{anchor.lower_} {words}"
    options = [p for p in lexicon.phrases if words in p.prepositions and lemma in p.nouns]
    for phrase in sorted(options, key=lambda p: p.name != "master"):
        found = _master(reading, noun, anchor, phrase) if phrase.name == "master" else _owned(reading, noun, anchor, phrase)
        if found is not None:
            return found
    return None


def _owners(reading: Reading, noun: Token) -> list[Token]:
    """Whose hands: possessor, adjective or first noun, or the phrase with "of" or "by"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and child.lower_ not in ("whose",):
            return same_party(reading, list(spread([child])))
    before = [
        c
        for c in noun.lefts
        if c.dep_ in ("amod", "compound", "nmod")
        and c.lower_ not in control_lexicon().territory.modifiers
        and (is_party(reading, c) or c.ent_type_ in ("NORP", "GPE", "ORG") or reading.place_at[c.i] is not None or c.tag_ == "NNP")
    ]
    if before:
        return before[-1:]
    after = same_party(reading, reached(noun, ("of", "by")))
    return [t for t in after if is_party(reading, t) or reading.place_at[t.i] is not None or t.tag_ in ("NNP", "NNS", "NNPS", "NN")]


def _owned(reading: Reading, noun: Token, anchor: Token, phrase: Phrase) -> Found | None:
    owners = _owners(reading, noun)
    lemma = noun.lemma_.lower()
    if not owners and lemma not in PLAIN:
        return None
    if lemma == "hand" and noun.tag_ == "NN":
        return None
    if owners and not can_act(reading, owners):
        return None
    carrier = anchor.head
    if carrier.pos_ == "ADV" and carrier.lower_ in STEADY and carrier.head.pos_ in VERBAL:
        carrier = carrier.head  # "is back under government control"
    change = phrase.change
    places: list[PlaceArgument]
    modality: str | None = "actual"
    if carrier.pos_ in VERBAL or carrier.tag_.startswith("VB"):
        word = control_lexicon().forms.get(carrier.lower_, carrier.lemma_.lower())
        passive = is_passive(carrier)
        kind = _kind(word, passive or bool(things(reading, carrier)))
        if kind is None:
            return None
        if kind in ("brings", "keeps") and not passive:
            places = places_of(reading, things(reading, carrier))
            if not places and kind == "keeps" and carrier.tag_ in ("VBD", "VBN", "VBP"):
                places = places_of(reading, doers(reading, carrier))
        elif kind in ("brings", "keeps"):
            places = places_of(reading, things(reading, carrier))
        else:
            places = places_of(reading, doers(reading, carrier), trust=2)
        if kind in ("comes", "brings") and change == "holds":
            change = "gained"
        if phrase.name == "out" and words_need_movement(anchor) and kind == "stays":
            return None
        modality = standing(carrier, change)
        head = carrier
    elif carrier.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"):
        # "the only town in rebel hands": taken for granted, so only where the place has a name.
        if carrier.dep_ == "appos" and reading.place_at[carrier.head.i] is not None:
            carrier = carrier.head  # "El Fasher, the only town still under army control"
        verb = carrier.head if carrier.dep_ in ("attr", "nsubj", "acomp") and carrier.head.lemma_ in ("be", "remain") else None
        if verb is not None and carrier.dep_ == "attr":
            places = [p for p in places_of(reading, doers(reading, verb)) if p.place is not None]
            modality, head = standing(verb, change), verb
        else:
            places = [p for p in places_of(reading, [carrier]) if p.place is not None and p.named and p.area is None]
            head = carrier if verb is None else verb
    else:
        return None
    if not places or modality is None:
        return None
    if not owners and any(p.place is None for p in places):
        return None
    if not owners and carrier.pos_ in VERBAL and is_passive(carrier):
        owners = done_by(reading, carrier)
    elif not owners and "brings" in control_lexicon().carriers.get(carrier.lemma_, ()) and phrase.holder == "owner":
        owners = doers(reading, carrier)
    holder, previous = (owners, []) if phrase.holder == "owner" else ([], owners)
    last = noun.i
    of = next((c for c in noun.rights if c.lower_ == "of"), None)
    if of is not None and of.i == noun.i + 1 and noun.lower_ != "control":
        last = of.i
    extent = _noun_extent(noun) or (adverb_extent(carrier) if carrier.pos_ in VERBAL else None) or _before_extent(anchor)
    return Found(change, head, (anchor.i, last + 1), f"control.{change}.phrase.{phrase.name}/1", places, holder, previous, extent, modality)


def _kind(word: str, has_object: bool) -> str | None:
    """What a verb that carries such a phrase does; "returned under" and "returned it under" differ by the object."""
    kinds = control_lexicon().carriers.get(word, frozenset())
    order = ("brings", "keeps", "stays", "comes") if has_object else ("stays", "comes", "keeps", "brings")
    return next((k for k in order if k in kinds), None)


def words_need_movement(anchor: Token) -> bool:
    """ "from" alone needs a verb of motion: "is from the hands of" says nothing."""
    return anchor.lower_ == "from" and not any(c.lower_ == "under" for c in anchor.children)


def _master(reading: Reading, noun: Token, anchor: Token, phrase: Phrase) -> Found | None:
    """ "The rebels are in (full) control of X": the subject holds what follows."""
    nouns = reached(noun, ("of", "over", "in"))
    if nouns:  # "in control of A, and of two hills by B"
        nouns += [t for t in reached(noun.head.head, ("of",)) if t.i > noun.i and t not in nouns]
    places = [p for p in places_of(reading, nouns) if p.place is not None or p.head.lemma_.lower() in control_lexicon().territory.kinds]
    carrier = anchor.head
    if not places or (
        any(c.lower_ == "the" for c in noun.lefts) and any(is_party(reading, t) and reading.place_at[t.i] is None for t in nouns)
    ):
        return None
    if carrier.pos_ not in VERBAL:
        return None
    word = control_lexicon().forms.get(carrier.lower_, carrier.lemma_.lower())
    kind = _kind(word, bool(things(reading, carrier)))
    if kind is None:
        return None
    change = "gained" if kind == "comes" else "holds"
    holder = things(reading, carrier) if kind in ("keeps", "brings") else doers(reading, carrier)
    modality = standing(carrier, change)
    if modality is None or not holder or not can_act(reading, holder):
        return None
    of = next((c for c in noun.rights if c.lower_ in ("of", "over")), None)
    last = of.i if of is not None and of.i == noun.i + 1 else noun.i
    extent = _noun_extent(noun) or adverb_extent(carrier) or _before_extent(anchor)
    return Found(change, carrier, (anchor.i, last + 1), f"control.{change}.phrase.master/1", places, holder, [], extent, modality)


def _noun_extent(noun: Token) -> str | None:
    modifiers = control_lexicon().territory.modifiers
    for child in noun.lefts:
        extent = modifiers.get(child.lower_)
        if extent in ("all", "part", "most") and child.dep_ in ("amod", "compound", "nmod", "det", "advmod"):
            return extent
    return None


def _before_extent(anchor: Token) -> str | None:
    """ "fully under control", "completely in our hands"."""
    if anchor.i == 0:
        return None
    extent = control_lexicon().territory.modifiers.get(anchor.nbor(-1).lower_)
    return extent if extent in ("all", "part", "most") and anchor.nbor(-1).pos_ == "ADV" else None


__all__ = ["cue_range", "find_light", "find_phrase"]
