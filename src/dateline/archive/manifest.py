"""The archive's account of itself: ``archive.json``, and what was refused in one file."""

from __future__ import annotations

from typing import Any

from dateline import __version__
from dateline.archive import layout
from dateline.archive.copies import find
from dateline.archive.engines import Engine
from dateline.archive.folder import Folder
from dateline.archive.schema import COLUMNS, TABLES, VERSION
from dateline.errors import DatelineError

COUNTS = ("in", "read", "refused", "duplicate")


def opened(folder: Folder) -> dict[str, Any] | None:
    """The manifest of an archive; None where the folder has none.

    Raises:
        DatelineError: ``archive-newer``.
    """
    found = folder.read_json(layout.MANIFEST)
    if found is None:
        return None
    if not isinstance(found, dict) or found.get("schema") != VERSION:
        raise DatelineError("archive-newer", folder.url, found=found.get("schema") if isinstance(found, dict) else "unknown", own=VERSION)
    return found


def begin(folder: Folder) -> None:
    """Make a folder an archive. Raises ``archive-foreign`` where it holds something else, ``archive-newer``."""
    found = opened(folder)
    if found is None and (names := folder.names()):
        raise DatelineError("archive-foreign", folder.url, names=", ".join(names[:3]))
    folder.write_json(layout.MANIFEST, {**(found or _blank()), "complete": False})


def finish(folder: Folder, engine: Engine) -> dict[str, Any]:
    """Find the near-copies, put together what was refused, and set down the counts.

    Raises:
        DatelineError: ``archive-counts`` where they do not add up.
    """
    total = _blank()
    readers: set[str] = set()
    for name in folder.names(layout.FILES):
        told = folder.read_json(name)
        for count in COUNTS:
            total["counts"][count] += told["counts"][count]
        for table in TABLES:
            total["tables"][table]["rows"] += told["rows"][table]
        readers |= set(told["readers"])
        total["files"] += 1
    counts, rows = total["counts"], total["tables"]["reports"]["rows"]
    if counts["in"] != counts["read"] + counts["refused"] + counts["duplicate"] or counts["read"] != rows:
        raise DatelineError("archive-counts", folder.url, counts=", ".join(f"{v} {k}" for k, v in counts.items()), rows=rows)
    total["tables"]["copies"]["rows"] = find(folder, engine)
    with folder.written(layout.REFUSED) as target:
        for name in folder.names(layout.LETTERS):
            with folder.opened(name) as file:
                while piece := file.read(1 << 20):
                    target.write(piece)
    folder.write_json(layout.MANIFEST, {**total, "readers": sorted(readers), "complete": True})
    return total


def _blank() -> dict[str, Any]:
    tables = {t: {"columns": [*COLUMNS[t], "month"] if t in TABLES else list(COLUMNS[t]), "rows": 0} for t in (*TABLES, "copies")}
    return {"schema": VERSION, "dateline": __version__, "files": 0, "counts": dict.fromkeys(COUNTS, 0), "tables": tables}
