"""spaCy makes a token anew at each access, so tokens are never compared by identity: such a test is always false and such a loop never ends."""

from __future__ import annotations

import pathlib
import re

import dateline

IDENTITY = re.compile(r"\b(?:head|token|verb|noun|child|top|above) is (?:not )?(?!None\b)[a-z_]+\b|\bis (?:not )?[a-z_]+\.head\b")
CODE = re.compile(r'"""(?s:.*?)"""|"[^"\n]*"|#.*')


def test_no_stage_compares_tokens_by_identity() -> None:
    reader = pathlib.Path(dateline.__file__).parent / "reader"
    found = [f"{file.name}: {hit[0]}" for file in reader.rglob("*.py") for hit in IDENTITY.finditer(CODE.sub("", file.read_text("utf-8")))]
    assert found == []
