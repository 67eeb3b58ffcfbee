"""The API over HTTP and the served workbench."""

from dateline.web.app import create_app
from dateline.web.settings import Settings

__all__ = ["Settings", "create_app"]
