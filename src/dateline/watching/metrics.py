"""What a watch counts, for Prometheus."""

from __future__ import annotations

from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from dateline.errors import DatelineError


class Metrics:
    """The counts of one watcher, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        kept: dict[str, Any] = {"registry": self.registry}
        self.polls = Counter("dateline_watch_polls", "Polls of feeds by outcome (new, unchanged, failed)", ["feed", "outcome"], **kept)
        self.items = Counter("dateline_watch_items", "Items by outcome (read, failed, postponed)", ["feed", "outcome"], **kept)
        self.reports = Counter("dateline_watch_reports", "Reports by outcome (added, known, failed)", ["feed", "outcome"], **kept)
        self.received = Counter("dateline_watch_received_bytes", "Bytes of unpacked bodies received", **kept)
        self.seconds = Histogram("dateline_watch_fetch_seconds", "Seconds of a request, its wait for a turn included", **kept)
        self.waiting = Gauge("dateline_watch_waiting_items", "Items that wait", **kept)
        self.success = Gauge("dateline_watch_last_success_timestamp_seconds", "When a feed was last polled with success", ["feed"], **kept)
        self.failures = Gauge("dateline_watch_consecutive_failures", "Polls of a feed that failed in a row", ["feed"], **kept)

    def serve(self, address: str) -> Any:
        """Answer Prometheus at "HOST:PORT" or "PORT" (of this machine alone); gives the server, to be shut down.

        Raises:
            DatelineError: ``metrics-port``.
        """
        host, _, port = address.rpartition(":")
        try:
            server, _ = start_http_server(int(port), addr=host.strip("[]") or "127.0.0.1", registry=self.registry)
        except (OSError, ValueError, OverflowError) as error:
            raise DatelineError("metrics-port", address, reason=str(error)) from None
        return server
