"""An outlet's web site on this machine, which a test can make misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Handler = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Answers by path. ``asked`` holds the path of each request in order, ``pages`` what is answered."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.pages: dict[str, Handler] = {}
        self.over = threading.Event()  # set at the end: what drips or hangs stops then
        site = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                try:
                    site.pages.get(self.path, reply(404, b"no such page"))(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer((host, 0), Answers)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()

    def feed(self, *names: str, text: str = "", path: str = "/feed", **headers: str) -> None:
        """Serve a feed of pages with these names (and the pages, where there are none yet)."""
        entries = "".join(
            f"<item><title>{name}</title><link>{self.url}/{name}</link><guid>{name}</guid>"
            f"<pubDate>Tue, 24 Dec 2013 10:00:00 GMT</pubDate><description>{text}</description></item>" for name in names)
        self.pages[path] = reply(200, f"<rss version='2.0'><channel><title>Nile Wire</title>{entries}</channel></rss>".encode(),
                                 **{"Content-Type": "application/rss+xml", **headers})
        for name in names:
            self.pages.setdefault(f"/{name}", page(name))


def reply(status: int, body: bytes = b"", **headers: str) -> Handler:
    """A handler that gives one answer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def page(name: str, day: str = "2013-12-24") -> Handler:
    """An article of its own wording."""
    html = (f"<html lang='en'><head><title>{name}</title><meta property='article:published_time' content='{day}T08:00:00Z'>"
            f"<meta property='og:site_name' content='Nile Wire'></head><body><article><h1>{name}</h1>"
            f"<p>Rebels captured the town of Malakal on Tuesday, witness {name} said by telephone.</p>"
            f"<p>The army said in a statement about {name} that it had withdrawn to the airport.</p></article></body></html>")
    return reply(200, html.encode(), **{"Content-Type": "text/html; charset=utf-8"})
