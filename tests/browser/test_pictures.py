"""Pictures of every state, light and dark, for eyes to look at: they lie in artefacts/ after a run."""

from __future__ import annotations

import pytest

from scripts.browsers import Theme
from tests.browser.conftest import ARTEFACTS, Open

PEOPLE = {
    "accept": "marit-halloran",
    "recruiter": "joris-vandepeel",
    "look-closer": "tomasz-dębowiec-4b81a9217",
    "ignore": "jenny-profit-mentor",
    "provisional": "samira-haddoun",
    "self": "robin-ashgrove-demo",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_state_can_be_looked_at(fresh: Open, theme: Theme) -> None:
    stage = fresh(theme=theme)
    folder = ARTEFACTS / stage.name / theme
    stage.pair()
    tab = stage.browser.tab()
    tab.activate()
    for state, slug in PEOPLE.items():
        tab.open(f"/in/{slug}/")
        tab.wait_for_badge("accept", "look_closer", "ignore", "none")
        tab.screenshot(folder / f"{state}-badge.png")
        tab.press_badge()
        tab.screenshot(folder / f"{state}-panel.png")
    popup = stage.popup()
    popup.wait_until("document.querySelector('#preferences').hidden === false")
    popup.activate()
    popup.screenshot(folder / "popup.png")
    stage.agent.stop()
    tab.activate()
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("off")
    tab.press_badge()
    tab.screenshot(folder / "agent-off.png")
    pairing = stage.browser.extension_tab("pairing/pairing.html")
    pairing.wait_until("document.querySelector('#port').value !== ''")
    pairing.screenshot(folder / "pairing.png")
    assert len(list(folder.glob("*.png"))) == 2 * len(PEOPLE) + 3
