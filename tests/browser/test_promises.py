"""What the product promises the page and its owner: nothing asked, nothing clicked, nothing left behind, nothing moved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from scripts.browsers import Browser, Tab, find, launch, wait_for
from scripts.demo.members import BY_SLUG
from scripts.demo.site import Site
from tests.browser.conftest import EXTENSION, Stage

MARKUP = '<img src=x onerror="document.title=1">'
PLACES = "JSON.stringify([...document.querySelectorAll('h1, h2, section, main, img, button')].map(e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }))"


@pytest.fixture(scope="module")
def plain(browser_name: str, demo: Site) -> Iterator[Browser]:
    """The same browser without the extension, to compare with."""
    found = find(browser_name)
    assert found is not None
    with launch(found, site_port=demo.port) as browser:
        yield browser


def test_the_manifest_makes_nothing_reachable_from_pages() -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    assert "web_accessible_resources" not in manifest
    assert "externally_connectable" not in manifest
    assert set(manifest["permissions"]) <= {"storage", "scripting", "activeTab", "alarms"}


def test_the_page_holds_no_trace_of_the_extension(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept")
    tab.press_badge()
    seen = tab.evaluate(
        "JSON.stringify([document.documentElement.outerHTML, performance.getEntries().map(e => e.name),"
        " Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, Object.keys(window).filter(k => /who|ask/i.test(k))])"
    ).casefold()
    assert "-extension:" not in seen
    assert "whosasking" not in seen
    hosts = tab.hosts()
    assert len(hosts) == 1
    assert hosts[0].tag == "div"
    assert set(hosts[0].attributes) <= {"style"}


def test_the_site_is_asked_for_nothing_but_by_the_page(tab: Tab, plain: Browser, demo: Site) -> None:
    def asked(page: Tab) -> set[tuple[str, str, str]]:
        before = len(demo.requests)
        page.open("/in/marit-halloran/")
        page.wait_until("document.readyState === 'complete'")
        if page is tab:
            tab.wait_for_badge("accept")
            tab.press_badge()
        wait_for(lambda: not page.evaluate("[...document.images].some(i => !i.complete)"), "the pictures")
        return {(one.method, one.path, one.by) for one in demo.requests[before:]}

    assert asked(tab) <= asked(plain.tab()) | {("GET", "/favicon.ico", "asset")}  # fewer: pictures that it still has
    assert demo.asked("other") == []


def test_nothing_is_clicked_and_no_click_on_the_badge_reaches_the_page(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    tab.evaluate(
        "void (window.heard = [], ['click', 'pointerdown', 'keydown', 'focusin'].forEach(t => addEventListener(t, e => heard.push(t))))"
    )
    tab.wait_for_badge("accept")
    tab.press_badge()
    tab.press_key("Escape")
    tab.press_badge()
    tab.press("button", "I know them")
    tab.press("button", "Undo: I know them")
    tab.wait_for_part("button", "Never again")
    assert tab.evaluate("heard") == []
    # A listener that catches clicks on their way down cannot be kept from seeing one; it sees that a person pressed
    # something that is no part of its page.
    assert [click for click in tab.evaluate("demoClicks") if click["what"] or not click["trusted"]] == []


def test_nothing_on_the_page_moves(tab: Tab, plain: Browser) -> None:
    without = plain.tab()
    for page in (without, tab):
        page.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    wait_for(lambda: tab.evaluate(PLACES) == without.evaluate(PLACES), "the same places with and without the badge")
    tab.press_badge()
    assert tab.evaluate(PLACES) == without.evaluate(PLACES)


def test_a_strict_policy_of_the_page_has_nothing_to_refuse(tab: Tab, plain: Browser) -> None:
    def complaints(page: Tab) -> list[str]:
        page.open("/in/marit-halloran/")
        if page is tab:
            tab.wait_for_badge("accept")
            tab.press_badge()
        return page.complaints

    assert complaints(tab) == complaints(plain.tab())


def test_pages_that_are_no_profiles_are_left_alone(tab: Tab, stage: Stage) -> None:
    before = stage.agent.ask("GET", "/v1/history")["total"]
    for path in ("/", "/feed/", "/in/nobody-of-this-name/"):
        tab.open(path)
        tab.evaluate("new Promise(done => setTimeout(done, 1500))")
        badge = tab.badge()
        assert badge is None or badge.attributes["data-tone"] == "none"
        assert path.startswith("/in/") or tab.hosts() == []
    assert stage.agent.ask("GET", "/v1/history")["total"] == before


def test_hostile_words_are_shown_as_words(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = replace(
        BY_SLUG["jenny-profit-mentor"],
        slug="bobby-tables",
        name=f"Bobby {MARKUP}",
        about=f"{MARKUP} Guaranteed profit of 15% weekly, add me on WhatsApp +44 7700 900123 {MARKUP}",
    )
    monkeypatch.setitem(BY_SLUG, "bobby-tables", hostile)
    tab.open("/in/bobby-tables/")
    title = tab.evaluate("document.title")
    tab.wait_for_badge("ignore", "look_closer")
    panel = tab.press_badge()
    assert not any(element.tag == "img" for element in panel.walk())
    assert "<img" in panel.text
    assert tab.evaluate("document.title") == title
