"""Tabs of a browser that keep account of what must never happen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, ConsoleMessage, Page, Request


@dataclass(slots=True)
class Tab:
    """A tab of the browser, which keeps account of what must never happen."""

    page: Page
    address: str
    faults: list[str]

    def open(self, view: str) -> Page:
        """Go to a view by its address, and wait until nothing more is asked of the server."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/#/{view}")
        self.page.wait_for_load_state("networkidle")
        return self.page


def tab(browser: Browser, address: str, *, width: int = 1280, height: int = 860, theme: str = "light") -> Tab:
    """A new tab; errors of scripts, of the content security policy and requests to elsewhere are noted in ``faults``."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, accept_downloads=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(15_000)
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            faults.append(message.text)

    def request(asked: Request) -> None:
        if not asked.url.startswith((address, "about:", "blob:", "data:")):
            faults.append(f"asked for {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", request)
    return Tab(page, address, faults)
