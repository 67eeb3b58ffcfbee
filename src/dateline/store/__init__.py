"""Records kept: SQLite by default, PostgreSQL by URL; what people correct is never overwritten."""

from dateline.store.record import RecordStore, open_store

__all__ = ["RecordStore", "open_store"]
