"""One tap each: how I know somebody, said in the panel and in the popup, and taken back."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.browsers import Tab, wait_for
from tests.browser.conftest import Stage

TIES = "document.querySelector('#verdict').shadowRoot.querySelector('.ties')"


@pytest.fixture(autouse=True)
def empty_notebook(stage: Stage) -> None:
    stage.agent.ask("DELETE", "/v1/people")


def recorded(stage: Stage) -> list[Any]:
    return [
        (person["slug"], tie["tie"]["kind"], tie["tie"]["as"], tie["tie"]["outcome"])
        for person in stage.agent.ask("GET", "/v1/people")["people"]
        for tie in person["ties"]
    ]


def open_panel(tab: Tab, slug: str) -> None:
    tab.open(f"/in/{slug}/")
    tab.wait_for_badge("accept", "look_closer", "ignore")
    tab.press_badge()


def panel_says(tab: Tab, words: str) -> None:
    def says() -> bool:
        root = tab.root()
        panel = None if root is None else root.find("dialog")
        return panel is not None and words in panel.text

    wait_for(says, words, tell=tab.outline)


def test_one_tap_records_and_undo_takes_back(tab: Tab, stage: Stage) -> None:
    slug = "tomasz-dębowiec-4b81a9217"
    open_panel(tab, slug)
    tab.press("button", "Client")
    tab.wait_for_badge("accept")
    panel_says(tab, "Invite now")
    assert recorded(stage) == [(slug, "met", "client", None)]
    tab.press("button", "Undo: client")
    tab.wait_for_badge("look_closer")
    wait_for(lambda: recorded(stage) == [], "an empty notebook")


def test_talked_today_counts(tab: Tab, stage: Stage) -> None:
    open_panel(tab, "marit-halloran")
    tab.press("button", "Talked today")
    panel_says(tab, "1 of 5")
    tab.press("button", "Talked today")
    panel_says(tab, "2 of 5")
    assert [kind for _, kind, _, _ in recorded(stage)] == ["interaction", "interaction"]


def test_the_popup_says_it_with_the_same_tap(tab: Tab, stage: Stage) -> None:
    stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"display": "toolbar_only"}})
    tab.open("/in/marit-halloran/")
    popup = stage.popup()
    popup.wait_until(f"{TIES} !== null")
    popup.evaluate(f"[...{TIES}.querySelectorAll('.tap')].find(b => b.textContent === 'I would ask them').click()")
    popup.wait_until(f"{TIES}.querySelector('.recorded') !== null")
    assert [kind for _, kind, _, _ in recorded(stage)] == ["voucher"]
    popup.evaluate(f"{TIES}.querySelector('.recorded .tap').click()")
    popup.wait_until(f"{TIES}.querySelector('.recorded') === null")
    assert recorded(stage) == []


@pytest.mark.parametrize(("perspective", "title"), [("job", "Recruiter"), ("sales", "Buyer")])
def test_how_it_went_is_asked_on(tab: Tab, stage: Stage, perspective: str, title: str) -> None:
    stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"perspective": perspective}})
    open_panel(tab, "joris-vandepeel")
    panel_says(tab, title)
    root = tab.root()
    assert root is not None
    tab.click_element(
        lambda: next((one for one in root_of(tab).walk() if one.tag == "summary" and one.text == title), None), title
    )
    tab.press("button", "went well")
    panel_says(tab, "Invite now")
    tab.press("button", "went silent")
    panel_says(tab, "went silent.")
    assert [(kind, outcome) for _, kind, _, outcome in recorded(stage)] == [
        ("recruiter", "went_well"),
        ("recruiter", None),
    ]


def root_of(tab: Tab) -> Any:
    root = tab.root()
    assert root is not None
    return root
