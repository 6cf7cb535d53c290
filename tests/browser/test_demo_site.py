"""The demo site in a real browser, without the extension: it behaves as the real one does, so tests on it mean something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scripts.browsers import Browser, Tab, find, launch
from scripts.demo.site import Site

SCROLLER = "document.querySelector('#workspace')"


@pytest.fixture(scope="module")
def plain(browser_name: str, demo: Site) -> Iterator[Browser]:
    found = find(browser_name)
    assert found is not None
    with launch(found, site_port=demo.port) as browser:
        yield browser


@pytest.fixture
def tab(plain: Browser) -> Iterator[Tab]:
    opened = plain.tab()
    opened.activate()
    yield opened
    opened.close()


def test_lazy_sections_come_when_they_are_scrolled_to_and_not_before(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    experience = "document.querySelector('[componentkey$=ExperienceTopLevelSection] h2')"
    assert tab.evaluate(f"{experience} === null")
    tab.evaluate(f"void {SCROLLER}.scrollTo(0, {SCROLLER}.scrollHeight)")
    tab.wait_until(f"{experience} !== null")


def test_ember_cards_are_appended_when_the_end_is_reached(tab: Tab) -> None:
    tab.open("/in/marit-halloran/?layout=ember")
    assert tab.evaluate("document.getElementById('experience') === null")
    tab.evaluate("void scrollTo(0, document.body.scrollHeight)")
    tab.wait_until("document.getElementById('experience') !== null")


def test_the_hidden_degree_takes_no_place(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    degrees = "[...document.querySelector('[componentkey$=Topcard]').querySelectorAll('p')].filter(p => p.textContent.startsWith('· '))"
    assert (
        tab.evaluate(f"{degrees}.map(p => [p.textContent, p.getClientRects().length]).join(';')") == "· 1st,0;· 2nd,1"
    )


def test_in_page_navigation_leaves_old_cards_for_a_while(tab: Tab) -> None:
    tab.open("/")
    tab.click_selector("a[href$='/in/marit-halloran/']")
    tab.wait_until("document.querySelector('h2')?.ownerDocument.title.startsWith('Marit')")
    tab.wait_until("document.querySelector('[componentkey$=Topcard] h2')?.textContent === 'Marit Halloran'")
    tab.evaluate(
        "void (window.seen = new Set(), new MutationObserver(() => seen.add(document.querySelector('[componentkey$=Topcard] h2')?.textContent"
        " + ' / ' + document.querySelector('[componentkey$=About] [data-testid]')?.textContent.slice(0, 9))).observe(document.body, {childList: true, subtree: true}))"
    )
    tab.evaluate("void (history.pushState({}, '', '/in/ines-moravec/'), dispatchEvent(new PopStateEvent('popstate')))")
    assert tab.evaluate("location.pathname") == "/in/ines-moravec/"
    tab.wait_until("[...seen].includes('Ines Moravec / I look af')")
    assert "Ines Moravec / I measure" in tab.evaluate("[...seen]")


def test_the_dialog_opens_on_a_click_and_loads_first(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    tab.click_selector("[aria-haspopup=dialog] h2")
    tab.wait_until("document.querySelector('dialog[open] [role=progressbar]') !== null")
    tab.wait_until(
        "document.querySelector('dialog[open] [data-testid=dialog-content]')?.textContent.includes('Joined')"
    )


def test_clicks_are_written_down_and_nothing_happens_to_the_invitation(tab: Tab) -> None:
    tab.open("/in/nadia-ferreyra/?lang=en")
    assert tab.evaluate("demoClicks.length") == 0
    tab.click_selector("button[aria-label^='Accept ']")
    assert tab.evaluate("demoClicks.map(c => [c.what, c.trusted].join())") == [
        "Accept Nadia Ferreyra’s request to connect,true"
    ]
    tab.evaluate("void document.querySelector(\"button[aria-label^='Ignore ']\").click()")
    assert tab.evaluate("demoClicks[1].trusted") is False


def test_the_page_breaks_no_rule_of_its_own(tab: Tab) -> None:
    for path in (
        "/in/marit-halloran/",
        "/in/samira-haddoun/",
        "/in/marit-halloran/?layout=ember",
        "/in/marit-halloran/?layout=public",
        "/mynetwork/",
    ):
        tab.open(path)
        tab.evaluate(f"void ({SCROLLER} ?? document.scrollingElement).scrollTo(0, 99999)")
        tab.wait_until("![...document.images].some(image => !image.complete)")
        assert tab.complaints == [], path
