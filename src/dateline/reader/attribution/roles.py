"""What a source noun says of itself: its role, whether it is plural, and how many sources it counts."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.source_roles import RoleNoun, source_roles

# fmt: off
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven":
           11, "twelve": 12, "a": 1, "an": 1, "another": 1, "both": 2, "second": 1, "third": 1, "fourth": 1}
# fmt: on


def role_noun(token: Token) -> RoleNoun | None:
    """The role that a noun gives, looked up with the word before it ("aid worker") and alone."""
    nouns = source_roles().nouns
    if token.i and (
        pair := nouns.get(f"{token.nbor(-1).lower_} {token.lemma_.lower()}") or nouns.get(f"{token.nbor(-1).lower_} {token.lower_}")
    ):
        return pair
    return (
        nouns.get(token.lemma_.lower()) or nouns.get(token.lower_) or (nouns.get(token.lower_[:-1]) if token.lower_.endswith("s") else None)
    )


def role_of_words(words: list[str]) -> RoleNoun | None:
    """The role of the last word of a label that gives one."""
    nouns = source_roles().nouns
    return next((r for w in reversed(words) if (r := nouns.get(w.strip(".,")))), None)


def plural(head: Token) -> bool:
    """Whether a noun is plural."""
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in ("people", "police", "personnel", "both", "others")


def count_of(head: Token) -> int | None:
    """How many sources: the number said, 1 for a single person, None for a plural without number, bodies and things."""
    if head.lower_ in ("one", "another", "third", "second", "other", "someone", "somebody", "fourth"):
        return 1
    if head.lower_ in ("two", "three", "four", "five", "both"):
        return NUMBERS[head.lower_]
    for child in head.lefts:
        if child.dep_ == "nummod" or child.like_num:
            word = child.lower_
            if any(c.lower_ in ("of",) for c in child.children):
                continue
            number = NUMBERS.get(word)
            if number is None and word.replace(",", "").isdigit():
                number = int(word.replace(",", ""))
            if number is not None and (number == 1 or plural(head)):
                return number
    if plural(head):
        return 2 if any(c.lower_ == "both" for c in head.lefts) else None
    noun = role_noun(head)
    if noun and noun.of == "people":
        return 1
    return 1 if indefinite(head) and (noun is None or noun.of != "things") else None


def indefinite(head: Token) -> bool:
    return any(c.dep_ in ("det", "nummod") and c.lower_ in ("a", "an", "another", "one", "some") for c in head.lefts)
