"""The link to the agent in every state: off and on again, not paired, a wrong code, revoked, killed."""

from __future__ import annotations

import json

import pytest

from scripts.browsers import Browser, Tab
from scripts.browsers.pairing import PAGE, tell_port, type_code
from tests.browser.conftest import Open

TOLD = "document.querySelector('#told').textContent"


def test_not_paired_then_paired_by_typing_the_code(fresh: Open) -> None:
    stage = fresh()
    setup = stage.browser.extension_tab(PAGE)
    setup.wait_until("document.querySelector('#port').value !== ''")
    tell_port(setup, stage.agent.port)

    tab = _profile(stage.browser, "marit-halloran")
    tab.wait_for_badge("off")
    panel = tab.press_badge()
    assert "not paired" in panel.text
    tab.press("button", "Pair")
    pairing = stage.browser.find_tab(PAGE)

    code = stage.agent.new_code()
    wrong = f"{(int(code) + 1) % 10**8:08d}"
    pairing = setup if pairing is setup else pairing
    pairing.wait_until("document.querySelector('#port').value !== ''")
    pairing.activate()
    type_code(pairing, wrong)
    pairing.wait_until(f"{TOLD} !== '' && !document.querySelector('#submit').disabled")
    assert pairing.evaluate("document.querySelector('#done').hidden") is True
    type_code(pairing, "1234")
    pairing.wait_until(f"{TOLD}.includes('eight digits')")
    type_code(pairing, code)
    pairing.wait_until("!document.querySelector('#done').hidden")

    tab.activate()
    tab.wait_for_badge("accept", timeout=30)


@pytest.mark.parametrize("way", ["stop", "kill"])
def test_the_agent_goes_and_comes_back(fresh: Open, way: str) -> None:
    stage = fresh()
    stage.pair()
    tab = _profile(stage.browser, "marit-halloran")
    tab.wait_for_badge("accept")
    getattr(stage.agent, way)()
    other = _profile(stage.browser, "jenny-profit-mentor")
    other.wait_for_badge("off", timeout=30)
    assert "The agent is not running." in other.press_badge().text
    stage.agent.start()
    other.press("button", "Try again")
    other.wait_for_badge("ignore")


def test_the_agent_may_start_after_the_page(fresh: Open) -> None:
    stage = fresh()
    stage.pair()
    stage.agent.stop()
    tab = _profile(stage.browser, "marit-halloran")
    tab.wait_for_badge("off", timeout=30)
    stage.agent.start()
    tab.wait_for_badge("accept", timeout=30)  # by itself


def test_revoked_in_the_terminal(fresh: Open) -> None:
    stage = fresh()
    stage.pair()
    tab = _profile(stage.browser, "marit-halloran")
    tab.wait_for_badge("accept")
    stage.agent.run("clients", "--revoke", _only_client(stage.agent.run("clients", "--json").stdout))
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("off")
    assert "does not know this browser any more" in tab.press_badge().text
    stage.pair()
    tab.activate()
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")


def _profile(browser: Browser, slug: str) -> Tab:
    tab = browser.tab()
    tab.activate()
    tab.open(f"/in/{slug}/")
    return tab


def _only_client(listed: str) -> str:
    (browser,) = json.loads(listed)["clients"]
    return str(browser["id"])
