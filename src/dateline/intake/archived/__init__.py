"""Pages kept by crawlers: WARC and WACZ."""
