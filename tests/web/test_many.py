"""Many people at once: fifty read while reports are added; nobody meets an error, and nothing is lost."""

from __future__ import annotations

import asyncio
import itertools
import threading
from typing import Any

import httpx

from dateline.adding import settle
from dateline.store import RecordStore
from made import record
from serving import API

PATHS = (
    *("/record", "/control", "/control/days", "/changes", "/events", "/events/bins"),
    *("/reports?limit=5", "/sources", "/forecasts", "/review"),
)
READERS, WRITTEN = 50, 40


def test_fifty_read_while_reports_are_added(store: RecordStore, address: str) -> None:
    done = threading.Event()

    def write() -> None:
        try:
            for n in range(WRITTEN):
                town = ("Goma", "Bukavu", "Sake")[n % 3]
                store.add(record(f"Bulletin {n}: {town} was taken.", f"2025-03-{n % 28 + 1:02}", {"place": town}, outlet=f"Outlet {n % 7}"))
                if n % 5 == 0:
                    settle(store)
            settle(store)
        finally:
            done.set()

    async def reads(client: httpx.AsyncClient, first: int) -> list[tuple[str, int]]:
        seen: list[tuple[str, int]] = []
        tags: dict[str, str] = {}
        for n in itertools.count(first):
            path = PATHS[n % len(PATHS)]
            answer = await client.get(path, headers={"If-None-Match": tags.get(path, "")})
            seen.append((path, answer.status_code))
            tags[path] = answer.headers.get("etag", "")
            if done.is_set() and len(seen) >= 5:
                return seen
        raise AssertionError

    async def everyone() -> list[Any]:
        limits = httpx.Limits(max_connections=READERS)
        async with httpx.AsyncClient(base_url=address + API, timeout=60, limits=limits) as client:
            return await asyncio.gather(*(reads(client, n) for n in range(READERS)))

    writer = threading.Thread(target=write)
    writer.start()
    found = list(itertools.chain.from_iterable(asyncio.run(everyone())))
    writer.join()
    assert {status for _, status in found} <= {200, 304} and len(found) >= 5 * READERS
    assert httpx.get(f"{address}{API}/record").json()["reports"] == 4 + WRITTEN
    assert store.counts()["reports"] == 4 + WRITTEN


def test_nobody_takes_back_what_another_judged(store: RecordStore, address: str) -> None:
    csrf = httpx.get(f"{address}{API}/me").json()["csrf"]
    found = httpx.get(f"{address}{API}/control").json()["places"]
    statements = sorted({s for h in found for s in h["support"]})

    async def judge(client: httpx.AsyncClient, statement: str, n: int) -> int:
        body = {"action": "accept" if n % 2 else "reject", "why": f"judgement {n}"}
        answer = await client.post(f"/review/statements/{statement}", json=body, headers={"X-CSRF-Token": csrf})
        return answer.status_code

    async def everyone() -> list[int]:
        async with httpx.AsyncClient(base_url=address + API, timeout=60) as client:
            return await asyncio.gather(*(judge(client, s, n) for s in statements for n in range(5)))

    assert set(asyncio.run(everyone())) == {201}
    log = httpx.get(f"{address}{API}/review/log").json()
    assert log["total"] == 5 * len(statements) and {c["undone_at"] for c in log["items"]} == {None}
