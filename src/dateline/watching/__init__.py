"""Feeds polled and fetched politely, what is new in them added to the record."""
