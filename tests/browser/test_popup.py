"""The popup: the link in one sentence, this page's verdict, and preferences that every open tab follows."""

from __future__ import annotations

import pytest

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
    popup.wait_until("document.querySelector('#preview') !== null")
    popup.click_selector("#preview-save")
    wait_for(lambda: stage.agent.ask("GET", "/v1/preferences")["preset"] == "strict", "the agent to know it")
    tab.wait_for_badge("look_closer")


def test_what_would_change_verdicts_is_shown_first_and_can_be_left(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    popup = stage.popup()
    choose_preset(popup, "strict")
    said = popup.wait_until("document.querySelector('#preview')?.innerText")
    assert "would change" in said
    assert "accept to look closer" in said
    assert "Halloran" in said
    popup.click_selector("#preview-leave")
    popup.wait_until("!document.querySelector('#preview') && document.querySelector('[value=quick_review]').checked")
    assert stage.agent.ask("GET", "/v1/preferences")["preset"] == "quick_review"


def test_what_changes_no_verdict_is_saved_at_once(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    popup = stage.popup()
    choose_display(popup, "toolbar_only")
    told = popup.wait_until("document.querySelector('#told')?.innerText")
    assert told.startswith("Saved")
    assert "would" in told
    assert stage.agent.ask("GET", "/v1/preferences")["values"]["display"] == "toolbar_only"


def test_what_was_said_of_people_is_listed_and_taken_back(tab: Tab, stage: Stage) -> None:
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")
    tab.press_badge()
    tab.press("button", "Not spam")
    tab.wait_for_part("button", "Undo: not spam")
    popup = stage.popup()
    popup.activate()
    popup.click_selector("#families > summary")
    popup.click_selector("#families .family button")
    popup.wait_until(
        "[...document.querySelectorAll('#families button')].some(b => b.innerText === 'Let it weigh as before')"
    )
    assert len(stage.agent.ask("GET", "/v1/feedback")["softened"]) == 1
    popup.click_selector("#people > summary")
    assert "Not spam" in popup.evaluate("document.querySelector('#people').innerText")
    popup.click_selector("#people .person button")
    popup.wait_until("!document.querySelector('#people')")
    assert stage.agent.ask("GET", "/v1/overrides")["overrides"] == []


@pytest.mark.parametrize(("page", "heading"), [("notebook", "People"), ("doctor", "Doctor")])
@pytest.mark.usefixtures("tab")
def test_the_popup_leads_to_the_other_pages(stage: Stage, page: str, heading: str) -> None:
    popup = stage.popup()
    popup.activate()
    # What comes late moves the footer, and a click would miss it.
    popup.wait_until(f"{VERDICT} !== '' && !document.querySelector('#preferences').hidden")
    popup.click_selector(f"footer a[href*='{page}']")
    opened = stage.browser.find_tab(f"{page}/{page}.html")
    opened.wait_until(f"{BODY}.includes('{heading}')")


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
    # A press on what is read only until the agent was heard would be lost.
    popup.click_selector(f":is([data-value='{value}'], [value='{value}']):enabled")
