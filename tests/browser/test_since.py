"""What the panel says beside the verdict: a change since the last visit, and how a connection is removed."""

from __future__ import annotations

import pytest

from scripts.browsers import Tab, wait_for
from tests.browser.conftest import Stage
from tests.browser.screens import clear, panel, seen_before


@pytest.fixture(autouse=True)
def first_day(stage: Stage) -> None:
    clear(stage)


def root_says(tab: Tab, words: str) -> bool:
    root = tab.root()
    return root is not None and words in root.text


def test_another_employer_since_the_last_visit_is_a_line(stage: Stage) -> None:
    clear(stage)
    seen_before(stage, "marit-halloran", "Old Mill")
    tab = panel(stage, "marit-halloran/?scrolled", "accept")
    root = wait_for(lambda: tab.root() if root_says(tab, "Old Mill") else None, "the line", tell=tab.outline)
    (line,) = [each.text for each in root.walk() if each.attributes.get("class") == "changed"]
    assert "Old Mill" in line
    assert "Aquifern Survey Cooperative" in line


def test_how_to_remove_a_connection_is_offered_and_nothing_is_done(stage: Stage) -> None:
    tab = panel(stage, "viktor-selmane", "look_closer")
    root = tab.root()
    assert root is not None
    steps = [each.text for each in root.walk() if each.tag == "li" and "Remove connection" in each.text]
    assert len(steps) == 1
    assert root.find("button", "Remove") is None
    assert [each for each in tab.requests if each.method != "GET"] == []


def test_nothing_of_the_kind_for_others(stage: Stage) -> None:
    tab = panel(stage, "ines-moravec", "accept")
    root = tab.root()
    assert root is not None
    assert "Remove connection" not in root.text
    assert [each for each in root.walk() if each.attributes.get("class") == "changed"] == []
