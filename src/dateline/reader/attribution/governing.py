"""On whose word a word of the report stands."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.reader.reading import AttributionMention, Reading

DEEPEST = 12


def governing(reading: Reading, token: Token | int) -> list[AttributionMention]:
    """The attributions in whose content ``token`` stands, the one nearest the reader first, the innermost last. Their
    ``stance`` tells how the source puts it (claim, deny, ...); where ``vouched`` is False the content is only judged,
    asked for or promised, not told on the source's word."""
    i = token if isinstance(token, int) else token.i
    if i >= len(reading.said_at):
        return []
    out: list[AttributionMention] = []
    a = reading.said_at[i]
    while a is not None and len(out) < DEEPEST and a not in out:
        out.append(a)
        a = a.outer
    return out[::-1]
