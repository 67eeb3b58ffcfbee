"""The error itself: one kind of the catalogue, with the facts of the case."""

from __future__ import annotations

from typing import Any

from dateline.errors.catalogue import CATALOGUE


class DatelineError(Exception):
    """An error that says what happened, where, why, and the remedy. ``where`` names the file and, if known, the line."""

    def __init__(self, code: str, where: str | None = None, **facts: Any) -> None:
        super().__init__(code)
        problem = CATALOGUE[code]
        facts.setdefault("hint", "")
        self.code = code
        self.where = where
        self.facts = facts
        self.what = problem.what.format(**facts)
        self.why = problem.why.format(**facts)
        self.remedy = problem.remedy.format(**facts)

    def __str__(self) -> str:
        return f"{f'{self.where}: ' if self.where else ''}{self.what} ({self.code}): {self.why}. To mend it: {self.remedy}."

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.code, self.where, self.facts)

    def at(self, where: str) -> DatelineError:
        """The same error with its place, for errors raised where the place was not known."""
        return self if self.where else DatelineError(self.code, where, **self.facts)

    def as_dict(self) -> dict[str, str | None]:
        """The one JSON shape of an error: ``{code, what, where, why, remedy}``."""
        return {"code": self.code, "what": self.what, "where": self.where, "why": self.why, "remedy": self.remedy}


def _again(code: str, where: str | None, facts: dict[str, Any]) -> DatelineError:
    return DatelineError(code, where, **facts)
