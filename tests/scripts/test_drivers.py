"""The parts of the browser drivers that need no browser."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.server import Server, ServerConnection, serve

from scripts.browsers import BrowserError, Element, find, wait_for
from scripts.browsers.proxy import OneHostProxy
from scripts.browsers.wire import Wire

BADGE = Element("button", {"aria-expanded": "false", "aria-label": "Accept. Show why."}, "1", ["Accept"])
ICON = Element("span", {"aria-hidden": "true"}, "2", ["!"])
ROOT = Element(
    "#closed",
    {},
    "0",
    [
        Element("div", {"hidden": ""}, "3", [Element("button", {}, "4", ["Undo"])]),
        BADGE,
        Element("p", {}, "5", [ICON, "Two", "words"]),
    ],
)


def test_an_element_is_named_as_a_reader_would() -> None:
    assert (BADGE.role, BADGE.name, BADGE.expanded) == ("button", "Accept. Show why.", False)
    words = ROOT.children[2]
    assert isinstance(words, Element)
    assert (words.text, words.name) == ("! Two words", "Two words")


def test_what_is_hidden_is_not_found() -> None:
    assert ROOT.find("button", "undo") is None
    assert ROOT.find("button", "accept") is BADGE
    assert ROOT.find_all("button", aria_expanded="true") == []


def test_waiting_says_what_did_not_come() -> None:
    with pytest.raises(BrowserError, match=r"in vain for: the badge\n\nno overlay"):
        wait_for(lambda: None, "the badge", timeout=0, tell=lambda: "no overlay")


def test_a_command_that_is_no_browser_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    stand_in = tmp_path / "chromium"
    stand_in.write_text("#!/bin/sh\necho 'install the snap' >&2\nexit 1\n", encoding="utf-8")
    stand_in.chmod(0o755)
    assert find("chromium") is None


@pytest.fixture
def talker() -> Iterator[Server]:
    """A stand-in for a browser: tells an event before each answer, and says no to the command "no"."""

    def answer(connection: ServerConnection) -> None:
        for text in connection:
            asked = json.loads(text)
            connection.send(json.dumps({"method": "heard", "params": asked["params"]}))
            if asked["method"] == "leave":
                return
            said = (
                {"error": {"message": "not now"}}
                if asked["method"] == "no"
                else {"result": {"session": asked.get("sessionId")}}
            )
            connection.send(json.dumps({"id": asked["id"], **said}))

    with serve(answer, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_wire_matches_answers_and_hands_on_events(talker: Server) -> None:
    wire = Wire(f"ws://127.0.0.1:{talker.socket.getsockname()[1]}")
    events: list[dict[str, object]] = []
    wire.listen(events.append)
    assert wire.call("yes", session="tab", word="hello") == {"session": "tab"}
    assert events == [{"method": "heard", "params": {"word": "hello"}}]
    with pytest.raises(BrowserError, match="no: not now"):
        wire.call("no")
    with pytest.raises(BrowserError, match="closed the connection"):
        wire.call("leave")
    assert not wire.open


def test_the_proxy_knows_one_host() -> None:
    with socket.create_server(("127.0.0.1", 0)) as site:
        proxy = OneHostProxy("www.example.com", site.getsockname()[1])
        try:
            assert _ask(proxy.port, b"CONNECT elsewhere.example:443 HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403")
            assert _ask(proxy.port, b"GET http://www.example.com/ HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403")
            with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as client:
                client.sendall(b"CONNECT www.example.com:443 HTTP/1.1\r\n\r\n")
                assert client.recv(100).startswith(b"HTTP/1.1 200")
                tunnel, _ = site.accept()
                with tunnel:
                    client.sendall(b"ping")
                    assert tunnel.recv(4) == b"ping"
                    tunnel.sendall(b"pong")
                assert client.recv(4) == b"pong"
        finally:
            proxy.close()


def _ask(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(request)
        return client.recv(200)
