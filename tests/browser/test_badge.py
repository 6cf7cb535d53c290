"""The badge and its panel on the demo site: what they say, by pointer, by keyboard and to a screen reader."""

from __future__ import annotations

import pytest

from scripts.browsers import Element, Tab, wait_for
from tests.browser.conftest import Stage

WORDS = {"accept": "Accept", "look_closer": "Look closer", "ignore": "Ignore", "none": "No verdict"}
CHECKS = ("connections", "mutual", "complete", "activity", "telltale")


@pytest.mark.parametrize(
    ("slug", "tone"),
    [
        ("marit-halloran", "accept"),
        ("joris-vandepeel", "accept"),
        ("ines-moravec", "accept"),
        ("tomasz-dębowiec-4b81a9217", "look_closer"),
        ("jenny-profit-mentor", "ignore"),
        ("anna-lirova-0c3391b55", "ignore"),
        ("robin-ashgrove-demo", "none"),
    ],
)
def test_each_verdict_has_a_colour_an_icon_and_a_word(tab: Tab, slug: str, tone: str) -> None:
    tab.open(f"/in/{slug}/")
    badge = tab.wait_for_badge(tone)
    assert badge.text.startswith(WORDS[tone])
    assert any(element.tag == "svg" for element in badge.walk())
    heard = tab.heard(badge)
    assert (heard.role, heard.expanded) == ("button", False)
    assert WORDS[tone] in heard.name


def test_a_click_shows_why(tab: Tab) -> None:
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")
    panel = tab.press_badge()
    said = panel.text.casefold()
    assert all(word in said for word in CHECKS)
    assert "whatsapp" in said  # the evidence, quoted
    assert panel.find("button", "close") is not None
    badge = tab.badge()
    assert badge is not None
    assert tab.heard(badge).expanded is True
    tab.press("button", "close")
    wait_for(lambda: (badge := tab.badge()) and badge.expanded is False, "the closed panel")


def test_a_screen_reader_hears_the_verdict(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept")
    tab.wait_for_part("status", "Accept")


def test_the_keyboard_does_it_all(tab: Tab) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept", provisional=False)
    tab.evaluate("[...document.querySelectorAll('a[href], button')].filter(e => e.checkVisibility()).at(-1).focus()")
    _tab_to_badge(tab)
    for key in ("Enter", " "):
        tab.press_key(key)
        wait_for(lambda: _is_open(tab), f"the panel after {key!r}", tell=tab.outline)
        focused = tab.focused()
        assert focused is not None
        assert focused.role == "dialog" or focused.role == "button"
        tab.press_key("Escape")
        wait_for(lambda: not _is_open(tab), "the panel closed by Escape", tell=tab.outline)
        wait_for(lambda: _is_badge(tab.focused()), "the focus back on the badge", tell=tab.outline)


def test_pressing_a_reason_takes_the_reader_there(tab: Tab) -> None:
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")
    panel = tab.press_badge()
    before = tab.evaluate(SCROLLED)
    assert before == 0, "the tool scrolled without being asked"
    place = next((button for button in panel.find_all("button") if "About" in button.text), None)
    assert place is not None, panel.outline()
    tab.click_element(lambda: place, "a reason that rests on About")
    wait_for(lambda: tab.evaluate(SCROLLED) > before, "the page to scroll")


def test_i_know_them_and_undo(tab: Tab) -> None:
    tab.open("/in/tomasz-dębowiec-4b81a9217/")
    tab.wait_for_badge("look_closer")
    tab.press_badge()
    tab.press("button", "I know them")
    tab.wait_for_badge("accept")
    tab.press("button", "Undo: I know them")
    tab.wait_for_badge("look_closer")


def test_never_again_and_undo(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept")
    tab.press_badge()
    tab.press("button", "Never again")
    tab.wait_for_badge("ignore")
    assert [override["kind"] for override in stage.agent.ask("GET", "/v1/overrides")["overrides"]] == ["blocked"]
    tab.press("button", "Undo: never again")
    tab.wait_for_badge("accept")
    assert stage.agent.ask("GET", "/v1/overrides")["overrides"] == []


def test_not_spam_and_undo(tab: Tab) -> None:
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore")
    panel = tab.press_badge()
    assert panel.find("button", "This was spam") is not None
    tab.press("button", "Not spam")
    wait_for(lambda: "shown, not counted" in _panel_text(tab), "signs that do not count", tell=tab.outline)
    tab.press("button", "Undo: not spam")
    tab.wait_for_badge("ignore")
    wait_for(lambda: "shown, not counted" not in _panel_text(tab), "signs that count again", tell=tab.outline)


def test_this_was_spam_and_undo(tab: Tab, stage: Stage) -> None:
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept")
    tab.press_badge()
    tab.press("button", "This was spam")
    tab.wait_for_badge("ignore")
    assert [override["kind"] for override in stage.agent.ask("GET", "/v1/overrides")["overrides"]] == ["spam"]
    tab.press("button", "Undo: this was spam")
    tab.wait_for_badge("accept")


def test_on_a_page_written_from_the_right_our_words_run_their_own_way(tab: Tab) -> None:
    tab.open("/in/samira-haddoun/")
    tab.wait_for_badge("look_closer", "accept")
    assert tab.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    panel = tab.press_badge()
    badge = tab.badge()
    assert badge is not None
    for part in (badge, panel):
        assert (part.attributes["lang"], part.attributes["dir"]) == ("en", "ltr")


def test_scrolling_makes_a_provisional_verdict_final(tab: Tab) -> None:
    tab.open("/in/samira-haddoun/")
    badge = tab.wait_for_badge("look_closer", provisional=True)
    assert "so far" in badge.text
    tab.press_badge()
    tab.press("button", "close")

    def scrolled_to_the_end() -> bool:
        tab.evaluate(f"{SCROLLER}.scrollBy(0, 500)")
        badge = tab.badge()
        return badge is not None and badge.attributes["data-provisional"] == "false"

    wait_for(scrolled_to_the_end, "a final verdict", timeout=30, tell=tab.outline)
    tab.wait_for_badge("accept", provisional=False)


SCROLLER = "(document.querySelector('#workspace') ?? document.scrollingElement)"
SCROLLED = f"{SCROLLER}.scrollTop"


def _tab_to_badge(tab: Tab) -> None:
    for _ in range(6):
        tab.press_key("Tab")
        if _is_badge(tab.focused()):
            return
    pytest.fail("The Tab key does not reach the badge.")


def _is_badge(element: Element | None) -> bool:
    return element is not None and element.expanded is not None


def _is_open(tab: Tab) -> bool:
    root = tab.root()
    return root is not None and root.find("dialog") is not None


def _panel_text(tab: Tab) -> str:
    root = tab.root()
    panel = None if root is None else root.find("dialog")
    return "" if panel is None else panel.text
