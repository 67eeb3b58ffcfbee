"""Archives: many files of news in, Parquet out, read on this machine's processes or on a Ray cluster."""
