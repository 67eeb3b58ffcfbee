"""Archives read on many processes or a cluster: WARC, JSON Lines or Parquet in, Parquet out."""
