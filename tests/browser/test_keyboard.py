"""Whole jobs by keyboard alone: no pointer is touched, and the focus is never lost on the way."""

from __future__ import annotations

import pytest

from scripts.browsers import Element, Tab, wait_for
from tests.browser.conftest import Stage
from tests.browser.measures import Stop, focused
from tests.browser.screens import clear, fill, invitations, notebook, own, profile

FURTHEST = 60
SHOWN = "document.querySelector('#place').innerText"
TOAST = "document.querySelector('#toast').innerText"


@pytest.fixture(autouse=True)
def first_day(stage: Stage) -> None:
    clear(stage)


def go(tab: Tab, words: str, key: str = "Tab") -> Stop:
    """Presses a key until the focus is on something whose kind, place or name holds these words."""
    for _ in range(FURTHEST):
        tab.press_key(key)
        stop = focused(tab)
        if stop is not None and words in stop.name:
            return stop
    pytest.fail(f"{key} does not reach {words!r}")


def lands(tab: Tab, words: str) -> None:
    """Waits until the focus is on something with these words."""
    wait_for(
        lambda: (stop := focused(tab)) is not None and words in stop.name, f"the focus on {words!r}", tell=tab.outline
    )


def panel(tab: Tab) -> Element:
    return tab.wait_for_part("dialog")


def open_panel(stage: Stage, slug: str, tone: str) -> Tab:
    tab = profile(stage, slug, tone)
    tab.evaluate(
        "[...document.body.querySelectorAll('a[href], button')].filter(e => e.checkVisibility()).at(-1).focus()"
    )
    go(tab, "button badge")
    tab.press_key("Enter")
    panel(tab)
    return tab


def test_the_verdict_is_read_answered_and_left(stage: Stage) -> None:
    tab = open_panel(stage, "tomasz-dębowiec-4b81a9217", "look_closer")
    go(tab, "reason:activity")
    go(tab, "summary recruiter")
    tab.press_key("Enter")
    go(tab, "went well")
    go(tab, "button known")
    tab.press_key(" ")
    tab.wait_for_badge("accept")
    lands(tab, "button undo")
    tab.press_key("Enter")
    tab.wait_for_badge("look_closer")
    lands(tab, "button known")
    go(tab, "button copy", "Shift+Tab")
    tab.press_key("Enter")
    wait_for(lambda: "Copied" in panel(tab).text, "the word that it was copied", tell=tab.outline)
    tab.press_key("Escape")
    wait_for(lambda: (badge := tab.badge()) and badge.expanded is False, "the closed panel", tell=tab.outline)
    lands(tab, "button badge")


def test_a_tie_is_recorded_and_taken_back(stage: Stage) -> None:
    tab = open_panel(stage, "tomasz-dębowiec-4b81a9217", "look_closer")
    go(tab, '"Client"')
    tab.press_key("Enter")
    lands(tab, "Undo: client")
    tab.press_key(" ")
    lands(tab, '"Friend"')
    assert stage.agent.ask("GET", "/v1/people")["people"] == []


def test_a_place_on_the_page_is_visited_and_the_panel_is_still_there(stage: Stage) -> None:
    tab = open_panel(stage, "jenny-profit-mentor", "ignore")
    scrolled = "(document.querySelector('#workspace') ?? document.scrollingElement).scrollTop"
    go(tab, "reason:returns")
    before = tab.evaluate(scrolled)
    tab.press_key("Enter")
    wait_for(lambda: tab.evaluate(scrolled) != before, "the place on the page")
    lands(tab, "reason:returns")


def test_a_preference_is_changed_previewed_and_saved(stage: Stage) -> None:
    profile(stage, "marit-halloran", "accept")
    popup = own(stage, "popup/popup.html", "!document.querySelector('#preferences').hidden")
    go(popup, "preset-quick_review")
    popup.press_key("ArrowLeft")  # round to the last of the four
    lands(popup, "preset-open")
    popup.press_key("ArrowLeft")
    popup.wait_until("document.querySelector('#preview') !== null")
    lands(popup, "preset-strict")
    go(popup, "preview-save")
    popup.press_key("Enter")
    popup.wait_until("document.querySelector('#preview') === null")
    wait_for(lambda: stage.agent.ask("GET", "/v1/preferences")["preset"] == "strict", "the agent to know it")
    lands(popup, "preset-strict")


def test_the_notebook_is_read_edited_and_undone(stage: Stage) -> None:
    fill(stage)
    tab = notebook(stage, "people", "document.querySelectorAll('.person').length === 2")
    tab.evaluate("(() => { document.body.tabIndex = -1; document.body.focus(); })()")
    go(tab, "skip")
    tab.press_key("Enter")
    go(tab, "Odile Fenwright")
    tab.press_key("Enter")
    tab.wait_until("document.activeElement === document.querySelector('.card h2')")
    go(tab, "Edit")
    tab.press_key("Enter")
    tab.wait_until("document.activeElement.matches('.edit input')")
    tab.press_key("End")
    tab.type(" Harbour")
    go(tab, '"Save"')
    tab.press_key("Enter")
    tab.wait_until("document.querySelector('.ties').innerText.includes('Northquay Harbour')")
    tab.wait_until("document.activeElement === document.querySelector('.card h2')")
    for _ in range(FURTHEST):
        tab.press_key("Tab")
        if tab.evaluate("document.activeElement.closest('#toast') !== null"):
            break
    tab.press_key("Enter")
    tab.wait_until("!document.querySelector('.ties').innerText.includes('Northquay Harbour')")


def test_the_notebooks_sections_are_switched(stage: Stage) -> None:
    tab = notebook(stage, "people")
    for section, words in (("history", "Verdicts"), ("settings", "Settings"), ("pictures", "Pictures")):
        tab.evaluate("(() => { document.body.tabIndex = -1; document.body.focus(); })()")
        go(tab, f'"{words}"')
        tab.press_key("Enter")
        tab.wait_until(f"document.activeElement === document.querySelector('#place > .{section} h1')")


def test_invitations_are_filtered_and_their_reasons_read(stage: Stage) -> None:
    tab = invitations(stage)
    tab.evaluate(
        "[...document.body.querySelectorAll('a[href], button')].filter(e => e.checkVisibility()).at(-1).focus()"
    )
    go(tab, "To ignore")
    tab.press_key(" ")
    tab.wait_for_part("button", "To ignore", aria_pressed="true")
    go(tab, "Rex Goldwyn")
    go(tab, "To ignore", "Shift+Tab")
    tab.press_key(" ")
    tab.wait_for_part("button", "To ignore", aria_pressed="false")
    first = go(tab, "button mark")
    tab.press_key("ArrowDown")
    wait_for(lambda: (stop := focused(tab)) is not None and stop.name != first.name, "the next mark")
    tab.press_key("Home")
    lands(tab, first.name)
