"""Every screen, light, dark and in forced colours, by keyboard alone, magnified, narrow, widely spaced and right to left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scripts.browsers import Look, Tab, wait_for
from tests.browser.axe import examined
from tests.browser.conftest import Stage
from tests.browser.measures import cut, focused, measured, moving, walked, wanted
from tests.browser.screens import SCREENS, Screen, opened

SIZES = {"at 200 %": (640, 512, 2), "at 400 %": (320, 256, 4), "on a phone": (360, 740, 1)}
"""Of the viewport in CSS pixels, and how many device pixels each has: 1280 x 1024 magnified (WCAG 1.4.10), and a phone's."""


@pytest.fixture(scope="module", params=SCREENS, ids=lambda found: found.name)
def shown(request: pytest.FixtureRequest, stage: Stage, unpaired: Stage) -> Iterator[Tab]:
    """One screen after the other: each is opened once, and then looked at in every way."""
    found: Screen = request.param
    yield from opened(found, stage, unpaired)


@pytest.fixture
def chromium_only(browser_name: str) -> None:
    """For what is the same in both browsers, and takes as long again."""
    if browser_name != "chromium":
        pytest.skip("the style sheets are the same, and what differs between the browsers is looked at by axe")


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing(shown: Tab, look: Look) -> None:
    shown.look(look)
    found = examined(shown, only_colours=look != "light")
    shown.look("light")
    assert found == []


@pytest.mark.usefixtures("chromium_only")
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(shown: Tab) -> None:
    for _ in range(6):
        start(shown)
        expected = wanted(shown)
        stops, back = walked(shown), walked(shown, "Shift+Tab")
        if wanted(shown) == expected:
            break  # else the page was still arriving
    assert [f"{stop.name}: {', '.join(stop.trouble)}" for stop in stops if stop.trouble] == []
    assert [stop.name for stop in stops] == [stop.name for stop in expected]
    assert [stop.name for stop in back] == [stop.name for stop in expected[::-1]]


@pytest.mark.usefixtures("chromium_only")
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut(shown: Tab, size: str) -> None:
    width, height, zoom = SIZES[size]
    shown.resize(width, height, zoom=zoom)
    found = cut(shown)
    shown.resize(1280, 900)
    assert found == []


@pytest.mark.usefixtures("chromium_only")
def test_widely_spaced_text_is_not_cut(shown: Tab) -> None:
    shown.resize(640, 512, zoom=2)
    measured(shown, "measure.space(true)")
    found = cut(shown)
    measured(shown, "measure.space(false)")
    shown.resize(1280, 900)
    assert found == []


def test_nothing_moves_for_whoever_asked_for_less_motion(shown: Tab) -> None:
    assert shown.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert moving(shown) == []


def start(tab: Tab) -> None:
    """Puts the keyboard where the next Tab goes into what is ours: to the start of a page, or behind LinkedIn's own."""
    tab.activate()
    if tab.root() is None:
        tab.evaluate(
            "(() => { const place = document.querySelector('dialog[open]') ?? document.body;"
            " place.tabIndex = -1; place.focus(); place.removeAttribute('tabindex'); })()"
        )
        return
    tab.evaluate(
        "[...document.body.querySelectorAll('a[href], button')].filter(e => e.checkVisibility()).at(-1).focus()"
    )
    wait_for(lambda: focused(tab) is None, "the focus on the page")
