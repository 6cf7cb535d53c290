"""The popup: the link in one sentence, this page's verdict, and preferences that every open tab follows."""

from __future__ import annotations

from scripts.browsers import Tab, wait_for
from tests.browser.conftest import Open, Stage

BODY = "document.body.innerText"
VERDICT = "document.querySelector('#verdict').shadowRoot.textContent"


def test_the_popup_shows_this_pages_verdict(tab: Tab, stage: Stage) -> None:
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")
    popup = stage.popup()
    popup.wait_until(f"{VERDICT}.includes('Ignore')")
    assert "Connected" in popup.evaluate(BODY)


def test_a_preference_changed_in_the_popup_changes_the_badge(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    popup = stage.popup()
    choose_preset(popup, "strict")
    wait_for(lambda: stage.agent.ask("GET", "/v1/preferences")["preset"] == "strict", "the agent to know it")
    tab.wait_for_badge("look_closer")


def test_a_preference_changed_in_the_terminal_changes_the_badge_too(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    stage.agent.run("preferences", "--preset", "strict")
    tab.wait_for_badge("look_closer")


def test_toolbar_only_leaves_the_page_untouched(fresh: Open) -> None:
    stage = fresh()
    stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"display": "toolbar_only"}})
    stage.pair()
    tab = stage.browser.tab()
    tab.activate()
    tab.open("/in/jenny-profit-mentor/")
    popup = stage.popup()
    popup.wait_until(f"{VERDICT}.includes('Ignore')", timeout=20)
    assert tab.hosts() == []
    choose_display(popup, "page_and_toolbar")
    tab.wait_for_badge("ignore")
    choose_display(popup, "toolbar_only")
    wait_for(lambda: tab.hosts() == [], "the page without the badge", tell=tab.outline)


def test_with_the_agent_down_the_preferences_are_read_only(fresh: Open) -> None:
    stage = fresh()
    stage.pair()
    stage.agent.stop()
    popup = stage.popup()
    popup.wait_until(f"{BODY}.includes('The agent is not running.')")
    popup.wait_until("document.querySelector('#preferences').hidden === false")
    fields = popup.evaluate(
        "[...document.querySelectorAll('#preferences :is(input, select, button)')].map(e => e.matches(':disabled'))"
    )
    assert fields
    assert all(fields)


def choose_preset(popup: Tab, name: str) -> None:
    """Presses a preset in the popup."""
    popup.activate()
    popup.click_selector(f"[data-preset='{name}'], [value='{name}']")


def choose_display(popup: Tab, value: str) -> None:
    """Presses a value of the display preference in the popup."""
    popup.activate()
    popup.click_selector(f"[data-value='{value}'], [value='{value}']")
