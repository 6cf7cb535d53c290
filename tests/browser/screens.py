"""Every screen in each state that matters, opened as a person opens it: for axe, for narrow windows, for eyes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from scripts.browsers import BrowserError, Tab, wait_for
from tests.browser.conftest import Stage
from whosasking.store.home import STORE_FILE

TIE = dict.fromkeys(("kind", "as", "on", "until", "place", "outcome", "bond", "shared", "effort", "text"))
RECEIVED = "/mynetwork/invitation-manager/received/"
SHADOW = "document.querySelector('#verdict').shadowRoot"
UNFOLD = "[...{}.querySelectorAll('details')].forEach((each) => {{ each.open = true; }})"


@dataclass(frozen=True)
class Screen:
    """name: of the state; paired: whether the browser is paired with a running agent; open: shows it and returns its tab."""

    name: str
    open: Callable[[Stage], Tab]
    paired: bool = True


SCREENS: list[Screen] = []


def screen(name: str, *, paired: bool = True) -> Callable[[Callable[[Stage], Tab]], Callable[[Stage], Tab]]:
    """Lists a function as one of the screens."""

    def listed(opens: Callable[[Stage], Tab]) -> Callable[[Stage], Tab]:
        SCREENS.append(Screen(name, opens, paired))
        return opens

    return listed


def clear(stage: Stage) -> None:
    """As on the first day: no preference, no person, no verdict; no tab but the first."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(stage.agent.pid, signal.SIGCONT)
    for handle, _ in stage.browser.tabs()[1:]:
        with contextlib.suppress(BrowserError):  # one that is just being closed
            stage.browser.attach(handle).close()
    wait_for(lambda: len(stage.browser.tabs()) == 1, "the tabs to be closed")
    stage.reset()
    stage.agent.ask("DELETE", "/v1/people")
    stage.agent.ask("DELETE", "/v1/history")


def profile(stage: Stage, slug: str, *tones: str) -> Tab:
    """A member's page with its badge."""
    tab = stage.browser.tab()
    tab.activate()
    tab.open(f"/in/{slug}" if "?" in slug else f"/in/{slug}/")
    tab.wait_for_badge(*tones or ("accept", "look_closer", "ignore", "none", "off"))
    return tab


def panel(stage: Stage, slug: str, *tones: str) -> Tab:
    """A member's page with the open panel."""
    tab = profile(stage, slug, *tones)
    tab.press_badge()
    return tab


def own(stage: Stage, path: str, ready: str) -> Tab:
    """A page of the extension, once an expression on it is true."""
    tab = stage.browser.extension_tab(path)
    tab.activate()
    tab.wait_until(ready)
    return tab


def record(stage: Stage, slug: str, name: str = "", **said: Any) -> int:
    """A tie in the notebook; returns the number of its person."""
    asked = {"person": None, "slug": slug, "member_id": None, "name": name or slug.title(), "tie": {**TIE, **said}}
    return int(stage.agent.ask("POST", "/v1/ties", asked)["id"])


# ------------------------------------------------------------------------------------------- the badge, the panel

for _slug, _tone in (
    ("marit-halloran", "accept"),
    ("tomasz-dębowiec-4b81a9217", "look_closer"),
    ("jenny-profit-mentor", "ignore"),
    ("robin-ashgrove-demo", "none"),
    ("samira-haddoun", "provisional"),
):
    _wanted = "look_closer" if _tone == "provisional" else _tone
    screen(f"badge {_tone}")(lambda stage, slug=_slug, tone=_wanted: profile(stage, slug, tone))
    screen(f"panel {_tone}")(lambda stage, slug=_slug, tone=_wanted: panel(stage, slug, tone))


@screen("badge checking")
def _(stage: Stage) -> Tab:
    os.kill(stage.agent.pid, signal.SIGSTOP)
    return profile(stage, "marit-halloran", "checking")


@screen("badge off", paired=False)
def _(stage: Stage) -> Tab:
    return profile(stage, "marit-halloran", "off")


@screen("panel off", paired=False)
def _(stage: Stage) -> Tab:
    return panel(stage, "marit-halloran", "off")


@screen("panel with a recruiter")
def _(stage: Stage) -> Tab:
    tab = panel(stage, "joris-vandepeel", "accept")
    tab.wait_for_part("heading", stage.word("heading_diligence"))
    return tab


@screen("panel with ties and advice")
def _(stage: Stage) -> Tab:
    record(stage, "marit-halloran", "Marit Halloran", kind="met", **{"as": "client"})
    record(stage, "marit-halloran", "Marit Halloran", kind="recruiter", place="Harrow Maps", outcome="went_well")
    tab = panel(stage, "marit-halloran", "accept")
    tab.wait_for_part("button", stage.word("undo_of", stage.said("notebook.tie.client")))
    tab.examine(f"[...shown].forEach((host) => {UNFOLD.format('host.shadowRoot')})")
    return tab


@screen("panel with a word said")
def _(stage: Stage) -> Tab:
    tab = panel(stage, "jenny-profit-mentor", "ignore")
    tab.press("button", stage.word("action_not_spam"))
    tab.wait_for_part("button", stage.word("action_undo_not_spam"))
    return tab


@screen("panel with a removal offered")
def _(stage: Stage) -> Tab:
    return panel(stage, "viktor-selmane", "look_closer")


def seen_before(stage: Stage, slug: str, employer: str) -> None:
    """Visits a member, and lets that be two weeks ago, when they worked elsewhere."""
    profile(stage, f"{slug}/?scrolled", "accept").close()  # with the jobs: what is not read has not changed
    stage.agent.stop()
    with contextlib.closing(sqlite3.connect(stage.agent.home / STORE_FILE)) as db, db:
        day = (datetime.now(UTC) - timedelta(days=14)).isoformat()
        db.execute("UPDATE history SET reviewed = ?, employers = ? WHERE slug = ?", (day, json.dumps([employer]), slug))
    stage.agent.start()


@screen("panel with a change since the last look")
def _(stage: Stage) -> Tab:
    seen_before(stage, "marit-halloran", "Old Mill")
    tab = panel(stage, "marit-halloran/?scrolled", "accept")
    wait_for(lambda: (root := tab.root()) and "Old Mill" in root.text, "the line", tell=tab.outline)
    return tab


# -------------------------------------------------------------------------------------------- the invitations page


def invitations(stage: Stage) -> Tab:
    """The invitations page with its marks and the summary."""
    tab = stage.browser.tab()
    tab.activate()
    tab.open(RECEIVED)
    tab.wait_for_part("button", "Rex Goldwyn")
    return tab


screen("invitations")(invitations)


@screen("invitations with one part pressed and a reason shown")
def _(stage: Stage) -> Tab:
    tab = invitations(stage)
    tab.press("button", f"{stage.said('invitations.group.ignore')} 1")
    tab.press("button", "Rex Goldwyn")
    return tab


# ------------------------------------------------------------------------------------------------------ the popup


def popup(stage: Stage, *, shows: str = "") -> Tab:
    """The popup in a tab in front, once its verdict part says something (and `shows` is in it)."""
    made = stage.popup()
    made.wait_until(f"{SHADOW}.textContent.includes({json.dumps(shows)}) && {SHADOW}.textContent !== ''")
    made.wait_until("!document.querySelector('#preferences').hidden")
    made.activate()
    return made


@screen("popup with a verdict")
def _(stage: Stage) -> Tab:
    panel(stage, "jenny-profit-mentor", "ignore")
    return popup(stage, shows=stage.word("tone_ignore"))


@screen("popup unfolded")
def _(stage: Stage) -> Tab:
    record(stage, "joris-vandepeel", "Joris Vandepeel", kind="met", **{"as": "client"})
    tab = panel(stage, "joris-vandepeel", "accept")
    tab.press("button", stage.word("action_known"))
    made = popup(stage, shows=stage.word("tone_accept"))
    made.wait_until("document.querySelector('#people') !== null")
    made.evaluate(UNFOLD.format("document"))
    made.evaluate(UNFOLD.format(SHADOW))
    return made


@screen("popup with a preview")
def _(stage: Stage) -> Tab:
    profile(stage, "marit-halloran", "accept")
    made = popup(stage, shows=stage.word("tone_accept"))
    made.click_selector("[value='strict']")
    made.wait_until("document.querySelector('#preview') !== null")
    return made


@screen("popup with a pasted text")
def _(stage: Stage) -> Tab:
    made = popup(stage)
    made.click_selector("#paste > summary")
    made.evaluate(
        "document.querySelector('#pasted').value = 'Mirela Okonjo\\n· 2nd\\nBridge engineer\\n31 connections'"
    )
    made.click_selector("#paste button")
    made.wait_until("document.querySelector('#pasted-verdict').shadowRoot.querySelector('.panel') !== null")
    return made


@screen("popup with invitations")
def _(stage: Stage) -> Tab:
    stage.agent.ask("PUT", "/v1/preferences", {"preset": None, "values": {"display": "toolbar_only"}})
    tab = stage.browser.tab()
    tab.activate()
    tab.open(RECEIVED)
    return popup(stage, shows="Rex Goldwyn")


@screen("popup not connected", paired=False)
def _(stage: Stage) -> Tab:
    return own(stage, "popup/popup.html", "!document.querySelector('#link-action').hidden")


# ------------------------------------------------------------------------------------- pairing, welcome, the doctor

PAIRING = "pairing/pairing.html"
PORT_IS_THERE = "document.querySelector('#port').value !== ''"


@screen("pairing", paired=False)
def _(stage: Stage) -> Tab:
    return own(stage, PAIRING, PORT_IS_THERE)


@screen("pairing with a wrong code and a wrong port", paired=False)
def _(stage: Stage) -> Tab:
    tab = own(stage, PAIRING, PORT_IS_THERE)
    tab.click_selector("#port-part > summary")
    tab.evaluate("document.querySelector('#port').value = '80'")
    tab.click_selector("#port-form button")
    tab.click_selector("#code")
    tab.type("123")
    tab.click_selector("#submit")
    tab.wait_until("document.querySelector('#told').className === 'wrong'")
    return tab


@screen("pairing done")
def _(stage: Stage) -> Tab:
    tab = own(stage, PAIRING, PORT_IS_THERE)
    tab.click_selector("#code")
    tab.type(stage.agent.new_code())
    tab.click_selector("#submit")
    tab.wait_until("!document.querySelector('#done').hidden")
    return tab


@screen("welcome", paired=False)
def _(stage: Stage) -> Tab:
    return own(stage, "welcome/welcome.html", "document.querySelector('#link').dataset.state !== undefined")


@screen("welcome with the first verdict")
def _(stage: Stage) -> Tab:
    tab = own(stage, "welcome/welcome.html", "!document.querySelector('#try').disabled")
    tab.wait_until("!document.querySelector('#display').disabled")
    tab.click_selector("#display input[value=page_and_toolbar]")
    tab.click_selector("#try")
    tab.wait_until("document.querySelector('#trial').shadowRoot.querySelector('.panel') !== null")
    return tab


@screen("doctor")
def _(stage: Stage) -> Tab:
    tab = own(stage, "doctor/doctor.html", "document.querySelectorAll('#lines li').length > 4")
    tab.click_selector("#copy")
    return tab


@screen("doctor with trouble", paired=False)
def _(stage: Stage) -> Tab:
    return own(stage, "doctor/doctor.html", "document.querySelectorAll('#lines .fix').length > 0")


# --------------------------------------------------------------------------------------------------- the notebook

SECTIONS = ("people", "history", "waiting", "words", "pictures", "archive", "settings")


def notebook(stage: Stage, section: str, ready: str = "true") -> Tab:
    """A section of the notebook."""
    tab = own(
        stage,
        f"notebook/notebook.html#{section}",
        f"document.querySelector('#place > .{section.partition('/')[0]} h1') !== null",
    )
    tab.wait_until(ready)
    return tab


def fill(stage: Stage) -> int:
    """People, verdicts, a word, a process that waits; returns the number of the person with the fullest card."""
    number = record(stage, "odile-fenwright", "Odile Fenwright", kind="met", place="Northquay", **{"as": "colleague"})
    record(stage, "odile-fenwright", kind="voucher")
    record(stage, "odile-fenwright", kind="note", text="Draws harbours; asked me about the map of 1921.")
    record(stage, "rex-tarn", "Rex Tarn", kind="recruiter", place="Harrow Maps", outcome="open")
    for slug, tone in (
        ("marit-halloran", "accept"),
        ("samira-haddoun", "look_closer"),
        ("jenny-profit-mentor", "ignore"),
    ):
        tab = profile(stage, slug, tone)
    tab.press_badge()
    tab.press("button", stage.word("action_not_spam"))
    wait_for(lambda: stage.agent.ask("GET", "/v1/overrides")["overrides"], "the word")
    stage.agent.ask(
        "PUT",
        "/v1/overrides",
        {"kind": "known", "slug": "odile-fenwright", "member_id": None, "name": "Odile Fenwright"},
    )
    return number


for _section in SECTIONS:
    screen(f"notebook {_section}, empty")(lambda stage, section=_section: notebook(stage, section))


@screen("notebook people, a card")
def _(stage: Stage) -> Tab:
    number = fill(stage)
    tab = notebook(stage, f"people/{number}", "document.querySelector('.card .adding') !== null")
    tab.evaluate(UNFOLD.format("document"))
    return tab


@screen("notebook people, a tie edited")
def _(stage: Stage) -> Tab:
    number = fill(stage)
    tab = notebook(stage, f"people/{number}", "document.querySelector('.card .adding') !== null")
    tab.click_selector(".ties li button")
    tab.wait_until("document.querySelector('.edit input') !== null")
    tab.click_selector(".edit .on input")
    tab.type("May")
    tab.click_selector(".edit button.first")
    tab.wait_until("document.querySelector('.edit .wrong') !== null")
    return tab


@screen("notebook people, somebody to forget")
def _(stage: Stage) -> Tab:
    number = fill(stage)
    tab = notebook(stage, f"people/{number}", "document.querySelector('.card .danger') !== null")
    tab.click_selector(".card .danger")
    tab.wait_until("document.querySelector('#confirm').open")
    return tab


@screen("notebook verdicts, a word taken back")
def _(stage: Stage) -> Tab:
    fill(stage)
    tab = notebook(stage, "history", "document.querySelectorAll('.entry').length > 2")
    tab.click_selector(".entry .did button")
    tab.wait_until("document.querySelector('#toast button') !== null")
    return tab


@screen("notebook waiting")
def _(stage: Stage) -> Tab:
    fill(stage)
    return notebook(stage, "waiting", "document.querySelector('.process') !== null")


@screen("notebook words")
def _(stage: Stage) -> Tab:
    fill(stage)
    return notebook(stage, "words", "document.querySelector('.entry') !== null")


@screen("notebook pictures")
def _(stage: Stage) -> Tab:
    fill(stage)
    tab = notebook(stage, "pictures", "document.querySelector('figure') !== null")
    tab.evaluate(UNFOLD.format("document"))
    return tab


@screen("notebook archive, a file that is none")
def _(stage: Stage) -> Tab:
    tab = notebook(stage, "archive")
    tab.evaluate(
        "(() => { const d = new DataTransfer(); d.items.add(new File(['...'], 'photo.png'));"
        " document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: d, bubbles: true, cancelable: true })); })()"
    )
    tab.wait_until("document.querySelector('.result .wrong') !== null")
    tab.evaluate(UNFOLD.format("document"))
    return tab


@screen("notebook settings, unfolded")
def _(stage: Stage) -> Tab:
    tab = notebook(stage, "settings", "!document.querySelector('#preferences').hidden")
    tab.evaluate(UNFOLD.format("document"))
    tab.click_selector("#export-csv")
    tab.wait_until("document.querySelector('#export-file') !== null")
    return tab


@screen("notebook without an agent", paired=False)
def _(stage: Stage) -> Tab:
    return own(stage, "notebook/notebook.html", "!document.querySelector('#trouble').hidden")


def opened(found: Screen, paired: Stage, alone: Stage) -> Iterator[Tab]:
    """Shows a screen on the stage that it needs, and takes it down afterwards."""
    stage = paired if found.paired else alone
    clear(stage)
    yield found.open(stage)
    clear(stage)
