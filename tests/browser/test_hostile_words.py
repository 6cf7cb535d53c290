"""Names and headlines full of HTML, script, styles and marks of direction: words, wherever the browser shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.browsers import Tab
from scripts.demo.members import BY_SLUG
from tests.browser.conftest import Stage

SLUG = "bobby-tables"
HTML = '<img src=x onerror="document.title=1"><script>document.title=2</script><style>*{display:none!important}</style>'
TURNED = "\u202eelpoep\u202c \u2066x\u2069"
WORDS = f"Bobby {HTML} {TURNED}"
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ABOUT = f"{WORDS} Guaranteed profit of 15% weekly, add me on WhatsApp +44 7700 900123 {WORDS}"
ALIVE = "JSON.stringify([document.title, document.querySelectorAll('img[src=x], body script:not([src]), body style').length])"


@pytest.fixture
def hostile(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> Tab:
    """The profile of somebody whose every word is an attack, judged."""
    member = replace(
        BY_SLUG["jenny-profit-mentor"], slug=SLUG, name=WORDS, headline=f"Head of {WORDS}", about=ABOUT, note=ABOUT
    )
    monkeypatch.setitem(BY_SLUG, SLUG, member)
    tab.open(f"/in/{SLUG}/")
    tab.wait_for_badge("ignore", "look_closer")
    return tab


def test_words_of_strangers_are_words_in_badge_panel_and_popup(hostile: Tab, stage: Stage) -> None:
    before = hostile.evaluate(ALIVE)
    panel = hostile.press_badge()
    assert {element.tag for element in panel.walk()}.isdisjoint({"img", "script", "style", "iframe", "a"})
    assert "<img" in panel.text
    assert TURNING.isdisjoint(panel.text)
    assert hostile.evaluate(ALIVE) == before

    hostile.press("button", "Not spam")
    hostile.wait_for_part("button", "Undo: not spam")
    popup = stage.popup()
    popup.wait_until("document.querySelector('#verdict').shadowRoot.textContent.includes('<img')")
    popup.activate()
    popup.click_selector("#people > summary")
    popup.wait_until("document.querySelector('#people').innerText.includes('Bobby')")
    shown = popup.evaluate("document.body.innerText + document.querySelector('#verdict').shadowRoot.textContent")
    assert "<script>" in shown
    assert TURNING.isdisjoint(shown)
    made = "[document, document.querySelector('#verdict').shadowRoot].flatMap(r => [...r.querySelectorAll('img[src=x], iframe, script:not([src])')]).length"
    assert popup.evaluate(made) == 0
    assert popup.evaluate("document.title") not in {"1", "2"}


@pytest.mark.usefixtures("hostile")
def test_words_of_strangers_are_words_in_the_notebook(stage: Stage) -> None:
    stage.agent.ask("PUT", "/v1/overrides", {"kind": "known", "slug": SLUG, "member_id": None, "name": WORDS})
    notebook = stage.browser.extension_tab("notebook/notebook.html")
    notebook.wait_until("document.body.innerText.includes('Bobby')", timeout=20)
    shown = notebook.evaluate("document.body.innerText")
    assert "<script>" in shown
    assert TURNING.isdisjoint(shown)
    assert (
        notebook.evaluate("document.querySelectorAll('img[src=x], iframe, script:not([src]), body style').length") == 0
    )
    assert notebook.evaluate("document.title") not in {"1", "2"}
