"""What a person does at the page: look, move the day, follow an answer to its words, correct, undo, add, take away."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from browsing import Tab, tab
from dateline.store import RecordStore
from made import record
from serving import SECRET, account, served

ALEPPO = "g170063"


def day(page: Page) -> str:
    return page.locator("output[data-day]").get_attribute("data-day") or ""


def test_moving_the_day_changes_who_holds_aleppo_and_leads_to_the_words(week: Tab) -> None:
    page = week.open("situation?on=2024-11-29&panel=places")
    aleppo = page.locator(f"[data-place={ALEPPO}]", has_text="Insurgents")
    expect(page.get_by_role("searchbox", name="Filter places")).to_be_visible()
    expect(aleppo).to_have_count(0)
    page.get_by_role("slider", name="Day").press("ArrowRight")
    assert day(page) == "2024-11-30"
    expect(aleppo).to_be_visible()
    expect(page).to_have_url(re.compile("on=2024-11-30"))
    aleppo.click()
    expect(page.get_by_role("heading", name="Aleppo")).to_be_visible()
    words = page.locator("article.for", has_text="took control of most of Aleppo").first
    words.get_by_role("link", name="Read it in the report").click()
    lit = page.locator(".text .lit")
    expect(lit.first).to_be_visible()
    assert "took control of most of Aleppo" in "".join(lit.all_inner_texts())


def test_the_map_is_clicked_through_to_a_place(week: Tab) -> None:
    page = week.open("situation?on=2024-11-30&map=37.161,36.201,6")  # Aleppo in the middle
    box = page.get_by_role("application").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", name="Aleppo")).to_be_visible()


def test_what_was_known_then_is_told_as_it_was_known(week: Tab) -> None:
    page = week.open(f"situation?on=2024-11-30&place={ALEPPO}")
    expect(page.locator("#place-name + p + .now")).to_contain_text("Insurgents")
    page.get_by_role("button", name="on a day of choice").click()
    slider = page.get_by_role("slider", name="As known on")
    slider.press("ArrowLeft")
    expect(page).to_have_url(re.compile("known=2024-11-29"))
    expect(page.locator("section", has=page.locator("#place-name"))).not_to_contain_text("Insurgents")


def test_playing_moves_the_days_and_stops_at_the_last(week: Tab) -> None:
    page = week.open("situation?on=2024-12-04")
    page.get_by_role("button", name="Play the days").click()
    expect(page.locator("output[data-day='2024-12-05']")).to_be_visible()
    expect(page.get_by_role("button", name="Play the days")).to_be_visible()


def test_an_address_opens_what_was_seen(week: Tab) -> None:
    page = week.open("timeline?since=2024-11-30&until=2024-12-02&type=ASSAULT&order=oldest")
    shown = page.locator(".card li").all_inner_texts()
    assert shown
    assert all(text.startswith("assault") for text in shown)
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator(".card li").first).to_be_visible()
    assert again.locator(".card li").all_inner_texts() == shown


def test_dragging_over_the_timeline_chooses_days(week: Tab) -> None:
    page = week.open("timeline")
    box = page.locator(".chart svg").bounding_box()
    assert box
    before = page.locator(".head p").inner_text()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 60, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=2024-1\d-\d\d"))
    expect(page.locator(".head p")).not_to_have_text(before)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".head p")).to_have_text(before)


def test_hovering_a_statement_lights_its_words(week: Tab) -> None:
    page = week.open("report/mw-1205-1")
    card = page.locator("li.card", has_text="Hama").first
    card.hover()
    expect(card).to_have_class(re.compile("lit"))
    assert page.locator(".text .lit").count() > 0
    page.locator(".text .statement").last.hover()
    expect(card).not_to_have_class(re.compile(r"\blit\b"))


def test_a_field_is_corrected_in_place_and_undone(week: Tab) -> None:
    page = week.open("review")
    first = page.locator("ol [data-item]").first
    statement = first.get_attribute("data-item")
    page.get_by_role("button", name=re.compile("^Correct latest")).click()
    page.locator("input[type=date]").fill("2024-11-28")
    page.get_by_placeholder("Why (optional)").fill("the day before, says the head")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("dd ins")).to_have_text("2024-11-28")
    page.get_by_role("button", name="Who did what").click()
    row = page.locator("tr", has_text="set latest to 2024-11-28")
    expect(row).to_contain_text("the day before, says the head")
    expect(row).to_contain_text(statement or "-")
    row.get_by_role("button", name="Undo").click()
    expect(page.locator("tr.undone")).to_contain_text("taken back by")


def test_the_queue_is_worked_through_by_keys(week: Tab) -> None:
    page = week.open("review")
    items = page.locator("ol [data-item]")
    first, second = items.nth(0), items.nth(1)
    page.keyboard.press("j")
    expect(second).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(first).to_contain_text("rejected")
    expect(second).to_have_attribute("aria-current", "true")
    page.keyboard.press("u")
    expect(page.get_by_role("status").last).to_contain_text("taken back")


def test_a_pasted_report_is_read_live_and_is_then_in_the_situation(browser: Browser, empty: str) -> None:
    opened = tab(browser, empty)
    page = opened.open("situation")
    page.get_by_role("link", name="Add reports").click()
    page.get_by_label("Or paste one report").fill("BENI, Congo (Lake Radio) - M23 fighters captured Goma on Monday, two residents said.")
    page.get_by_label("Day of publication").fill("2025-01-28")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Done: 1 report added")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="See the situation").click()
    expect(page.get_by_role("button", name=re.compile("Goma"))).to_contain_text("M23")
    assert opened.faults == []
    page.context.close()


def test_a_report_without_a_day_says_what_is_missing(browser: Browser, empty: str) -> None:
    opened = tab(browser, empty)
    page = opened.open("add")
    page.get_by_label("Or paste one report").fill("Fighters captured the town on Monday, residents said.")
    page.get_by_role("button", name="Read it").click()
    failed = page.locator("li.failed")
    expect(failed).to_contain_text("could not be read")
    expect(failed).to_contain_text("date")
    page.context.close()


def test_the_brief_and_the_exports_are_taken_away(week: Tab) -> None:
    page = week.open("brief?since=2024-11-29&until=2024-12-01")
    for button, ending, holds in (("Markdown", ".md", "Aleppo"), ("HTML", ".html", "<h1"), ("geojson", ".geojson", "FeatureCollection")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button, exact=True).click()
        assert waiting.value.suggested_filename.endswith(ending)
        assert holds in waiting.value.path().read_text()
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text("29 November to 1 December")


def test_a_report_is_text_whatever_it_holds(browser: Browser, tmp_path: object) -> None:
    script = "document.title='taken'"
    text = f'🚀🚀 Goma fell. <img src=x onerror="{script}"><script>{script}</script> <b>M23</b> fighters hold Goma.'
    with RecordStore(f"{tmp_path}/hostile.db") as store:
        store.add(record(text, "2025-01-28", {"on": "2025-01-27"}, outlet="<i>Lake</i> Radio", id="hostile"))
        with served(store) as address:
            opened = tab(browser, address)
            page = opened.open("report/hostile")
            assert page.locator(".text > div").inner_text() == text
            assert page.locator(".text img, .text script, .text b, header i").count() == 0
            assert page.title() == "Report · Dateline"
            # The statement begins at code point 0 and ends at 4: the rockets are two of them, and four UTF-16 units.
            assert "".join(page.locator(".text .statement").all_inner_texts()) == "🚀🚀 G"
            assert opened.faults == []
            page.context.close()


def test_accounts_are_asked_for_and_a_reader_cannot_judge(browser: Browser, store: RecordStore) -> None:
    account(store, "ada", "reader")
    with served(store) as address:
        opened = tab(browser, address)
        page = opened.open("review")
        page.get_by_label("Name").fill("ada")
        page.get_by_label("Password").fill("not this one")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("Password").fill(SECRET)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Review")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Read rightly"))).to_have_count(0)
        expect(page.get_by_role("link", name="Add", exact=True)).to_have_count(0)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        page.context.close()


def test_what_is_not_there_is_told_with_what_to_do(week: Tab) -> None:
    page = week.open("report/nowhere")
    expect(page.get_by_role("alert")).to_contain_text("nowhere")
    page = week.open("no-such-view")
    page.get_by_role("link", name="Go to the situation").click()
    expect(page.locator("output[data-day]")).to_be_visible()
