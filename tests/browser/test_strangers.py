"""Real pages of strangers, another extension and a squatter, in real browsers: they get nothing and change nothing."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.agent import Agent, free_port
from scripts.browsers import Browser, Tab, find, launch, wait_for
from scripts.demo.site import Site
from tests.browser.conftest import Open
from tests.browser.strangers import another_site, attack, page_file, squatting
from whosasking.server import app

ROUTES = [(method, path.replace("/ID", "/1")) for path, methods in app._ROUTES.items() for method in methods]
WAYS = sum(10 if method == "GET" else 16 for method, _ in ROUTES)
"""Fetches with and without a token, with and without CORS, each body; image, script, event source, form, web socket, beacon."""


@pytest.fixture(scope="module")
def stranger(browser_name: str, demo: Site) -> Iterator[Browser]:
    """The browser without the extension: what its pages do, no extension of ours can help or hinder."""
    found = find(browser_name)
    assert found is not None
    with launch(found, site_port=demo.port) as browser:
        yield browser


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    running = Agent(tmp_path_factory.mktemp("attacked"), free_port())
    running.start()
    running.ask("PUT", "/v1/overrides", {"kind": "known", "slug": "mirela", "member_id": None, "name": "Mirela"})
    yield running
    running.stop()


def kept(agent: Agent) -> dict[str, Any]:
    """What a stranger could want to read or change."""
    return {path: agent.ask("GET", f"/v1/{path}") for path in ("preferences", "overrides", "history", "people")}


def got(tab: Tab, agent: Agent, token: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(tab.evaluate(attack(agent.port, ROUTES, token)))
    assert told["tried"] == WAYS
    return told


@pytest.mark.parametrize("place", ["site", "port", "file"])
def test_a_page_tries_every_route_in_every_way_and_gets_nothing(
    stranger: Browser, agent: Agent, tmp_path: Path, place: str
) -> None:
    before = kept(agent)
    token = (agent.home / "local-token").read_text("utf-8").strip()  # even with the terminal's own
    with contextlib.ExitStack() as life:
        address = {
            "site": lambda: "/in/marit-halloran/",
            "port": lambda: f"http://127.0.0.1:{life.enter_context(another_site())}/",
            "file": lambda: page_file(tmp_path),
        }[place]()
        tab = stranger.tab()
        tab.open(address)
        assert got(tab, agent, token)["read"] == []
        tab.close()
    assert kept(agent) == before
    assert json.loads(agent.run("clients", "--json").stdout)["clients"] == []


OTHER_EXTENSION = {
    "manifest_version": 3,
    "name": "Somebody else's",
    "version": "1",
    "host_permissions": ["http://127.0.0.1/*"],
    "content_security_policy": {
        "extension_pages": "default-src 'self'; connect-src http://127.0.0.1:* ws://127.0.0.1:*"
    },
    "browser_specific_settings": {"gecko": {"id": "other@whosasking.invalid"}},
}

ASK_ALL = """
(async () => {
  const read = [];
  for (const [method, path] of ROUTES) {
    for (const token of [null, 'TOKEN']) {
      try {
        const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
        const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
        const answer = await fetch(`http://127.0.0.1:PORT${path}`, { method, headers, body });
        read.push({ path, method, status: answer.status, text: await answer.text() });
      } catch (error) { read.push({ path, method, status: 0, text: String(error) }); }
    }
  }
  const opened = await new Promise((done) => {
    const socket = new WebSocket('ws://127.0.0.1:PORT/v1/live', ['whosasking.v1', 'bearer.TOKEN']);
    socket.onopen = () => done(true);
    socket.onerror = () => done(false);
  });
  return JSON.stringify({ read, opened });
})()
"""


def test_another_extension_gets_nothing_without_a_token(
    browser_name: str, demo: Site, agent: Agent, tmp_path: Path
) -> None:
    """It may ask the agent, as ours may; even with a token that is somebody else's it is told no."""
    (tmp_path / "manifest.json").write_text(json.dumps(OTHER_EXTENSION), "utf-8")
    (tmp_path / "own.html").write_text("<!doctype html><title>own</title>", "utf-8")
    before = kept(agent)
    found = find(browser_name)
    assert found is not None
    local = (agent.home / "local-token").read_text("utf-8").strip()
    with launch(found, extension=tmp_path, site_port=demo.port) as browser:
        own = browser.extension_tab("own.html")
        script = ASK_ALL.replace("ROUTES", json.dumps(ROUTES)).replace("PORT", str(agent.port)).replace("TOKEN", local)
        told = json.loads(own.evaluate(script))
    assert len(told["read"]) == 2 * len(ROUTES)
    answered = [one for one in told["read"] if one["status"] < 400]
    assert {one["path"] for one in answered} <= {"/v1/hello"}, answered
    assert answered, "the extension reached the agent at all"
    assert all(json.loads(one["text"])["proof"] is None for one in answered)
    assert told["opened"] is False
    assert kept(agent) == before


def test_names_turned_to_this_machine_get_421(browser_name: str, agent: Agent) -> None:
    """As after DNS rebinding: the page's own origin is the agent, under another name, and the browser says that name."""
    found = find(browser_name)
    assert found is not None
    with launch(found) as browser:
        for name in ("localhost", "rebound.localhost"):  # both browsers turn every name under localhost to 127.0.0.1
            for path in ("hello", "history"):
                tab = browser.tab()
                tab.open(f"http://{name}:{agent.port}/v1/{path}")
                assert tab.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 421


# --------------------------------------------------------------------------------------- somebody on the port


@pytest.mark.parametrize("relays", [False, True])
def test_a_squatter_on_the_port_learns_nothing(fresh: Open, relays: bool) -> None:
    """It hears a fresh number and the public name of the pairing; no token, no page, no preference."""
    stage = fresh()
    stage.pair()
    tab = stage.browser.tab()
    tab.activate()
    tab.open("/in/marit-halloran/")
    tab.wait_for_badge("accept")
    port, real = stage.agent.port, free_port()
    stage.agent.stop()
    stage.agent.port = real
    stage.agent.start()
    with squatting(port, real if relays else None) as heard:
        tab.open("/in/jenny-profit-mentor/")
        tab.wait_for_badge("off", timeout=40)
        popup = stage.popup()
        popup.close()
        wait_for(lambda: len(heard) >= 2, "the extension to ask who is there")
    told = b"\n".join(heard)
    assert {one.partition(b"?")[0] for one in heard} == {b"GET /v1/hello"}
    assert b"authorization" not in told.lower()
    assert b"bearer" not in told.lower()
    assert b"jenny" not in told.lower()
    assert stage.agent.ask("GET", "/v1/history")["total"] == 1
