"""The invitations page on the demo site: a mark on each person's card, and the summary above the list."""

from __future__ import annotations

import pytest

from scripts.browsers import Element, Tab, Theme, wait_for
from tests.browser.conftest import ARTEFACTS, Open, Stage

RECEIVED = "/mynetwork/invitation-manager/received/"
PEOPLE = 8
"""Persons' invitations on the demo page; one more is a company's."""


def parts(tab: Tab, kind: str) -> list[Element]:
    """Those of the overlay by their class, the hidden ones too."""
    root = tab.root()
    return [] if root is None else [each for each in root.walk() if kind in each.attributes.get("class", "").split()]


def shown(tab: Tab) -> list[str]:
    """The names of the marks that are not hidden."""
    return [each.name.partition(":")[0] for each in parts(tab, "mark") if "hidden" not in each.attributes]


def open_list(tab: Tab, language: str = "en") -> None:
    tab.open(f"{RECEIVED}?lang={language}")
    wait_for(lambda: len(parts(tab, "mark")) == PEOPLE, "the marks", tell=tab.outline)


def know(stage: Stage, slug: str) -> None:
    stage.agent.ask("PUT", "/v1/overrides", {"kind": "known", "slug": slug, "member_id": None, "name": slug})


def test_each_person_has_a_mark_and_the_company_none(tab: Tab, stage: Stage) -> None:
    know(stage, "piet-umber")
    open_list(tab)
    words = {each.name.partition(":")[0]: each.text for each in parts(tab, "mark")}
    assert words["Piet Umber"] == "Accept"
    assert words["Rex Goldwyn"] == "Ignore"
    assert words["Odalys Brandt"] == "Look closer"
    assert "Bastien Corvo" not in words


def test_a_part_of_the_summary_filters_the_marks_and_nothing_else(tab: Tab) -> None:
    open_list(tab)
    order = "[...document.querySelectorAll('main [role=listitem]')].map(e => e.innerText).join()"
    before = tab.evaluate(order)
    tab.press("button", "To ignore 1")
    wait_for(lambda: shown(tab) == ["Rex Goldwyn"], "one mark", tell=tab.outline)
    tab.press("button", "To ignore 1")
    wait_for(lambda: len(shown(tab)) > 1, "all marks again", tell=tab.outline)
    assert tab.evaluate(order) == before


def test_a_card_that_arrives_is_marked_too(tab: Tab) -> None:
    open_list(tab)
    tab.evaluate(
        """(() => {
          const rows = [...document.querySelectorAll('main [role=listitem]')];
          const copy = rows.at(-1).cloneNode(true);
          copy.innerHTML = copy.innerHTML.replaceAll('hanne-lofgard', 'newly-come').replaceAll('Hanne Lofgard', 'Newly Come');
          rows[0].before(copy);
        })()"""
    )
    wait_for(lambda: "Newly Come" in shown(tab), "a mark on the new card", tell=tab.outline)
    assert len(parts(tab, "mark")) == PEOPLE + 1


def test_the_keyboard_goes_from_mark_to_mark(tab: Tab) -> None:
    open_list(tab)
    stops = [each for each in parts(tab, "mark") if each.attributes["tabindex"] == "0"]
    assert len(stops) == 1
    tab.press("button", stops[0].name)
    tab.press_key("ArrowDown")
    wait_for(lambda: (at := tab.focused()) and at.name.startswith("Odalys Brandt"), "the next mark", tell=tab.outline)
    tab.press_key("Escape")
    wait_for(lambda: all("hidden" in tip.attributes for tip in parts(tab, "tip")), "no reason", tell=tab.outline)


def test_a_screen_reader_hears_the_summary(tab: Tab) -> None:
    open_list(tab)
    tab.wait_for_part("status", f"{PEOPLE} invitations")


def test_nothing_enters_the_page_and_nothing_is_pressed(tab: Tab) -> None:
    open_list(tab)
    assert tab.evaluate("[...document.documentElement.children].map(e => e.localName).join()") == "head,body,div"
    assert tab.evaluate("document.querySelectorAll('main [role=listitem]').length") == PEOPLE + 1
    assert not [each for each in tab.requests if "/in/" in each.url]


def test_toolbar_only_leaves_the_page_alone_and_fills_the_popup(tab: Tab, stage: Stage) -> None:
    stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"display": "toolbar_only"}})
    tab.open(RECEIVED)
    popup = stage.popup()
    tab.activate()
    listed = "document.querySelector('#verdict').shadowRoot.querySelectorAll('.invitations .row').length"
    popup.wait_until(f"{listed} === {PEOPLE}", timeout=20)
    assert tab.root() is None


def test_leaving_takes_the_marks_away(tab: Tab) -> None:
    open_list(tab)
    tab.evaluate("history.pushState({}, '', '/feed/')")
    wait_for(lambda: tab.root() is None, "the page without marks", tell=tab.outline)


def test_right_to_left(tab: Tab) -> None:
    open_list(tab, "ar")
    mark = parts(tab, "mark")[0]
    box = tab.box(mark)
    assert box is not None
    assert box.x < tab.evaluate("document.querySelector('main [role=listitem] strong').getBoundingClientRect().left")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_looked_at(fresh: Open, theme: Theme) -> None:
    for width in (1280, 420):
        stage = fresh(theme=theme, width=width)
        stage.pair()
        tab = stage.browser.tab()
        tab.activate()
        open_list(tab)
        file = ARTEFACTS / stage.name / "invitations" / f"{theme}-{width}.png"
        tab.screenshot(file)
        assert file.stat().st_size > 10_000
        stage.life.close()
