"""A real server on a free port, over a record made by hand; and people who use it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import httpx
import uvicorn

from dateline.adding import settle
from dateline.store import RecordStore, accounts
from dateline.web.app import create_app
from dateline.web.passwords import hashed
from dateline.web.settings import Settings
from made import record

API = "/api/v1"
SECRET = "nine green bottles"

SAID = (
    ("M23 fighters hold Goma. M23 fighters took Goma, residents said.", "2025-01-28", {"on": "2025-01-27", "source": "residents"}),
    ("The rebels entered Goma on Monday, the army spokesman said.", "2025-01-29", {"on": "2025-01-27", "source": "army spokesman"}),
    ("Bukavu fell to the M23.", "2025-02-16", {"place": "Bukavu", "on": "2025-02-15"}),
    ("Minova is in the hands of the M23.", "2025-02-17", {"place": "Minova", "change": "holds"}),
)


def fill(store: RecordStore) -> None:
    """Four reports about three towns of Kivu, one of which is in no gazetteer."""
    for n, (text, published, said) in enumerate(SAID):
        store.add(record(text, published, said, outlet=("Lake Radio", "Ridge Post")[n % 2]))
    settle(store)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


@contextmanager
def served(store: RecordStore, **settings: Any) -> Iterator[str]:
    """The address of a server for a record, as long as the block lasts."""
    app = create_app(store, Settings(**{"warm": False} | settings))
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, timeout_keep_alive=75)
    server = _Server(config)
    with socket.socket(proto=socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            assert server.up.wait(30)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


class Person(httpx.Client):
    """Someone at the page: keeps the session's cookie, and sends back what the page must send back."""

    def __init__(self, address: str, name: str | None = None) -> None:
        super().__init__(base_url=address + API, headers={"Origin": address}, timeout=60)
        if name is not None:
            self.post("/session", json={"name": name, "password": SECRET}).raise_for_status()
        self.headers["X-CSRF-Token"] = self.get("/me").json()["csrf"] or ""

    def __enter__(self) -> Person:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def account(store: RecordStore, name: str, role: str) -> None:
    """An account with the password that all have here."""
    accounts.add_user(store, name, role, _hash())


@lru_cache(maxsize=1)
def _hash() -> str:
    """Made once: hashing is slow, as it should be."""
    return hashed(SECRET)
