"""The notebook, in a tab of its own: people, verdicts, processes, my word, pictures, an archive that is dropped, files, deleting."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from scripts.browsers import Tab, wait_for
from tests.archive.made import files, zipped
from tests.browser.conftest import Open, Stage

TIE = dict.fromkeys(("kind", "as", "on", "until", "place", "outcome", "bond", "shared", "effort", "text"))
TEXT = "document.querySelector('#place').innerText"
TOAST = "document.querySelector('#toast').innerText"


@pytest.fixture
def notebook(stage: Stage) -> Any:
    """The notebook of somebody who knows nobody yet."""
    stage.reset()
    stage.agent.ask("DELETE", "/v1/people")
    stage.agent.ask("DELETE", "/v1/history")
    tab = stage.browser.extension_tab("notebook/notebook.html")
    tab.activate()
    tab.wait_until(f"{TEXT}.includes('Nobody is in your notebook yet')")
    yield tab
    # An answer that says no is listed by the browser as well.
    assert [said for said in tab.complaints if not said.startswith("Failed to load resource")] == []
    tab.close()


def go(tab: Tab, section: str) -> None:
    tab.click_selector(f"#nav [href='#{section}']")
    tab.wait_until(f"document.querySelector('#place > .{section} h1') === document.activeElement")


def record(stage: Stage, name: str, **said: Any) -> int:
    asked = {"person": None, "slug": name.lower(), "member_id": None, "name": name, "tie": {**TIE, **said}}
    return int(stage.agent.ask("POST", "/v1/ties", asked)["id"])


def ties(stage: Stage, number: int) -> list[dict[str, Any]]:
    return [kept["tie"] for kept in stage.agent.ask("GET", f"/v1/people/{number}")["ties"]]


def press(tab: Tab, words: str) -> None:
    """Presses the first button with these words."""
    mark = (
        f"(() => {{ const found = [...document.querySelectorAll('#place button')].find((b) => b.textContent === {json.dumps(words)});"
        " found?.setAttribute('data-press', ''); return found !== undefined; })()"
    )
    tab.wait_until(mark)
    tab.click_selector("[data-press]")


def test_people_are_found_and_one_has_a_card(notebook: Tab, stage: Stage) -> None:
    for name in ("Odile", "Zoë", "Bram"):
        record(stage, name, kind="met", **{"as": "colleague"})
    notebook.wait_until("document.querySelectorAll('.person').length === 3")  # without asking: it hears of it
    notebook.click_selector("#people-search")
    notebook.type("zoe")
    notebook.wait_until("document.querySelectorAll('.person').length === 1")
    notebook.click_selector(".person a")
    notebook.wait_until("document.activeElement === document.querySelector('.card h2')")
    assert notebook.evaluate("document.querySelector('.card h2').innerText") == "Zoë"
    assert notebook.evaluate("document.querySelector('.card .profile').href").endswith("/in/zo%C3%AB/")


def test_a_tap_is_recorded_edited_and_undone(notebook: Tab, stage: Stage) -> None:
    number = record(stage, "Odile", kind="voucher")
    notebook.evaluate(f"location.hash = '#people/{number}'")
    notebook.evaluate("document.body.dataset.before = 'reload'")
    # The news of what was just recorded would draw the card again under the press.
    notebook.evaluate("location.reload()")
    notebook.wait_until("document.body.dataset.before === undefined && document.querySelector('.adding') !== null")
    notebook.click_selector(".adding > summary")
    press(notebook, notebook.evaluate("document.querySelector('.adding .chip').textContent"))
    notebook.wait_until(f"{TOAST}.startsWith('Recorded')")
    assert [tie["kind"] for tie in ties(stage, number)] == ["voucher", "met"]
    notebook.wait_until("document.querySelectorAll('.ties:not(.notes) li').length === 2")
    notebook.click_selector(".ties li:nth-child(2) button")
    notebook.wait_until("document.activeElement.matches('.edit .place input')")
    notebook.type("Northquay")
    notebook.click_selector(".edit .on input")
    notebook.type("May")
    notebook.click_selector(".edit button.first")
    notebook.wait_until("document.querySelector('.edit .wrong') !== null")  # what fits not is said where it was typed
    notebook.evaluate("document.querySelector('.edit .on input').value = ''")
    notebook.click_selector(".edit .on input")
    notebook.type("2019-05")
    notebook.click_selector(".edit button.first")
    notebook.wait_until("document.querySelector('.ties').innerText.includes('Northquay')")
    assert (ties(stage, number)[1]["place"], ties(stage, number)[1]["on"]) == ("Northquay", "2019-05")
    notebook.click_selector(".ties li:nth-child(2) button:last-child")
    notebook.wait_until(f"{TOAST}.startsWith('Taken back')")
    assert [tie["kind"] for tie in ties(stage, number)] == ["voucher"]
    notebook.click_selector("#toast button")
    wait_for(lambda: len(ties(stage, number)) == 2, "what was taken back to be back")


def test_a_note_is_written_and_somebody_forgotten(notebook: Tab, stage: Stage) -> None:
    number = record(stage, "Odile", kind="voucher")
    notebook.evaluate(f"location.hash = '#people/{number}'")
    notebook.wait_until("document.querySelector('#note') !== null")
    notebook.click_selector("#note")
    notebook.type("tall, with a hat")
    press(notebook, "Save the note")
    notebook.wait_until("document.querySelector('.notes').innerText.includes('with a hat')")
    notebook.click_selector(".card .danger")
    notebook.wait_until("document.querySelector('#confirm').open")
    notebook.press_key("Escape")
    notebook.wait_until("!document.querySelector('#confirm').open")
    assert stage.agent.ask("GET", "/v1/people")["total"] == 1
    notebook.click_selector(".card .danger")
    notebook.wait_until("document.querySelector('#confirm').open")
    notebook.click_selector("#confirm-yes")
    notebook.wait_until(f"{TEXT}.includes('Nobody is in your notebook yet')")
    assert stage.agent.ask("GET", "/v1/people")["total"] == 0


def test_verdicts_are_filtered_and_what_i_said_is_taken_back(notebook: Tab, stage: Stage) -> None:
    profile = stage.browser.tab()
    profile.activate()
    for slug, tone in (("marit-halloran", "accept"), ("jenny-profit-mentor", "ignore")):
        profile.open(f"/in/{slug}/")
        profile.wait_for_badge(tone, provisional=False)
    profile.press_badge()
    profile.press("button", "Not spam")
    wait_for(lambda: stage.agent.ask("GET", "/v1/overrides")["overrides"], "the word said", tell=profile.outline)
    notebook.activate()
    go(notebook, "history")
    notebook.wait_until("document.querySelectorAll('.entry').length >= 2")
    notebook.evaluate(
        "(() => { const s = document.querySelector('#history-said'); s.value = 'not_spam'; s.dispatchEvent(new Event('change')); })()"
    )
    notebook.wait_until(
        "[...document.querySelectorAll('.entry')].every((e) => e.innerText.includes('You said: Not spam'))"
    )
    press(notebook, "Undo")
    notebook.wait_until("document.querySelectorAll('.entry').length === 0")
    assert stage.agent.ask("GET", "/v1/overrides")["overrides"] == []
    notebook.click_selector("#toast button")
    wait_for(lambda: stage.agent.ask("GET", "/v1/overrides")["overrides"], "the word to stand again")
    go(notebook, "words")
    notebook.wait_until("document.querySelectorAll('.entry').length === 1")
    go(notebook, "pictures")
    notebook.wait_until("document.querySelectorAll('figure').length === 2")
    notebook.click_selector("figure summary")
    assert notebook.evaluate("document.querySelector('figure table').innerText").startswith("Verdicts by week")
    drawn = "(() => { const c = document.querySelector('#canvas-weeks'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v !== 0); })()"
    notebook.wait_until(drawn)
    profile.close()


def test_an_outcome_is_told_by_one_tap(notebook: Tab, stage: Stage) -> None:
    number = record(stage, "Rex", kind="recruiter", place="Harrow Maps", outcome="open")
    go(notebook, "waiting")
    notebook.wait_until("document.querySelectorAll('.process').length === 1")
    press(notebook, "pay too low")
    notebook.wait_until("document.querySelectorAll('.process').length === 0")
    assert [tie["outcome"] for tie in ties(stage, number)] == ["open", "pay_too_low"]
    notebook.click_selector("#toast button")
    notebook.wait_until("document.querySelectorAll('.process').length === 1")


def drop(tab: Tab, name: str, content: bytes) -> None:
    """Drops a file as the browser hands it over."""
    encoded = base64.b64encode(content).decode()
    tab.evaluate(
        "(() => { const d = new DataTransfer();"
        f" d.items.add(new File([Uint8Array.from(atob('{encoded}'), (c) => c.charCodeAt(0))], '{name}'));"
        " document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: d, bubbles: true, cancelable: true })); })()"
    )


def test_an_archive_is_dropped(notebook: Tab, stage: Stage, tmp_path: Path) -> None:
    go(notebook, "archive")
    drop(notebook, "photo.png", b"...")
    notebook.wait_until("document.querySelector('.result').innerText.includes('no ZIP')")
    drop(notebook, "wrong.zip", b"not a zip at all")
    notebook.wait_until("document.querySelector('.result').innerText.includes('This file is no ZIP')")
    assert stage.agent.ask("GET", "/v1/imports")["imports"] == []
    made = files(2026)
    name = next(name for name in made if name.endswith("Connections.csv"))
    made = {**made, name: made[name] + "Half,a row\n"}
    content = zipped(tmp_path / "a.zip", made).read_bytes()
    drop(notebook, "Complete_LinkedInDataExport_04-06-2026.zip", content)
    notebook.wait_until("document.querySelector('.result .right') !== null", timeout=60)
    assert "4 connections" in notebook.evaluate("document.querySelector('.result').innerText")
    notebook.click_selector(".malformed summary")
    assert "Connections.csv" in notebook.evaluate("document.querySelector('.malformed table').innerText")
    notebook.wait_until("document.querySelectorAll('.imports > li').length === 1")
    go(notebook, "pictures")
    notebook.wait_until("document.querySelector('#canvas-months') !== null")


def test_the_notebook_is_saved_and_deleted(notebook: Tab, stage: Stage) -> None:
    record(stage, "Odile", kind="note", text="=1+1")
    go(notebook, "settings")
    notebook.click_selector("#export-csv")
    notebook.wait_until("document.activeElement.id === 'export-file'")
    saved = notebook.evaluate("document.querySelector('#export-file').download")
    assert saved.startswith("notebook-")
    assert saved.endswith(".csv")
    notebook.click_selector("#delete-people")
    notebook.wait_until("document.querySelector('#confirm').open")
    notebook.click_selector("#confirm-yes")
    notebook.wait_until(f"{TOAST}.includes('deleted')")
    assert stage.agent.ask("GET", "/v1/people")["total"] == 0


def test_with_the_agent_down_it_says_so_and_comes_back(fresh: Open) -> None:
    stage = fresh()
    stage.pair()
    stage.agent.stop()
    tab = stage.browser.extension_tab("notebook/notebook.html")
    tab.activate()
    tab.wait_until("!document.querySelector('#trouble').hidden")
    assert "not running" in tab.evaluate("document.querySelector('#trouble').innerText")
    stage.agent.start()
    tab.wait_until(f"{TEXT}.includes('Nobody is in your notebook yet')")  # by itself: who is impatient can press
    assert tab.evaluate("document.querySelector('#trouble').hidden")


def test_what_changed_while_it_heard_nothing_is_shown(fresh: Open) -> None:
    stage = fresh()
    stage.pair()
    tab = stage.browser.extension_tab("notebook/notebook.html")
    tab.activate()
    tab.wait_until(f"{TEXT}.includes('Nobody is in your notebook yet')")
    stage.agent.stop()
    stage.agent.start()
    record(stage, "Odile", kind="met", **{"as": "colleague"})
    tab.wait_until("document.querySelectorAll('.person').length === 1")


def test_it_fits_a_narrow_window(fresh: Open) -> None:
    stage = fresh(width=400)
    stage.pair()
    record(stage, "Odile" * 12, kind="met", **{"as": "client"})
    tab = stage.browser.extension_tab("notebook/notebook.html")
    tab.activate()
    for section in ("people", "history", "waiting", "words", "pictures", "archive", "settings"):
        tab.click_selector(f"#nav [href='#{section}']")
        tab.wait_until(f"document.querySelector('#place > .{section} h1') !== null")
        tab.wait_until("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_popup_leads_to_it(stage: Stage) -> None:
    popup = stage.popup()
    assert popup.evaluate("document.querySelector('footer a').href").endswith("/notebook/notebook.html")
    popup.close()
