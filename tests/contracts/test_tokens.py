"""spaCy makes a token anew at each access: compared by identity, no two are ever the same, and a loop up the tree never ends."""

from __future__ import annotations

import pathlib
import re

import dateline

WORDS = "token|verb|noun|head|child|top|above|at|prep"
IDENTITY = re.compile(
    rf"\b(?:token|verb|noun|head|child) is (?:not )?(?:{WORDS})\b|\.head is (?:not )?(?!None\b)|\bis (?:not )?[a-z]+\.head\b"
)
CODE = re.compile(r'"""(?s:.*?)"""|"[^"\n]*"|#.*')


def test_no_stage_compares_tokens_by_identity() -> None:
    reader = pathlib.Path(dateline.__file__).parent / "reader"
    found = [f"{file.name}: {hit[0]}" for file in reader.rglob("*.py") for hit in IDENTITY.finditer(CODE.sub("", file.read_text("utf-8")))]
    assert found == []
