"""Views: what records say, in rows for people. Plain data: the command line, the brief and the page draw them."""
