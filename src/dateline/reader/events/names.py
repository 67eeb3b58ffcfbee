"""Names of operations: "Operation Restore Hope", the operation "Wrath of the Euphrates"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import Reading

HEADS = {"operation", "campaign", "offensive", "exercise", "drill", "manoeuvre", "maneuver", "assault", "mission"}
LINKS = {"of", "the", "and", "for", "in", "de", "del", "la", "al", "-", "'s"}
NAMING = {"name", "call", "dub", "codename", "code-name", "title", "christen", "label"}


def operation_name(reading: Reading, token: Token) -> str | None:
    """The name of the operation that a noun phrase holds, as written, or None."""
    doc, sent = reading.doc, token.sent
    for i in range(max(sent.start, token.left_edge.i), min(sent.end, token.right_edge.i + 1, token.i + 12)):
        if doc[i].text == "Operation" or (doc[i].text == "OPERATION" and i + 1 < sent.end):
            last = _capitals(doc[i], sent.end)
            if last > i + 1:
                return reading.words((i, last))
    if token.lemma_.lower() not in HEADS:
        return None
    after = token.i + 1
    for i in (after, after + 1, after + 2, after + 3):
        if i >= sent.end:
            break
        if doc[i].text in ('"', "'") and (i == after or doc[i - 1].lemma_.lower() in NAMING or doc[i - 1].lower_ in ("named", "dubbed",
                "called", "codenamed")):
            close = next((j for j in range(i + 1, min(sent.end, i + 12)) if doc[j].text == doc[i].text), None)
            return reading.words((i + 1, close)) if close is not None and close > i + 1 else None
        if doc[i].lower_ in ("named", "dubbed", "codenamed", "called", "it") and i + 1 < sent.end and doc[i + 1].text[:1].isupper():
            last = _capitals(doc[i], sent.end)
            return reading.words((i + 1, last)) if last > i + 1 else None
    for child in token.children:
        if child.dep_ in ("relcl", "acl") and child.lemma_.lower() in NAMING:
            last = _capitals(child, sent.end)
            if last > child.i + 1:
                return reading.words((child.i + 1, last)).strip('"')
            for other in child.children:
                if other.dep_ in ("oprd", "attr", "dobj") and other.text[:1].isupper():
                    return reading.words((other.left_edge.i, other.right_edge.i + 1)).strip('"')
    return None


def _capitals(start: Token, end: int) -> int:
    """The end of the run of capitalised words after a token, with the small words between them."""
    doc, last = start.doc, start.i + 1
    i = start.i + 1
    while i < min(end, start.i + 9):
        token = doc[i]
        if token.text[:1].isupper() or token.text[:1].isdigit():
            last = i + 1
        elif token.lower_ not in LINKS or token.is_space:
            break
        i += 1
    return last
