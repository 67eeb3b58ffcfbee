"""The API over HTTP and the served workbench. `dateline.web.app.create_app` makes it; nothing is loaded before."""
