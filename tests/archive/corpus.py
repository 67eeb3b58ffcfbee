"""Files of news of our own wording, as an archive has them: JSON Lines, Parquet, WARC."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pyarrow as pa
from pyarrow import parquet

LAKE = (
    "M23 rebels seized the lakeside town of Minova on Tuesday after two days of shelling, a spokesman for the provincial governor said. "
    "Soldiers had left their posts before dawn and crossed the bay in fishing boats, residents told the agency by telephone. "
    "Aid workers said that thousands of people were walking towards Goma with what they could carry."
)
REPORTS: list[dict[str, Any]] = [
    {"text": LAKE, "published": "2025-01-21", "outlet": "Lakes Wire", "id": "minova"},
    {"text": "Sudan's army retook the bridge at Omdurman on Friday, a military source said.", "published": "2025-01-24"},
    {"text": "Officials in Kyiv said Kupiansk would likely fall within weeks.", "published": "2024-11-30", "outlet": "Dnipro Post"},
    {"text": "Ceasefire talks in Geneva ended without agreement, the UN envoy said on Monday.", "published": "2024-12-02"},
]
LATER: list[dict[str, Any]] = [
    {"text": "From our correspondent. " + LAKE, "published": "2025-01-22", "outlet": "Harbour Gazette", "id": "minova-again"},
    {"text": "The junta lost Lashio to rebels in August, monitors said.", "published": "2024-12-05", "title": "Lashio"},
]
PAGE = """<html lang="en"><head><title>Shells hit Kherson market</title>
<meta property="article:published_time" content="2024-12-03T08:00:00Z"><meta property="og:site_name" content="Estuary News"></head>
<body><article><h1>Shells hit Kherson market</h1><p>Shelling of a market in Kherson
killed four people on Monday, the regional governor said.</p>
<p>He said that Russian forces had fired from across the river, and that two of the wounded were children.</p></article></body></html>"""


def lines(path: pathlib.Path, reports: list[dict[str, Any]], *more: str) -> str:
    """A file of JSON Lines; ``more`` are lines as they stand."""
    path.write_text("\n".join([*(json.dumps(r) for r in reports), *more]) + "\n", "utf-8")
    return str(path)


def table(path: pathlib.Path, reports: list[dict[str, Any]]) -> str:
    """A Parquet file."""
    parquet.write_table(pa.Table.from_pylist([{"outlet": None, "title": None, "id": None} | r for r in reports]), path)
    return str(path)


def warc(path: pathlib.Path, page: str) -> str:
    """A WARC of one page."""
    body = page.encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0b7a7a5e-2f6d-4a57-9b4e-3d7b54a1c001>\r\n"
        "WARC-Date: 2024-12-03T09:00:00Z\r\n"
        "WARC-Target-URI: https://estuary.example/kherson\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    path.write_bytes(head.encode() + http + b"\r\n\r\n")
    return str(path)


def many(path: pathlib.Path, number: int) -> str:
    """A file of so many short reports, all different."""
    towns = ("Goma", "Bukavu", "Aleppo", "Homs", "Bakhmut", "Lashio", "Kidal", "Taiz")
    told = ({"text": f"Shelling of {towns[n % 8]} killed {n + 2} people on Sunday, officials said.", "published": f"2024-{1 + n % 3:02}-10",
             "id": f"r{n}"} for n in range(number))  # fmt: skip
    return lines(path, list(told))
