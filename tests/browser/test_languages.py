"""Every language at 320 pixels: each page is opened as a person opens it, and no text on it is cut.

One browser a language, which goes round all pages; Firefox for a long language and for one from right to left.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.browsers import Tab
from tests.browser.conftest import Open, Stage
from tests.browser.screens import (
    PAIRING,
    PORT_IS_THERE,
    SECTIONS,
    UNFOLD,
    fill,
    invitations,
    notebook,
    own,
    panel,
    popup,
    record,
)
from whosasking.sentences import LANGUAGES

WIDTH, HEIGHT = 320, 800
IN_FIREFOX = ("de", "ar")

CUT = (Path(__file__).parent / "cut_text.js").read_text("utf-8")
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def narrow(tab: Tab) -> Tab:
    """The tab as wide as a small phone, everything in it unfolded, and drawn so."""
    tab.activate()
    tab.resize(WIDTH, HEIGHT)
    tab.examine(
        f"[document, ...[...(globalThis.shown ?? [])].map((host) => host.shadowRoot)].forEach((each) => {UNFOLD.format('each')})"
    )
    tab.examine(SETTLED)
    return tab


def tour(stage: Stage) -> Iterator[tuple[str, Tab]]:
    """Every page, each with what makes it say most."""
    yield "pairing", own(stage, PAIRING, PORT_IS_THERE)
    yield "doctor", own(stage, "doctor/doctor.html", "document.querySelectorAll('#lines li').length > 4")
    welcome = own(stage, "welcome/welcome.html", "!document.querySelector('#try').disabled")
    welcome.wait_until("!document.querySelector('#display').disabled")  # what comes late moves the button
    welcome.click_selector("#try")
    welcome.wait_until("document.querySelector('#trial').shadowRoot.querySelector('.panel') !== null")
    yield "welcome", welcome
    yield "panel ignore", panel(stage, "jenny-profit-mentor", "ignore")
    number = fill(stage)
    record(stage, "joris-vandepeel", "Joris Vandepeel", kind="met", **{"as": "client"})
    yield "panel look closer", panel(stage, "tomasz-dębowiec-4b81a9217", "look_closer")
    yield "panel recruiter and ties", panel(stage, "joris-vandepeel", "accept")
    yield "invitations", invitations(stage)
    panel(stage, "marit-halloran", "accept")
    shown = popup(stage)
    shown.click_selector("[value='strict']")
    shown.wait_until(
        "document.querySelector('#preview') !== null || document.querySelector('#told').textContent !== ''"
    )
    yield "popup", shown
    for section in SECTIONS:
        yield f"notebook {section}", notebook(stage, section)
    yield "notebook card", notebook(stage, f"people/{number}", "document.querySelector('.card .adding') !== null")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_cut_at_320_pixels(fresh: Open, browser_name: str, language: str) -> None:
    if browser_name == "firefox" and language not in IN_FIREFOX:
        pytest.skip("the same words and styles; Chromium goes through all languages")
    stage = fresh(language=language)
    stage.pair()
    found: dict[str, list[str]] = {}
    for name, tab in tour(stage):
        narrow(tab)
        cut = tab.examine("cutTexts()", library=CUT)
        if cut:
            found[name] = cut
        assert tab.examine("seenTexts()") > 0, name  # a page on which nothing was looked at would pass
        assert tab.examine("spokenIn()") == [language], name
        tab.close()  # every open page hears of each change, and draws itself again
    assert found == {}
