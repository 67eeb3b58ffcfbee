"""How a statement was come by: the sentence's parse, the rule, and the step that gave each field."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree
from spacy.tokens import Token

from dateline.cli.render.styles import LABEL
from dateline.errors import DatelineError
from dateline.reader.assemble import Assembler
from dateline.reader.reading import Draft, Reading
from dateline.views.dates import interval
from dateline.views.labels import shortened

COMMON = ("start", "end", "text", "id", "kind", "cue", "rule")  # shown at the head, or of no interest to a person
DEEP = 12  # deeper words of a parse are shown in one line


def explanation(reading: Reading, at: int | None = None) -> Iterator[RenderableType]:
    """What to print for every statement, or for those at one character of the text, sentence by sentence.

    Raises:
        DatelineError: ``no-statement`` where ``at`` lies outside the text.
    """
    if at is not None and at >= len(reading.text):
        raise DatelineError("no-statement", at=at, size=len(reading.text))
    assembler = Assembler(reading)
    drafts = sorted(reading.statements, key=lambda d: reading.chars(d.cue))
    pairs = [(draft, s) for draft in drafts for s in (assembler.statement(draft),) if at is None or s["start"] <= at < s["end"]]
    sentence = None
    for draft, statement in pairs:
        root = reading.doc[draft.head].sent.root
        if root.i != sentence:
            sentence = root.i
            yield Rule(style="dim")
            yield parse(root, {i for d, _ in pairs for i in range(*d.cue)})
        yield from _statement(reading, draft, statement, assembler)
    if not pairs:
        yield from _nothing(reading, at)


def _statement(reading: Reading, draft: Draft, s: dict[str, Any], assembler: Assembler) -> Iterator[RenderableType]:
    label = str(s.get("change") or s.get("event_type") or (s.get("outcome") or {}).get("type") or "")
    yield Text.assemble("\n", (f"{s['kind']} {label}".strip(), LABEL.get(label, "bold")), (" by the rule ", "dim"), (s["rule"], "bold"))
    words = Text(s["text"])
    words.stylize("reverse", s["cue"]["start"] - s["start"], s["cue"]["end"] - s["start"])
    yield words
    yield Text(f"characters {s['start']}–{s['end']} · {s['id']}", style="dim")
    yield _fields(reading, draft, s, assembler)


def _nothing(reading: Reading, at: int | None) -> Iterator[RenderableType]:
    """The sentence at a place with no statement, and the part of the report that it stands in."""
    if at is None:
        yield Text("No statement was found.", style="dim")
        return
    token = next((t for t in reading.doc if t.idx <= at < t.idx + len(t.text_with_ws)), None)
    segment = next((g for g in reading.segments if g.start <= at < g.end), None)
    yield Text(f"No statement at {at}{f', in a part read as {segment.role}' if segment else ''}.", style="yellow")
    if token is not None:
        yield parse(token.sent.root, {token.i})


def parse(root: Token, cues: Set[int]) -> Tree:
    """The dependency tree of a sentence; the words at ``cues`` (token indexes) stand out."""
    tree = Tree(_word(root, cues), guide_style="dim")
    stack = [(root, tree, 0)]
    while stack:
        token, branch, depth = stack.pop()
        for child in token.children:
            if child.is_space or child.is_punct:
                continue
            if depth < DEEP:
                stack.append((child, branch.add(_word(child, cues)), depth + 1))
            else:
                branch.add(Text(" ".join(t.text for t in child.subtree), style="dim"))
    return tree


def _word(token: Token, cues: Set[int]) -> Text:
    return Text.assemble((token.text, "reverse" if token.i in cues else "bold"), (f"  {token.dep_} {token.pos_.lower()}", "dim"),
                         (f" {token.lemma_}" if token.lemma_.lower() != token.lower_ else "", "dim italic"))


def _fields(reading: Reading, draft: Draft, s: dict[str, Any], assembler: Assembler) -> Table:
    """Each field that has a value, or of which a step spoke, with why."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column("field", no_wrap=True)
    table.add_column("value", ratio=2, overflow="fold")
    table.add_column("why", ratio=3, overflow="fold")
    why: dict[str, list[str]] = {}
    for name, reason in draft.steps:
        why.setdefault(name, []).append(reason)
    words = {assembler.ids[id(m)]: reading.text[m.start:m.end] for m in (*assembler.times, *assembler.places, *assembler.actors)}
    for name, value in s.items():
        if name not in COMMON and (value not in (None, [], {}) or name in why):
            table.add_row(name, _value(value, words), "\n".join(dict.fromkeys(why.pop(name, []))))
    for name, reasons in why.items():
        table.add_row(name, "", "\n".join(dict.fromkeys(reasons)))
    return table


def _value(value: Any, words: dict[str, str]) -> str:
    """A field's value for a person: the report's words for ids and spans."""
    match value:
        case str():
            return shortened(words[value]) if value in words else value
        case bool() | None:
            return {True: "yes", False: "no", None: "–"}[value]
        case list():
            return ", ".join(_value(v, words) for v in value) or "–"
        case {"text": str(text), "start": int(), **rest}:
            count = f" ({rest['count']})" if rest.get("count") else ""
            return f"“{shortened(text)}”{count}"
        case {"earliest": _, "latest": _, "text": text}:
            return f"{interval(value['earliest'], value['latest'])} (“{text}”)" if text else interval(value["earliest"], value["latest"])
        case dict():
            return "; ".join(f"{k} {_value(v, words)}" for k, v in value.items() if v is not None)
        case _:
            return str(value)
