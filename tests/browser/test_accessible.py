"""Every view by axe's rules, in light and dark, with reports and without; and at the width of a phone."""

from __future__ import annotations

import pathlib

import pytest
from playwright.sync_api import Browser

from browsing import Tab, tab

AXE = (pathlib.Path(__file__).parents[2] / "workbench/node_modules/axe-core/axe.min.js").read_text
VIEWS = ("situation", "timeline", "reports", "forecasts", "sources", "review", "review?tab=log", "add", "brief", "about")
DEEPER = (
    "situation?place=g170063",
    "situation?panel=places",
    "situation?panel=events",
    "report/mw-1205-1?s=first",
    "sources?source=army",
    "outlook?of=Aleppo",
)


def findings(opened: Tab, view: str, rules: str = "") -> list[str]:
    """Serious and critical findings of axe in a view, by all rules or by one."""
    page = opened.open(view)
    if view.endswith("s=first"):
        page.locator("li.card button.top").first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate(AXE())
    only = f", runOnly: ['{rules}']" if rules else ""
    found = page.evaluate(f"axe.run(document, {{resultTypes: ['violations'], iframes: false{only}}})")
    return [
        f"{view}: {v['id']} ({v['impact']}): {v['help']}: {v['nodes'][0]['html'][:160]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("theme", "rules"), [("light", ""), ("dark", "color-contrast")])  # dark differs in colours alone
def test_no_serious_finding(browser: Browser, address: str, theme: str, rules: str) -> None:
    opened = tab(browser, address, theme=theme)
    assert [f for view in (*VIEWS, *DEEPER) for f in findings(opened, view, rules)] == []
    assert opened.faults == []
    opened.page.context.close()


def test_no_serious_finding_in_an_empty_record(browser: Browser, empty: str) -> None:
    opened = tab(browser, empty)
    for view in VIEWS[:-1]:
        assert findings(opened, view) == []
        assert opened.page.locator("h1").count() == 1
    assert opened.faults == []
    opened.page.context.close()


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, address: str) -> None:
    opened = tab(browser, address, width=390, height=844)
    for view in (*VIEWS, *DEEPER):
        wide = opened.open(view).evaluate("document.documentElement.scrollWidth")
        assert wide <= 390, view
    assert opened.faults == []
    opened.page.context.close()
