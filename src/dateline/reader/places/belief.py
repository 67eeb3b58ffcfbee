"""How far the words show that a capitalised name is a place: gazetteer, syntax and the pipeline's labels as evidence, none alone.

Each piece of evidence has a weight; a span is taken for a place where the sum reaches `ENOUGH`. The weights were set by hand.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.places import PlaceWords
from dateline.reader.places.compounds import head_token
from dateline.reader.places.neighbours import LOCAL, company
from dateline.reader.places.spans import Span, is_name
from dateline.reader.places.unknown import FIRM, acts, by_form, firm_slot

WITHIN_SLOT = ("object of", "subject of", "left", "after")  # evidence that a firm slot has counted already
ENOUGH = 1.5
LEAVING = frozenset({"withdraw", "retreat", "flee", "pull", "drive", "expel", "oust", "evict", "evacuate", "eject", "rout"})
LIST = 20  # items of a list followed back to its first
HOPELESS = -2.0  # no more looked at
LABELS = {
    "GPE": 1.6,
    "LOC": 1.5,
    "FAC": 0.6,
    "PERSON": -1.4,
    "ORG": -0.7,
    "NORP": -1.2,
    "PRODUCT": -0.5,
    "EVENT": -0.3,
    "WORK_OF_ART": -0.8,
    "DATE": -2.0,
    "TIME": -2.0,
    "LANGUAGE": -2.0,
    "LAW": -1.5,
    "MONEY": -2.0,
    "CARDINAL": -1.5,
    "ORDINAL": -1.5,
    "QUANTITY": -1.0,
    "": 0.0,
}


NO_TITLES = frozenset({"radio", "bank", "operation", "private", "field", "secretary"})  # a place may follow these


class Names:
    """The persons that a report names, and words it also writes in lower case: neither are places when alone."""

    def __init__(self, doc: Doc, words: PlaceWords) -> None:
        self.people: set[str] = set()
        self.given: set[str] = set()
        self.lower: set[str] = set()
        texts = [t.text for t in doc]
        letters = [w for w in texts if w.isalpha()]
        self.lower.update(w for w in letters if w[0].islower())
        self.capitals = sum(w.isupper() for w in letters) > 0.5 * len(letters)  # a text all in capitals
        for ent in doc.ents:
            if ent.label_ == "PERSON" and ent.end - ent.start > 1:
                tokens = [t for t in ent if t.is_alpha and t.text[0].isupper()]
                if len(tokens) > 1:
                    self.people.add(tokens[-1].lower_)
                    self.given.add(tokens[0].lower_)
        for i in range(1, min(len(doc) - 2, 40)):
            # "CITY, Aug 21 (Agency) -"
            if doc[i - 1].text == "(" and is_name(doc[i]):
                close = next((j for j in range(i, min(i + 5, len(doc) - 1)) if doc[j].text == ")"), None)
                if close is not None and doc[close + 1].text in ("-", "--", "–", "—", "."):
                    self.people.update(doc[j].lower_ for j in range(i, close))
        for at, text in enumerate(texts[:-1]):
            if text[0].isupper() and (title := text.lower().rstrip(".")) in words.titles and title not in NO_TITLES:
                after = at + 2 if texts[at + 1] == "." and at + 2 < len(texts) else at + 1
                if texts[after][0].isupper():
                    self.people.add(texts[after].lower())


def believe(doc: Doc, span: Span, names: Names, words: PlaceWords) -> float:
    """The evidence that the span is a place, in the units of `ENOUGH`; negative infinity where it cannot be."""
    token = head_token(doc, span)
    size = span.last - span.first
    score = 0.0
    for weight, why in evidence(doc, span, token, size, names, words):
        score += weight
        span.reasons.append(f"{why} {weight:+.1f}")
    return score


def evidence(doc: Doc, span: Span, token: Token, size: int, names: Names, words: PlaceWords) -> list[tuple[float, str]]:
    """Weight and reason of everything that speaks for or against the span."""
    out: list[tuple[float, str]] = []
    lower = span.text.lower()
    single = size == 1
    best = max((f.place.population for f in span.found), default=0)
    features = {f.place.feature for f in span.found if f.quality < 2}
    if span.found:
        if "country" in features:
            out.append((1.6, "a country's name"))
        elif "region" in features:
            out.append((0.8, "a region's name"))
        else:
            out.append((0.9 if best > 500_000 else 0.6 if best > 50_000 else 0.3 if best > 5_000 else 0.0, "in the gazetteer"))
        if not single:
            out.append((0.7, "a name of several words"))
        if all(f.quality >= 2 for f in span.found) and best < 200_000:
            out.append((-0.6, "only a by-name"))
    else:
        out.append((-0.6 if _in_place(doc, span) else -0.9, "unknown name"))
    labels = {doc[i].ent_type_ for i in range(span.first, span.last) if doc[i].text not in ("-", "'")}
    label = token.ent_type_ if len(labels) > 1 else next(iter(labels), "")
    weight = LABELS.get(label, 0.0)
    if label in ("PERSON", "NORP", "", "GPE", "LOC", "FAC") and _in_place(doc, span) and lower not in names.people:
        weight = max(weight, 0.0 if span.found else 0.9)  # persons and peoples are seldom said to be in, at or near
    if single and weight < 0 and label in ("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT", "ORDINAL", "CARDINAL"):
        weight /= 2  # the pipeline often takes a small town for a person or a body
    slot = _slot(doc, span, token, words) if "country" not in features and lower not in names.people else None
    if slot is not None and not (single and lower in names.given):
        span.slot = True
        weight = max(weight, 0.0)
        out.append((FIRM, slot))
    out.append((weight, f"label {label or 'none'}"))
    if not span.found and (form := by_form(span, words)) is not None:
        out.append(form)
    if token.pos_ != "PROPN":
        out.append((-0.7, "no proper noun to the tagger") if token.pos_ in ("NOUN", "ADJ") else (-1.2, "no noun to the tagger"))
    if not span.found and span.head == span.last and acts(f"{span.text} {doc[span.head].text}"):
        out.append((-3.0, "an actor's name"))  # "Islamic State"
    out += [(w, why) for w, why in _around(doc, span, token, words) if slot is None or not why.startswith(WITHIN_SLOT)]
    out += company(doc, span, label, words)
    if single and lower in words.doubtful:
        out.append(
            (-1.0 if best < 100_000 and "country" not in features and "region" not in features else -0.3, "also a common word or name")
        )
    if single and lower in names.lower and doc[span.first].text.isalpha() and not doc[span.first].is_upper:
        out.append((-1.5 if doc[span.first].is_sent_start else -0.8, "also written in lower case here"))
    if lower in names.people and "country" not in features:
        out.append((-1.6, "a person's name here"))
    elif single and lower in names.given and "country" not in features and best < 1_000_000:
        out.append((-1.0, "a given name here"))
    if single and lower in words.languages:
        out.append((-3.0, "a language"))
    if single and lower in words.directions:
        out.append((-3.0, "a direction"))
    if (
        single
        and 1 < len(lower) <= 5
        and span.text.isupper()
        and "country" not in features
        and not names.capitals
        and not (len(lower) > 3 and (best > 50_000 or features))
    ):
        out.append((-1.6, "an acronym"))
    if lower.removeprefix("the ") in words.seats and not any(why.startswith("after ") and weight > 1 for weight, why in out):
        out.append((-3.0, "stands for a government"))
    if (
        single
        and token.dep_ == "nsubj"
        and not span.text.isupper()
        and token.head.lemma_ in words.speaking
        and "country" not in features
        and lower not in words.capitals
        and label not in LOCAL
    ):
        out.append((-1.0, "speaks"))
    return out


def _english(span: Span, home: dict[str, float]) -> bool:
    best = max((f.place for f in span.found), key=lambda p: home.get(p.country or "", 0.0) * (1 + min(p.population, 50_000) / 50_000))
    return best.country in ("US", "GB", "CA", "AU", "NZ", "IE") and best.population < 50_000


def again(doc: Doc, span: Span, accepted: set[str], firsts: dict[int, Span], home: dict[str, float], words: PlaceWords) -> float:
    """What the rest of the report adds: the name is a place elsewhere in it, stands in a list with one, or lies in the report's country."""
    extra = 0.0
    if span.key and span.key in accepted:
        extra += 1.6
        span.reasons.append("a place elsewhere here +1.6")
    token = head_token(doc, span)
    others = [token.head] if token.dep_ in ("conj", "appos") else []
    others += [c for c in token.children if c.dep_ in ("conj", "appos")]
    if any(t.i in firsts for t in others):
        extra += 2.0 if span.slot else 1.2
        span.reasons.append(f"in a list with places {2.0 if span.slot else 1.2:+.1f}")
    share = max((home.get(f.place.country or "", 0.0) * (1.0 if f.quality < 2 else 0.6) for f in span.found), default=0.0)
    if share > 0.15:
        weight = 1.9 * min(1.0, share / 0.4)
        if span.text.lower() in words.doubtful or (span.last - span.first == 1 and _english(span, home)):
            weight *= 0.5  # surnames and common words are towns there
        extra += weight
        span.reasons.append(f"in a country of this report {weight:+.1f}")
    return extra


def _slot(doc: Doc, span: Span, token: Token, words: PlaceWords) -> str | None:
    """Why the name, or the list that it is in, stands where hardly anything but a place does; None where it may be another thing."""
    leader = token
    while leader.dep_ == "conj" and leader.head.pos_ in ("PROPN", "NOUN", "ADJ") and leader.head.i != leader.i:
        leader = leader.head
    before = leader.head.lower_ if leader.dep_ == "pobj" else ""
    return firm_slot(doc, span, leader, before, words)


def _in_place(doc: Doc, span: Span) -> bool:
    return span.whole[0] > 0 and doc[span.whole[0] - 1].lower_ in ("in", "at", "near", "outside", "around", "inside")


def _around(doc: Doc, span: Span, token: Token, words: PlaceWords) -> list[tuple[float, str]]:
    """Evidence of preposition, noun, direction, list and apposition."""
    out = []
    first = span.whole[0]
    if span.feature and span.head >= 0:
        named = span.feature != "spot" or (doc[span.head].text[0].isupper() and doc[span.head].lower_ in words.sites)
        out.append((1.6 if named else 0.9, f"beside {doc[span.head].lower_}"))
    elif span.part:
        out.append((0.8, "a part of it is named"))
    if span.direction:
        out.append((0.9, "with a direction"))
    leader = token
    while leader.dep_ == "conj" and leader.head.pos_ in ("PROPN", "NOUN", "ADJ") and leader.head.i != leader.i:
        leader = leader.head
    at = first - 1
    while at > 0 and doc[at].lower_ in ("the", "nearby", "neighbouring", "neighboring", "besieged", "capital", "central", "downtown"):
        at -= 1
    before = doc[at].lower_ if at >= 0 else ""
    if leader != token and before not in words.strong and before not in words.weak and leader.dep_ == "pobj":
        before, at = leader.head.lower_, leader.head.i
    if before in words.strong:
        out.append((1.2, f"after {before}"))
    elif before == "of" and at >= 1 and (doc[at - 1].lower_ in words.compass or doc[at - 1].lower_ in words.directions):
        out.append((1.5, "after a compass point"))
    elif before == "of" and at >= 1 and leader.dep_ == "pobj" and span.feature is None and doc[at - 1].lemma_.lower() in words.heads:
        span.slot = True
        out.append((1.6, f"listed after {doc[at - 1].lower_} of"))
    elif leader.dep_ == "pobj" and (
        (before == "of" and at >= 1 and doc[at - 1].lower_ == "out") or (before == "from" and leader.head.head.lemma_.lower() in LEAVING)
    ):
        span.slot = True
        out.append((1.2, "left"))
    elif before in words.weak:
        out.append((0.6 if before not in ("of", "for", "against") else 0.4, f"after {before}"))
    out += _described(doc, span, token, words)
    token = leader
    governor = token.head
    if token.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in words.taking:
        span.slot = True
        out.append((1.8 if governor.lemma_.lower() in words.storming else 1.5, f"object of {governor.lemma_}"))
    elif token.dep_ == "nsubj" and governor.lemma_.lower() in words.falling:
        out.append((0.8, f"subject of {governor.lemma_}"))
    elif token.dep_ == "poss" and governor.lemma_.lower() in words.had:
        out.append((1.1, f"its {governor.lemma_}"))
    elif before == "of" and at >= 1 and doc[at - 1].lemma_.lower() in words.befalls:
        out.append((0.7, f"after {doc[at - 1].lower_} of"))
    after = doc[span.last] if span.last < len(doc) else None
    if (
        after is not None
        and after.lower_ == "-"
        and span.last + 1 < len(doc)
        and doc[span.last + 1].lower_ in ("based", "born", "area", "backed", "led")
    ):
        out.append((0.8, "place-based"))
    if first == 0 or doc[first].is_sent_start:
        ahead = (doc[i] for i in range(span.last, min(span.last + 12, len(doc))))
        stop = next((t for t in ahead if t.text in ("-", "—", "–", "--", "(") or "\n" in t.text), None)
        stop = None if stop is not None and stop.is_space else stop
        if span.text.isupper() and stop is not None:
            out.append((1.5, "a dateline"))
    return out


def _described(doc: Doc, span: Span, token: Token, words: PlaceWords) -> list[tuple[float, str]]:
    """Evidence of what follows the name between commas: "X, a border town", "X, 50 km north of Y"."""
    after = span.whole[1]
    if after >= len(doc) or doc[after].text not in (",", "("):
        return []
    for child in token.rights:
        if child.dep_ == "appos" and child.lemma_.lower() in words.heads and child.pos_ == "NOUN":
            return [(2.2, f"called a {child.lemma_}")]
    for i in range(after + 1, min(after + 9, len(doc))):
        if doc[i].text in (",", ".", ")", ";"):
            break
        if doc[i].lower_ in words.compass and doc[i].lower_ not in ("outside", "short") and doc[i].text[0].islower():
            return [(1.2, "told where it lies")]
    return []
