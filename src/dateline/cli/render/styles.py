"""Colours of the terminal, in one place. They carry nothing that the words do not say as well."""

from __future__ import annotations

from rich.text import Text

from dateline.views.rows import Row

LABEL = {
    "gained": "bold green", "lost": "bold red", "holds": "bold blue", "contested": "bold yellow", "encircled": "bold magenta",
    "attack": "red", "mobilisation": "yellow", "retreat": "magenta", "accusation": "yellow", "threat": "yellow",
}
TONE = {"no": "bold red", "doubt": "yellow", "wording": "dim italic", "name": "italic", "toll": "red"}
SPAN = {"time": "green", "place": "blue", "actor": "magenta", "source": "cyan", "cue": "bold reverse"}
OWN = "the report"
HEAD = "bold"


def label(row: Row) -> Text:
    """The kind of the row's statement: "gained", "attack"."""
    return Text(row.label, style=LABEL.get(row.label, "bold"))


def marks(row: Row) -> Text:
    """What qualifies it, parted by dots: denials first."""
    ordered = sorted(row.marks, key=lambda m: m.tone != "no")
    return Text(" · ").join(Text(m.text, style=TONE[m.tone]) for m in ordered)


def sources(row: Row, most: int = 4) -> Text:
    """On whose word: one source to a line; a report that asserts it itself is "the report"."""
    if not row.sources:
        return Text(OWN, style="dim")
    shown = [Text(s, style="cyan") for s in row.sources[:most]]
    if len(row.sources) > most:
        shown.append(Text(f"and {len(row.sources) - most} more", style="dim"))
    return Text("\n").join(shown)
