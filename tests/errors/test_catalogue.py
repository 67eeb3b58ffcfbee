"""The catalogue of errors: one code, one area, one place in the documentation."""

from __future__ import annotations

import importlib
import pathlib
import pickle
import pkgutil
import string

import dateline.errors
from dateline.errors import CATALOGUE, DatelineError, Problem

ROOT = pathlib.Path(__file__).parents[2]
AREAS = {
    module.name: importlib.import_module(f"dateline.errors.{module.name}")
    for module in pkgutil.iter_modules(dateline.errors.__path__)
    if module.name not in ("catalogue", "error", "problem")
}


def _problems(area: str) -> dict[str, Problem]:
    return dict(getattr(AREAS[area], area.upper()))


def test_every_area_is_in_the_catalogue_and_no_code_is_in_two() -> None:
    codes = [code for area in AREAS for code in _problems(area)]
    assert sorted(codes) == sorted(set(codes)) == sorted(CATALOGUE)


def test_every_error_can_be_said_with_the_facts_that_it_names() -> None:
    for code, problem in CATALOGUE.items():
        names = {name for text in (problem.what, problem.why, problem.remedy) for _, name, _, _ in string.Formatter().parse(text) if name}
        said = str(DatelineError(code, "kherson.txt", **dict.fromkeys(names, 7)))
        assert said.startswith("kherson.txt: ") and f"({code})" in said and said.endswith(".")


def test_an_error_is_the_same_in_another_process() -> None:
    error = DatelineError("bad-date", "aleppo.jsonl:3", value="yesterday")
    again = pickle.loads(pickle.dumps(error))
    assert again.as_dict() == error.as_dict() and str(again) == str(error)


def test_every_code_is_documented() -> None:
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert [code for code in CATALOGUE if f"| `{code}` |" not in page] == []
