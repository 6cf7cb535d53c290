"""What a screen reader hears: the verdict once, and what each control is, what it is called and how it stands."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from scripts.browsers import Tab, wait_for
from scripts.browsers.chromium import ChromiumTab
from tests.browser.conftest import Stage
from tests.browser.measures import measured
from tests.browser.screens import clear, invitations, notebook, own, panel, popup

LISTEN = """(() => {
  const [host] = globalThis.shown;
  const region = host.shadowRoot.querySelector('[role="status"]:not(.heard)');
  globalThis.said = [];
  new MutationObserver(() => globalThis.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  return { isThere: region.isConnected, text: region.textContent };
})()"""


@pytest.fixture(autouse=True)
def first_day(stage: Stage) -> Iterator[None]:
    clear(stage)
    yield
    clear(stage)


def said(tab: Tab) -> list[str]:
    """What the region said since LISTEN."""
    return list(measured(tab, "globalThis.said"))


@pytest.mark.skipif(os.name != "posix", reason="a process that stands still, as POSIX systems know it")
def test_the_verdict_is_said_once_however_often_it_is_drawn(stage: Stage) -> None:
    tab = stage.browser.tab()
    tab.activate()
    os.kill(stage.agent.pid, signal.SIGSTOP)
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("checking")
    assert measured(tab, LISTEN) == {"isThere": True, "text": ""}  # known before it speaks
    os.kill(stage.agent.pid, signal.SIGCONT)
    tab.wait_for_badge("accept", provisional=False, timeout=30)
    wait_for(lambda: said(tab), "the verdict")
    tab.press_badge()
    tab.press("button", "close")
    tab.press_badge()
    for days in (200, 180):  # every open page is judged again
        before = stage.agent.ask("GET", "/v1/history")["total"]
        stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"retention_days": days}})
        tab.evaluate("document.querySelector('main').append(document.createElement('p'))")
        wait_for(lambda known=before: stage.agent.ask("GET", "/v1/history")["total"] >= known, "another look")
    tab.press("button", "I know them")
    wait_for(lambda: len(said(tab)) > 1, "the news")
    first, second = said(tab)
    assert "Marit Halloran" in first
    assert "Accept" in first
    assert first != second


def test_that_it_was_copied_is_said_outside_of_the_button(stage: Stage) -> None:
    tab = panel(stage, "marit-halloran", "accept")
    tab.press("button", "Copy as text")
    tab.wait_for_part("status", "Copied")
    root = tab.root()
    assert root is not None
    button = root.find("button", "Copy as text")
    assert button is not None
    assert button.find("status") is None


def test_the_popup_says_the_verdict_and_not_the_whole_panel(stage: Stage) -> None:
    panel(stage, "jenny-profit-mentor", "ignore")
    tab = popup(stage, shows="Ignore")
    heard = tab.wait_until("document.querySelector('#heard').textContent")
    assert "Ignore" in heard
    assert heard.count(".") < 6
    assert tab.evaluate("document.querySelector('#verdict').closest('[aria-live]') === null")


# --------------------------------------------------------------------------------------- the accessibility tree


def tree(tab: Tab) -> list[dict[str, Any]]:
    """Chromium's own tree, as it hands it to a screen reader: role, name and states of each node."""
    assert isinstance(tab, ChromiumTab)
    tab.call("Accessibility.enable")
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        }
        for node in nodes
        if not node.get("ignored")
    ]


def one(nodes: list[dict[str, Any]], role: str, name: str) -> dict[str, Any]:
    found = [node for node in nodes if node["role"] == role and name in node["name"]]
    assert found, f"no {role} named {name!r}"
    return found[0]


@pytest.fixture
def chromium(stage: Stage) -> Stage:
    if stage.name != "chromium":
        pytest.skip("Firefox's protocol shows no accessibility tree")
    return stage


def test_badge_and_panel_in_the_tree(chromium: Stage) -> None:
    tab = panel(chromium, "joris-vandepeel", "accept")
    nodes = tree(tab)
    assert one(nodes, "button", "Accept")["expanded"] is True
    assert one(nodes, "button", "Accept")["hasPopup"] == "dialog"
    assert one(nodes, "dialog", "Accept")
    assert one(nodes, "status", "")["live"] == "polite"
    folded = one(nodes, "DisclosureTriangle", "Recruiter")
    assert folded["expanded"] is False
    assert one(nodes, "button", "I know them")["focusable"] is True
    assert one(nodes, "heading", "Why")["level"] == 3


def test_parts_and_marks_of_the_invitations_in_the_tree(chromium: Stage) -> None:
    tab = invitations(chromium)
    nodes = tree(tab)
    assert str(one(nodes, "button", "To ignore")["pressed"]).lower() == "false"
    tab.press("button", "To ignore 1")
    assert str(one(tree(tab), "button", "To ignore")["pressed"]).lower() == "true"
    assert "Ignore" in one(tree(tab), "button", "Rex Goldwyn")["name"]  # the mark says its word by itself


def test_choices_and_switches_in_the_tree(chromium: Stage) -> None:
    tab = own(chromium, "popup/popup.html", "!document.querySelector('#preferences').hidden")
    tab.click_selector("#group-verdict-title")
    nodes = tree(tab)
    assert str(one(nodes, "radio", "Quick review")["checked"]).lower() == "true"
    assert str(one(nodes, "radio", "Strict")["checked"]).lower() == "false"
    assert str(one(nodes, "switch", "A stranger needs a proof")["checked"]).lower() == "false"
    assert one(nodes, "DisclosureTriangle", "Verdict")["expanded"] is True


def test_the_notebook_in_the_tree(chromium: Stage) -> None:
    nodes = tree(notebook(chromium, "history"))
    assert one(nodes, "navigation", "")["name"] != ""
    assert one(nodes, "main", "") is not None
    assert one(nodes, "heading", "Verdicts")["level"] == 1
    assert one(nodes, "searchbox", "Name") is not None
    assert one(nodes, "combobox", "Verdict")["focusable"] is True
