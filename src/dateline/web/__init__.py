"""The API over HTTP and the served workbench."""
