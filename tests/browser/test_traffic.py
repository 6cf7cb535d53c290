"""All that the browser sends while the extension works, as the browser itself records it: only 127.0.0.1 is asked."""

from __future__ import annotations

import contextlib
from pathlib import Path
from urllib.parse import urlsplit

from scripts.agent import DEFAULT_PORT
from scripts.browsers.traffic import asked_by_extensions
from tests.browser.conftest import EXTENSION, Open, Stage
from tests.browser.strangers import another_site

ROUTES = {"/v1/hello", "/v1/pair", "/v1/reviews", "/v1/preferences", "/v1/overrides", "/v1/live"}


def test_the_extension_asks_127_0_0_1_and_nobody_else(fresh: Open, tmp_path: Path) -> None:
    record = tmp_path / "traffic.json"
    stage = fresh(traffic_log=record)
    _a_browsers_day(stage)
    stage.browser.close()
    asked = [urlsplit(url) for url in asked_by_extensions(record)]
    assert {url.hostname for url in asked} == {"127.0.0.1"}
    # The agent's own port is asked until the pairing tab was told another.
    assert stage.agent.port in {url.port for url in asked} <= {stage.agent.port, DEFAULT_PORT}
    assert {url.path for url in asked} >= ROUTES
    assert stage.demo.asked("other") == []


def test_the_record_tells_what_an_extension_asks_elsewhere(fresh: Open, tmp_path: Path) -> None:
    """Else the test above could not fail: an own page asks another port, by HTTP and by web socket."""
    record = tmp_path / "traffic.json"
    stage = fresh(traffic_log=record)
    with contextlib.ExitStack() as life:
        port = life.enter_context(another_site())
        page = stage.browser.extension_tab("popup/popup.html")
        page.evaluate(f"fetch('http://127.0.0.1:{port}/fetched', {{ mode: 'no-cors' }}).then(() => true, () => false)")
        page.evaluate(
            f"new Promise((done) => {{ new WebSocket('ws://127.0.0.1:{port}/socket').onerror = () => done(true); }})"
        )
        stage.browser.close()
    asked = {(url.port, url.path) for url in map(urlsplit, asked_by_extensions(record))}
    assert asked >= {(port, "/fetched"), (port, "/socket")}


def _a_browsers_day(stage: Stage) -> None:
    """Pairing, verdicts, a word said, the popup, and every page of the extension."""
    stage.pair()
    tab = stage.browser.tab()
    tab.activate()
    for slug, tone in (("marit-halloran", "accept"), ("jenny-profit-mentor", "ignore")):
        tab.open(f"/in/{slug}/")
        tab.wait_for_badge(tone)
    tab.press_badge()
    tab.press("button", "Not spam")
    tab.wait_for_part("button", "Undo: not spam")
    popup = stage.popup()
    popup.wait_until("document.querySelector('[value=quick_review]') !== null")
    for page in sorted(EXTENSION.glob("*/*.html")):
        opened = stage.browser.extension_tab(f"{page.parent.name}/{page.name}")
        opened.wait_until("document.readyState === 'complete'")
