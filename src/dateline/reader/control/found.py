"""What a matcher of control finds, and how it becomes drafts: one for each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.knowledge.control import control_lexicon
from dateline.reader.arguments import DEEDS, is_party, parties, people_of, spread
from dateline.reader.beside import beside
from dateline.reader.forecasts.find import is_forecast
from dateline.reader.reading import Draft, Range, Reading
from dateline.reader.syntax import clause_range
from dateline.reader.territory import PlaceArgument

ARMED = frozenset(
    [
        "force",
        "troop",
        "soldier",
        "fighter",
        "rebel",
        "insurgent",
        "militant",
        "gunman",
        "guerrilla",
        "militia",
        "militiaman",
        "army",
        "jihadist",
        "separatist",
        "mercenary",
        "commando",
        "paratrooper",
        "marine",
        "paramilitary",
        "tank",
        "garrison",
        "sniper",
        "peacekeeper",
        "terrorist",
        "unit",
        "brigade",
        "partisan",
    ]
)


SOURCED = ("according", "thanks", "due", "owing")  # "changed hands, according to a guard" is not to the guard


@dataclass(slots=True)
class Found:
    """One predicate of control with its arguments, as tokens and places."""

    change: str
    head: Token
    cue: Range
    rule: str
    places: list[PlaceArgument]
    holder: list[Token] = field(default_factory=list)
    previous: list[Token] = field(default_factory=list)
    extent: str | None = None  # said of the predicate: "fully liberated"
    modality: str = "actual"
    why: list[tuple[str, str]] = field(default_factory=list)


def write(reading: Reading, found: Found) -> None:
    """Append the drafts of a find to the reading's statements; what is foretold rather than planned is a forecast's."""
    if (found.modality == "planned" or found.head.tag_ in ("VBZ", "VBP")) and is_forecast(reading, found.head):
        return  # "it is unlikely that the town falls" foretells as "will fall" does
    clause = clause_range(found.head)
    clause = min(clause[0], found.cue[0]), max(clause[1], found.cue[1])
    holder = parties(reading, [t for t in found.holder if not _nobody(t)])
    for argument in found.places:
        draft = Draft("control", found.head.i, found.cue, clause, found.rule, change=found.change, modality=found.modality)
        draft.place, draft.area = argument.place, argument.area
        draft.extent = argument.extent or found.extent
        draft.relation = beside(reading, argument)
        draft.holder = list(holder)
        owners = argument.owners if found.change in ("gained", "lost") else []
        draft.previous = [
            a for a in parties(reading, [*found.previous, *([] if found.previous else owners)]) if not any(a is h for h in holder)
        ]
        draft.note("change", f"{reading.words(found.cue)!r}: {found.change}")
        if argument.place is not None:
            how = "named in" if argument.named else "spoken of before;"
            draft.note(
                "place", f"{argument.place.name or reading.text[argument.place.start : argument.place.end]!r} {how} {argument.head.text!r}"
            )
        else:
            draft.note("place", f"{argument.head.text!r} is territory, but no place is named")
        for name, mentions in (("holder", draft.holder), ("previous", draft.previous)):
            if mentions:
                draft.note(name, ", ".join(repr(reading.text[m.start : m.end]) for m in mentions))
        if draft.extent:
            draft.note("extent", draft.extent)
        for step in found.why:
            draft.note(*step)
        reading.statements.append(draft)


def _nobody(token: Token) -> bool:
    """ "No one", "neither side": the denial is the clause's, not a party."""
    return token.lower_ in ("nobody", "none", "neither", "nothing") or any(
        c.lower_ in ("no", "neither") and c.dep_ == "det" for c in token.lefts
    )


def can_act(reading: Reading, tokens: Iterable[Token]) -> bool:
    """Whether these nouns can take, hold or enclose a place: not a fire, a river or a town that is no government."""
    return all(_can_act(reading, people_of(t)) for t in tokens)


def _can_act(reading: Reading, token: Token) -> bool:
    lexicon, lemma = control_lexicon(), token.lemma_.lower()
    if lemma in lexicon.inanimate or (
        lemma in lexicon.bystanders
        and lemma not in ("elder", "farmer", "villager", "resident", "student", "people", "prisoner", "inmate", "civilian")
    ):
        return False
    if is_party(reading, token):
        return True
    place = reading.place_at[token.i]
    if place is not None and place.head == token.i:
        return token.tag_ in ("NNP", "NNPS")
    if lemma in DEEDS:
        return True
    if lemma in ("camp", "side") and former(reading, reached(token, ("of",))):
        return True  # "the men of Salva Kiir"
    if lemma in lexicon.territory or token.tag_ in ("VBG", "CD") or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return False
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM")


def armed(reading: Reading, token: Token) -> bool:
    """Whether a noun names a force under arms."""
    found = reading.actor_at[token.i]
    return token.lemma_.lower() in ARMED or (found is not None and found.kind in ("military", "armed group"))


def expelled(reading: Reading, token: Token) -> bool:
    """Whether a noun is a force that can be driven out of a place, rather than residents or protesters."""
    head = people_of(token)
    if head.lemma_.lower() in control_lexicon().bystanders:
        return False
    if head.lower_ in ("it", "them"):
        return True
    found = reading.actor_at[head.i]
    if found is not None and found.kind == "civilians":
        return False
    place = reading.place_at[head.i]
    return is_party(reading, head) or (place is not None and (place.demonym or place.feature == "country"))


def former(reading: Reading, tokens: Iterable[Token]) -> list[Token]:
    """Those nouns that can be who had a place before ("from regime forces"), not where or when."""
    out = []
    for token in spread(tokens):
        if token.i < len(reading.time_at) and reading.time_at[token.i] is not None:
            continue
        place = reading.place_at[token.i]
        head = people_of(token)
        if (
            is_party(reading, head)
            and (place is None or place.demonym or place.feature == "country")
            and head.lemma_.lower() not in control_lexicon().bystanders
        ) or (place is not None and place.feature == "country" and place.relation in (None, "in")):
            out.append(token)
    return out


def adverb_extent(head: Token) -> str | None:
    """Extent in an adverb: "fully liberated", "took the city completely", "partly controls"."""
    modifiers = control_lexicon().territory.modifiers
    if head.i > 1 and head.nbor(-1).lower_ == "but" and head.nbor(-2).lower_ == "all":
        return "most"  # "all but surrounded"
    for child in head.children:
        if child.dep_ in ("advmod", "npadvmod", "amod", "acomp") and (extent := modifiers.get(child.lower_)) and extent != "several":
            if extent == "all" and any(g.lower_ in ("almost", "nearly", "virtually") for g in child.children):
                return "most"
            return extent
    return None


def reached(head: Token, names: tuple[str, ...]) -> list[Token]:
    """Objects of the head's prepositions of these names; two words for chains such as "out of". With their lists."""
    out: list[Token] = []
    for first in head.children:
        if first.dep_ not in ("prep", "advmod", "prt", "agent", "dative", "prep_to") or first.lower_ in SOURCED:
            continue
        if first.lower_ in names and first.dep_ != "advmod":
            out += [o for o in first.children if o.dep_ == "pobj"]
        for second in first.children:
            if second.dep_ in ("prep", "pcomp") and (
                f"{first.lower_} {second.lower_}" in names or (second.lower_ in names and first.dep_ in ("advmod", "prep"))
            ):
                out += [o for o in second.children if o.dep_ == "pobj"]
    return list(spread(out))
