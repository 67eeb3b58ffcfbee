"""``dateline outlook`` and ``dateline question`` as one types them."""

from __future__ import annotations

import json
import pathlib

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.fusion.settle import settle
from dateline.store import RecordStore
from outlook_made import CAMPAIGN


@pytest.fixture(scope="module")
def sahel(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The file of the campaign's record."""
    path = tmp_path_factory.mktemp("cli") / "r.db"
    with RecordStore(str(path)) as store:
        for record in CAMPAIGN:
            store.add(record)
        settle(store)
    return path


def said(path: pathlib.Path, *words: str) -> str:
    found = CliRunner().invoke(app, [*words, "--record", str(path)])
    assert found.exit_code == 0, found.output
    return found.output


def test_the_curve_is_drawn_with_grounds_and_record_below_it(sahel: pathlib.Path) -> None:
    shown = said(sahel, "outlook", "Timbuktu", "--by", "2012-04-10", "--as-known-on", "2012-03-31")
    assert "Timbuktu changes hands by 2012-04-10?" in shown
    assert "90 % interval" in shown
    assert "dateline why c-" in shown
    assert "How such outlooks fared" in shown
    assert sum("●" in line for line in shown.splitlines()) == 10
    assert json.loads(said(sahel, "outlook", "Timbuktu", "--json"))["kind"] == "place"


def test_a_refusal_says_why(sahel: pathlib.Path) -> None:
    assert "No outlook: the last report" in said(sahel, "outlook", "Timbuktu", "--as-known-on", "2012-12-01")


def test_a_question_is_added_listed_and_settled(sahel: pathlib.Path) -> None:
    kept = said(sahel, "question", "add", "Will Mopti fall?", "--about", "Mopti", "--by", "2012-04-20", "--chance", "20%", "--who", "amina")
    assert "amina" in kept and "the outlook" in kept
    assert "Will Mopti fall?" in said(sahel, "question", "list")
    assert "No question can be settled" in said(sahel, "question", "resolve")
    found = CliRunner().invoke(app, ["question", "chance", "1", "often", "--record", str(sahel)])
    assert found.exit_code == 1
    assert "question-wording" in found.output
