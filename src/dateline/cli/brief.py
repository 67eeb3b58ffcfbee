"""``dateline brief``: the situation report."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.answer import RecordOption, asked, day
from dateline.cli.ask import Since, Until


def brief(
    *,
    since: Since = None,
    until: Until = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Write to a file: .md, .html or .pdf [default: Markdown, printed].")
    ] = None,
    record: RecordOption = None,
) -> None:
    """The situation report: what changed, who holds what, what is disputed, forecast and unresolved, with all references.

    Everything is told as it was known at the end of the last day. Without dates it covers the whole record.
    """
    from pathlib import Path

    from dateline.brief import compose, to_html, to_markdown, to_pdf
    from dateline.errors import DatelineError
    from dateline.files import written

    with asked(record) as store:
        kind = Path(to).suffix.lower() if to else ".md"
        if kind not in (".md", ".html", ".htm", ".pdf"):
            raise DatelineError("brief-format", to, value=kind)
        found = compose(store, day(since, "--since"), day(until, "--until"))
        if to is None:
            print(to_markdown(found), end="")
            return
        content = to_pdf(found) if kind == ".pdf" else (to_markdown if kind == ".md" else to_html)(found).encode()
        with written(to) as file:
            file.write(content)
        print(f"{to}: {found.title}, {len(found.references)} references")
