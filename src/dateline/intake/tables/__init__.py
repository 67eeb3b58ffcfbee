"""Tables of reports: CSV and Parquet."""
