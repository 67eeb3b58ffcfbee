"""The Chromium that the page is tested in: one on the machine, else Playwright's own, else Debian's where we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WAIT = 600  # seconds for a download
HELP = "The page's tests need Chromium: install it (Debian: apt-get install chromium), or name it in DATELINE_CHROMIUM."


def found() -> str | None:
    """Path of a Chromium, or None."""
    named = os.environ.get("DATELINE_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Get one: by Playwright, else by apt-get where we are root. Leaves it to `found` to say whether that worked."""
    if _ran(sys.executable, "-m", "playwright", "install", "chromium") and _playwrights():
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _ran("apt-get", "update", "-qq")
        _ran("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def _ran(*command: str) -> bool:
    try:
        return subprocess.run(command, timeout=WAIT, check=False, stdout=subprocess.DEVNULL).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    if found() is None:
        install()
    path = found()
    if path is None:
        sys.exit(HELP)
    print(f"The page is tested in {path}")
