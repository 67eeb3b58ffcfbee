"""The reader: from a report to its record, one folder for each question."""
