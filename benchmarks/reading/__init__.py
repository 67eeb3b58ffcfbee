"""Reading measured against its peers on public data: ``python -m benchmarks.reading --data FOLDER``."""
