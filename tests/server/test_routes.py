"""Every route there is, against every stranger: a route added tomorrow is tried without a line here."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.harness import CHROMIUM, OTHER_EXTENSION, Agent, Answer, Paired
from whosasking.server import app
from whosasking.server.guard import Route
from whosasking.store.home import STORE_FILE

ROUTES = [
    pytest.param(method, path.replace("/ID", "/1"), entry.route, id=f"{method} {path}")
    for path, methods in app._ROUTES.items()
    for method, entry in methods.items()
]
EVERY_ROUTE = pytest.mark.parametrize(("method", "path", "route"), ROUTES)
WITH_TOKEN = pytest.mark.parametrize(
    ("method", "path", "route"), [one for one in ROUTES if one.values[2].access in {"client", "local"}]
)
PAGES = ("https://www.linkedin.com", "http://127.0.0.1:8080", "http://localhost:3000", "null", "https://evil.example")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def ask(agent: Agent, method: str, path: str, route: Route, headers: dict[str, Any]) -> Answer:
    """A request that is right in everything but the headers given."""
    kind = {"Content-Type": "application/zip"} if route.content == "zip" else {}
    wire = UPGRADE if route.upgrade else {}
    return agent.ask(method, path, {**kind, **wire, **headers}, {} if route.body else None)


def refused(answer: Answer, *statuses: int) -> None:
    assert answer.status in statuses, answer
    assert sorted(answer.json) == ["code", "fix", "message"]
    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


def tokens(paired: Paired) -> dict[str, str]:
    """The token in both places where a request may carry it."""
    return {
        "Authorization": f"Bearer {paired.token}",
        "Sec-WebSocket-Protocol": f"whosasking.v1, bearer.{paired.token}",
    }


@EVERY_ROUTE
@pytest.mark.parametrize("origin", [*PAGES, OTHER_EXTENSION])
def test_pages_get_nothing_even_with_a_token(
    one_agent: Agent, chromium: Paired, method: str, path: str, route: Route, origin: str
) -> None:
    site = "none" if origin == OTHER_EXTENSION else "cross-site"
    headers = {**tokens(chromium), "Origin": origin, "Sec-Fetch-Site": site}
    if route.access == "pairing" and origin == OTHER_EXTENSION:
        refused(ask(one_agent, method, path, route, headers), 400)  # may ask, and has no code
        return
    refused(ask(one_agent, method, path, route, headers), 403)


@EVERY_ROUTE
@pytest.mark.parametrize("host", ["evil.example:{port}", "localhost:{port}", "127.0.0.1", "[::1]:{port}"])
def test_rebound_names_get_nothing(
    one_agent: Agent, chromium: Paired, method: str, path: str, route: Route, host: str
) -> None:
    headers = {**chromium.headers(origin=True), **tokens(chromium), "Host": host.replace("{port}", str(one_agent.port))}
    refused(ask(one_agent, method, path, route, headers), 421)


@WITH_TOKEN
@pytest.mark.parametrize("origin", [CHROMIUM, OTHER_EXTENSION])
@pytest.mark.usefixtures("chromium")
def test_extensions_get_nothing_without_a_token(
    one_agent: Agent, method: str, path: str, route: Route, origin: str
) -> None:
    headers = {"Origin": origin, "Sec-Fetch-Site": "none", "Sec-WebSocket-Protocol": "whosasking.v1"}
    refused(ask(one_agent, method, path, route, headers), 401 if origin == CHROMIUM else 403)


@EVERY_ROUTE
def test_programs_get_nothing_without_a_token(one_agent: Agent, method: str, path: str, route: Route) -> None:
    refused(ask(one_agent, method, path, route, {}), 401, 403)


@WITH_TOKEN
@pytest.mark.parametrize("named", ["token", "access_token", "bearer", "Authorization"])
def test_a_token_in_the_address_opens_nothing(
    one_agent: Agent, chromium: Paired, method: str, path: str, route: Route, named: str
) -> None:
    headers = {"Origin": CHROMIUM, "Sec-Fetch-Site": "none", "Sec-WebSocket-Protocol": "whosasking.v1"}
    refused(ask(one_agent, method, f"{path}?{named}={chromium.token}", route, headers), 401)


def test_no_get_changes_anything(agent: Agent, paired: Paired) -> None:
    """Only when a client was last seen is noted, and that is the guard's doing."""
    assert paired.review("read Mirela mirela").status == 200
    before = _content(agent.folder)
    for path, methods in app._ROUTES.items():
        if "GET" in methods and not methods["GET"].route.upgrade:
            paired.get(path.replace("/ID", "/1"))
    assert _content(agent.folder) == before


def _content(folder: Path) -> dict[str, list[Any]]:
    with contextlib.closing(sqlite3.connect(folder / STORE_FILE)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(map(repr, database.execute(f"SELECT * FROM {name}")))  # noqa: S608  (names from the schema)
            for name in tables
            if name != "clients"
        }


# ------------------------------------------------------------------------- a store that was copied elsewhere


@pytest.fixture
def copied(agent: Agent, paired: Paired, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """An agent on a copy of the whole folder, taken while the first one runs."""
    assert paired.get("/v1/history").status == 200
    folder = tmp_path_factory.mktemp("thief") / "home"
    shutil.copytree(agent.folder, folder)
    with Agent(folder, size=0) as running:
        yield running


def test_a_copied_store_gives_the_terminals_token_to_nobody(agent: Agent, copied: Agent) -> None:
    """Each start makes a new one: the copy's opens nothing at home, and home's opens nothing at the copy."""
    for here, there in ((agent, copied), (copied, agent)):
        headers: dict[str, Any] = {"Authorization": f"Bearer {here.local_token}"}
        assert here.ask("GET", "/v1/history", headers).status == 200
        assert there.ask("GET", "/v1/history", headers).status == 403


def test_a_copied_store_holds_no_token_of_a_browser(paired: Paired, copied: Agent) -> None:
    for file in copied.folder.iterdir():
        assert paired.token.encode() not in file.read_bytes(), file.name


def test_a_copied_store_that_was_revoked_at_home_is_not_asked_again(agent: Agent, paired: Paired) -> None:
    """The way out for the owner of a stolen backup: revoke, pair again; the old token is dead at home."""
    agent.state.store.revoke_client(paired.client_id)
    agent.wait_for(agent.state.refresh_clients)
    assert paired.get("/v1/history").status == 401
    again = Paired(agent)
    assert again.token != paired.token
    assert again.get("/v1/history").status == 200
