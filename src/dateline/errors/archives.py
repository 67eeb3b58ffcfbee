"""Archives of news, read in bulk."""

from __future__ import annotations

from dateline.errors.problem import Problem

ARCHIVES: dict[str, Problem] = {
    "archive-url": Problem(
        "this names no folder that can be reached",
        "{reason}",
        "give a path, or a URL such as s3://BUCKET/PATH, gs://BUCKET/PATH or file:///PATH; other kinds need their fsspec package",
    ),
    "archive-foreign": Problem(
        "the folder is no archive, and not empty",
        "it holds other files ({names})",
        "name a new or an empty folder with --to",
    ),
    "archive-none": Problem(
        "the folder is no finished archive",
        "{reason}",
        "run dateline archive with it as --to until it ends",
    ),
    "archive-newer": Problem(
        "the archive has another schema than this version of Dateline writes",
        "it is {found}, and this program's is {own}",
        "use the version of Dateline that wrote it, or name a new folder with --to",
    ),
    "archive-locked": Problem(
        "another run writes to this archive",
        "two at once would do the same work twice",
        "wait until it is done; to use more workers, raise its --processes",
    ),
    "archive-counts": Problem(
        "the counts of the archive do not add up",
        "{counts}; its table of reports has {rows} rows",
        "its files were changed by another program, or this is a fault of Dateline, to be reported: "
        "write the archive anew to another folder",
    ),
    "archive-cluster": Problem(
        "the Ray cluster cannot be used",
        "{reason}",
        "check --address and ray status; its machines need this version of Dateline with dateline[archive]",
    ),
}
