"""The pages that are generated from the program are up to date, and leave nothing out."""

from __future__ import annotations

import importlib.util
import pathlib
from types import ModuleType
from typing import Any

import pytest
import typer

from dateline.cli.main import app

DOCS = pathlib.Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date(generate: ModuleType) -> None:
    assert generate.stale() == [], "run make docs"


def test_every_command_option_and_argument_has_a_text() -> None:
    group: Any = typer.main.get_command(app)
    missing = [name for name, command in group.commands.items() if not command.help]
    missing += [f"{name} {p.name}" for name, command in group.commands.items() for p in command.params if not p.help]
    assert missing == []
