"""``dateline serve`` and ``dateline user`` as they are typed."""

from __future__ import annotations

import pathlib
import signal
import socket
import subprocess
import sys

import httpx
import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

RUN = [sys.executable, "-m", "dateline"]


@pytest.fixture
def kept(tmp_path: pathlib.Path) -> str:
    return str(tmp_path / "record.db")


def test_accounts_are_kept_by_commands(kept: str) -> None:
    def user(*words: str, given: str | None = None) -> str:
        done = CliRunner().invoke(app, ["user", *words, "--record", kept], input=given)
        return f"{done.exit_code} {done.stdout}{done.stderr}"

    assert user("add", "ada", "--role", "admin", "--stdin", given="nine green bottles\n") == "0 ada may sign in as admin\n"
    assert "user-exists" in user("add", "ada", "--stdin", given="nine green bottles\n")
    assert "bad-password" in user("add", "leo", "--stdin", given="short\n")
    assert user("add", "rima", given="nine green bottles\nnine green bottles\n").endswith("rima may sign in as reader\n")
    assert '"role": "reader"' in user("list", "--json")
    assert "last-admin" in user("role", "ada", "reader") and user("role", "rima", "admin").startswith("0")
    assert user("token", "rima", "--for", "export").startswith("0 dl_")
    assert user("password", "rima", "--stdin", given="ten green bottles\n").startswith("0")
    assert user("remove", "rima").startswith("0") and "no-such-user" in user("remove", "rima")


def test_the_server_starts_says_where_and_ends(kept: str) -> None:
    process = subprocess.Popen([*RUN, "serve", "--record", kept, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.split()[3]
        assert httpx.get(f"{address}/api/v1/record").json()["reports"] == 0
    finally:
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (0, "", "")


def test_why_the_server_does_not_start(kept: str) -> None:
    def fails(*words: str) -> str:
        done = CliRunner().invoke(app, ["serve", "--record", kept, *words])
        assert done.exit_code != 0
        return done.stderr

    assert "[no-users]" in fails("--host", "0.0.0.0")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "[no-port]" in fails("--port", str(taken.getsockname()[1]))
    assert "go together" in fails("--cert", "x.pem")
    assert "--origin" in fails("--origin", "dateline.example")
