"""The pages in Arabic, as a browser of that language shows them: everything on its side, nothing cut, nothing that axe finds."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from scripts.browsers import Element, Tab
from scripts.demo.site import Site
from tests.browser.axe import examined
from tests.browser.conftest import ARTEFACTS, Stage, new_stage
from tests.browser.measures import cut
from tests.browser.screens import SECTIONS, clear, notebook, own, panel

PAGES = {
    "popup": ("popup/popup.html", "!document.querySelector('#preferences').hidden"),
    "pairing": ("pairing/pairing.html", "document.querySelector('#port').value !== ''"),
    "welcome": ("welcome/welcome.html", "!document.querySelector('#display').disabled"),
    "doctor": ("doctor/doctor.html", "document.querySelectorAll('#lines li').length > 4"),
}


@pytest.fixture(scope="module")
def arabic(browser_name: str, demo: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A paired browser of somebody who reads Arabic."""
    with contextlib.ExitStack() as life:
        made = new_stage(life, browser_name, demo, tmp_path_factory.mktemp("home"), language="ar")
        made.pair()
        yield made


def looked_at(tab: Tab, name: str) -> None:
    """Wide, and magnified: for axe, for the measure and for eyes."""
    assert examined(tab) == []
    for width, height in ((1280, 900), (320, 640)):
        tab.resize(width, height)
        assert cut(tab) == []
        tab.screenshot(ARTEFACTS / "right-to-left" / f"{name}-{width}.png")
    tab.resize(1280, 900)


@pytest.mark.parametrize("name", PAGES)
def test_own_pages(arabic: Stage, name: str) -> None:
    clear(arabic)
    tab = own(arabic, *PAGES[name])
    assert tab.evaluate("[document.documentElement.lang, document.documentElement.dir].join()") == "ar,rtl"
    looked_at(tab, name)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_notebook(arabic: Stage, section: str) -> None:
    clear(arabic)
    tab = notebook(arabic, section)
    nav = tab.evaluate("document.querySelector('#nav').getBoundingClientRect().left")
    assert nav > tab.evaluate("document.querySelector('h1').getBoundingClientRect().right")
    looked_at(tab, f"notebook-{section}")


@pytest.mark.parametrize(("slug", "tone"), [("marit-halloran", "accept"), ("jenny-profit-mentor", "ignore")])
def test_the_panel(arabic: Stage, slug: str, tone: str) -> None:
    clear(arabic)
    tab = panel(arabic, slug, tone)
    root = tab.root()
    assert root is not None

    def left(wanted: Element | None) -> float:
        box = None if wanted is None else tab.box(wanted)
        assert box is not None
        return box.x

    tools = [each for each in root.walk() if each.attributes.get("data-key") == "close"]
    word = next(each for each in root.walk() if each.attributes.get("id") == "word")
    assert left(tools[0]) < left(word)
    looked_at(tab, f"panel-{tone}")
