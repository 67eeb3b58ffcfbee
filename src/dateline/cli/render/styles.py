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
WHERE = "blue"


def label(row: Row) -> Text:
    """The kind of the row's statement, with a denial: "gained (denied)", "attack"."""
    denials = [Text(f" ({m.text})", style=TONE[m.tone]) for m in row.marks if m.tone == "no"]
    name = "" if row.label == "other" else row.label
    return Text("").join([Text(name, style=LABEL.get(row.label, "bold")), *denials])


def marks(row: Row, between: str = " · ") -> Text:
    """What qualifies it, but for denials, which stand with the label."""
    return Text(between).join(Text(m.text, style=TONE[m.tone]) for m in row.marks if m.tone != "no")


def words(row: Row, style: str = "dim") -> Text:
    """The report's own words, as a quotation."""
    return Text(f"“{row.words.replace('“', '‘').replace('”', '’').strip()}”" if row.words else "", style=style)


def sources(row: Row, most: int = 4) -> Text:
    """On whose word: one source to a line; a report that asserts it itself is "the report"."""
    if not row.sources:
        return Text(OWN, style="dim")
    shown = [Text(s, style="cyan") for s in row.sources[:most]]
    if len(row.sources) > most:
        shown.append(Text(f"and {len(row.sources) - most} more", style="dim"))
    return Text("\n").join(shown)
