"""The welcome tab and the doctor's, as a new user meets them."""

from __future__ import annotations

import pytest

from scripts.browsers import Tab
from tests.browser.conftest import Open, Stage


def welcome(stage: Stage) -> Tab:
    return stage.browser.extension_tab("welcome/welcome.html")


def test_from_the_welcome_tab_to_the_first_verdict(fresh: Open) -> None:
    stage = fresh()
    page = welcome(stage)
    page.wait_until("document.querySelectorAll('#commands code').length === 3")
    page.wait_until("document.querySelector('#link').dataset.state !== undefined")
    assert page.evaluate("document.querySelector('#try').disabled") is True
    assert page.evaluate("document.querySelector('#display').disabled") is True
    stage.pair()
    page.wait_until("document.querySelector('#link').dataset.state === 'ready'")
    page.wait_until("document.querySelector('#display').disabled === false")
    assert page.evaluate("document.querySelector('#display input:checked').value") == "page_and_toolbar"
    page.click_selector("#try")
    page.wait_until("document.querySelector('#trial').shadowRoot.querySelector('.panel') !== null")
    assert stage.agent.ask("GET", "/v1/history")["total"] == 0


@pytest.mark.usefixtures("tab")
def test_where_the_verdict_stands_is_chosen_here(stage: Stage) -> None:
    page = welcome(stage)
    page.wait_until("document.querySelector('#display').disabled === false")
    page.click_selector("#display input[value=toolbar_only]")
    page.wait_until("document.querySelector('#display-told').textContent !== ''")
    assert stage.agent.ask("GET", "/v1/preferences")["values"]["display"] == "toolbar_only"


@pytest.mark.usefixtures("tab")
def test_the_doctor_finds_a_paired_agent_in_order(stage: Stage) -> None:
    page = stage.browser.extension_tab("doctor/doctor.html")
    page.wait_until("document.querySelectorAll('#lines li').length > 4")
    states = page.evaluate("[...document.querySelectorAll('#lines li')].map((line) => line.dataset.state)")
    assert "broken" not in states


def test_the_doctor_says_what_to_do_without_an_agent(fresh: Open) -> None:
    stage = fresh()
    stage.agent.stop()
    page = stage.browser.extension_tab("doctor/doctor.html")
    page.wait_until("document.querySelector('#lines li[data-state=broken] .fix') !== null")


def test_a_pasted_text_gets_a_verdict_in_the_popup(stage: Stage, tab: Tab) -> None:
    popup = stage.popup()
    popup.evaluate("document.querySelector('#paste').open = true")
    popup.evaluate(
        "document.querySelector('#pasted').value = 'Mirela Okonjo\\n· 2nd\\nBridge engineer\\n31 connections'"
    )
    popup.click_selector("#paste button")
    popup.wait_until("document.querySelector('#pasted-verdict').shadowRoot.querySelector('.panel') !== null")
    words = popup.evaluate("document.querySelector('#pasted-verdict').shadowRoot.textContent")
    assert "31" in words
    assert tab.evaluate("document.title") is not None
