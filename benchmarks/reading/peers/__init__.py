"""One script for each peer. It runs in the peer's own environment, knows nothing of Dateline, and turns reports into records.

Standard input has a report to a line, ``{"text", "published"}`` (and ``document`` where the kind of text matters); standard
output a record to a line with what the peer found, ``{"report": {"text"}, "times": [...], "places": [...], ..., "seconds"}``:
``start`` and ``end`` are code points, ``seconds`` the time for this report alone.
"""
