"""Who did it, to whom, through whom and where: the arguments of an event from its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dateline.reader.actors.lookup import actor_for
from dateline.reader.arguments_repaired import named_behind
from dateline.reader.events.facts import Facts
from dateline.reader.events.kinds import actor_at, classes, headed, inner, is_subject, kind_of, place_here
from dateline.reader.places.lookup import place_for
from dateline.reader.placewords import named_place, unknown_name
from dateline.reader.reading import ActorMention, PlaceMention, Reading
from dateline.reader.syntax import conjuncts
from dateline.reader.territory import places_of

AROUND = ("in", "at", "against", "near", "on", "outside", "inside", "around", "across", "along", "throughout", "within", "off", "over",
          "between", "of")
NESTED = ("of", "in", "at", "near", "outside", "inside", "around", "on", "off", "to", "from", "along", "between", "for", "south", "north",
          "east", "west")
PLATFORMS = {"drone", "aircraft", "warplane", "jet", "plane", "helicopter", "gunship", "warship", "tank", "artillery", "fighter", "bomber",
             "ship",
             "frigate", "destroyer", "submarine", "vessel", "gunboat"}
COMPASS = {a + b for a in ("", "north", "south") for b in ("north", "south", "east", "west")} | {"north-east", "north-west", "south-east",
        "south-west"}
WHERE = ("in", "at", "near", "outside", "inside", "around")  # nobody is met in these: an unknown name behind them is a place's
NO_SITES = {"operation", "exercise", "plan", "treaty", "agreement", "accord", "resolution", "section", "article", "chapter", "phase", "cup",
            "conference", "summit", "university", "ministry", "house", "party", "union", "league", "council", "court", "congress", "war"}
LAND = {"city", "town", "village", "capital", "outskirt", "outskirts", "suburb", "area", "zone", "region", "province", "district",
        "centre", "center", "camp", "base",
        "palace", "airport", "airfield", "territory", "edge", "airbase", "headquarters", "position", "quarter", "neighbourhood",
        "neighborhood", "enclave",
        "port", "garrison", "barracks", "compound", "building", "bridge", "hill", "valley", "island", "gate"}
NOBODY = {"it", "there", "this", "that", "which", "what", "these", "something", "nothing", "everything"}
SPEECH = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "SANCTION", "AID", "CONCEDE", "PROTEST"}
DEALINGS = SPEECH - {"AID", "PROTEST", "CONCEDE"}  # a country or capital dealt with stands for its government
RELATIVE = {"who", "which", "that", "whom"}


def actors(reading: Reading, tokens: Iterable[Token]) -> list[ActorMention]:
    """The actors that nouns stand for, in order, each once; times and abstract things are nobody."""
    out: list[ActorMention] = []
    for token in tokens:
        core = inner(named_behind(token))
        if core.tag_ in ("EX", "VBG", "VB", "VBD", "VBZ") and actor_at(reading, core) is None:
            continue
        if core.pos_ in ("ADV", "SCONJ", "PUNCT", "SPACE", "ADP") and actor_at(reading, core) is None:
            continue
        if core.pos_ == "ADJ" and core.dep_ not in ("nsubj", "nsubjpass", "pobj") and actor_at(reading, core) is None:
            continue
        if reading.time_at[core.i] is not None and actor_at(reading, core) is None:
            continue
        if core.lower_ in NOBODY and actor_at(reading, core) is None and core.lower_ != "it":
            continue
        lemma = core.lemma_.lower()
        if (lemma in classes()["munition"] or lemma in classes()["blast"]) and lemma not in PLATFORMS and lemma != "gunman":
            owner = owner_of(reading, core)
            if owner is None:
                continue
            found = owner
        else:
            found = actor_for(reading, core)
        if not any(found is other for other in out):
            out.append(found)
    return out


def owner_of(reading: Reading, noun: Token) -> ActorMention | None:
    """Whose a weapon or an act is: "Russian shells", "the army's raid"."""
    for child in noun.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and (found := actor_at(reading,
                child)) is not None and found.kind != "civilians":
            return found if found.head != noun.i else None
    return None


def role(reading: Reading, clause: Facts, names: Sequence[str], kind: str) -> list[Token]:
    """The first of the named positions that is filled, by its nouns; for actors all of them (both sides of a fight)."""
    out: list[Token] = []
    for name in names:
        found = position(reading, clause, name)
        if found and name in ("in", "at", "from", "into", "of"):
            found = [t for t in found if not place_here(reading, t)]
        if found and name in ("on", "at", "against", "in", "for", "to", "from", "into", "about", "of", "over"):
            found = [t for t in found if not _only_place(reading, t, kind)]
        if found:
            out += found
            break
    return out


def position(reading: Reading, clause: Facts, name: str) -> list[Token]:
    """The nouns at one position of a clause: subj, obj, iobj, obj_poss, or a preposition."""
    if name == "subj":
        return clause.subjects if clause.subjects else []
    if name == "obj":
        return clause.objects
    if name == "iobj":
        return clause.indirect or (clause.objects[:0])
    if name == "passive_subj":
        return clause.objects if clause.passive else []
    if name == "obj_poss":
        noun = clause.objects[:1]
        own = [c for o in noun for c in o.children if c.dep_ == "poss" or (c.dep_ in ("amod", "compound", "nmod") and actor_at(reading,
                c) is not None)]
        return own or [t for o in noun for c in o.children if c.dep_ in ("prep", "agent") and c.lower_ in ("from", "by") for g in c.children
                       if g.dep_ == "pobj" for t in conjuncts(g)]
    return [t for t in clause.preps.get(name, ()) if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]


def _only_place(reading: Reading, token: Token, kind: str) -> bool:
    """Whether a noun is a place and nobody: a town, or a time."""
    if reading.time_at[token.i] is not None and actor_at(reading, token) is None:
        return True
    if place_here(reading, token):
        known = headed(reading, token)
        if known is None and kind in DEALINGS and token.pos_ == "PROPN":
            place = reading.place_at[token.i]
            return kind == "CONSULT" and place is not None and place.feature != "country"
        return known is None or (kind not in SPEECH and known.kind not in ("state", "government", "military", "armed group"))
    return False


def recipients(reading: Reading, clause: Facts, names: Sequence[str], kind: str) -> list[ActorMention]:
    """Those to whom it is done. A town that is attacked, entered or left is the place, not the recipient."""
    tokens = role(reading, clause, names, kind)
    tokens = [t for t in tokens if not _only_place(reading, t, kind)]
    if kind in ("REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE", "SUPPORT", "CONSULT", "COOPERATE"):
        tokens = [t for t in tokens if is_subject(reading, inner(t), "human_or_state") or kind_of(reading, t) not in (None, "other")
                  or (kind == "ACCUSE" and actor_at(reading, t) is not None)]
    if kind == "CONSULT":
        tokens = [t for t in tokens if not (t.ent_type_ == "GPE" and headed(reading, t) is None and not place_here(reading, t))]
    return bodies(reading, tokens)


def bodies(reading: Reading, tokens: Iterable[Token]) -> list[ActorMention]:
    """The mentions of nouns that something is done to, people or not."""
    out: list[ActorMention] = []
    for token in tokens:
        core = inner(token)
        if core.pos_ in ("ADV", "PUNCT", "SPACE", "ADP", "SCONJ", "VERB") and actor_at(reading, core) is None:
            continue
        if core.lower_ in ("himself", "themselves", "itself", "herself", "this", "that", "there"):
            continue
        found = actor_for(reading, core)
        if not any(found is other for other in out):
            out.append(found)
    return out


def places(reading: Reading, clause: Facts, names: Sequence[str], *, objects: bool, sources: bool = True) -> list[PlaceMention]:
    """Where it happened: the entry's own positions first, then phrases of place at the verb and at its object.

    ``sources`` admits the place that it came from: not of an attack ("shelled the port from the lake").
    """
    out: list[PlaceMention] = []
    for name in names:
        for token in position(reading, clause, name):
            found = places_in(reading, token)
            if not found and (token.lemma_.lower() in LAND or token.lower_ in ("it", "there")):
                found = _spoken_of(reading, token)
            _add(out, found or (unlisted(reading, token, 3 if name == "on" else 2) if name in ("on", "onto", "into", *WHERE) else []))
    for token in (t for word in (clause.verb, *clause.objects[:2]) for t in adverbs(word)):
        _add(out, places_in(reading, token))
    for prep in AROUND:
        if prep != "of" and prep in clause.preps:
            for token in clause.preps[prep]:
                _add(out, places_in(reading, token) or (unlisted(reading, token) if prep in WHERE else []))
    for token in (t for prep in ("by", "with") for t in clause.preps.get(prep, ())):  # "killed by a shell in X"
        _add(out, places_in(reading, token, own=False))
    if objects:
        for token in clause.objects[:4]:
            _add(out, places_in(reading, token, own=token.lemma_.lower() not in classes()["people"]))
    for prep in ("to", "into", "toward", "towards", "through", *(("from",) if sources else ())):
        for token in clause.preps.get(prep, ()):
            _add(out, places_in(reading, token))
    return out


def unlisted(reading: Reading, token: Token, trust: int = 2) -> list[PlaceMention]:
    """The place that an unknown name behind "in" or "near" is, kept by its name; none for parties, bodies, times and titles."""
    actor = reading.actor_at[token.i]
    if token.tag_ != "NNP" or token.is_upper or reading.time_at[token.i] is not None:
        return []
    if actor is not None and (trust < 3 or actor.same_as is not None or actor.first != actor.last - 1):
        return []
    words = [token, *(c for c in token.lefts if c.dep_ in ("compound", "amod", "det", "poss"))]
    if any(c.dep_ in ("det", "poss") or c.lower_ in NO_SITES for c in words) or not unknown_name(reading, token, trust):
        return []
    return [named_place(reading, token)]


def _spoken_of(reading: Reading, token: Token) -> list[PlaceMention]:
    """The place that words without a name stand for: "the outskirts", "it"; found as statements of control find theirs."""
    if (headed(reading, token) is not None and token.lower_ != "it") or token.lemma_.lower() in ("border", "frontier", "coast", "road"):
        return []
    if token.lower_ == "it":
        near = next((p for i in range(token.i - 1, token.sent.start - 1, -1) if (p := reading.place_at[i]) is not None and not p.demonym),
                    None)
        if near is not None:
            return [near]
    return [p.place for p in places_of(reading, [token]) if p.place is not None and not p.place.demonym][:3]


def adverbs(verb: Token) -> list[Token]:
    """"Here", "there", "west of X", and "where" of a relative clause, at a verb."""
    return [c for c in verb.children if c.dep_ in ("advmod", "npadvmod") and (c.lower_ in ("here", "there", "where", "nearby")
            or c.lower_ in COMPASS)]


def places_in(reading: Reading, token: Token, depth: int = 0, *, own: bool = True) -> list[PlaceMention]:
    """The places that a noun phrase names, the noun's own first, then those of its phrases ("a suburb of X", "a camp near Y")."""
    out: list[PlaceMention] = []
    if token.lower_ == "where" and token.head.dep_ == "relcl":
        return places_in(reading, token.head.head, depth + 1) if depth < 3 else out
    if token.lower_ in RELATIVE:
        return out
    time = reading.time_at[token.i] if token.i < len(reading.time_at) else None
    if time is not None:
        return out
    found = place_for(reading, token) if own else None
    if (found is not None and not found.demonym and headed(reading, token) is None) or (found is not None and not found.demonym
            and place_here(reading, token)):
        assert found is not None
        out.append(found)
    if not out and own and token.dep_ == "appos" and depth < 3 and token.head.pos_ == "PROPN":
        return places_in(reading, token.head, depth + 1)  # "Bor, the cattle market, which they raided"
    if depth < 3:
        for child in token.children:
            if child.lower_ in COMPASS and child.dep_ in ("advmod", "npadvmod", "appos"):
                _add(out, places_in(reading, child, depth + 1))
            elif child.dep_ in ("prep", "agent") and child.lower_ in ("by", "against", "with", "between"):  # "an attack by rebels in X"
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        for each in conjuncts(grand):
                            _add(out, places_in(reading, each, depth + 1, own=False))
            elif child.dep_ == "prep" and (child.lower_ in NESTED or child.lower_ == "towards"):
                for grand in child.children:
                    if grand.dep_ == "pobj" and child.lower_ in ("of", "from") and _home(reading, token, grand):
                        continue
                    if grand.dep_ == "pobj":
                        for each in conjuncts(grand):
                            inside = places_in(reading, each, depth + 1)
                            _add(out, inside or (unlisted(reading, each) if child.lower_ in WHERE else []))
                    elif grand.dep_ in ("prep", "pcomp"):
                        for great in grand.children:
                            if great.dep_ == "pobj":
                                _add(out, places_in(reading, great, depth + 1))
            elif child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN"):
                _add(out, places_in(reading, child, depth + 2))
            elif child.dep_ == "acl" and child.tag_ == "VBG" and not out:  # "people digging trenches around X"
                for word in (child, *(c for c in child.rights if c.dep_ == "dobj")):
                    for prep in (c for c in word.rights if c.dep_ == "prep" and c.lower_ in WHERE):
                        for grand in prep.children:
                            _add(out, places_in(reading, grand, depth + 1))
            elif child.dep_ in ("poss", "compound", "nmod") and place_here(reading, child) and not out and own:
                place = reading.place_at[child.i]
                if place is not None and place.feature != "country":
                    _add(out, [place])
            elif child.dep_ == "poss" and child.lemma_.lower() in ("city", "town", "village", "capital") and not out and own:
                _add(out, places_in(reading, child, depth + 1))  # "the city's airport"
    return out


def _home(reading: Reading, token: Token, land: Token) -> bool:
    """ "Capt. Diagne of Senegal": where someone is from, not where anything happens."""
    place = reading.place_at[land.i]
    return place is not None and place.feature == "country" and (token.ent_type_ == "PERSON" or token.lemma_.lower() in classes()["leader"])


def _add(out: list[PlaceMention], more: Iterable[PlaceMention]) -> None:
    for place in more:
        if not any(place is other for other in out):
            out.append(place)
