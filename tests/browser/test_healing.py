"""The link heals: whatever ended, the next use works, and nobody presses anything."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.agent import Agent, free_port
from scripts.browsers import Browser, Tab, find, launch
from scripts.browsers.pairing import PAGE, pair, tell_port
from scripts.demo.site import Site
from tests.browser.conftest import EXTENSION, Open, Stage

ANOTHER_VERSION = """
import sys, whosasking
whosasking.__version__ = "9.9.9"
from whosasking.server import app
app.__version__ = "9.9.9"
app.PROTOCOL = {protocol}
from whosasking.cli import main
raise SystemExit(main())
"""

FAILS_AT_FIRST = """
from whosasking.cli import main
from whosasking.server import workers
done, faults = workers._done, [workers.ReaderBroke(), workers.ReaderBroke()]
def failing(result):
    if faults:
        raise faults.pop()
    return done(result)
workers._done = failing
raise SystemExit(main())
"""


@pytest.fixture
def paired(fresh: Open) -> Stage:
    stage = fresh()
    stage.pair()
    return stage


def use(browser: Browser, slug: str, tone: str) -> Tab:
    """Opens somebody's profile, as a person would next, and waits for the verdict."""
    tab = browser.tab()
    tab.activate()
    tab.open(f"/in/{slug}/")
    tab.wait_for_badge(tone, timeout=40)
    return tab


@pytest.mark.parametrize("way", ["stop", "kill"])
def test_agent_started_again(paired: Stage, way: str) -> None:
    tab = use(paired.browser, "marit-halloran", "accept")
    getattr(paired.agent, way)()
    paired.agent.start()
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore", timeout=40)


def test_agent_that_was_away_while_a_page_stood_open(paired: Stage) -> None:
    paired.agent.stop()
    tab = use(paired.browser, "marit-halloran", "off")
    paired.agent.start()
    tab.wait_for_badge("accept", timeout=60)


def test_agent_of_a_newer_version_that_still_speaks_ours(paired: Stage) -> None:
    use(paired.browser, "marit-halloran", "accept")
    paired.agent.stop()
    paired.agent.command = ("-c", ANOTHER_VERSION.format(protocol=1))
    paired.agent.start()
    use(paired.browser, "jenny-profit-mentor", "ignore")


def test_agent_that_was_too_new_for_a_while(paired: Stage) -> None:
    """Said while it is so; once the versions fit, an open page follows by itself."""
    paired.agent.stop()
    paired.agent.command = ("-c", ANOTHER_VERSION.format(protocol=7))
    paired.agent.start()
    tab = use(paired.browser, "marit-halloran", "off")
    assert "version" in tab.press_badge().text
    paired.agent.stop()
    paired.agent.command = Agent(paired.agent.home, 0).command
    paired.agent.start()
    tab.wait_for_badge("accept", timeout=60)


def test_agent_on_another_port_once_it_was_told(paired: Stage) -> None:
    """The port is typed, for nobody searches ports; the pairing holds, and an open page follows by itself."""
    paired.agent.stop()
    tab = use(paired.browser, "marit-halloran", "off")
    paired.agent.port = free_port()
    paired.agent.start()
    setup = paired.browser.extension_tab(PAGE)
    setup.wait_until("document.querySelector('#port').value !== ''")
    tell_port(setup, paired.agent.port)
    setup.close()
    tab.activate()
    tab.wait_for_badge("accept", timeout=60)


def test_background_that_the_browser_ended(paired: Stage) -> None:
    tab = use(paired.browser, "marit-halloran", "accept")
    paired.browser.suspend_background()
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore", timeout=40)


def test_background_that_ended_while_a_panel_is_open(paired: Stage) -> None:
    """A word that is said then is heard."""
    tab = use(paired.browser, "marit-halloran", "accept")
    tab.press_badge()
    paired.browser.suspend_background()
    tab.press("button", "I know them")
    tab.wait_for_part("button", "Undo: I know them")
    assert len(paired.agent.ask("GET", "/v1/overrides")["overrides"]) == 1


def test_agent_and_background_that_ended_together(paired: Stage) -> None:
    tab = use(paired.browser, "marit-halloran", "accept")
    paired.agent.kill()
    paired.browser.suspend_background()
    paired.agent.start()
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore", timeout=40)


@pytest.mark.skipif(os.name != "posix", reason="processes that stand still, as POSIX systems know them")
def test_machine_that_slept(paired: Stage) -> None:
    """Browser and agent stand still for a while, as they do when a lid is closed, with a live wire between them."""
    tab = use(paired.browser, "marit-halloran", "accept")
    with _asleep(paired.browser.process.pid, paired.agent.pid):
        threading.Event().wait(5)  # the sleep itself
    tab.open("/in/jenny-profit-mentor/")
    tab.wait_for_badge("ignore", timeout=60)


@pytest.mark.skipif(os.name != "posix", reason="processes that stand still, as POSIX systems know them")
def test_agent_that_hung_and_came_round(paired: Stage) -> None:
    tab = use(paired.browser, "marit-halloran", "accept")
    with _asleep(paired.agent.pid):
        tab.open("/in/jenny-profit-mentor/")
        tab.wait_for_badge("off", timeout=60)
    tab.wait_for_badge("ignore", timeout=60)


def test_agent_that_failed_on_a_page_at_first(paired: Stage) -> None:
    paired.agent.stop()
    paired.agent.command = ("-c", FAILS_AT_FIRST)
    paired.agent.start()
    use(paired.browser, "marit-halloran", "accept")


@contextlib.contextmanager
def _asleep(*leaders: int) -> Iterator[None]:
    """These process groups stand still while the block runs."""
    for leader in leaders:
        os.killpg(leader, signal.SIGSTOP)
    try:
        yield
    finally:
        for leader in leaders:
            os.killpg(leader, signal.SIGCONT)


def test_browser_started_again(browser_name: str, demo: Site, tmp_path: Path) -> None:
    found = find(browser_name)
    assert found is not None
    profile = tmp_path / "profile"
    profile.mkdir()
    agent = Agent(tmp_path / "home", free_port())
    options = {"extension": EXTENSION, "site_port": demo.port, "profile": profile}
    agent.start()
    try:
        with launch(found, **options) as browser:
            pair(browser, agent.new_code(), port=agent.port)
            use(browser, "marit-halloran", "accept")
        with launch(found, **options) as browser:
            use(browser, "jenny-profit-mentor", "ignore")
    finally:
        agent.stop()
