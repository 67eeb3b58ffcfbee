"""The command ``dateline``. Commands load what they need when they run, so that ``dateline --help`` is quick."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline import __version__
from dateline.cli.add import add, reread
from dateline.cli.agree import agree
from dateline.cli.archive import archive
from dateline.cli.ask import forecasts, search, sources, timeline
from dateline.cli.brief import brief
from dateline.cli.control import changes, control
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.outlook import outlook
from dateline.cli.question import question
from dateline.cli.read import read
from dateline.cli.review import review
from dateline.cli.schema import schema
from dateline.cli.serve import serve
from dateline.cli.user import user
from dateline.cli.watch import watch
from dateline.cli.why import why

app = typer.Typer(
    name="dateline", help="Reads dated news reports about conflicts and keeps the record.", no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.command("explain")(explain)
app.command("schema")(schema)
COMMANDS = (
    *(add, reread, control, changes, timeline, forecasts, sources, search),
    *(why, brief, export, review, agree, outlook, serve, watch, archive),
)
for command in COMMANDS:
    app.command(command.__name__)(command)
app.add_typer(user)
app.add_typer(question, name="question")


def _version(shown: bool) -> None:
    if shown:
        print(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    return None


def main() -> None:
    """Run the command line."""
    app()
