"""Speakers' labels of a transcript: "SPOKESPERSON: ...", "Q: ..."."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.reader.segments.patterns import ANSWERER, HOSTS, LABEL, QUESTIONER


@dataclass(slots=True)
class Label:
    """A label, where its text starts in the line, and whether its bearer asks."""

    name: str
    end: int
    asks: bool
    tells: bool = False  # a host, who asks and tells the news


class Labels:
    """The labels of one text. A word before a colon is a label where it is a speaker's role or comes again."""

    def __init__(self, lines: list[str]) -> None:
        found = [m["label"] for line in lines if (m := LABEL.match(line))]
        counts = Counter(x.lower() for x in found)
        known = {x for x in counts if _word(x) in QUESTIONER | HOSTS or _word(x) in ANSWERER}
        surnames = Counter(x.split()[-1] for x in counts)
        again = {x for x, n in counts.items() if n > 1 or surnames[x.split()[-1]] > 1}  # "COLONEL LEE", then "LEE"
        self.names = known | again if sum(counts[x] for x in known | again) > 1 else set()
        self.any = bool(self.names)

    def at(self, line: str) -> Label | None:
        """The label at the head of a line, or None."""
        found = LABEL.match(line) if self.any else None
        if found is None or found["label"].lower() not in self.names:
            return None
        word = _word(found["label"].lower())
        return Label(found["label"], found.end(), word in QUESTIONER | HOSTS, word in HOSTS)


def _word(label: str) -> str:
    return label.rstrip("s0123456789 ") if len(label) > 2 else label
